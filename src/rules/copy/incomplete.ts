import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import { COPY_FREQUENCIES, isCopyFrequency } from '../../atlas/copy-frequencies';
import { quote } from '../../model/value';
import { fittingFrequencies, fixOfZone } from './fitting-copy';
import { type Copy, copySettings, sourceOf } from '../queries/copy-settings';
import { copied, copyTo } from '../example';
import { isGiven } from '../queries/presence';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';
import { listed } from '../../text/list';

export const copyIncomplete = defineRule({
  id: 'copy/incomplete',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy setting without what Atlas requires, or with a frequency that Atlas does not support',
  why: 'Atlas requires the zone, the region and the snapshots to copy in each copy setting, with frequencies in upper case.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['1.30', '1.35'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1', { frequencies: ['DAILY', 'ON_DEMAND'] })),
        },
      ],
      bad: [
        {
          title: 'no region',
          resources: copied(copyTo(undefined)),
        },
        {
          title: 'a frequency in lower case',
          resources: copied(copyTo('EU_WEST_1', { frequencies: ['daily'] })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* incompleteness(copy);
    }
  },
});

/** Whether a setting sets everything. Nearly all do, and no part needs a closer look then. */
function isComplete({ setting }: Copy): boolean {
  const { regionName, zone, zoneId, frequencies, cloudProvider } = setting;
  return (
    isGiven(regionName) === true &&
    (isGiven(zoneId) === true ||
      (zoneId.kind === 'unknown' && zoneId.mayBeAbsent !== true && zone.kind === 'linked')) &&
    isGiven(cloudProvider) === true &&
    frequencies.kind === 'known' &&
    frequencies.value.length > 0 &&
    frequencies.value.every((frequency) => frequency.kind === 'known' && isCopyFrequency(frequency.value))
  );
}

function* incompleteness(copy: Copy): Iterable<Result> {
  if (isComplete(copy)) return;
  yield* withoutTarget(copy);
  yield* withoutSelection(copy);
  const { schedule, setting, attribute } = copy;
  const provider = isGiven(setting.cloudProvider);
  if (typeof provider === 'object') yield unchecked(schedule, `${attribute}.cloud_provider`, provider);
  else if (!provider)
    yield {
      ...problem(
        copy,
        'cloud_provider',
        'does not set the cloud provider of its region',
        fittingProvider(copy),
      ),
      severity: 'warning',
      rejects: { action: 'write', isUncertain: true },
    };
}

/** What is missing of the source and the target of the copies. */
function* withoutTarget(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const region = isGiven(setting.regionName);
  if (typeof region === 'object') yield unchecked(schedule, `${attribute}.region_name`, region);
  else if (!region)
    yield problem(
      copy,
      'region_name',
      'has no region to copy to',
      fix`set ${named(`${attribute}.region_name`)} to the region of the copies`,
    );
  if (setting.replicationSpecId.kind !== 'absent') return;
  const zone = isGiven(setting.zoneId);
  const isReferred =
    setting.zone.kind === 'linked' && !(setting.zoneId.kind === 'unknown' && setting.zoneId.mayBeAbsent);
  if (typeof zone === 'object' && !isReferred) yield unchecked(schedule, `${attribute}.zone_id`, zone);
  else if (zone === false)
    yield problem(copy, 'zone_id', 'has no zone to copy from', fixOfZone(`${attribute}.zone_id`, schedule));
}

/** What is missing, or not supported, in the selection of snapshots. */
function* withoutSelection(copy: Copy): Iterable<Result> {
  const { schedule, setting } = copy;
  const attribute = `${copy.attribute}.frequencies`;
  const { frequencies, copyPolicyItems, lastNumberOfSnapshots } = setting;
  if (frequencies.kind === 'unknown') yield unchecked(schedule, attribute, frequencies);
  else if (frequencies.kind === 'absent' || frequencies.value.length === 0) {
    const others = [isGiven(copyPolicyItems), isGiven(lastNumberOfSnapshots)];
    if (others.includes(true)) return;
    const open = others.find((other) => typeof other === 'object');
    if (open !== undefined) yield unchecked(schedule, attribute, open);
    else
      yield problem(
        copy,
        'frequencies',
        'does not set which snapshots to copy',
        fix`set ${assign(attribute, fittingFrequencies(schedule))}`,
      );
  } else {
    for (const frequency of frequencies.value) {
      if (frequency.kind === 'unknown') yield unchecked(schedule, attribute, frequency);
      if (frequency.kind !== 'known' || isCopyFrequency(frequency.value)) continue;
      const supported = frequency.value.toUpperCase().replace(/^ON[ -]?DEMAND$/, 'ON_DEMAND');
      yield problem(
        copy,
        'frequencies',
        `has the frequency ${quote(frequency)}, which Atlas does not support`,
        frequency.sensitive !== true && isCopyFrequency(supported)
          ? `set the frequency to "${supported}"`
          : `set the frequency to ${listed(COPY_FREQUENCIES, 'or')}`,
      );
    }
  }
}

function problem(
  { schedule, attribute }: Copy,
  name: string,
  what: string,
  correction: Problem['fix'],
): Problem {
  return {
    at: schedule,
    attribute: `${attribute}.${name}`,
    problem: `${attribute} of the ${scheduleNamed(schedule)} ${what}`,
    fix: correction,
  };
}

function fittingProvider(copy: Copy): Fix {
  const source = sourceOf(copy);
  const attribute = `${copy.attribute}.cloud_provider`;
  return source !== undefined && !('unchecked' in source) && source.provider.kind === 'known'
    ? fix`set ${assign(attribute, source.provider)}, the cloud provider of the cluster`
    : fix`set ${named(attribute)} to the cloud provider of the cluster: AWS, AZURE or GCP`;
}
