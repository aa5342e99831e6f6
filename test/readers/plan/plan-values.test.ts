import { UnreadableInput, readPlan } from '../../../src/readers';
import { type Body, cluster, project, schedule, together } from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';

type Json = unknown;
type Values = Record<string, Json>;

const CLUSTER = 'mongodbatlas_advanced_cluster.orders';
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule.orders';
const resources = together(project(), cluster({ tags: { team: 'orders' } }), schedule());

/** A plan that creates a cluster and its schedule. */
const created = (): Values => planOf({ resources });

/** A plan that changes nothing. */
const kept = (): Values => planOf({ before: resources, resources });

interface Row {
  readonly address: string;
  readonly change: {
    readonly before: Values | null;
    readonly after: Values | null;
    readonly after_unknown: Values;
  };
}

function rowsOf(plan: Values): readonly Row[] {
  return plan['resource_changes'] as readonly Row[];
}

/** A plan whose after of a resource has further values, and its before as well where there is one. */
function having(plan: Values, address: string, values: Body): Values {
  const copy = structuredClone(plan);
  const { change } = rowsOf(copy).find((row) => row.address === address)!;
  for (const side of [change.before, change.after]) if (side !== null) Object.assign(side, values);
  for (const name of Object.keys(values)) Reflect.deleteProperty(change.after_unknown, name);
  return copy;
}

function problemOf(plan: Values): string | undefined {
  try {
    readPlan(plan);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return error.message;
  }
}

const index = (plan: Values, address: string): number =>
  rowsOf(plan).findIndex((row) => row.address === address);

const SAYS =
  ': no provider up to 2.20.1 has such a value there; update this package if yours is later, else write the plan as JSON with: terraform show -json plan.out > plan.json';

describe('a value of another type than the schema has is rejected with its path', () => {
  test.each<[sentence: string, address: string, values: Body, problem: string]>([
    [
      'a list for a truth value',
      CLUSTER,
      { backup_enabled: [true] },
      'backup_enabled is a list, not true or false',
    ],
    [
      'a text for a truth value',
      CLUSTER,
      { backup_enabled: 'true' },
      'backup_enabled is a text, not true or false',
    ],
    ['a number for a truth value', CLUSTER, { paused: 1 }, 'paused is a number, not true or false'],
    ['an object for a text', CLUSTER, { name: {} }, 'name is an object, not a text'],
    ['a number for a text', CLUSTER, { cluster_type: 7 }, 'cluster_type is a number, not a text'],
    ['a text for a list', CLUSTER, { replication_specs: 'M10' }, 'replication_specs is a text, not a list'],
    ['a text for a map', CLUSTER, { tags: 'team' }, 'tags is a text, not an object'],
    ['a number in a map of texts', CLUSTER, { tags: { team: 1 } }, 'tags.team is a number, not a text'],
    [
      'a text for an object',
      CLUSTER,
      { advanced_configuration: 'x' },
      'advanced_configuration is a text, not an object',
    ],
    [
      'a list in a list',
      CLUSTER,
      { replication_specs: [[]] },
      'replication_specs[0] is a list, not an object',
    ],
    [
      'a number as a text, deep inside',
      CLUSTER,
      { replication_specs: [{ region_configs: [{ electable_specs: { node_count: '3' } }] }] },
      'replication_specs[0].region_configs[0].electable_specs.node_count is a text, not a number',
    ],
    [
      'a number as a text in a block',
      SCHEDULE,
      { policy_item_daily: [{ retention_value: '7' }] },
      'policy_item_daily[0].retention_value is a text, not a number',
    ],
    [
      'a truth value for blocks',
      SCHEDULE,
      { policy_item_daily: true },
      'policy_item_daily is true, not a list',
    ],
    [
      'a number among texts',
      SCHEDULE,
      { copy_settings: [{ frequencies: ['DAILY', 1] }] },
      'copy_settings[0].frequencies[1] is a number, not a text',
    ],
    [
      'a text for what only earlier providers had',
      CLUSTER,
      { disk_size_gb: '10' },
      'disk_size_gb is a text, not a number',
    ],
  ])('%s', (_, address, values, problem) => {
    const plan = having(created(), address, values);
    expect(problemOf(plan)).toBe(`resource_changes[${index(plan, address)}].change.after.${problem}${SAYS}`);
  });

  test('before a change', () => {
    const plan = planOf({
      before: resources,
      resources: together(project(), cluster({ tags: {} }), schedule()),
    });
    const damaged = having(plan, CLUSTER, { backup_enabled: [true] });
    expect(problemOf(damaged)).toMatch(/change\.before\.backup_enabled is a list/);
  });

  test('of a resource that does not change', () => {
    expect(problemOf(having(kept(), CLUSTER, { backup_enabled: [true] }))).toMatch(
      /change\.after\.backup_enabled is a list/,
    );
  });

  test('in the state, also of a data source and within modules', () => {
    const row = {
      address: 'module.a.data.mongodbatlas_advanced_cluster.x',
      mode: 'data',
      type: 'mongodbatlas_advanced_cluster',
      name: 'x',
      values: { backup_enabled: 'yes' },
    };
    const modules = [{ address: 'module.a', resources: [row] }];
    const state = { format_version: '1.0', values: { root_module: { child_modules: modules } } };
    expect(problemOf({ ...kept(), complete: undefined, prior_state: state })).toMatch(
      /^prior_state: module\.a\.data\.mongodbatlas_advanced_cluster\.x\.values\.backup_enabled is a text, not true or false: /,
    );
  });

  test('in what changed outside of Terraform', () => {
    const [row] = rowsOf(
      having(planOf({ before: resources, resources: project() }), CLUSTER, { paused: [] }),
    ).filter(({ address }) => address === CLUSTER);
    expect(problemOf({ ...kept(), resource_drift: [row] })).toMatch(
      /^resource_drift\[0\]\.change\.before\.paused is a list, not true or false/,
    );
  });

  test('without showing the value, which may be sensitive', () => {
    const plan = having(created(), CLUSTER, { backup_enabled: 'hunter2' });
    expect(problemOf(plan)).not.toContain('hunter2');
  });
});

