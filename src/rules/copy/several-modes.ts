import { cluster, copyTo, item, project, schedule, together } from '../example';

import { fixWithItems } from './fitting-copy';
import { type Copy, copySettings } from '../queries/copy-settings';
import { type Fix, assign, fix, listing, named } from '../fix/fix';
import type { Schedule, Value } from '../../model';
import { is } from '../../model/value';
import { isGiven } from '../queries/presence';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const daily = { policy_item_daily: item(1, 'days', 7) };
const copies = (body: object, more: object = {}) =>
  together(
    project(),
    cluster(),
    schedule({
      ...daily,
      ...more,
      copy_settings: copyTo('EU_WEST_1', { frequencies: undefined, ...body }),
    }),
  );
const items = {
  copy_policy_items: [{ frequency_type: 'daily', retention_unit: 'days', retention_value: 3 }],
};
const FLAG = 'copy_policy_items_enabled';

export const copySeveralModes = defineRule({
  id: 'copy/several-modes',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy setting with several ways to select snapshots',
  why: 'A copy setting selects snapshots by frequencies, by copy policy items or by a number, and only copy_policy_items_enabled permits the last two. The provider rejects any other combination.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_policy_items_enabled',
  prevents: 'plan error',
  rejects: { action: 'write' },
  facts: ['P20-1'],
  get examples() {
    return {
      good: [
        { title: 'frequencies', resources: copies({ frequencies: ['DAILY'] }) },
        { title: 'copy policy items', resources: copies(items, { [FLAG]: true }) },
      ],
      bad: [
        {
          title: 'frequencies and copy policy items',
          resources: copies({ frequencies: ['DAILY'], ...items }, { [FLAG]: true }),
        },
        { title: 'copy policy items that are not enabled', resources: copies(items) },
        {
          title: 'copies to delete without copy policy items',
          resources: copies({ frequencies: ['DAILY'] }, { delete_copy_snapshots: true }),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* withoutItems(schedule);
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* modesOf(copy);
    }
  },
});

/** The switches that only copy policy items give a meaning. */
function* withoutItems(schedule: Schedule): Iterable<Result> {
  const { copyPolicyItemsEnabled: enabled, updateCopySnapshots, deleteCopySnapshots } = schedule;
  for (const [attribute, value] of [
    ['update_copy_snapshots', updateCopySnapshots],
    ['delete_copy_snapshots', deleteCopySnapshots],
  ] as const) {
    if (!is(value, true) || is(enabled, true)) continue;
    if (enabled.kind === 'unknown') yield unchecked(schedule, FLAG, enabled);
    else
      yield {
        at: schedule,
        attribute,
        problem: `the ${scheduleNamed(schedule)} sets ${attribute}, which requires ${FLAG}`,
        fix: fix`remove ${named(attribute)}, or set ${fixWithItems(schedule)}`,
      };
  }
}

function* modesOf({ schedule, setting, attribute }: Copy): Iterable<Result> {
  const { copyPolicyItemsEnabled: enabled } = schedule;
  const modes = [
    ['frequencies', setting.frequencies],
    ['copy_policy_items', setting.copyPolicyItems],
    ['last_number_of_snapshots', setting.lastNumberOfSnapshots],
  ] as const;
  const given = modes.flatMap(([name, value]) => (isGiven(value) === true ? [name] : []));
  const [first, ...others] = given;
  const name = `${attribute} of the ${scheduleNamed(schedule)}`;
  if (first === undefined) return;
  if (others.length > 0) {
    yield {
      at: schedule,
      attribute,
      problem: `${name} sets ${listed(given)}, but a copy setting has only one of them`,
      fix: fixWithOne(given, attribute, enabled),
    };
    return;
  }
  const needsFlag = first !== 'frequencies';
  if (enabled.kind === 'unknown') yield unchecked(schedule, FLAG, enabled);
  else if (needsFlag !== is(enabled, true))
    yield {
      at: schedule,
      attribute: `${attribute}.${first}`,
      problem: `${name} sets ${first}, which ${needsFlag ? `requires ${FLAG}` : `${FLAG} does not permit`}`,
      fix: needsFlag
        ? fix`set ${assign(FLAG, true)}, which cannot be reverted, or select snapshots by ${named(`${attribute}.frequencies`)}`
        : fix`set ${named(`${attribute}.copy_policy_items`)} in place of ${named(`${attribute}.frequencies`)}`,
    };
}

/** Keeps one of the modes that are given: one that copy policy items, enabled or not, permit. */
function fixWithOne(given: readonly string[], attribute: string, enabled: Value<boolean>): Fix {
  const permitted = given.filter(
    (name) => enabled.kind === 'unknown' || (name === 'frequencies') !== is(enabled, true),
  );
  return (permitted.length === 0 ? given : permitted)
    .map((kept) => given.filter((name) => name !== kept).map((name) => named(`${attribute}.${name}`)))
    .map((others) => fix`remove ${listing(others)}`)
    .reduce((all, one) => fix`${all}, or ${one}`);
}
