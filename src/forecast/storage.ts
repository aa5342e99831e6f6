import { addTo } from '../text/group';
import {
  CLOUD_PROVIDERS,
  type Frequency,
  flexRegion,
  isCloudProvider,
  isCopyFrequency,
  policyFrequency,
} from '../atlas';
import {
  type Cluster,
  type CopySetting,
  type Region,
  type Shard,
  is,
  linked,
  primaryRegion,
  show,
  isSensitive,
  knownRegions,
  knownValue,
  policiesOf,
} from '../model';
import * as assumed from './assumptions';
import { type BackupPolicy, type UnknownInput } from './backup-policy';

/** Where snapshots are, and what they survive. */
export interface Storage {
  /** Where the snapshots themselves are: regions such as `AWS/EU_CENTRAL_1`, or a country for a Flex cluster. */
  readonly places: readonly string[];
  readonly copies: readonly SnapshotCopies[];
  readonly exports: readonly SnapshotExports[];
  readonly survives: Survival;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
}

/** The copies in a region. */
export interface SnapshotCopies {
  /** `AWS/EU_WEST_1`. */
  readonly place: string;
  /** The items whose snapshots are copied. */
  readonly items: readonly (Frequency | 'ondemand')[];
  /** Whether the point-in-time history is copied as well. */
  readonly pointInTime: boolean;
}

/** Exports into one's own bucket, which stays when the cluster is deleted. */
export interface SnapshotExports {
  readonly bucket: string;
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
    };
  if (policy.items.length === 0 && !policy.mayHaveMoreItems) return NOTHING;
  if (kind === 'flex') return flexStorage(cluster);
  const zones = zonesOf(cluster);
  const copies = copiesOf(cluster, policy, zones);
  const survival = deletionOf(cluster, kind);
  return {
    places: [...new Set(zones.flatMap(({ places }) => places))],
    copies: copies.list,
    exports: exportsOf(policy),
    survives: { ...survival.survives, regionLoss: copies.areEverywhere },
    assumptions: survival.assumptions,
    unknown: [...zones.flatMap(({ unknown }) => unknown), ...copies.unknown, ...survival.unknown],
  };
}

