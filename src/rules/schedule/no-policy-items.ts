import type { Schedule } from '../../model';
import { linked } from '../../model/link';
import { knownValue } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { block, fix } from '../fix/fix';
import { scheduleNamed } from '../queries/names';

export const scheduleNoPolicyItems = defineRule({
  id: 'schedule/no-policy-items',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule without policy items',
  why: 'The provider deletes the default policy and sends no other, so only on-demand snapshots are taken and point-in-time restore has no snapshot to start from. If an existing schedule loses its items, the provider sends Atlas no policy at all.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule',
  prevents: 'silent loss',
  silences: ['change/retention-shortened'],
  facts: ['1.14', '1.15', 'M-3'],
  get examples() {
    return {
      good: [
        { resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })) },
      ],
      bad: [{ resources: together(project(), cluster(), schedule({})) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) if (!isForOtherKind(schedule)) yield* withoutItems(schedule);
  },
});

function* withoutItems(schedule: Schedule): Iterable<Result> {
  const { items, unknownItems, before } = schedule;
  if (items.length > 0) return;
  for (const { attribute, until } of unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  if (unknownItems.length > 0) return;
  const isOnDemand = (linked(schedule.cluster)?.snapshots ?? []).length > 0;
  const hadItems = before !== undefined && before.items.length > 0;
  yield {
    at: schedule,
    problem: hadItems
      ? `the ${scheduleNamed(schedule)} loses its last policy item, so it no longer requests snapshots`
      : `the ${scheduleNamed(schedule)} has no policy items, so only on-demand snapshots are taken`,
    fix: hadItems
      ? fix`keep at least one policy item, for example ${DAILY}`
      : fix`add at least one policy item, for example ${DAILY}; or acknowledge this finding if no snapshots are intended`,
    ...(hadItems ? { severity: 'error' } : isOnDemand ? { severity: 'info' } : {}),
  };
}

/** Clusters that cannot have a schedule have no use for its items. */
function isForOtherKind({ cluster }: Schedule): boolean {
  const kind = cluster.kind === 'outside' ? cluster.clusterKind : knownValue(linked(cluster)?.kind);
  return kind !== undefined && kind !== 'dedicated';
}

const DAILY = block('policy_item_daily', {
  frequency_interval: 1,
  retention_unit: 'days',
  retention_value: 7,
});