describe('a value that some version of the provider has is accepted', () => {
  test.each<[sentence: string, address: string, values: Body]>([
    [
      'null, which is not set or not known',
      CLUSTER,
      { backup_enabled: null, replication_specs: null, tags: null },
    ],
    [
      'null in a list, which is not known',
      SCHEDULE,
      { copy_settings: [{ frequencies: [null, 'DAILY'] }, null] },
    ],
    [
      'a block of provider 1.x for an object of 2.x',
      CLUSTER,
      { advanced_configuration: [{ javascript_enabled: true }] },
    ],
    ['tags as blocks of provider 1.x', CLUSTER, { tags: [{ key: 'team', value: 'orders' }] }],
    [
      'an object where later versions may have one in place of a list',
      CLUSTER,
      { replication_specs: { zone_name: 'a' } },
    ],
    ['an attribute that only earlier versions had', CLUSTER, { disk_size_gb: 10, id: 'x' }],
    [
      'an attribute that this release does not know, of any type',
      CLUSTER,
      { backup_vault: [{ deep: [1, 'a'] }] },
    ],
    ['fractions and large numbers', SCHEDULE, { reference_hour_of_day: 1.5, restore_window_days: 1e21 }],
  ])('%s', (_, address, values) => {
    expect(problemOf(having(created(), address, values))).toBeUndefined();
  });

  test('whatever the values of other providers are', () => {
    const plan = created();
    const [first] = rowsOf(plan);
    const other = {
      ...first,
      address: 'aws_s3_bucket.a',
      type: 'aws_s3_bucket',
      name: 'a',
      change: { ...first!.change, after: { bucket: [true] } },
    };
    expect(problemOf({ ...plan, resource_changes: [...rowsOf(plan), other] })).toBeUndefined();
  });
});

describe('the attributes that this release does not know', () => {
  const unknownIn = (plan: Values): readonly string[] =>
    readPlan(plan).unknownAttributes.map(
      ({ at, type, path, isWritten }) => `${at.address} ${type} ${path}${isWritten ? ' written' : ''}`,
    );

  test('are listed once for a type, with the first resource that has them', () => {
    const two = together(project(), cluster(), cluster({}, 'loans'), schedule());
    let plan = planOf({ resources: two });
    for (const name of ['orders', 'loans'])
      plan = having(plan, `mongodbatlas_advanced_cluster.${name}`, { backup_vault: 'a' });
    plan = having(plan, SCHEDULE, { backup_vault: 'a' });
    expect(unknownIn(plan)).toEqual([
      `${rowsOf(plan).find(({ address }) => /cluster\.(?:loans|orders)$/.test(address))!.address} mongodbatlas_advanced_cluster backup_vault`,
      `${SCHEDULE} mongodbatlas_cloud_backup_schedule backup_vault`,
    ]);
  });

  test('are listed by their path within blocks, whatever the number of the block', () => {
    const items = [{ frequency_interval: 1 }, { frequency_interval: 2, vault: 'a' }, { vault: 'b' }];
    expect(unknownIn(having(created(), SCHEDULE, { policy_item_weekly: items }))).toEqual([
      `${SCHEDULE} mongodbatlas_cloud_backup_schedule policy_item_weekly.vault`,
    ]);
  });

  test('are not listed where they are not set, as a later provider writes all that it has', () => {
    expect(unknownIn(having(created(), CLUSTER, { backup_vault: null, vaults: [] }))).toEqual([]);
  });

  test('are listed where the configuration alone has them, since Terraform drops them in nested objects', () => {
    const specs = [
      { region_configs: [{ priority: 7, electable_specs: { instance_size: 'M10', node_coun: 3 } }] },
    ];
    const plan = planOf({ resources: together(project(), cluster({ replication_specs: specs })) });
    expect(unknownIn(plan)).toEqual([
      `${CLUSTER} mongodbatlas_advanced_cluster replication_specs[0].region_configs[0].electable_specs.node_coun written`,
    ]);
  });
});
