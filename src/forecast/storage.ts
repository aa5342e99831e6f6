import { addTo } from '../text/group';
import type { Frequency } from '../atlas';
import { CLOUD_PROVIDERS, isCloudProvider } from '../atlas/cloud-provider';
import { isCopyFrequency, policyFrequency } from '../atlas/copy-frequencies';
import { flexRegion } from '../atlas/flex-regions';
import { isRegion } from '../atlas/regions';
import type { Cluster, CopyPolicyItem, CopySetting, Region, Retention, Shard } from '../model';
import { linked } from '../model/link';
import { primaryRegion } from '../model/primary-region';
import { policiesInForce } from '../model/project';
import { readRetention } from '../model/retention';
import { knownRegions, shardsBefore } from '../model/shards';
import { onDemandSnapshotsOf } from '../model/snapshots-left';
import { is, show, isSensitive, knownValue } from '../model/value';
import * as assumed from './assumptions';
import { type BackupPolicy, type UnknownInput } from './backup-policy';
import { copyRejection } from './copy-rejection';

/** Where snapshots are, and what they survive. */
export interface Storage {
  /** Where the snapshots themselves are: regions such as `AWS/EU_CENTRAL_1`, or a country for a Flex cluster. */
  readonly places: readonly string[];
  readonly copies: readonly SnapshotCopies[];
  readonly exports: readonly SnapshotExports[];
  readonly survives: Survival;
  /** Which of these may have entries that are not known. */
  readonly open: Readonly<Record<'places' | 'copies' | 'exports', boolean>>;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
}

/** The copies in a region. */
export interface SnapshotCopies {
  /** `AWS/EU_WEST_1`. */
  readonly place: string;
  /** The items whose snapshots are copied. */
  readonly items: readonly CopiedItem[];
  /** How many of the newest snapshots are copied; undefined if all of these items are. */
  readonly newest: number | undefined;
  /** Whether the point-in-time history is copied as well. */
  readonly pointInTime: boolean;
  /** Whether it is not known if the point-in-time history is copied. */
  readonly mayCopyPointInTime: boolean;
}

/** An item whose snapshots are copied. */
export interface CopiedItem {
  readonly item: Frequency | 'ondemand';
  /** How long the copies are kept; undefined if they are kept as long as their snapshots. */
  readonly retention: Retention | undefined;
}

/** Exports into one's own bucket, which stays when the cluster is deleted. Atlas does not restore them. */
export interface SnapshotExports {
  readonly bucket: string;
  /** The items whose snapshots are exported, such as `monthly`; `once` for the snapshots of export jobs. */
  readonly frequency: string;
}

/** Whether there is still something to restore afterwards; undefined if that is not known. */
export interface Survival {
  readonly clusterDeletion: boolean | undefined;
  readonly regionLoss: boolean | undefined;
  readonly projectDeletion: boolean | undefined;
}

/** Where a cluster's snapshots are. */
export function storageOf(cluster: Cluster, policy: BackupPolicy): Storage {
  const { kind } = policy;
  if (kind === undefined)
    return {
      ...NOTHING,
      survives: { clusterDeletion: undefined, regionLoss: undefined, projectDeletion: undefined },
      open: { places: true, copies: true, exports: true },
    };
  if (kind === 'infinite') return continuousStorage(cluster);
  if (policy.items.length === 0 && !policy.mayHaveMoreItems) return NOTHING;
  if (kind === 'flex') return flexStorage(cluster);
  const zones = zonesOf(cluster);
  const copies = copiesOf(cluster, policy, zones);
  const survival = deletionOf(cluster, kind);
  const exports = [...exportsOf(policy), ...exportedOnce(cluster)];
  return {
    places: [...new Set(zones.flatMap(({ places }) => places))],
    copies: copies.list,
    exports,
    survives: { ...survival.survives, regionLoss: copies.areEverywhere },
    open: { places: arePlacesOpen(zones), copies: copies.areOpen, exports: areExportsOpen(policy) },
    assumptions: [
      ...survival.assumptions,
      ...copies.assumptions,
      ...(exports.length > 0 ? [assumed.EXPORTS_ARE_FILES] : []),
    ],
    unknown: [...zones.flatMap(({ unknown }) => unknown), ...copies.unknown, ...survival.unknown],
  };
}

