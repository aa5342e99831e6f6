import { customerKeysOn } from '../queries/customer-keys';
import { cluster, encryptionAtRest, project, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const freeEncryptionAtRest = defineRule({
  id: 'free/encryption-at-rest',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'customer-key encryption on an M0 cluster',
  why: 'Atlas does not encrypt M0 clusters with customer keys, and rejects a request that sets them.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  prevents: 'CANNOT_USE_ENCRYPTION_AT_REST_TENANT',
  rejects: { action: 'write' },
  facts: ['5.1'],
  get examples() {
    return {
      good: [
        {
          title: 'customer keys on an M10',
          resources: together(project(), cluster({ encryption_at_rest_provider: 'AWS' }), encryptionAtRest()),
        },
      ],
      bad: [
        {
          resources: together(project(), tenantCluster('TENANT', { encryption_at_rest_provider: 'AWS' })),
        },
      ],
    };
  },
  check: ({ after }) => customerKeysOn('free', after.clusters),
});
