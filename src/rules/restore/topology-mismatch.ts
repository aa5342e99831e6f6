import { topologyObjections } from '../../forecast';
import { cluster, project, restoreOf, shards, together } from '../example';
import { heldAgainst } from './restore-jobs';
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
  why: 'Atlas restores a sharded cluster into one with as many shards and the same type of config servers, and never into a replica set. Of a replica set into a sharded cluster its documents say nothing.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/',
  prevents: 'AUTOMATED_RESTORE_OF_SHARD_NOT_ALLOWED',
  rejects: { action: 'create' },
  facts: ['4.16', '4.17'],
  get examples() {
    return {
      good: [
        {
          title: 'as many shards',
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
  *check({ after }) {
    yield* heldAgainst(after, topologyObjections);
  },
});
