import { fix, named } from '../fix/fix';
import type { CopySetting, Schedule, Shard } from '../../model';
import { linked } from '../../model/link';
import { is, show, knownValue } from '../../model/value';
import { cluster, copyTo, item, project, schedule, together } from '../example';
import { type Problem, type Result, defineRule, unchecked, unlinked } from '../rule';
import { scheduleNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_weekly: item(6, 'weeks', 4) };

export const copyDuplicateTarget = defineRule({
  id: 'copy/duplicate-target',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two copy settings with the same zone and region',
  why: 'A copy setting is for one zone and one region. Its frequencies list everything that is copied there.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings',
  facts: ['1.30'],
  get examples() {
    return {
      good: [
        {
          title: 'one setting for each region',
          resources: together(
            project(),
            cluster(),
            schedule({ ...items, copy_settings: [copyTo('EU_WEST_1'), copyTo('EU_WEST_3')] }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            cluster(),
            schedule({
              ...items,
              copy_settings: [copyTo('EU_WEST_1'), copyTo('EU_WEST_1', { frequencies: ['WEEKLY'] })],
            }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const settings = schedule.copySettings;
      if (settings.kind === 'unknown') yield unchecked(schedule, 'copy_settings', settings);
      else if (settings.kind === 'known') yield* duplicatesAmong(settings.value, schedule);
    }
  },
});

function* duplicatesAmong(settings: readonly CopySetting[], schedule: Schedule): Iterable<Result> {
  if (settings.length < 2) return;
  const byRegion = new Map<string, CopySetting[]>();
  for (const setting of settings) {
    const { regionName, index } = setting;
    if (regionName.kind === 'unknown')
      yield unchecked(schedule, `copy_settings[${index}].region_name`, regionName);
    if (regionName.kind !== 'known') continue;
    const group = byRegion.get(regionName.value);
    if (group === undefined) byRegion.set(regionName.value, [setting]);
    else group.push(setting);
  }
  for (const group of byRegion.values()) if (group.length > 1) yield* duplicatesInRegion(group, schedule);
}

/** Copy settings for one region name that have the zone and the provider of an earlier one. */
function* duplicatesInRegion(settings: readonly CopySetting[], schedule: Schedule): Iterable<Result> {
  const byZone = new Map<Shard | string, Map<string | undefined, CopySetting>>();
  for (const setting of settings) {
    const { zone, cloudProvider, index } = setting;
    if (zone.kind === 'unlinked') yield unlinked(schedule, `copy_settings[${index}].zone_id`, zone);
    const key = zoneKey(setting, schedule);
    if (key === undefined) continue;
    if (cloudProvider.kind === 'unknown') {
      yield unchecked(schedule, `copy_settings[${index}].cloud_provider`, cloudProvider);
      continue;
    }
    const earlier = byZone.get(key) ?? new Map<string | undefined, CopySetting>();
    byZone.set(key, earlier);
    // A provider that is not set can only be that of the other one.
    const provider = knownValue(cloudProvider);
    const same =
      provider === undefined ? [...earlier.values()][0] : (earlier.get(provider) ?? earlier.get(undefined));
    if (same === undefined) earlier.set(provider, setting);
    else yield duplicate(setting, same, schedule);
  }
}

function duplicate({ index, regionName }: CopySetting, same: CopySetting, schedule: Schedule): Problem {
  const [later, first] = [`copy_settings[${index}]`, `copy_settings[${same.index}]`];
  return {
    at: schedule,
    attribute: later,
    problem: `the ${scheduleNamed(schedule)} copies the same zone to ${show(regionName)} twice, in ${first} and ${later}`,
    fix: fix`set ${named(`${first}.frequencies`)} to the frequencies of both, and remove ${named(later)}`,
  };
}

/** What two settings for one zone have in common; undefined if neither names a zone. */
function zoneKey({ zone }: CopySetting, { cluster }: Schedule): Shard | string | undefined {
  if (zone.kind === 'outside') return knownValue(zone.name);
  if (zone.kind !== 'linked') return undefined;
  const clusterType = linked(cluster)?.clusterType;
  // Replica sets and sharded clusters have a single zone, whichever shard names it.
  if (clusterType !== undefined && (is(clusterType, 'REPLICASET') || is(clusterType, 'SHARDED')))
    return 'only';
  return knownValue(zone.to.zoneId) ?? knownValue(zone.to.zoneName) ?? zone.to;
}
