import { copyFrequency } from '../../atlas/copy-frequencies';
import type { Cluster, Schedule } from '../../model';
import { linked } from '../../model/link';
import { knownValue } from '../../model/value';
import { isGiven } from '../queries/presence';
import { type Fix, type ReferenceTo, assign, fix, listing, named, referenceTo } from '../fix/fix';

/** The id of the first zone of a cluster. */
export function firstZoneOf(cluster: Cluster): ReferenceTo {
  return referenceTo(cluster, 'replication_specs[0].zone_id');
}

/** What a schedule takes, as copy settings write frequencies; on-demand snapshots if it takes nothing. */
export function fittingFrequencies({ items }: Schedule): readonly string[] {
  const taken = [...new Set(items.map(({ frequency }) => copyFrequency(frequency)))];
  return taken.length === 0 ? ['ON_DEMAND'] : taken;
}

/** Sets the zone of a copy setting, by the path of its attribute. */
export function fixOfZone(path: string, { cluster }: Schedule): Fix {
  const of = linked(cluster);
  return of === undefined
    ? fix`set ${named(path)} to the zone id of the cluster`
    : fix`set ${assign(path, firstZoneOf(of))}`;
}

/** Enables copy policy items, which do not permit frequencies in any copy setting of the schedule. */
export function fixWithItems({ copySettings }: Schedule): Fix {
  const others = (knownValue(copySettings) ?? []).filter(({ frequencies }) => isGiven(frequencies) === true);
  const replaced = others.map(({ index }) => {
    const attribute = `copy_settings[${index}]`;
    return fix`${named(`${attribute}.copy_policy_items`)} in place of ${named(`${attribute}.frequencies`)}`;
  });
  return listing([fix`${assign('copy_policy_items_enabled', true)}`, ...replaced]);
}
