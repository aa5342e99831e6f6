import { type Cluster, knownValue, show } from '../../model';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

const running = (version: string) => together(project(), cluster({ mongo_db_major_version: version }));
const ATTRIBUTE = 'mongo_db_major_version';

export const changeVersionLowered = defineRule({
  id: 'change/version-lowered',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a lower major version of MongoDB',
  why: 'Atlas does not downgrade a cluster to an earlier major version, unless its feature compatibility version is pinned.',
  docs: 'https://www.mongodb.com/docs/atlas/tutorial/major-version-change/',
  prevents: 'CLUSTER_UPGRADE_INVALID',
  rejects: { action: 'update' },
  facts: ['11.9'],
  get examples() {
    return {
      good: [{ title: 'a higher version', before: running('7.0'), resources: running('8.0') }],
      bad: [{ before: running('8.0'), resources: running('7.0') }],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      if (cluster.before !== undefined && cluster.change?.action === 'update')
        yield* lowered(cluster.before, cluster);
  },
});

function* lowered(before: Cluster, after: Cluster): Iterable<Result> {
  const [from, to] = [before.mongoDbMajorVersion, after.mongoDbMajorVersion];
  if (from.kind !== 'known' || before.pinnedFcv.kind !== 'absent') return;
  if (to.kind === 'unknown') yield unchecked(after, ATTRIBUTE, to);
  const [current, planned] = [Number(from.value), Number(knownValue(to))];
  if (to.kind !== 'known' || !(planned < current)) return;
  yield {
    at: after,
    attribute: ATTRIBUTE,
    problem: `${clusterNamed(after)} runs MongoDB ${show(from)}, and this plan sets the lower version ${show(to)}`,
    fix: fix`set ${assign(ATTRIBUTE, from)}`,
  };
}