/** The frequency of what export jobs export. */
export const ONCE = 'once';

/** The automatic exports. What an export job has exported stays in the bucket when the job is deleted. */
export function regularExports({ exports }: Storage): readonly SnapshotExports[] {
  return exports.filter(({ frequency }) => frequency !== ONCE);
}

const NOTHING: Storage = {
  places: [],
  copies: [],
  exports: [],
  open: { places: false, copies: false, exports: false },
  survives: { clusterDeletion: false, regionLoss: false, projectDeletion: false },
  assumptions: [],
  unknown: [],
};

// --- Flex ---

/** Atlas names a country for each region. */
function flexStorage(cluster: Cluster): Storage {
  const [region] = knownRegions(cluster);
  const listed = region === undefined ? [] : flexRegionsOf(region);
  const places = [...new Set(listed.map(({ snapshots }) => snapshots))];
  const [place] = places;
  const isElsewhere =
    listed.length > 0 && listed.every((one) => one.place !== one.snapshots && one.snapshots !== 'Asia');
  const isKnown = places.length === 1 && place !== undefined;
  return {
    ...NOTHING,
    places: isKnown ? [place] : [],
    open: { ...NOTHING.open, places: !isKnown },
    // If both are in one country, Atlas does not document whether they are in one region.
    survives: { clusterDeletion: false, regionLoss: isElsewhere ? true : undefined, projectDeletion: false },
    assumptions: isKnown && !isElsewhere ? [assumed.FLEX_COUNTRY] : [],
    unknown: isKnown
      ? []
      : [
          {
            address: cluster.address,
            attribute: region?.attribute ?? 'provider_settings',
            reason: 'where Atlas stores the snapshots of this region is not known',
          },
        ],
  };
}

function flexRegionsOf({
  provider,
  region,
}: Region): readonly { readonly place: string; readonly snapshots: string }[] {
  if (region.kind !== 'known' || isSensitive(region)) return [];
  const providers =
    provider.kind === 'known'
      ? [provider.value].filter(isCloudProvider)
      : provider.kind === 'unknown'
        ? CLOUD_PROVIDERS
        : [];
  return providers.flatMap((one) => flexRegion(one, region.value) ?? []);
}

// --- dedicated clusters ---

interface Zone {
  readonly name: string | undefined;
  readonly shards: readonly Shard[];
  readonly places: readonly string[];
  readonly unknown: readonly UnknownInput[];
}

/** The zones of a cluster, with the region of the highest priority of each shard: there its snapshots are. */
function zonesOf({ shards, address }: Cluster): readonly Zone[] {
  if (shards.kind !== 'known')
    return [
      {
        name: undefined,
        shards: [],
        places: [],
        unknown: [
          {
            address,
            attribute: 'replication_specs',
            reason:
              shards.kind === 'unknown'
                ? (shards.reason ?? `its regions are known only after ${shards.until}`)
                : 'the input does not show its regions',
          },
        ],
      },
    ];
  const byName = new Map<string | undefined, Shard[]>();
  for (const shard of shards.value) addTo(byName, knownValue(shard.zoneName), shard);
  return [...byName].map(([name, own]) => {
    const primaries = own.map((shard) => placeOfPrimary(shard));
    const isOpen = primaries.includes(undefined);
    return {
      name,
      shards: own,
      places: [...new Set(primaries.filter((place) => place !== undefined))],
      unknown: isOpen
        ? [
            {
              address,
              attribute: 'replication_specs',
              reason: 'which region has the highest priority is not known',
            },
          ]
        : [],
    };
  });
}

