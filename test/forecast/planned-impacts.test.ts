import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { impactsOf } from '../../src/forecast/impact';
import { readPlan } from '../../src/readers';
import {
  type Body,
  type Resources,
  cluster,
  copyTo,
  flexCluster,
  item,
  project,
  schedule,
  together,
} from '../../src/rules/example';
import { planOf } from '../support/plan-of';
import { forecastInWords } from '../../src/report/forecast/words';
import { impactJson, plannedImpacts } from '../../src/report/forecast/impact-json';

const AT = '2026-08-21';
const PLANS = join(__dirname, '../fixtures/plans');

/** The impacts of a plan as reports show them, and each of them computed alone. */
function both(plan: unknown): readonly [shown: unknown, alone: unknown] {
  const { before, after } = readPlan(plan);
  return [
    plannedImpacts(before, after, AT).map(({ json, after: words }) => ({ json, words })),
    impactsOf(before, after, AT).map((impact) => ({
      json: impactJson(impact),
      words: impact.after === undefined ? undefined : forecastInWords(impact.after),
    })),
  ];
}

const ITEMS = { policy_item_hourly: item(6, 'days', 2), policy_item_daily: item(1, 'days', 7) };

/** Two new clusters that are alike but for what is given. */
function pair(body: Body = {}, items: Body = {}, more: Resources = {}): Resources {
  return together(
    project(),
    cluster({ pit_enabled: true }, 'orders'),
    schedule({ ...ITEMS, restore_window_days: 2 }, 'orders'),
    cluster({ pit_enabled: true, ...body }, 'invoices'),
    schedule({ ...ITEMS, restore_window_days: 2, ...items }, 'invoices'),
    more,
  );
}

test('of two clusters that are recreated first, Atlas rejects the one that keeps its name', () => {
  const unkept = { termination_protection_enabled: false, retain_backups_enabled: false };
  const shop = (name: string): Resources =>
    together(
      project(),
      cluster({ ...unkept, name }, 'orders'),
      schedule(ITEMS, 'orders'),
      cluster(unkept, 'invoices'),
      schedule(ITEMS, 'invoices'),
    );
  const replaced = ['mongodbatlas_advanced_cluster.orders', 'mongodbatlas_advanced_cluster.invoices'];
  const plan = planOf({
    before: shop('orders'),
    resources: shop('orders-2'),
    replaced,
    createBeforeDestroy: replaced,
  });
  const { before, after } = readPlan(plan);
  const fates = plannedImpacts(before, after, AT).map(({ json }) => [json.address, json.fate]);
  expect(new Map(fates as [string, string][])).toEqual(
    new Map([
      ['mongodbatlas_advanced_cluster.orders', 'deleted with its backups'],
      ['mongodbatlas_advanced_cluster.invoices', 'refused'],
    ]),
  );
});

