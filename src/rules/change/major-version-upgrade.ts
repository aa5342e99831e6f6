import { isDestroyed } from '../../model/resource';
import { is, map, show } from '../../model/value';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { snapshotsOf } from './loss';
import { defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_yearly: item(12, 'years', 5) };
const version = (mongo_db_major_version: string) => cluster({ mongo_db_major_version });

export const changeMajorVersionUpgrade = defineRule({
  id: 'change/major-version-upgrade',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster is upgraded to a new major version, but its snapshots stay with the old one',
  why: 'A snapshot can be restored only into a cluster of the same or the next major version. After two upgrades, older snapshots cannot be restored into any current cluster.',
  docs: 'https://www.mongodb.com/docs/atlas/backup-restore-cluster/',
  facts: ['8.15'],
  get examples() {
    return {
      good: [
        {
          title: 'a new minor version',
          before: together(project(), version('8.0'), schedule(items)),
          resources: together(project(), version('8.2'), schedule(items)),
        },
      ],
      bad: [
        {
          before: together(project(), version('7.0'), schedule(items)),
          resources: together(project(), version('8.0'), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || !is(cluster.backupEnabled, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      const old = cluster.mongoDbMajorVersion;
      const planned = after.mongoDbMajorVersion;
      if (planned.kind === 'unknown') yield unchecked(after, 'mongo_db_major_version', planned);
      const [from, to] = [map(old, majorOf), map(planned, majorOf)];
      if (from.kind !== 'known' || to.kind !== 'known' || !(to.value > from.value)) continue;
      const next = show(map(from, (major) => major + 1));
      yield {
        at: after,
        attribute: 'mongo_db_major_version',
        problem: `${clusterNamed(after)} is upgraded from MongoDB ${show(old)} to ${show(planned)}: ${snapshotsOf(cluster)} can be restored only into MongoDB ${show(from)} or ${next}`,
        fix: `take an on-demand snapshot after the upgrade. Before the next upgrade, export or restore the older snapshots you need`,
      };
    }
  },
});

function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}