/** Whether it is not known of some zone where its snapshots are. */
function arePlacesOpen(zones: readonly Zone[]): boolean {
  return zones.some(({ unknown }) => unknown.length > 0);
}

function placeOfPrimary(shard: Shard): string | undefined {
  const region = primaryRegion(shard);
  return region === undefined || !('attribute' in region)
    ? undefined
    : placeOf(region.provider, region.region);
}

function placeOf(provider: Region['provider'], region: Region['region']): string | undefined {
  if (region.kind !== 'known') return undefined;
  return provider.kind === 'known'
    ? `${inAtlasSpelling(show(provider))}/${inAtlasSpelling(show(region))}`
    : undefined;
}

/** `EU_CENTRAL_1` for `eu-central-1`: Atlas rejects the cloud provider's spelling, but it is the same region. */
function inAtlasSpelling(name: string): string {
  return name.startsWith('(') ? name : name.toUpperCase().replaceAll('-', '_');
}

/** Atlas does not document whether the continuous backup of Atlas Infinite survives anything. */
function continuousStorage(cluster: Cluster): Storage {
  const zones = zonesOf(cluster);
  return {
    ...NOTHING,
    places: [...new Set(zones.flatMap(({ places }) => places))],
    survives: { clusterDeletion: undefined, regionLoss: false, projectDeletion: undefined },
    open: { ...NOTHING.open, places: arePlacesOpen(zones) },
    unknown: [
      ...zones.flatMap(({ unknown }) => unknown),
      {
        address: cluster.address,
        attribute: cluster.backupAttribute,
        reason:
          'Atlas does not document whether its 24 hours of continuous backup survive the deletion of the cluster',
      },
    ],
  };
}

function copiesOf(
  cluster: Cluster,
  policy: BackupPolicy,
  zones: readonly Zone[],
): {
  readonly list: readonly SnapshotCopies[];
  readonly areEverywhere: boolean | undefined;
  /** Whether there may be copies that are not known. */
  readonly areOpen: boolean;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
} {
  const { schedule, items, pointInTime, mayHavePointInTime, mayHaveMoreItems, openItems } = policy;
  const settings = schedule?.copySettings;
  const none = { list: [], areOpen: false, assumptions: [], unknown: [] };
  if (schedule === undefined || settings === undefined || settings.kind === 'absent')
    return { ...none, areEverywhere: false };
  const unknown = (attribute: string, reason: string): UnknownInput => ({
    address: schedule.address,
    attribute,
    reason,
  });
  if (settings.kind === 'unknown')
    return {
      ...none,
      areOpen: true,
      areEverywhere: undefined,
      unknown: [
        unknown(
          'copy_settings',
          settings.reason ?? `which copies are made is known only after ${settings.until}`,
        ),
      ],
    };
  const taken = new Set<CopiedItem['item']>(
    [...items, ...openItems.filter(({ isTaken }) => isTaken)].map(({ frequency }) => frequency),
  );
  if (onDemandSnapshotsOf(cluster).length > 0) taken.add('ondemand');
  const list: SnapshotCopies[] = [];
  const rejected: string[] = [];
  const open: UnknownInput[] = [];
  let areOpen = false;
  const covered = new Set<Zone>();
  for (const setting of settings.value) {
    const attribute = `copy_settings[${setting.index}]`;
    const rejection = copyRejection(setting, schedule, cluster);
    if (rejection !== undefined) {
      rejected.push(`${attribute} does not count: Atlas rejects ${rejection}`);
      continue;
    }
    const place = placeOf(setting.cloudProvider, setting.regionName);
    const copied = copiedItems(setting, taken);
    const newest = knownValue(setting.lastNumberOfSnapshots);
    if (place === undefined || copied === undefined || (mayHaveMoreItems && copied.length === 0)) {
      open.push(unknown(attribute, 'what is copied, or where to, is not known'));
      areOpen = true;
      continue;
    }
    if (copied.length === 0) continue;
    const { shouldCopyOplogs } = setting;
    const hasHistory = pointInTime !== undefined;
    const isOplogOpen = shouldCopyOplogs.kind === 'unknown';
    const copiesOplog = is(shouldCopyOplogs, true);
    list.push({
      place,
      items: copied,
      newest,
      pointInTime: hasHistory && copiesOplog,
      mayCopyPointInTime:
        (isOplogOpen && (hasHistory || mayHavePointInTime)) ||
        (copiesOplog && !hasHistory && mayHavePointInTime),
    });
    if (setting.zone.kind === 'unlinked' && zones.length > 1) {
      open.push(unknown(`${attribute}.zone_id`, setting.zone.reason));
      continue;
    }
    if (!isListed(setting)) {
      open.push(unknown(`${attribute}.region_name`, 'the lists of Atlas do not have this region'));
      continue;
    }
    // On-demand snapshots are there only for a while, and none may be taken.
    if (copied.every(({ item }) => item === 'ondemand')) {
      open.push(
        unknown(attribute, 'only on-demand snapshots are copied, and whether there is one is not known'),
      );
      continue;
    }
    const zone = zoneOf(setting, zones);
    if (zone === undefined && isOfBefore(setting, cluster))
      open.push(unknown(`${attribute}.zone_id`, 'which zone this is after the plan is not known'));
    if (zone !== undefined && zone.places.length > 0 && !zone.places.includes(place)) covered.add(zone);
  }
  const isEvery = zones.every((zone) => covered.has(zone));
  const isOpen = open.length > 0 || zones.some(({ unknown: notKnown }) => notKnown.length > 0);
  return {
    list,
    areEverywhere: isOpen && !isEvery ? undefined : isEvery && isCertain(zones),
    areOpen,
    assumptions: rejected,
    unknown: open,
  };
}

