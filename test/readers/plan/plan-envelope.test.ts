import { UnreadableInput, readPlan, readPlanBytes } from '../../../src/readers';
import { cluster, project, schedule, together } from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';

type Json = unknown;
type Values = Record<string, Json>;

const before = together(project(), cluster({ tags: { team: 'orders' } }), schedule());
const ORDERS = 'mongodbatlas_advanced_cluster.orders';

/** What Terraform writes of an update of a cluster, whose project and schedule stay, with a state that has all three. */
function updated(): Values {
  return complete(planOf({ before, resources: together(project(), cluster(), schedule()) }));
}

/** The same where nothing changes. */
function kept(): Values {
  return complete(planOf({ before, resources: before }));
}

/** The same where the cluster is deleted. */
function deleted(): Values {
  return complete(planOf({ before, resources: project() }));
}

/** The same with the state that it was made of, and what is planned. */
function complete(plan: Values): Values {
  const rows = plan['resource_changes'] as readonly Values[];
  const side = (name: string): Values[] =>
    rows.flatMap((row) => {
      const values = (row['change'] as Values)[name];
      const { address, type, name: label } = row;
      return values === null ? [] : [{ address, mode: 'managed', type, name: label, values }];
    });
  return {
    ...plan,
    prior_state: { format_version: '1.0', values: { root_module: { resources: side('before') } } },
    planned_values: { root_module: { resources: side('after') } },
  };
}

/** A plan in which the value at a path is another, or is taken away with undefined. */
function withValue(plan: Values, path: string, value: Json): Values {
  const copy = structuredClone(plan);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const owner = steps.reduce<Json>((at, step) => (at as Values)[step], copy) as Values;
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return copy;
}

/** The error for a plan, read as a whole and from its bytes. */
async function errorOf(plan: Values): Promise<string | undefined> {
  const text = Buffer.from(JSON.stringify(plan));
  const said = [problemOf(plan), problemOf(await readPlanBytes(chunksOf(text)))];
  expect(said[1]).toBe(said[0]);
  return said[0];
}

