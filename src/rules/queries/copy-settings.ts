import type { CopySetting, Estate, Region, Schedule } from '../../model';
import { unknownBehind } from '../../model/link';
import { primaryRegion } from '../../model/primary-region';
import { is } from '../../model/value';
import { type Unchecked, unchecked, unlinked } from '../rule';

/** A copy setting with its place. */
export interface Copy {
  readonly schedule: Schedule;
  readonly setting: CopySetting;
  /** `copy_settings[0]`. */
  readonly attribute: string;
}

/** Every copy setting; an unchecked result for a schedule whose copy settings are not known yet. Listed once for all rules. */
export function copySettings(estate: Estate): readonly (Copy | Unchecked)[] {
  const known = listed.get(estate);
  if (known !== undefined) return known;
  const all: (Copy | Unchecked)[] = [];
  for (const schedule of estate.schedules) {
    const settings = schedule.copySettings;
    if (settings.kind === 'unknown') all.push(unchecked(schedule, 'copy_settings', settings));
    if (settings.kind !== 'known') continue;
    for (const setting of settings.value)
      all.push({ schedule, setting, attribute: `copy_settings[${setting.index}]` });
  }
  listed.set(estate, all);
  return all;
}

const listed = new WeakMap<Estate, readonly (Copy | Unchecked)[]>();

/**
 * The region that a copy setting copies from: the highest-priority one of its zone. Undefined if the zone
 * is not set, or the kind of the cluster does not support schedules.
 */
export function sourceOf({ schedule, setting, attribute }: Copy): Region | Unchecked | undefined {
  const { cluster } = schedule;
  if (cluster.kind === 'outside') {
    const unknown = unknownBehind(cluster);
    return unknown === undefined ? undefined : unlinked(schedule, `${attribute}.zone_id`, unknown);
  }
  if (cluster.kind === 'linked' && cluster.to.kind.kind === 'known' && !is(cluster.to.kind, 'dedicated'))
    return undefined;
  const { zone } = setting;
  if (zone.kind === 'unlinked') return unlinked(schedule, `${attribute}.zone_id`, zone);
  if (zone.kind !== 'linked') return undefined;
  const region = primaryRegion(zone.to);
  if (region === undefined || 'attribute' in region) return region;
  return unchecked(schedule, `${attribute}.zone_id`, {
    ...region,
    reason: `the highest-priority region of its zone is known only after ${region.until}`,
  });
}