describe('new clusters whose backups are alike', () => {
  test('share everything but what they are called', () => {
    const { before, after } = readPlan(planOf({ resources: pair() }));
    const [one, other] = plannedImpacts(before, after, AT);
    expect(one?.json).toMatchObject({ name: 'orders', after: { name: 'orders' } });
    expect(other?.json).toMatchObject({ name: 'invoices', after: { name: 'invoices' } });
    expect(other?.json.after?.granularity).toBe(one?.json.after?.granularity);
  });

  const others: readonly (readonly [string, Resources])[] = [
    ['without point-in-time restores', pair({ pit_enabled: false })],
    ['whose point-in-time restores are left out', pair({ pit_enabled: undefined })],
    ['without backups', pair({ backup_enabled: false })],
    ['whose backups go with it', pair({ retain_backups_enabled: false })],
    ['that is paused', pair({ paused: true })],
    ['in another region', pair({ replication_specs: [{ region_configs: [paris()] }] })],
    ['with another interval', pair({}, { policy_item_hourly: item(12, 'days', 2) })],
    ['with another retention', pair({}, { policy_item_daily: item(1, 'days', 8) })],
    ['with a retention that is no number', pair({}, { policy_item_daily: item(1, 'days', NaN) })],
    ['with a further item', pair({}, { policy_item_weekly: item(6, 'weeks', 4) })],
    ['with another window', pair({}, { restore_window_days: 1 })],
    ['with another reference time', pair({}, { reference_hour_of_day: 3, reference_minute_of_hour: 0 })],
    ['with copies', pair({}, { copy_settings: copyTo('EU_WEST_1', { frequencies: ['DAILY'] }) })],
    [
      'with a second schedule',
      pair({}, {}, { mongodbatlas_cloud_backup_schedule: { more: again('invoices') } }),
    ],
    ['beside a schedule of an unknown cluster', pair({}, {}, schedule({ cluster_name: '${var.name}' }, 'x'))],
    ['beside Flex clusters', pair({}, {}, together(flexCluster({}, 'a'), flexCluster({}, 'b')))],
    ['in a project of its own', pair({ project_id: '${mongodbatlas_project.other.id}' }, {}, governed())],
  ];

  test.each(others)('have the impact that each of them has alone, one of them %s', (_, resources) => {
    const [shown, alone] = both(planOf({ resources }));
    expect(shown).toEqual(alone);
  });

  describe('and to which a plan does the same', () => {
    test('share that, whatever their ids', () => {
      const { before, after } = readPlan(
        planOf({ before: pair(), resources: shorter(pair()), replaced: [] }),
      );
      const [one, other, ...more] = plannedImpacts(before, after, AT);
      expect(more).toEqual([]);
      expect(one?.json.sentences.length).toBeGreaterThan(0);
      expect(other?.json).toMatchObject({
        name: 'invoices',
        before: { name: 'invoices' },
        after: { name: 'invoices' },
      });
      expect(other?.json.sentences).toBe(one?.json.sentences);
    });

    test.each(others)('have the impact that each of them has alone, one of them %s', (_, resources) => {
      const plans = [
        { before: pair(), resources },
        { before: resources, resources: pair() },
        { before: resources, resources: shorter(resources) },
        { before: resources, resources: withoutSchedules(resources) },
        { before: resources, resources: {} },
        { before: resources, resources: shorter(resources), replaced: [ORDERS, INVOICES] },
        { before: resources, resources: swapped(resources) },
      ];
      for (const plan of plans) {
        const [shown, alone] = both(planOf(plan));
        expect(shown).toEqual(alone);
      }
    });
  });
});

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const INVOICES = 'mongodbatlas_advanced_cluster.invoices';
const SCHEDULES = 'mongodbatlas_cloud_backup_schedule';

/** The same with daily snapshots that are kept for less time. */
function shorter(resources: Resources): Resources {
  const named = Object.entries(resources[SCHEDULES] ?? {});
  return {
    ...resources,
    [SCHEDULES]: Object.fromEntries(
      named.map(([name, body]) => [
        name,
        { ...body, update_snapshots: true, policy_item_daily: item(1, 'days', 3) },
      ]),
    ),
  };
}

/** Each schedule with the cluster of another one. */
function swapped(resources: Resources): Resources {
  const named = Object.entries(resources[SCHEDULES] ?? {});
  return {
    ...resources,
    [SCHEDULES]: Object.fromEntries(
      named.map(([name, body], index) => [
        name,
        { ...body, cluster_name: named[(index + 1) % named.length]?.[1]['cluster_name'] },
      ]),
    ),
  };
}

function withoutSchedules(resources: Resources): Resources {
  return Object.fromEntries(Object.entries(resources).filter(([type]) => type !== SCHEDULES));
}

function paris(): Body {
  return {
    provider_name: 'AWS',
    region_name: 'EU_WEST_3',
    priority: 7,
    electable_specs: { instance_size: 'M10', node_count: 3 },
  };
}

function again(name: string): Body {
  const [body] = Object.values(schedule(ITEMS, name)['mongodbatlas_cloud_backup_schedule'] ?? {});
  return body ?? {};
}

/** A second project, whose snapshots survive cluster deletion. */
function governed(): Resources {
  return together(project({}, 'other'), {
    mongodbatlas_backup_compliance_policy: {
      other: { project_id: '${mongodbatlas_project.other.id}', ...ITEMS },
    },
  });
}

const plans = readdirSync(PLANS).filter((name) => existsSync(join(PLANS, name, 'plan.json')));

test.each(plans)('the impacts of the plan %s are those of each cluster alone', (name) => {
  const [shown, alone] = both(JSON.parse(readFileSync(join(PLANS, name, 'plan.json'), 'utf8')));
  expect(shown).toEqual(alone);
});