function problemOf(plan: Json): string | undefined {
  try {
    readPlan(plan);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableInput);
    return (error as Error).message;
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

const WHAT_TO_DO =
  ': Terraform does not write such a plan; write the plan as JSON with: terraform show -json plan.out > plan.json';

// The project is row 0, the cluster row 1, the schedule row 2.
const row = 'resource_changes.1';
const change = `${row}.change`;

describe('a plan whose envelope is not what Terraform writes is rejected, with the path', () => {
  test.each<[sentence: string, plan: Values, problem: string]>([
    [
      'changes of another type',
      withValue(updated(), 'resource_changes', { 0: {} }),
      'resource_changes is an object, not a list',
    ],
    [
      'changes that are null',
      withValue(updated(), 'resource_changes', null),
      'resource_changes is null, not a list',
    ],
    [
      'changes under another name',
      { ...withValue(updated(), 'resource_changes', undefined), resource_change: [] },
      'resource_change is there in place of resource_changes',
    ],
    [
      'changes under a name that is far from it',
      { ...withValue(updated(), 'resource_changes', undefined), rows: [] },
      'resource_changes has nothing about mongodbatlas_project.shop, which planned_values has',
    ],
    [
      'no changes, and nothing that tells whether there were any',
      withValue(withValue(updated(), 'resource_changes', undefined), 'planned_values', undefined),
      'resource_changes is missing, and so is planned_values',
    ],
    [
      'changes within a list',
      withValue(updated(), 'resource_changes', [updated()['resource_changes']]),
      'resource_changes[0] is a list, not an object',
    ],
    ['a row that is a text', withValue(updated(), row, '{}'), 'resource_changes[1] is a text, not an object'],
    ['a row that is null', withValue(updated(), row, null), 'resource_changes[1] is null, not an object'],
    [
      'no address',
      withValue(updated(), `${row}.address`, undefined),
      'resource_changes[1].address is missing',
    ],
    [
      'the address of another resource',
      withValue(updated(), `${row}.address`, 'mongodbatlas_advanced_cluster.other'),
      'resource_changes[1].address is not that of its module, mode, type, name and index',
    ],
    [
      'another type than that of the address',
      withValue(updated(), `${row}.type`, 'mongodbatlas_advanced_clusters'),
      'resource_changes[1].address is not that of its module, mode, type, name and index',
    ],
    [
      'an index that the address does not have',
      withValue(updated(), `${row}.index`, 0),
      'resource_changes[1].address is not that of its module, mode, type, name and index',
    ],
    [
      'a type that is a number',
      withValue(updated(), `${row}.type`, 3),
      'resource_changes[1].type is a number, not a text',
    ],
    ['an empty type', withValue(updated(), `${row}.type`, ''), 'resource_changes[1].type is empty'],
    ['no name', withValue(updated(), `${row}.name`, undefined), 'resource_changes[1].name is missing'],
    [
      'a mode that there is not',
      withValue(updated(), `${row}.mode`, 'manual'),
      'resource_changes[1].mode is a text, not one of managed, data, ephemeral',
    ],
    [
      'the mode of another address',
      withValue(updated(), `${row}.mode`, 'data'),
      'resource_changes[1].address is not that of its module, mode, type, name and index',
    ],
    ['no change', withValue(updated(), change, undefined), 'resource_changes[1].change is missing'],
    [
      'a change that is a list',
      withValue(updated(), change, []),
      'resource_changes[1].change is a list, not an object',
    ],
    [
      'no actions',
      withValue(updated(), `${change}.actions`, undefined),
      'resource_changes[1].change.actions is missing',
    ],
    [
      'actions that are a text',
      withValue(updated(), `${change}.actions`, 'update'),
      'resource_changes[1].change.actions is a text, not a list',
    ],
    [
      'an empty list of actions',
      withValue(updated(), `${change}.actions`, []),
      'resource_changes[1].change.actions is []',
    ],
    [
      'an unknown action',
      withValue(updated(), `${change}.actions`, ['destroy']),
      'resource_changes[1].change.actions is ["destroy"]',
    ],
    [
      'actions in a list of their own',
      withValue(updated(), `${change}.actions`, ['update,delete']),
      'resource_changes[1].change.actions is ["update,delete"]',
    ],
    [
      'two actions that do not go together',
      withValue(updated(), `${change}.actions`, ['update', 'delete']),
      'resource_changes[1].change.actions is ["update","delete"]',
    ],
    [
      'two actions as one text',
      withValue(updated(), `${change}.actions`, ['delete,create']),
      'resource_changes[1].change.actions is ["delete,create"]',
    ],
    [
      'a before that is a list',
      withValue(updated(), `${change}.before`, []),
      'resource_changes[1].change.before is a list, not an object or null',
    ],
    [
      'an after that is a text',
      withValue(updated(), `${change}.after`, 'x'),
      'resource_changes[1].change.after is a text, not an object or null',
    ],
    [
      'marks of what is unknown that are a text',
      withValue(updated(), `${change}.after_unknown`, 'x'),
      'resource_changes[1].change.after_unknown is a text, not an object',
    ],
    [
      'a deletion that leaves something',
      withValue(updated(), `${change}.actions`, ['delete']),
      'resource_changes[1].change.after is an object although the actions are ["delete"]',
    ],
    [
      'a deletion of nothing',
      withValue(deleted(), `${change}.before`, null),
      'resource_changes[1].change.before is null although the actions are ["delete"]',
    ],
    [
      'a deletion without the side before',
      withValue(deleted(), `${change}.before`, undefined),
      'resource_changes[1].change.before is null although the actions are ["delete"]',
    ],
    [
      'a creation over something',
      withValue(updated(), `${change}.actions`, ['create']),
      'resource_changes[1].change.before is an object although the actions are ["create"]',
    ],
    [
      'an update to nothing',
      withValue(updated(), `${change}.after`, null),
      'resource_changes[1].change.after is null although the actions are ["update"]',
    ],
    [
      'a replacement by nothing',
      withValue(deleted(), `${change}.actions`, ['delete', 'create']),
      'resource_changes[1].change.after is null although the actions are ["delete","create"]',
    ],
    [
      'no action, and nothing left',
      withValue(kept(), `${change}.after`, null),
      'resource_changes[1].change.after is null although the actions are ["no-op"]',
    ],
    [
      'no action, and something else left',
      withValue(kept(), `${change}.after.backup_enabled`, false),
      'resource_changes[1].change.after.backup_enabled is not what it was before although the actions are ["no-op"]',
    ],
    [
      'a read of what Terraform manages',
      withValue(updated(), `${change}.actions`, ['read']),
      'resource_changes[1].mode is managed although the actions are ["read"]',
    ],
    [
      'an attribute that is lost on its way',
      withValue(updated(), `${change}.after.backup_enabled`, undefined),
      'resource_changes[1].change.after.backup_enabled is missing although the actions are ["update"]',
    ],
    [
      'an attribute that was never there',
      withValue(updated(), `${change}.before.backup_enabled`, undefined),
      'resource_changes[1].change.before.backup_enabled is missing although the actions are ["update"]',
    ],
    [
      'an attribute of a block that is lost',
      withValue(updated(), `${change}.after.replication_specs.0.region_configs.0.priority`, undefined),
      'resource_changes[1].change.after.replication_specs[0].region_configs[0].priority is missing although the actions are ["update"]',
    ],
    [
      'an attribute of a block that was never there',
      withValue(updated(), `${change}.before.replication_specs.0.region_configs`, undefined),
      'resource_changes[1].change.before.replication_specs[0].region_configs is missing although the actions are ["update"]',
    ],
    [
      'an attribute that has a value and is marked as unknown',
      withValue(updated(), `${change}.after_unknown.backup_enabled`, true),
      'resource_changes[1].change.after.backup_enabled is there and marked as unknown although the actions are ["update"]',
    ],
    [
      'an attribute of a block that has a value and is marked as unknown',
      withValue(updated(), `${change}.after_unknown.replication_specs`, [{ region_configs: true }]),
      'resource_changes[1].change.after.replication_specs[0].region_configs is there and marked as unknown although the actions are ["update"]',
    ],
    [
      'everything is marked as unknown',
      withValue(updated(), `${change}.after_unknown`, true),
      'resource_changes[1].change.after_unknown is true although the actions are ["update"]',
    ],
    [
      'planned values without their root module',
      withValue(updated(), 'planned_values', {}),
      'planned_values.root_module is missing',
    ],
    [
      'a data source that is read into nothing',
      withValue(read(), 'resource_changes.3.change.after', null),
      'resource_changes[3].change.after is null although the actions are ["read"]',
    ],
    [
      'a data source that is created',
      withValue(read(), 'resource_changes.3.change.actions', ['create']),
      'resource_changes[3].mode is data although the actions are ["create"]',
    ],
    [
      'a reason to replace in an update',
      withValue(updated(), `${row}.action_reason`, 'replace_because_cannot_update'),
      'resource_changes[1].action_reason is "replace_because_cannot_update" although the actions are ["update"]',
    ],
    [
      'a reason to delete in an update',
      withValue(updated(), `${row}.action_reason`, 'delete_because_no_resource_config'),
      'resource_changes[1].action_reason is "delete_because_no_resource_config" although the actions are ["update"]',
    ],
    [
      'paths that force a replacement in an update',
      withValue(updated(), `${change}.replace_paths`, [['name']]),
      'resource_changes[1].change.replace_paths is not empty although the actions are ["update"]',
    ],
    [
      'an object that is forgotten for a new one, and no reason',
      withValue(updated(), `${change}.actions`, ['create', 'forget']),
      'resource_changes[1].action_reason is missing although the actions are ["create","forget"]',
    ],
    [
      'a deposed object that is updated',
      withValue(updated(), `${row}.deposed`, 'a1b2c3d4'),
      'resource_changes[1].deposed is there although the actions are ["update"]',
    ],
    [
      'two changes of one resource',
      withValue(updated(), 'resource_changes.2', (updated()['resource_changes'] as Json[])[1]),
      `resource_changes[2] is a second change of ${ORDERS}`,
    ],
    [
      'errored that is a text',
      withValue(updated(), 'errored', 'true'),
      'errored is a text, not true or false',
    ],
    ['complete that is null', withValue(updated(), 'complete', null), 'complete is null, not true or false'],
    [
      'a complete plan that leaves out what its state has',
      withValue(deleted(), 'resource_changes', (deleted()['resource_changes'] as Json[]).slice(0, 1)),
      `resource_changes has nothing about ${ORDERS}, which prior_state has, although the plan says that it is complete`,
    ],
    [
      'a plan that leaves out what it plans',
      withValue(updated(), 'resource_changes', (updated()['resource_changes'] as Json[]).slice(0, 1)),
      `resource_changes has nothing about ${ORDERS}, which planned_values has`,
    ],
    [
      'deferred changes in a plan that says that it is complete',
      {
        ...kept(),
        deferred_changes: [
          { reason: 'deferred_prereq', resource_change: (deleted()['resource_changes'] as Json[])[1] },
        ],
      },
      `deferred_changes has ${ORDERS} although the plan says that it is complete`,
    ],
    [
      'deferred changes of another shape',
      { ...kept(), complete: false, deferred_changes: [(deleted()['resource_changes'] as Json[])[1]] },
      'deferred_changes[0].resource_change is missing',
    ],
    [
      'drift of another shape',
      { ...kept(), resource_drift: [{ address: ORDERS }] },
      'resource_drift[0].mode is missing',
    ],
    [
      'actions of providers that are no list',
      { ...kept(), action_invocations: {} },
      'action_invocations is an object, not a list',
    ],
    ['checks without a status', { ...kept(), checks: [{ address: {} }] }, 'checks[0].status is missing'],
    ['no configuration', withValue(updated(), 'configuration', undefined), 'configuration is missing'],
    [
      'a configuration without its root module',
      withValue(updated(), 'configuration.root_module', undefined),
      'configuration.root_module is missing',
    ],
    [
      'blocks of a module that are no list',
      withValue(updated(), 'configuration.root_module.module_calls', { a: { module: { resources: {} } } }),
      'configuration.root_module.module_calls.a.module.resources is an object, not a list',
    ],
    [
      'a state that is a list',
      withValue(updated(), 'prior_state', []),
      'prior_state is a list, not an object',
    ],
    [
      'a state without its root module',
      withValue(updated(), 'prior_state.values.root_module', undefined),
      'prior_state.values.root_module is missing',
    ],
    [
      'a state whose resources are no objects',
      withValue(updated(), 'prior_state.values.root_module.resources.1', 'x'),
      'prior_state.values.root_module.resources[1] is a text, not an object',
    ],
    [
      'a state whose modules are no list',
      withValue(updated(), 'prior_state.values.root_module.child_modules', {}),
      'prior_state.values.root_module.child_modules is an object, not a list',
    ],
    ['variables that are a list', { ...kept(), variables: [] }, 'variables is a list, not an object'],
  ])('%s', async (_, plan, problem) => {
    expect(await errorOf(plan)).toBe(problem + WHAT_TO_DO);
  });
});

describe('what Terraform or OpenTofu writes is accepted', () => {
  test.each<[sentence: string, plan: Values]>([
    ['an update', updated()],
    ['no change', kept()],
    ['a deletion', deleted()],
    [
      'unknown values of keys that are names of members of prototypes',
      withValue(withValue(updated(), `${change}.after.tags`, {}), `${change}.after_unknown.tags`, {
        constructor: true,
        toString: true,
      }),
    ],
    [
      'nothing to delete any more',
      withValue(withValue(withoutState(deleted()), `${change}.before`, null), `${change}.actions`, ['no-op']),
    ],
    ['a resource that is forgotten', withValue(deleted(), `${change}.actions`, ['forget'])],
    ['the old one is forgotten, as Terraform says it', replaced(['create', 'forget'])],
    ['the old one is forgotten, as OpenTofu says it', replaced(['forget', 'create'])],
    [
      'a forgotten resource among what is planned, without values, as Terraform 1.11 lists it',
      withValue(
        withValue(deleted(), `${change}.actions`, ['forget']),
        'planned_values.root_module.resources.1',
        { address: ORDERS, mode: 'managed', type: 'mongodbatlas_advanced_cluster', name: 'orders' },
      ),
    ],
    ['what an interrupted replacement left behind, beside the current one', deposed()],
    [
      'a refresh-only plan: it has no changes, and nothing planned',
      { ...withoutChanges(kept()), planned_values: { root_module: {} } },
    ],
    [
      'a refresh-only plan with drift',
      {
        ...withoutChanges(kept()),
        planned_values: undefined,
        resource_drift: [(deleted()['resource_changes'] as Json[])[1]],
      },
    ],
    [
      'a plan made with -target',
      {
        ...withValue(kept(), 'resource_changes', (kept()['resource_changes'] as Json[]).slice(0, 1)),
        planned_values: { root_module: {} },
        complete: false,
      },
    ],
    [
      'an instance whose key is not known yet is put off',
      {
        ...kept(),
        complete: false,
        deferred_changes: [
          {
            reason: 'instance_count_unknown',
            resource_change: {
              address: `${ORDERS}[*]`,
              mode: 'managed',
              type: 'mongodbatlas_advanced_cluster',
              name: 'orders',
              index_unknown: true,
              change: { actions: ['create'], before: null, after_unknown: true },
            },
          },
        ],
      },
    ],
    ['a data source that is read at apply', read()],
    [
      'an ephemeral resource, as OpenTofu 1.11 lists it',
      {
        ...kept(),
        resource_changes: [
          ...(kept()['resource_changes'] as Json[]),
          {
            address: 'ephemeral.random_password.x',
            mode: 'ephemeral',
            type: 'random_password',
            name: 'x',
            change: { actions: ['read'], before: null, after: null },
          },
        ],
      },
    ],
    ['members of a version to come', { ...kept(), new_in_a_version_to_come: {} }],
  ])('%s', async (_, plan) => {
    expect(await errorOf(plan)).toBeUndefined();
  });
});

/** A plan that replaces the cluster. */
function replaced(actions: readonly string[]): Values {
  return withValue(
    withValue(updated(), `${change}.actions`, actions),
    `${row}.action_reason`,
    'replace_because_cannot_update',
  );
}

/** A plan with a data source that is read at apply. */
function read(): Values {
  const row = {
    address: 'data.mongodbatlas_project.x',
    mode: 'data',
    type: 'mongodbatlas_project',
    name: 'x',
    change: { actions: ['read'], before: null, after: {}, after_unknown: {} },
    action_reason: 'read_because_config_unknown',
  };
  const plan = kept();
  return { ...plan, resource_changes: [...(plan['resource_changes'] as Json[]), row] };
}

function withoutChanges(plan: Values): Values {
  return withValue(plan, 'resource_changes', undefined);
}

function withoutState(plan: Values): Values {
  return withValue(plan, 'prior_state', undefined);
}

/** A cluster with a deposed object in the state, which the plan deletes. */
function deposed(): Values {
  const plan = kept();
  const current = (plan['resource_changes'] as Values[])[1] ?? {};
  const left = {
    ...current,
    deposed: 'a1b2c3d4',
    change: {
      actions: ['delete'],
      before: (current['change'] as Values)['before'],
      after: null,
      after_unknown: {},
    },
  };
  const state = structuredClone(plan['prior_state']) as { values: { root_module: { resources: Values[] } } };
  state.values.root_module.resources.push({
    ...state.values.root_module.resources[1],
    deposed_key: 'a1b2c3d4',
  });
  return { ...plan, resource_changes: [...(plan['resource_changes'] as Json[]), left], prior_state: state };
}

test('a deposed object that the state has and a complete plan leaves out is missed', async () => {
  const plan = deposed();
  const rows = plan['resource_changes'] as Json[];
  expect(await errorOf({ ...plan, resource_changes: rows.slice(0, 3) })).toBe(
    `resource_changes has nothing about ${ORDERS} (deposed a1b2c3d4), which prior_state has, although the plan says that it is complete${WHAT_TO_DO}`,
  );
});

test('endlessly nested modules are rejected', async () => {
  let module: Values = {};
  for (let depth = 0; depth < 300; depth += 1) module = { child_modules: [module] };
  expect(await errorOf(withValue(updated(), 'prior_state.values.root_module', module))).toMatch(
    /^prior_state\.values\.root_module\.child_modules\[0\].*… \(\d+ more characters\) is more than 200 modules deep: /,
  );
});
