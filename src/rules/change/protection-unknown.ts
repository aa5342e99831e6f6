import type { Cluster, Schedule, Value } from '../../model';
import { is } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { assign, fix } from '../fix/fix';
import { clusterNamed, scheduleNamed } from '../queries/names';
import { type Place, type Problem, defineRule } from '../rule';

export const changeProtectionUnknown = defineRule({
  id: 'change/protection-unknown',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a setting that protects backups is enabled now, and known only after apply',
  why: 'Terraform determines the value only during the apply. Disabling the setting can delete backups, and no review of this plan can exclude that.',
  docs: 'https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known',
  prevents: 'hidden loss',
  facts: ['8.1', '8.4'],
  get examples() {
    const items = { policy_item_daily: item(1, 'days', 7) };
    return {
      good: [
        {
          title: 'the value is known',
          before: together(project(), cluster(), schedule(items)),
          resources: together(project(), cluster({ tags: { team: 'orders' } }), schedule(items)),
        },
      ],
      bad: [
        {
          before: together(project(), cluster()),
          resources: together(project(), cluster({ backup_enabled: '${terraform_data.backups.output}' })),
        },
        {
          title: 'of a schedule',
          before: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
          resources: together(
            project(),
            cluster(),
            schedule({ ...items, skip_destroy: '${terraform_data.protected.output}' }),
          ),
        },
      ],
    };
  },
  *check({ before }) {
    for (const cluster of before.clusters)
      if (cluster.after !== undefined) yield* hidden(cluster.after, settingsOf(cluster, cluster.after));
    for (const schedule of before.schedules)
      if (schedule.after !== undefined)
        yield* hidden(schedule.after, scheduleSettings(schedule, schedule.after));
  },
});

/** A setting that protects backups, before and after the plan. */
interface Setting {
  readonly attribute: string;
  readonly before: Value<boolean>;
  readonly after: Value<boolean>;
  /** What the setting decides, to follow "whether". */
  readonly decides: string;
}

function settingsOf(before: Cluster, after: Cluster): readonly Setting[] {
  const name = clusterNamed(after);
  return [
    {
      attribute: after.backupAttribute,
      before: before.backupEnabled,
      after: after.backupEnabled,
      decides: `backups of ${name} stay enabled`,
    },
    {
      attribute: 'pit_enabled',
      before: before.pitEnabled,
      after: after.pitEnabled,
      decides: `point-in-time restore of ${name} stays enabled`,
    },
    {
      attribute: 'retain_backups_enabled',
      before: before.retainBackupsEnabled,
      after: after.retainBackupsEnabled,
      decides: `snapshots of ${name} still survive its deletion`,
    },
    {
      attribute: 'termination_protection_enabled',
      before: before.terminationProtectionEnabled,
      after: after.terminationProtectionEnabled,
      decides: `termination protection of ${name} stays enabled`,
    },
  ];
}

function scheduleSettings(before: Schedule, after: Schedule): readonly Setting[] {
  return [
    {
      attribute: 'skip_destroy',
      before: before.skipDestroy,
      after: after.skipDestroy,
      decides: `policy items of the ${scheduleNamed(after)} still survive its deletion`,
    },
  ];
}

function* hidden(at: Place, settings: readonly Setting[]): Iterable<Problem> {
  for (const { attribute, before, after, decides } of settings) {
    if (!is(before, true) || after.kind !== 'unknown') continue;
    yield {
      at,
      attribute,
      problem: `whether ${decides} is known only after apply`,
      fix: fix`set ${assign(attribute, true)}, or to another value that Terraform knows when it plans`,
    };
  }
}