const NOTHING: Storage = {
  places: [],
  copies: [],
  exports: [],
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
    // If both are in one country, Atlas does not document whether they are in one region.
    survives: { clusterDeletion: false, regionLoss: isElsewhere ? true : undefined, projectDeletion: false },
    unknown: [
      ...(isKnown
        ? []
        : [
            {
              address: cluster.address,
              attribute: region?.attribute ?? 'provider_settings',
              reason: 'where Atlas stores the snapshots of this region is not known',
            },
          ]),
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
                ? (shards.reason ?? `its regions are known after ${shards.until}`)
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

function placeOfPrimary(shard: Shard): string | undefined {
  const region = primaryRegion(shard);
  return region === undefined || !('attribute' in region)
    ? undefined
    : placeOf(region.provider, region.region);
}

function placeOf(provider: Region['provider'], region: Region['region']): string | undefined {
  if (region.kind !== 'known') return undefined;
  return provider.kind === 'known' ? `${show(provider)}/${show(region)}` : undefined;
}

function copiesOf(
  cluster: Cluster,
  { schedule, items, pointInTime, mayHaveMoreItems }: BackupPolicy,
  zones: readonly Zone[],
): {
  readonly list: readonly SnapshotCopies[];
  readonly areEverywhere: boolean | undefined;
  readonly unknown: readonly UnknownInput[];
} {
  const settings = schedule?.copySettings;
  if (schedule === undefined || settings === undefined || settings.kind === 'absent')
    return { list: [], areEverywhere: false, unknown: [] };
  const unknown = (attribute: string, reason: string): UnknownInput => ({
    address: schedule.address,
    attribute,
    reason,
  });
  if (settings.kind === 'unknown')
    return {
      list: [],
      areEverywhere: undefined,
      unknown: [
        unknown('copy_settings', settings.reason ?? `which copies are made is known after ${settings.until}`),
      ],
    };
  const taken = new Set<Frequency | 'ondemand'>(items.map(({ frequency }) => frequency));
  if (cluster.snapshots.length > 0) taken.add('ondemand');
  const list: SnapshotCopies[] = [];
  const open: UnknownInput[] = [];
  const covered = new Set<Zone>();
  for (const setting of settings.value) {
    const place = placeOf(setting.cloudProvider, setting.regionName);
    const copied = copiedItems(setting, taken);
    if (place === undefined || copied === undefined || (mayHaveMoreItems && copied.length === 0)) {
      open.push(unknown(`copy_settings[${setting.index}]`, 'what is copied, or where to, is not known'));
      continue;
    }
    if (copied.length === 0) continue;
    list.push({
      place,
      items: copied,
      pointInTime: pointInTime !== undefined && is(setting.shouldCopyOplogs, true),
    });
    for (const zone of zones)
      if (isOf(setting, zone, zones) && zone.places.length > 0 && !zone.places.includes(place))
        covered.add(zone);
  }
  const isEvery = zones.every((zone) => covered.has(zone));
  const isOpen = open.length > 0 || zones.some(({ unknown: notKnown }) => notKnown.length > 0);
  return { list, areEverywhere: isEvery ? true : isOpen ? undefined : false, unknown: open };
}

/** The items whose snapshots a setting copies; undefined if that is not known. */
function copiedItems(
  { frequencies, copyPolicyItems, lastNumberOfSnapshots }: CopySetting,
  taken: ReadonlySet<Frequency | 'ondemand'>,
): readonly (Frequency | 'ondemand')[] | undefined {
  if (copyPolicyItems.kind === 'unknown' || lastNumberOfSnapshots.kind === 'unknown') return undefined;
  if (copyPolicyItems.kind === 'known')
    return copyPolicyItems.value.some(({ frequency }) => frequency.kind === 'unknown')
      ? undefined
      : [...taken].filter((item) => copyPolicyItems.value.some(({ frequency }) => is(frequency, item)));
  if (lastNumberOfSnapshots.kind === 'known') return [...taken];
  if (frequencies.kind === 'unknown') return undefined;
  if (frequencies.kind === 'absent') return [];
  const copied: (Frequency | 'ondemand')[] = [];
  for (const frequency of frequencies.value) {
    if (frequency.kind === 'unknown') return undefined;
    if (frequency.kind !== 'known' || !isCopyFrequency(frequency.value)) continue;
    const item = policyFrequency(frequency.value) ?? 'ondemand';
    if (taken.has(item)) copied.push(item);
  }
  return copied;
}

function isOf({ zone }: CopySetting, { shards }: Zone, zones: readonly Zone[]): boolean {
  const shard = linked(zone);
  return shard === undefined ? zones.length === 1 : zones.length === 1 || shards.includes(shard);
}

function exportsOf({ schedule }: BackupPolicy): readonly SnapshotExports[] {
  if (schedule === undefined || !is(schedule.autoExportEnabled, true) || schedule.export.kind !== 'known')
    return [];
  const { bucket, bucketId, frequency } = schedule.export.value;
  const to = linked(bucket);
  return [{ bucket: to === undefined ? show(bucketId) : to.address, frequency: show(frequency) }];
}

function deletionOf(
  { project, retainBackupsEnabled: retained, address }: Cluster,
  kind: BackupPolicy['kind'],
): {
  readonly survives: Pick<Survival, 'clusterDeletion' | 'projectDeletion'>;
  readonly assumptions: readonly string[];
  readonly unknown: readonly UnknownInput[];
} {
  const none = { assumptions: [], unknown: [] };
  if (kind === 'serverless') return { survives: { clusterDeletion: false, projectDeletion: false }, ...none };
  const isGoverned = policiesOf(project).length > 0;
  if (isGoverned)
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
          reason: retained.reason ?? `whether snapshots are kept is known after ${retained.until}`,
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
