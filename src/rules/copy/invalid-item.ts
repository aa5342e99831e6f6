import { cluster, copyTo, item, project, schedule, together } from '../example';

import { FREQUENCIES, RETENTION_UNITS, isRetentionUnit } from '../../atlas/frequencies';
import { type Copy, copySettings } from '../queries/copy-settings';
import { assign, fix, named } from '../fix/fix';
import type { CopyPolicyItem } from '../../model';
import { isRetentionValue } from '../../model/retention';
import { quote, show } from '../../model/value';
import { scheduleNamed } from '../queries/names';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const daily = { policy_item_daily: item(1, 'days', 7) };
const copies = (body: object) =>
  together(
    project(),
    cluster(),
    schedule({
      ...daily,
      copy_policy_items_enabled: true,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...body }),
    }),
  );
const kept = (frequency: string, unit?: string, value?: number) => ({
  frequency_type: frequency,
  retention_unit: unit,
  retention_value: value,
});

/** What a copy item may be of; snapshots on demand have no policy item. */
const ON_DEMAND = 'ondemand';
const SUPPORTED: readonly string[] = [...FREQUENCIES, ON_DEMAND];
const MOST_SNAPSHOTS = 500;

export const copyInvalidItem = defineRule({
  id: 'copy/invalid-item',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy item or a number of copies that Atlas does not support',
  why: 'Atlas requires one item for each frequency in lower case, each with a retention unless it is ondemand, or a number of snapshots from 1 to 500.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_policy_items',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-1', '1.35', 'N-51', 'N-52'],
  get examples() {
    return {
      good: [
        {
          title: 'copies kept for less time than the snapshots',
          resources: copies({ copy_policy_items: [kept('daily', 'days', 3), kept('ondemand')] }),
        },
        { title: 'a number of copies', resources: copies({ last_number_of_snapshots: 500 }) },
      ],
      bad: [
        {
          title: 'upper case',
          resources: copies({ copy_policy_items: [kept('DAILY', 'days', 3)] }),
        },
        {
          title: 'one frequency twice',
          resources: copies({ copy_policy_items: [kept('daily', 'days', 3), kept('daily', 'days', 7)] }),
        },
        { title: 'no retention', resources: copies({ copy_policy_items: [kept('daily')] }) },
        { title: 'too many copies', resources: copies({ last_number_of_snapshots: 9000 }) },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else {
        yield* invalidItems(copy);
        yield* invalidNumber(copy);
      }
    }
  },
});

function* invalidItems(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const { copyPolicyItems } = setting;
  if (copyPolicyItems.kind === 'unknown')
    yield unchecked(schedule, `${attribute}.copy_policy_items`, copyPolicyItems);
  if (copyPolicyItems.kind !== 'known') return;
  const seen = new Set<string>();
  for (const item of copyPolicyItems.value) {
    const path = `${attribute}.copy_policy_items[${item.index}]`;
    const { frequency } = item;
    if (frequency.kind === 'unknown') yield unchecked(schedule, `${path}.frequency_type`, frequency);
    if (frequency.kind !== 'known') continue;
    if (!SUPPORTED.includes(frequency.value)) {
      const written = frequency.value.toLowerCase().replace(/[ _-]/g, '');
      yield problem(
        copy,
        `${path}.frequency_type`,
        `has a copy item with the frequency ${quote(frequency)}, which Atlas does not support`,
        SUPPORTED.includes(written) && frequency.sensitive !== true
          ? fix`set ${assign(`${path}.frequency_type`, written)}`
          : fix`set ${named(`${path}.frequency_type`)} to ${listed(SUPPORTED, 'or')}`,
      );
      continue;
    }
    if (seen.has(frequency.value))
      yield problem(
        copy,
        `${path}.frequency_type`,
        `has two copy items with the frequency ${quote(frequency)}`,
        fix`remove ${named(path)}`,
      );
    seen.add(frequency.value);
    yield* invalidRetention(copy, item, path, show(frequency));
  }
}

function* invalidRetention(
  copy: Copy,
  { frequency, unit, value }: CopyPolicyItem,
  path: string,
  name: string,
): Iterable<Result> {
  const isNeeded = frequency.kind === 'known' && frequency.value !== ON_DEMAND;
  if (unit.kind === 'unknown') yield unchecked(copy.schedule, `${path}.retention_unit`, unit);
  else if (unit.kind === 'absent' ? isNeeded : !isRetentionUnit(unit.value))
    yield problem(
      copy,
      `${path}.retention_unit`,
      unit.kind === 'absent'
        ? `has a copy item for ${name} snapshots without a retention unit`
        : `has a copy item for ${name} snapshots with the retention unit ${quote(unit)}, which Atlas does not support`,
      fix`set ${named(`${path}.retention_unit`)} to ${listed(RETENTION_UNITS, 'or')}`,
    );
  if (value.kind === 'unknown') yield unchecked(copy.schedule, `${path}.retention_value`, value);
  else if (value.kind === 'absent' ? isNeeded : !isRetentionValue(value.value))
    yield problem(
      copy,
      `${path}.retention_value`,
      value.kind === 'absent'
        ? `has a copy item for ${name} snapshots without a retention value`
        : `has a copy item for ${name} snapshots with the retention value ${show(value)}, which Atlas does not support`,
      fix`set ${named(`${path}.retention_value`)} to a whole number of at least 1`,
    );
}

function* invalidNumber(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const { lastNumberOfSnapshots: number } = setting;
  const path = `${attribute}.last_number_of_snapshots`;
  if (number.kind === 'unknown') yield unchecked(schedule, path, number);
  if (number.kind !== 'known') return;
  if (Number.isSafeInteger(number.value) && number.value >= 1 && number.value <= MOST_SNAPSHOTS) return;
  yield problem(
    copy,
    path,
    `copies the newest ${show(number)} snapshots, but Atlas supports 1 to ${MOST_SNAPSHOTS}`,
    fix`set ${named(path)} to a whole number from 1 to ${MOST_SNAPSHOTS}`,
  );
}

function problem(
  { schedule, attribute }: Copy,
  path: string,
  what: string,
  correction: Problem['fix'],
): Problem {
  return {
    at: schedule,
    attribute: path,
    problem: `${attribute} of the ${scheduleNamed(schedule)} ${what}`,
    fix: correction,
  };
}
