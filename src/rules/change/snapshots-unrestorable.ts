import type { Cluster, Value } from '../../model';
import { isDestroyed } from '../../model/resource';
import { shardCount } from '../../model/shards';
import { is, show, knownValue } from '../../model/value';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, shards, together } from '../example';
import { snapshotsOf } from './loss';
import { type Result, defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7) };
const sharded = (count: number) => cluster({ cluster_type: 'SHARDED', replication_specs: shards(count) });

export const changeSnapshotsUnrestorable = defineRule({
  id: 'change/snapshots-unrestorable',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'older snapshots can no longer be restored into their cluster',
  why: 'Atlas restores a snapshot only into a cluster with the same number of shards, the same kind of config servers and the same encryption provider.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  facts: ['4.18', '4.20', '8.14', '8.17'],
  get examples() {
    return {
      good: [
        {
          title: 'a larger size',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ replication_specs: shards(1, 'M20') }), schedule(items)),
        },
      ],
      bad: [
        {
          title: 'a shard is removed',
          before: together(project(), sharded(3), schedule(items)),
          resources: together(project(), sharded(2), schedule(items)),
        },
        {
          title: 'encryption with a customer key',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ encryption_at_rest_provider: 'AWS' }), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.backupEnabled, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      yield* otherTopology(cluster, after);
      yield* otherEncryption(cluster, after);
      yield* otherConfigServers(cluster, after);
    }
  },
});

function* otherTopology(before: Cluster, after: Cluster): Iterable<Result> {
  const [type, planned] = [before.clusterType, after.clusterType];
  if (planned.kind === 'unknown') yield unchecked(after, 'cluster_type', planned);
  if (is(type, 'REPLICASET')) {
    if (planned.kind === 'known' && planned.value !== 'REPLICASET')
      yield {
        at: after,
        attribute: 'cluster_type',
        problem: `${clusterNamed(after)} becomes a sharded cluster, so ${snapshotsOf(before)} can no longer be restored into it`,
        fix: 'take an on-demand snapshot after the change, and restore older ones into another replica set until they expire',
      };
    return;
  }
  const [old, count] = [shardCount(before), shardCount(after)];
  if (old.kind !== 'known') return;
  if (count.kind === 'unknown') yield unchecked(after, 'replication_specs', count);
  if (count.kind === 'known' && count.value !== old.value)
    yield {
      at: after,
      attribute: 'replication_specs',
      problem: `${clusterNamed(after)} changes from ${inWords(old)} to ${show(count)}, so ${snapshotsOf(before)} can no longer be restored into it`,
      fix: `take an on-demand snapshot after the change, and restore older ones into another cluster with ${inWords(old)} until they expire`,
    };
}

function* otherEncryption(before: Cluster, after: Cluster): Iterable<Result> {
  const planned = after.encryptionAtRestProvider;
  const attribute = 'encryption_at_rest_provider';
  const old = before.encryptionAtRestProvider;
  if (planned.kind === 'unknown') yield unchecked(after, attribute, planned);
  if (planned.kind !== 'known' || old.kind === 'unknown') return;
  if (planned.value === (knownValue(old) ?? 'NONE')) return;
  yield {
    at: after,
    attribute,
    problem: `${clusterNamed(after)} changes its encryption provider from ${old.kind === 'known' ? show(old) : 'NONE'} to ${show(planned)}, so ${snapshotsOf(before)} can no longer be restored into it`,
    fix: 'take an on-demand snapshot after the change, and restore older ones into another cluster with the old encryption until they expire',
  };
}

/** Atlas may also change the kind of config servers that it manages, which a plan does not show. */
function* otherConfigServers(before: Cluster, after: Cluster): Iterable<Result> {
  if (is(after.clusterType, 'REPLICASET')) return;
  const [old, planned] = [before.configServerType, after.configServerType];
  const isFixed = is(after.configServerManagementMode, 'FIXED_TO_DEDICATED');
  const kind = planned.kind === 'known' ? planned.value : isFixed ? 'DEDICATED' : undefined;
  if (old.kind !== 'known' || kind === undefined || kind === old.value) return;
  yield {
    at: after,
    attribute: 'config_server_management_mode',
    problem: `${clusterNamed(after)} changes its config servers from ${show(old)} to ${kind}, so ${snapshotsOf(before)} can no longer be restored into it`,
    fix: `take an on-demand snapshot after the change, and restore older ones into another cluster with ${show(old)} config servers until they expire`,
  };
}

function inWords(count: Value<number>): string {
  return `${show(count)} ${is(count, 1) ? 'shard' : 'shards'}`;
}
