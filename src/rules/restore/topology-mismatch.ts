import { topologyObjections } from '../../forecast/restore-compatibility';
import { cluster, project, restoreOf, shards, together } from '../example';
import { obstaclesTo } from './restore-jobs';
import { defineRule } from '../rule';

const sharded = (count: number) => ({
  cluster_type: 'SHARDED',
  replication_specs: shards(count),
  config_server_management_mode: 'FIXED_TO_DEDICATED',
});
const restore = restoreOf('mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.practice');

export const restoreTopologyMismatch = defineRule({
  id: 'restore/topology-mismatch',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore between clusters with different shards or config servers',
  why: 'Atlas restores a sharded cluster only into one with the same number of shards and the same type of config servers, never into a replica set. It does not document restores of a replica set into a sharded cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/',
  prevents: 'AUTOMATED_RESTORE_OF_SHARD_NOT_ALLOWED',
  rejects: { action: 'create' },
  facts: ['4.16', '4.17'],
  get examples() {
    return {
      good: [
        {
          title: 'the same number of shards',
          resources: together(project(), cluster(sharded(2)), cluster(sharded(2), 'practice'), restore),
        },
        {
          title: 'two replica sets',
          resources: together(project(), cluster(), cluster({}, 'practice'), restore),
        },
      ],
      bad: [
        {
          title: 'more shards',
          resources: together(project(), cluster(sharded(2)), cluster(sharded(4), 'practice'), restore),
        },
        {
          title: 'a sharded cluster into a replica set',
          resources: together(project(), cluster(sharded(2)), cluster({}, 'practice'), restore),
        },
      ],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    yield* obstaclesTo(after, topologyObjections);
  },
});
