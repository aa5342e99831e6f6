import type { Impact } from '../../src/forecast';
import { impactsOf } from '../../src/forecast/impact';
import { readPlan } from '../../src/readers';
import { forecastJson } from '../../src/report/forecast/forecast-json';
import { plannedImpact } from '../../src/report/forecast/impact-json';
import { impactInWords } from '../../src/report/forecast/words';
import {
  type Body,
  type Resources,
  cluster,
  compliance,
  copyTo,
  item,
  project,
  region,
  schedule,
  together,
} from '../../src/rules/example';
import { planOf } from '../support/plan-of';

/*
 * What is not known after a plan is neither a loss nor kept: each sentence here is certain, or says what is not known.
 */

const UNKNOWN = '${terraform_data.x.output}';

/** Blocks of which it is not known how many there are. */
const fromDynamic = (...attributes: readonly string[]): Body => ({
  ...Object.fromEntries(attributes.map((one) => [one, undefined])),
  dynamic: Object.fromEntries(
    attributes.map((one) => [one, { for_each: UNKNOWN, content: item(1, 'days', 7) }]),
  ),
});

const ITEMS = {
  reference_hour_of_day: 18,
  reference_minute_of_hour: 0,
  policy_item_hourly: item(6, 'days', 7),
  policy_item_daily: item(1, 'days', 7),
  policy_item_weekly: item(6, 'weeks', 4),
  policy_item_monthly: item(40, 'months', 12),
};

const orders = (items: Body = {}, body: Body = {}): Resources =>
  together(
    project(),
    cluster({ termination_protection_enabled: false, ...body }),
    schedule({ ...ITEMS, ...items }),
  );

const WITH_PIT = { pit_enabled: true };
const WITH_WINDOW = { restore_window_days: 7 };
const pit = (items: Body = {}, body: Body = {}): Resources =>
  orders({ ...WITH_WINDOW, ...items }, { ...WITH_PIT, ...body });

function impactsBetween(before: Resources, resources: Resources): readonly Impact[] {
  const plan = readPlan(planOf({ before, resources }));
  return impactsOf(plan.before, plan.after, '2026-08-21');
}

function impactBetween(before: Resources, resources: Resources): Impact {
  const [impact] = impactsBetween(before, resources);
  if (impact === undefined) throw new Error('there is no impact');
  return impact;
}

const all = { x: 1 };
void [impactInWords, plannedImpact, forecastJson, compliance, copyTo, region, all, pit, fromDynamic];
const show = (title: string, before: Resources, after: Resources) => {
  const [i] = impactsBetween(before, after);
  if (i === undefined) return console.log(title, 'NONE');
  const p = plannedImpact(i);
  console.log(title + '\n' + JSON.stringify([p.json.sentences, [p.before, p.now, p.after], p.json.lost, p.json.afterApply.count, p.json.afterApply.countIs, p.json.fading.length, p.json.mayFade, p.json.after?.keptFor, p.json.after?.keptForIs, p.picture !== undefined], null, 1));
};
test('x', () => {
  const ALL = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'].map((f) => `policy_item_${f}`);
  show('1', orders(), orders(fromDynamic(...ALL)));
  show('2', orders(), orders(fromDynamic('policy_item_monthly')));
  show('3', orders(), orders({ policy_item_monthly: item(40, 'months', UNKNOWN as never) }));
  show('4', orders(), orders({ policy_item_weekly: item(UNKNOWN as never, 'weeks', 4) }));
  show('4b', orders(), orders({ policy_item_weekly: item(UNKNOWN as never, 'weeks', 3) }));
  show('5', orders(), orders({ policy_item_yearly: item(12, 'years', UNKNOWN as never) }));
  show('6', orders(), orders(fromDynamic('policy_item_yearly')));
  const upd = { update_snapshots: true };
  show('7', orders(upd), orders({ ...upd, policy_item_monthly: item(40, 'months', UNKNOWN as never) }));
  show('7b', orders(upd), orders({ ...upd, ...fromDynamic(...ALL) }));
  show('7c', orders(upd), orders({ ...upd, policy_item_weekly: item(UNKNOWN as never, 'weeks', 4) }));
  show('8', orders(upd), orders({ ...upd, policy_item_weekly: item(6, 'weeks', 2), policy_item_monthly: item(40, 'months', UNKNOWN as never) }));
  show('9', orders(), orders({ update_snapshots: UNKNOWN, policy_item_monthly: item(40, 'months', 3) }));
  show('10', orders(), orders({ update_snapshots: UNKNOWN }));
  show('11', orders(), orders({ policy_item_hourly: item(6, 'days', UNKNOWN as never), policy_item_monthly: undefined }));
  show('12', orders(), orders({ ...fromDynamic('policy_item_yearly'), policy_item_monthly: undefined }));
  show('13', orders(), orders({}, { backup_enabled: UNKNOWN }));
  show('13b', pit(), pit({}, { backup_enabled: UNKNOWN }));
  show('14', together(orders(), compliance()), together(orders({}, { backup_enabled: UNKNOWN }), compliance()));
  show('15', pit(), pit({}, { pit_enabled: UNKNOWN }));
  show('15b', orders(), orders({}, { pit_enabled: UNKNOWN }));
  show('16', pit(), pit({ restore_window_days: UNKNOWN }));
  const copies = (b: Body = {}, r: string = 'EU_WEST_1'): Body => ({ copy_settings: [copyTo(r, { frequencies: ['DAILY', 'MONTHLY'], should_copy_oplogs: true, ...b })] });
  show('17', pit(copies()), pit({ copy_settings: undefined, dynamic: { copy_settings: { for_each: UNKNOWN, content: copyTo('EU_WEST_1') } } }));
  show('17b', pit(copies()), pit(copies({}, UNKNOWN)));
  show('17c', pit(copies()), pit(copies({ should_copy_oplogs: UNKNOWN })));
  show('17d', pit(copies()), pit({ ...copies(), ...fromDynamic('policy_item_monthly') }));
  show('17e', pit(copies()), pit({ ...copies(), policy_item_monthly: item(40, 'months', UNKNOWN as never) }));
  show('17f', pit(copies()), pit(copies(), { pit_enabled: UNKNOWN }));
  show('17g', pit(copies()), pit(copies({ frequencies: UNKNOWN })));
  show('18', orders(), orders({}, { replication_specs: [{ region_configs: [region('M10', { region_name: UNKNOWN })] }] }));
  show('18b', orders(), orders({}, { replication_specs: [{ region_configs: [region(UNKNOWN as never)] }] }));
  show('19', orders(), orders({}, { paused: UNKNOWN }));
  show('19b', orders({}, { paused: true }), orders({}, { paused: UNKNOWN }));
  const second = { mongodbatlas_cloud_backup_schedule: { second: schedule({ policy_item_daily: item(1, 'days', 2) })['mongodbatlas_cloud_backup_schedule']?.['orders'] ?? {} } };
  show('20', orders(), together(orders(), second));
  show('20b', orders(upd), together(orders({ ...upd, policy_item_monthly: item(40, 'months', 3) }), second));
  show('21', orders(), orders({ policy_item_monthly: item(40, 'years', 1) }));
  show('24', project(), orders(fromDynamic('policy_item_monthly')));
  show('25', orders(), orders({}, { replication_specs: UNKNOWN }));
});