/** Whether Atlas lists the region of a copy; one that is not known does not get here. */
function isListed({ cloudProvider, regionName }: CopySetting): boolean {
  const [provider, region] = [knownValue(cloudProvider), knownValue(regionName)];
  return (
    provider === undefined || !isCloudProvider(provider) || region === undefined || isRegion(provider, region)
  );
}

/** Whether it is known of each zone where its own snapshots are: a copy could be in the same region otherwise. */
function isCertain(zones: readonly Zone[]): boolean | undefined {
  return zones.every(({ unknown }) => unknown.length === 0) ? true : undefined;
}

/** The items whose snapshots a setting copies; undefined if that is not known. */
function copiedItems(
  { frequencies, copyPolicyItems, lastNumberOfSnapshots }: CopySetting,
  taken: ReadonlySet<CopiedItem['item']>,
): readonly CopiedItem[] | undefined {
  if (copyPolicyItems.kind === 'unknown' || lastNumberOfSnapshots.kind === 'unknown') return undefined;
  if (copyPolicyItems.kind === 'known') return copiedByItems(copyPolicyItems.value, taken);
  if (lastNumberOfSnapshots.kind === 'known')
    return [...taken].map((item) => ({ item, retention: undefined }));
  if (frequencies.kind === 'unknown') return undefined;
  if (frequencies.kind === 'absent') return [];
  const copied: CopiedItem[] = [];
  for (const frequency of frequencies.value) {
    if (frequency.kind === 'unknown') return undefined;
    if (frequency.kind !== 'known' || !isCopyFrequency(frequency.value)) continue;
    const item = policyFrequency(frequency.value) ?? 'ondemand';
    if (taken.has(item)) copied.push({ item, retention: undefined });
  }
  return copied;
}

