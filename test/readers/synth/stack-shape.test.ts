import { UnreadableInput, checkStack } from '../../../src/readers';
import { type Body, cluster, project, schedule, together } from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';

const CLUSTER = 'resource.mongodbatlas_advanced_cluster.orders';
const SCHEDULE = 'resource.mongodbatlas_cloud_backup_schedule.orders';

function problemOf(stack: unknown): string | undefined {
  try {
    checkStack(stack);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return error.message;
  }
}

const ofCluster = (body: Body) => synthOf({ resources: together(project(), cluster(body)) });
const ofSchedule = (body: Body) => synthOf({ resources: together(project(), cluster(), schedule(body)) });
const SAYS = ': Terraform rejects that; correct the override that wrote it, and synthesize again';

describe('a value that Terraform rejects is rejected with its path', () => {
  test.each<[sentence: string, stack: unknown, problem: string]>([
    ['a text for resources', { resource: 'x' }, 'resource is a text, not an object'],
    [
      'a text for the resources of a type',
      { resource: { mongodbatlas_project: 'x' } },
      'resource.mongodbatlas_project is a text, not an object',
    ],
    [
      'a number for a resource, of any provider',
      { resource: { aws_s3_bucket: { a: 7 } } },
      'resource.aws_s3_bucket.a is a number, not an object',
    ],
    ['a list in a list of resources', { resource: [[]] }, 'resource[0] is a list, not an object'],
    [
      'a truth value for a data source',
      { data: { aws_iam_role: { a: true } } },
      'data.aws_iam_role.a is true, not an object',
    ],
    ['a text for settings of Terraform', { terraform: 'x' }, 'terraform is a text, not an object'],
    [
      'a list for the blocks of a provider',
      { provider: { mongodbatlas: 'x' } },
      'provider.mongodbatlas is a text, not an object',
    ],
    ['a text for locals', { locals: 'x' }, 'locals is a text, not an object'],
    [
      'a list for a truth value',
      ofCluster({ backup_enabled: [true] }),
      `${CLUSTER}.backup_enabled is a list, not a truth value`,
    ],
    [
      'a word for a truth value',
      ofCluster({ backup_enabled: 'yes' }),
      `${CLUSTER}.backup_enabled is a text, not a truth value`,
    ],
    [
      'a number for a truth value',
      ofCluster({ paused: 1 }),
      `${CLUSTER}.paused is a number, not a truth value`,
    ],
    ['an object for a text', ofCluster({ name: {} }), `${CLUSTER}.name is an object, not a text`],
    ['a text for a map', ofCluster({ tags: 'team' }), `${CLUSTER}.tags is a text, not an object`],
    [
      'a list in a map of texts',
      ofCluster({ tags: { team: [] } }),
      `${CLUSTER}.tags.team is a list, not a text`,
    ],
    [
      'a text for a list',
      ofCluster({ replication_specs: 'x' }),
      `${CLUSTER}.replication_specs is a text, not a list`,
    ],
    [
      'a truth value for a number, deep inside',
      ofCluster({ replication_specs: [{ region_configs: [{ priority: true }] }] }),
      `${CLUSTER}.replication_specs[0].region_configs[0].priority is a truth value, not a number`,
    ],
    [
      'a word for a number',
      ofSchedule({ restore_window_days: 'many' }),
      `${SCHEDULE}.restore_window_days is a text, not a number`,
    ],
    [
      'a text for a block',
      ofSchedule({ policy_item_daily: 'x' }),
      `${SCHEDULE}.policy_item_daily is a text, not an object`,
    ],
    [
      'a text among blocks',
      ofSchedule({ copy_settings: [{}, 'x'] }),
      `${SCHEDULE}.copy_settings[1] is a text, not an object`,
    ],
    [
      'a list for a truth value in a dynamic block',
      ofSchedule({ dynamic: { copy_settings: { for_each: ['x'], content: { should_copy_oplogs: [] } } } }),
      `${SCHEDULE}.dynamic.copy_settings.content.should_copy_oplogs is a list, not a truth value`,
    ],
    ['a list for count', ofCluster({ count: [1] }), `${CLUSTER}.count is a list, not a number`],
    ['a number for for_each', ofCluster({ for_each: 2 }), `${CLUSTER}.for_each is a number, not an object`],
    ['a text for depends_on', ofCluster({ depends_on: 'x' }), `${CLUSTER}.depends_on is a text, not a list`],
    ['a text for lifecycle', ofCluster({ lifecycle: 'x' }), `${CLUSTER}.lifecycle is a text, not an object`],
  ])('%s', (_, stack, problem) => {
    expect(problemOf(stack)).toBe(problem + SAYS);
  });

  test('without showing the value, which may be sensitive', () => {
    expect(problemOf(ofCluster({ backup_enabled: 'hunter2' }))).not.toContain('hunter2');
  });
});

describe('what Terraform accepts is accepted', () => {
  const expression = '${var.x}';
  test.each<[sentence: string, stack: unknown]>([
    ['a stack', ofCluster({})],
    ['a list at every level', { resource: [{ mongodbatlas_project: [{ a: [{ name: 'x' }] }] }] }],
    ['null, which is not set', ofCluster({ backup_enabled: null, tags: null, replication_specs: null })],
    [
      'an expression for any value',
      ofCluster({
        backup_enabled: expression,
        tags: expression,
        replication_specs: [{ region_configs: expression, zone_name: `a-${expression}` }, expression],
        count: expression,
      }),
    ],
    ['a directive', ofCluster({ backup_enabled: '%{ if var.x }true%{ else }false%{ endif }' })],
    [
      'texts, numbers and truth values that Terraform converts',
      ofCluster({ name: 7, paused: 'true', pit_enabled: '0' }),
    ],
    [
      'numbers as texts',
      ofSchedule({ restore_window_days: '7', policy_item_daily: [{ retention_value: ' 7 ' }] }),
    ],
    ['one block as an object', ofSchedule({ policy_item_hourly: { frequency_interval: 1 } })],
    [
      'blocks of provider 1.x for attributes of 2.x',
      ofCluster({ advanced_configuration: [{ javascript_enabled: true }], tags: [{ key: 'a', value: 'b' }] }),
    ],
    ['attributes that only earlier versions had', ofCluster({ disk_size_gb: 10 })],
    ['attributes that are not known', ofCluster({ vault: [[{}]] })],
    [
      'dynamic blocks, as an object and as a list',
      ofSchedule({ dynamic: [{ copy_settings: [{ for_each: expression, content: {} }] }] }),
    ],
    ['for_each over a map, a list and an expression', together(cluster({ for_each: { a: 1 } }))],
    [
      'comments everywhere',
      { '//': 'x', resource: { '//': 'x', mongodbatlas_project: { '//': 'x', a: { '//': 'x' } } } },
    ],
  ])('%s', (_, stack) => {
    expect(problemOf(stack)).toBeUndefined();
  });
});
