import type { Frequency } from '../../atlas';
import { FREQUENCIES } from '../../atlas/frequencies';
import type { Cluster, PolicyItem, Retention, Schedule } from '../../model';
import { isDestroyed } from '../../model/resource';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { is, show } from '../../model/value';
import { keptFor } from '../queries/policy-items';
import { listed } from '../../text/list';

/*
 * The backups of a cluster in words. They are read from the state, where everything is known: a change deletes what was
 * taken before, whatever the configuration says.
 */

/** Everything: "up to 12 months of monthly and 7 days of daily snapshots, 5 days of point-in-time history and ...". */
export function backupsOf(cluster: Cluster): string {
  const { schedules, snapshots } = cluster;
  return listed([
    snapshotsTaken(schedules),
    ...(is(cluster.pitEnabled, true) ? [historyOf(cluster)] : []),
    ...copiesOf(schedules),
    ...(snapshots.length === 0 ? [] : [onDemand(snapshots.length)]),
  ]);
}

/** The snapshots that remain after the apply: "its snapshots (up to 12 months of monthly ones)". */
export function snapshotsOf({ schedules, snapshots }: Cluster): string {
  const items = longestItems(schedules);
  const left = snapshots.filter((snapshot) => !isDestroyed(snapshot));
  const kept = [
    ...(items.length === 0 ? [] : [`up to ${spans(items)} ones`]),
    ...(left.length === 0 ? [] : [onDemand(left.length)]),
  ];
  return kept.length === 0 ? 'its snapshots' : `its snapshots (${listed(kept)})`;
}

/** What point-in-time restore can use: "5 days of point-in-time history". */
export function historyOf({ schedules }: Pick<Cluster, 'schedules'>): string {
  for (const { restoreWindowDays } of schedules)
    if (restoreWindowDays.kind === 'known')
      return `${show(restoreWindowDays)} ${is(restoreWindowDays, 1) ? 'day' : 'days'} of point-in-time history`;
  return 'its point-in-time history';
}

/** The longest-kept item of each frequency, the least frequent first. */
export function longestItems(schedules: readonly Schedule[]): readonly PolicyItem[] {
  const longest = new Map<Frequency, { readonly item: PolicyItem; readonly retention: Retention }>();
  for (const { items } of schedules)
    for (const item of items) {
      const read = readRetention(item);
      if (read.kind !== 'known') continue;
      const other = longest.get(item.frequency);
      if (other === undefined || isCertainlyShorter(other.retention, read.retention))
        longest.set(item.frequency, { item, retention: read.retention });
    }
  return FREQUENCIES.flatMap((frequency) => longest.get(frequency)?.item ?? []).reverse();
}

function snapshotsTaken(schedules: readonly Schedule[]): string {
  const items = longestItems(schedules);
  if (items.length === 0) return 'all its snapshots';
  return `up to ${spans(items)} snapshots`;
}

/** "12 months of monthly and 7 days of daily". */
function spans(items: readonly PolicyItem[]): string {
  return listed(items.map((item) => `${keptFor(item)} of ${item.frequency}`));
}

/** Copies are deleted with their snapshots. */
function copiesOf(schedules: readonly Schedule[]): string[] {
  const regions = schedules.flatMap(({ copySettings }) =>
    copySettings.kind === 'known' ? copySettings.value.map(({ regionName }) => show(regionName)) : [],
  );
  return regions.length === 0 ? [] : [`the copies in ${listed([...new Set(regions)])}`];
}

function onDemand(count: number): string {
  return count === 1 ? 'an on-demand snapshot' : `${count} on-demand snapshots`;
}
