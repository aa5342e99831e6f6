import type { Region, Shard } from './cluster';
import { type Unknown, knownValue } from './value';

/** The highest priority that a region can have. */
const HIGHEST_PRIORITY = 7;

/** The region of the primary: that of the highest priority. Undefined where none is written, unknown where it is open. */
export function primaryRegion({ regions }: Shard): Region | Unknown | undefined {
  if (regions.kind !== 'known') return regions.kind === 'unknown' ? regions : undefined;
  let primary: Region | undefined;
  let unknown: Unknown | undefined;
  for (const region of regions.value) {
    if (region.priority.kind === 'unknown') unknown = region.priority;
    if (primary === undefined || priorityOf(region) > priorityOf(primary)) primary = region;
  }
  if (unknown === undefined || regions.value.length === 1 || primary === undefined) return primary;
  return priorityOf(primary) === HIGHEST_PRIORITY ? primary : unknown;
}

function priorityOf({ priority }: Region): number {
  return knownValue(priority) ?? 0;
}
