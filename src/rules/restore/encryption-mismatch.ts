import { encryptionObjections } from '../../forecast/restore-compatibility';
import { cluster, encryptionAtRest, project, restoreOf, together } from '../example';
import { obstaclesTo } from './restore-jobs';
import { defineRule } from '../rule';

const between = (from: string, into: string) =>
  together(
    project(),
    encryptionAtRest(),
    cluster({ encryption_at_rest_provider: from }),
    cluster({ encryption_at_rest_provider: into }, 'practice'),
    restoreOf('mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.practice'),
  );

export const restoreEncryptionMismatch = defineRule({
  id: 'restore/encryption-mismatch',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore between clusters with customer keys of different providers',
  why: 'Atlas restores a snapshot only into a cluster with customer keys of the same provider, and one without customer keys only into a cluster without them.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-ear/',
  prevents: 'INVALID_SNAPSHOT_RESTORE_ENCRYPTION',
  rejects: { action: 'create' },
  facts: ['4.13', '4.20'],
  get examples() {
    return {
      good: [
        { title: 'keys of the same provider', resources: between('AWS', 'AWS') },
        { title: 'no keys at all', resources: between('NONE', 'NONE') },
      ],
      bad: [
        { title: 'keys of another provider', resources: between('AWS', 'GCP') },
        { title: 'from no keys to keys', resources: between('NONE', 'AWS') },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    yield* obstaclesTo(after, encryptionObjections);
  },
});
