import { LONGEST_PAUSE_DAYS } from '../../atlas/pause';
import type { Cluster } from '../../model';
import { isDestroyed } from '../../model/resource';
import { daysOf, readRetention } from '../../model/retention';
import { is } from '../../model/value';
import { kindOf } from '../queries/deletion';
import { cluster, item, project, schedule, together } from '../example';
import { longestItems } from './loss';
import { keptFor } from '../queries/policy-items';
import { defineRule, unchecked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { listed } from '../../text/list';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };

export const changeClusterPaused = defineRule({
  id: 'change/cluster-paused',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a cluster with backups is paused',
  why: 'Atlas takes no snapshots of a paused cluster, while its existing snapshots expire. A cluster can stay paused for 30 days.',
  docs: 'https://www.mongodb.com/docs/atlas/pause-terminate-cluster/',
  facts: ['8.16'],
  get examples() {
    return {
      good: [
        {
          title: 'a cluster that is resumed',
          before: together(project(), cluster({ paused: true }), schedule(items)),
          resources: together(project(), cluster({ paused: false }), schedule(items)),
        },
      ],
      bad: [
        {
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ paused: true }), schedule(items)),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters) {
      const { after } = cluster;
      if (after === undefined || isDestroyed(cluster) || is(cluster.paused, true)) continue;
      if (kindOf(cluster) !== 'dedicated' || kindOf(after) !== 'dedicated') continue;
      if (!is(cluster.backupEnabled, true)) continue;
      if (after.paused.kind === 'unknown') yield unchecked(after, 'paused', after.paused);
      if (is(after.paused, true))
        yield {
          at: after,
          attribute: 'paused',
          problem: `pausing ${clusterNamed(after)} stops its backups, while its existing snapshots expire${shortLived(cluster)}`,
          fix: fix`set ${assign('paused', false)}, or first take an on-demand snapshot that is kept longer than the pause`,
        };
    }
  },
});

/** The snapshots that may all have expired when the pause ends. */
function shortLived({ schedules }: Cluster): string {
  const expiring = longestItems(schedules).filter((one) => {
    const read = readRetention(one);
    return read.kind === 'known' && daysOf(read.retention).most <= LONGEST_PAUSE_DAYS;
  });
  return expiring.length === 0
    ? ''
    : `; all ${listed(expiring.map((one) => `${one.frequency} ones (${keptFor(one)})`))} may expire within the longest pause of ${LONGEST_PAUSE_DAYS} days`;
}