function copiedByItems(
  items: readonly CopyPolicyItem[],
  taken: ReadonlySet<CopiedItem['item']>,
): readonly CopiedItem[] | undefined {
  const copied: CopiedItem[] = [];
  for (const item of items) {
    const { frequency } = item;
    if (frequency.kind === 'unknown') return undefined;
    const kind = [...taken].find((one) => is(frequency, one));
    if (kind === undefined) continue;
    const read = readRetention(item);
    if (kind !== 'ondemand' && read.kind === 'unknown') return undefined;
    const isShown = read.kind === 'known' && !read.sensitive;
    copied.push({ item: kind, retention: isShown ? read.retention : undefined });
  }
  return copied;
}

/** The zone that a setting copies; undefined if it is none of the cluster's, or if that is not known. */
function zoneOf({ zone }: CopySetting, zones: readonly Zone[]): Zone | undefined {
  if (zones.length === 1) return zones[0];
  const shard = linked(zone);
  if (shard === undefined) return undefined;
  // A schedule that only the estate before the plan has is linked to the shards of that estate.
  const name = knownValue(shard.zoneName);
  return (
    zones.find(({ shards }) => shards.includes(shard)) ??
    zones.find((one) => name !== undefined && one.name === name)
  );
}

function isOfBefore({ zone }: CopySetting, cluster: Cluster): boolean {
  const shard = linked(zone);
  return shard !== undefined && shardsBefore(cluster).includes(shard);
}

function exportsOf({ schedule }: BackupPolicy): readonly SnapshotExports[] {
  if (schedule === undefined || !is(schedule.autoExportEnabled, true) || schedule.export.kind !== 'known')
    return [];
  const { bucket, bucketId, frequency } = schedule.export.value;
  const to = linked(bucket);
  return [{ bucket: to === undefined ? show(bucketId) : to.address, frequency: show(frequency) }];
}

/** Whether there may be automatic exports that are not known. */
function areExportsOpen({ schedule }: BackupPolicy): boolean {
  if (schedule === undefined) return false;
  const { autoExportEnabled: auto, export: exported } = schedule;
  if (auto.kind === 'unknown') return exported.kind !== 'absent';
  if (!is(auto, true) || exported.kind === 'absent') return false;
  if (exported.kind === 'unknown') return true;
  const { bucket, bucketId, frequency } = exported.value;
  return frequency.kind === 'unknown' || (linked(bucket) === undefined && bucketId.kind === 'unknown');
}

/** Snapshots that export jobs have exported, or are going to. */
function exportedOnce({ exportJobs }: Cluster): readonly SnapshotExports[] {
  const buckets = exportJobs
    .filter(({ state }) => !is(state, 'Failed') && !is(state, 'Cancelled'))
    .map(({ bucket, bucketId }) => linked(bucket)?.address ?? show(bucketId));
  return [...new Set(buckets)].map((bucket) => ({ bucket, frequency: ONCE }));
}

function deletionOf(
  cluster: Cluster,
  kind: BackupPolicy['kind'],
): {
  readonly survives: Pick<Survival, 'clusterDeletion' | 'projectDeletion'>;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
} {
  const { retainBackupsEnabled: retained, address } = cluster;
  const none = { assumptions: [], unknown: [] };
  // Disabling the legacy method, or deleting its cluster, deletes its snapshots immediately.
  if (kind === 'serverless' || kind === 'legacy')
    return { survives: { clusterDeletion: false, projectDeletion: false }, ...none };
  if (policiesInForce(cluster).length > 0)
    return {
      survives: { clusterDeletion: true, projectDeletion: true },
      assumptions: [assumed.COMPLIANCE_KEEPS],
      unknown: [],
    };
  if (retained.kind === 'unknown')
    return {
      survives: { clusterDeletion: undefined, projectDeletion: false },
      assumptions: [],
      unknown: [
        {
          address,
          attribute: 'retain_backups_enabled',
          reason: retained.reason ?? `whether snapshots are kept is known only after ${retained.until}`,
        },
      ],
    };
  const isRetained = is(retained, true);
  return {
    survives: { clusterDeletion: isRetained, projectDeletion: false },
    assumptions: isRetained ? [assumed.RETENTION_OF_STATE] : [],
    unknown: [],
  };
}
