import { copied, copyTo } from '../example';

import { type Copy, copySettings } from '../queries/copy-settings';
import type { Known } from '../../model';
import { knownValue } from '../../model/value';
import { scheduleNamed } from '../queries/names';
import { wrongRegion } from '../queries/region-spelling';
import { type Result, defineRule, unchecked } from '../rule';

export const copyUnknownRegion = defineRule({
  id: 'copy/unknown-region',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy to a region that Atlas does not list for the cloud provider',
  why: 'Atlas has its own names for regions, such as EU_CENTRAL_1 for eu-central-1, and rejects any other. The lists may have grown since this release.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/amazon-aws/',
  prevents: 'INVALID_REGION',
  rejects: { action: 'write', isUncertain: true },
  facts: ['11.13'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1')),
        },
      ],
      bad: [
        {
          title: "the cloud provider's own name",
          resources: copied(copyTo('eu-west-1')),
        },
        {
          title: 'a region that AWS does not have',
          resources: copied(copyTo('EU_WEST_9')),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* unknownRegion(copy);
    }
  },
});

function* unknownRegion(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const { cloudProvider, regionName } = setting;
  const path = `${attribute}.region_name`;
  if (regionName.kind === 'unknown') yield unchecked(schedule, path, regionName);
  if (regionName.kind !== 'known') return;
  const wrong = wrongRegion(cloudProvider, regionName, path, schedule);
  if (wrong === undefined) return;
  if ('until' in wrong) {
    yield unchecked(schedule, path, wrong);
    return;
  }
  if (!wrong.isImpossible && copiedThereBefore(copy, regionName)) return;
  yield {
    at: schedule,
    attribute: path,
    ...(wrong.isImpossible ? { severity: 'error', rejects: { action: 'write' } } : {}),
    problem: `${attribute} of the ${scheduleNamed(schedule)} copies to ${wrong.problem}`,
    fix: wrong.fix,
  };
}

/** A region that snapshots are copied to already is one that Atlas has, whatever the lists of this release say. */
function copiedThereBefore({ schedule, setting }: Copy, region: Known<string>): boolean {
  return (knownValue(schedule.before?.copySettings) ?? []).some(
    (one) =>
      knownValue(one.regionName) === region.value &&
      knownValue(one.cloudProvider) === knownValue(setting.cloudProvider),
  );
}
