import { versionObjections } from '../../forecast/restore-compatibility';
import { cluster, project, restoreOf, together } from '../example';
import { obstaclesTo } from './restore-jobs';
import { defineRule } from '../rule';

const between = (from: string, into: string) =>
  together(
    project(),
    cluster({ mongo_db_major_version: from }),
    cluster({ mongo_db_major_version: into }, 'practice'),
    restoreOf('mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.practice'),
  );

export const restoreVersionMismatch = defineRule({
  id: 'restore/version-mismatch',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore into a cluster with an incompatible MongoDB version',
  why: 'A snapshot can be restored into the same or a later minor version of its major version, and into the next major version. A Flex cluster requires the same major version, and a pinned feature compatibility version requires the pinned one.',
  docs: 'https://www.mongodb.com/docs/atlas/backup-restore-cluster/',
  prevents: 'restore rejected',
  rejects: { action: 'create' },
  facts: ['O7', 'O8', 'O9', '4.9', '4.10', '4.11', '4.12'],
  get examples() {
    return {
      good: [
        { title: 'the same version', resources: between('8.0', '8.0') },
        { title: 'the next major version', resources: between('7.0', '8.0') },
      ],
      bad: [
        { title: 'an older version', resources: between('8.0', '7.0') },
        { title: 'two major versions ahead', resources: between('6.0', '8.0') },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    yield* obstaclesTo(after, versionObjections);
  },
});
