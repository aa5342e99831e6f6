import { isCloudProvider } from '../atlas/cloud-provider';
import { isCopyFrequency } from '../atlas/copy-frequencies';
import { FREQUENCIES } from '../atlas/frequencies';
import { isSpelledAsRegion } from '../atlas/regions';
import type { Cluster, CopyPolicyItem, CopySetting, Schedule, Value } from '../model';
import { isAtlasId } from '../model/atlas-id';
import { switchOf } from '../model/cluster-switch';
import { editionOf } from '../model/edition';
import { isOfState } from '../model/former-schedule';
import { linked } from '../model/link';
import { primaryRegion } from '../model/primary-region';
import { isNew } from '../model/resource';
import { readRetention } from '../model/retention';
import { shardsBefore } from '../model/shards';
import { is, knownItems, knownText, knownValue } from '../model/value';

/*
 * What Atlas or the provider rejects of a copy setting: such a copy counts nowhere. The rules of copies report the same;
 * a test compares their examples with this.
 */

/** What is rejected, as the object of "Atlas rejects"; undefined if nothing is, as far as is known. */
export function copyRejection(
  setting: CopySetting,
  schedule: Schedule,
  cluster: Cluster,
): string | undefined {
  const found = [
    placeRejection(setting, cluster),
    zoneRejection(setting, cluster),
    selectionRejection(setting, schedule),
    oplogRejection(setting, cluster),
  ];
  return found.find((one) => one !== undefined);
}

function placeRejection(
  { cloudProvider, regionName, zone }: CopySetting,
  cluster: Cluster,
): string | undefined {
  if (is(editionOf(cluster).edition, 'INFINITE')) return 'copies of the snapshots of Atlas Infinite';
  const provider = knownValue(cloudProvider);
  if (provider !== undefined && !isCloudProvider(provider)) return 'its cloud_provider';
  if (regionName.kind === 'absent') return 'a copy without a region';
  const region = knownValue(regionName);
  if (region !== undefined && !isSpelledAsRegion(region))
    return 'its region_name, which is not in the spelling of Atlas';
  const shards = knownItems(cluster.shards);
  const shard = linked(zone) ?? (shards.length === 1 ? shards[0] : undefined);
  const primary = shard === undefined ? undefined : primaryRegion(shard);
  const own = primary !== undefined && 'attribute' in primary ? knownText(primary.provider) : undefined;
  return provider !== undefined && own !== undefined && own !== provider
    ? "a copy to another cloud provider than the cluster's"
    : undefined;
}

function zoneRejection(
  { zone, zoneId, replicationSpecId }: CopySetting,
  cluster: Cluster,
): string | undefined {
  const id = knownValue(zoneId);
  if (id !== undefined && !isAtlasId(id)) return 'its zone_id, which is not an id of Atlas';
  if (zone.kind === 'missing' && replicationSpecId.kind === 'absent') return 'a copy without a zone';
  const shard = linked(zone);
  if (shard === undefined || cluster.shards.kind !== 'known') return undefined;
  // A schedule that only the estate before the plan has is linked to the cluster of that estate.
  const own = [...cluster.shards.value, ...shardsBefore(cluster)];
  return own.includes(shard) ? undefined : 'the zone of another cluster';
}

function selectionRejection(
  { frequencies, copyPolicyItems, lastNumberOfSnapshots }: CopySetting,
  schedule: Schedule,
): string | undefined {
  const { copyPolicyItemsEnabled: enabled } = schedule;
  const hasFrequencies = frequencies.kind === 'known' && frequencies.value.length > 0;
  const given = [hasFrequencies, isGiven(copyPolicyItems), isGiven(lastNumberOfSnapshots)];
  if (given.filter(Boolean).length > 1) return 'more than one way to choose the snapshots';
  const isOn = is(enabled, true);
  // What a state has is what Atlas has accepted.
  const isOff = is(enabled, false) || (enabled.kind === 'absent' && !isOfState(schedule));
  if (hasFrequencies && isOn) return 'frequencies while copy_policy_items_enabled is true';
  if (!hasFrequencies && given.includes(true) && isOff)
    return 'copy items while copy_policy_items_enabled is not true';
  if (hasFrequencies && frequencies.value.some((one) => one.kind === 'known' && !isCopyFrequency(one.value)))
    return 'one of its frequencies';
  const number = knownValue(lastNumberOfSnapshots);
  if (number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= MOST_NEWEST))
    return 'its last_number_of_snapshots';
  return copyPolicyItems.kind === 'known' ? itemRejection(copyPolicyItems.value) : undefined;
}

/** The most of the newest snapshots that a copy setting takes. */
const MOST_NEWEST = 500;

function itemRejection(items: readonly CopyPolicyItem[]): string | undefined {
  const seen = new Set<string>();
  for (const item of items) {
    const frequency = knownValue(item.frequency);
    if (frequency === undefined) continue;
    const isOnDemand = frequency === 'ondemand';
    if (!isOnDemand && !FREQUENCIES.some((one) => one === frequency))
      return 'the frequency of one of its items';
    if (seen.has(frequency)) return 'two items of one frequency';
    seen.add(frequency);
    if (!isOnDemand && readRetention(item).kind === 'invalid') return 'the retention of one of its items';
  }
  return undefined;
}

function oplogRejection({ shouldCopyOplogs }: CopySetting, cluster: Cluster): string | undefined {
  const pit = switchOf(cluster, 'pitEnabled');
  const isOff = is(pit, false) || (pit.kind === 'absent' && isNew(cluster));
  return is(shouldCopyOplogs, true) && isOff
    ? 'copies of the history while point-in-time restores are disabled'
    : undefined;
}

function isGiven(value: Value<unknown>): boolean {
  return value.kind !== 'absent';
}
