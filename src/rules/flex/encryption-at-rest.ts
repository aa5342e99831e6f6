import { customerKeysOn } from '../queries/customer-keys';
import { cluster, encryptionAtRest, project, tenantCluster, together } from '../example';
import { defineRule } from '../rule';

export const flexEncryptionAtRest = defineRule({
  id: 'flex/encryption-at-rest',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'customer-key encryption on a Flex cluster',
  why: 'Atlas supports encryption with customer keys on dedicated clusters only.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/flex-limitations/',
  prevents: 'API error',
  rejects: { action: 'write' },
  facts: ['5.3'],
  get examples() {
    return {
      good: [
        {
          title: 'customer keys on an M10',
          resources: together(project(), cluster({ encryption_at_rest_provider: 'AWS' }), encryptionAtRest()),
        },
      ],
      bad: [
        { resources: together(project(), tenantCluster('FLEX', { encryption_at_rest_provider: 'AWS' })) },
      ],
    };
  },
  check: ({ after }) => customerKeysOn('flex', after.clusters),
});
