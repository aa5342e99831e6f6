import { isDestroyed } from '../../model/resource';
import { show } from '../../model/value';
import { cluster, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { kindOf } from '../queries/deletion';
import { clusterNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';

const version = (mongo_db_major_version: string) => cluster({ mongo_db_major_version });

export const changeVersionLowered = defineRule({
  id: 'change/version-lowered',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a lower version of MongoDB for a cluster that exists',
  why: 'Atlas does not downgrade a cluster, so the apply stops at it. Only a pinned feature compatibility version allows it.',
  docs: 'https://www.mongodb.com/docs/atlas/tutorial/major-version-change/',
  prevents: 'CLUSTER_UPGRADE_INVALID',
  rejects: { action: 'update' },
  facts: ['11.9'],
  get examples() {
    return {
      good: [
        {
          title: 'a higher version',
          before: together(project(), version('7.0')),
          resources: together(project(), version('8.0')),
        },
      ],
      bad: [{ before: together(project(), version('8.0')), resources: together(project(), version('7.0')) }],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const [old, planned] = [cluster.mongoDbMajorVersion, after.mongoDbMajorVersion];
      if (cluster.pinnedFcv.kind !== 'absent' || old.kind !== 'known') continue;
      if (planned.kind === 'unknown') yield unchecked(after, 'mongo_db_major_version', planned);
      if (planned.kind !== 'known' || !isLower(planned.value, old.value)) continue;
      yield {
        at: after,
        attribute: 'mongo_db_major_version',
        problem: `${clusterNamed(after)} is downgraded from MongoDB ${show(old)} to ${show(planned)}, which Atlas does not support`,
        fix: fix`set ${assign('mongo_db_major_version', old)}. For the lower version, create another cluster and migrate the data`,
      };
    }
  },
});

/** Whether one version comes before another: "7.0" before "8.0". */
function isLower(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  if (a === undefined || b === undefined || [...a, ...b].some(Number.isNaN)) return false;
  const [major = 0, minor = 0] = a;
  const [otherMajor = 0, otherMinor = 0] = b;
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
