import { type Cluster, is, knownValue, show } from '../../model';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

const paused = (body: object = {}) => together(project(), cluster({ paused: true, ...body }));

export const changePausedClusterUpdated = defineRule({
  id: 'change/paused-cluster-updated',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a change of a paused cluster',
  why: 'Atlas rejects every change of a paused cluster, except that it is resumed. A plan that resumes it may also change it.',
  docs: 'https://www.mongodb.com/docs/atlas/pause-terminate-cluster/',
  prevents: 'CANNOT_UPDATE_PAUSED_CLUSTER',
  rejects: { action: 'update' },
  facts: ['11.8'],
  get examples() {
    return {
      good: [
        {
          title: 'a change that also resumes it',
          before: paused(),
          resources: together(project(), cluster({ paused: false, tags: { team: 'shop' } })),
        },
      ],
      bad: [{ title: 'a tag', before: paused(), resources: paused({ tags: { team: 'shop' } }) }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters) {
      const { before, change, paused } = cluster;
      if (change?.action !== 'update' || before === undefined || !is(before.paused, true)) continue;
      if (is(paused, false) || isOnlyOfTerraform(before, cluster)) continue;
      yield* rejected(cluster);
    }
  },
});

function* rejected(cluster: Cluster): Iterable<Result> {
  if (cluster.paused.kind === 'unknown') yield unchecked(cluster, 'paused', cluster.paused);
  else
    yield {
      at: cluster,
      problem: `this plan changes ${clusterNamed(cluster)}, which is paused`,
      fix: fix`set ${assign('paused', false)} in the same plan, or leave the cluster unchanged`,
    };
}

/** Whether only retain_backups_enabled changes, as far as the model has the attributes: the provider sends nothing. */
function isOnlyOfTerraform(before: Cluster, after: Cluster): boolean {
  if (knownValue(before.retainBackupsEnabled) === knownValue(after.retainBackupsEnabled)) return false;
  return written(before) === written(after);
}

function written(cluster: Cluster): string {
  const { backupEnabled, pitEnabled, terminationProtectionEnabled, encryptionAtRestProvider } = cluster;
  const { mongoDbMajorVersion, shards, tags } = cluster;
  const regions = (knownValue(shards) ?? []).flatMap((shard) => knownValue(shard.regions) ?? []);
  return JSON.stringify([
    ...[backupEnabled, pitEnabled, terminationProtectionEnabled].map(show),
    ...[encryptionAtRestProvider, mongoDbMajorVersion].map(show),
    ...regions.map(({ region, instanceSize, electable }) => [
      show(region),
      show(instanceSize),
      electable.kind === 'known' ? show(electable.value.count) : '',
    ]),
    [...(knownValue(tags) ?? [])].map(([name, value]) => [name, show(value)]),
  ]);
}
