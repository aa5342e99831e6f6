import { command } from '../support/command';
import { cluster, project, schedule, together } from '../../src/rules/example';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

const folder = testFolder();

const DEPTH = 10_000;
const resources = together(project(), cluster(), schedule());

/** JSON with a text in place of the value of one of its members, wherever that is. */
function withText(json: object, path: readonly (string | number)[], text: string): string {
  const copy = structuredClone(json) as Record<string, unknown>;
  let owner = copy;
  for (const key of path.slice(0, -1)) owner = owner[key] as Record<string, unknown>;
  owner[String(path.at(-1))] = 'HERE';
  return JSON.stringify(copy).replace('"HERE"', () => text);
}

const shapes: readonly (readonly [name: string, text: string])[] = [
  ['lists', '['.repeat(DEPTH) + ']'.repeat(DEPTH)],
  ['objects', `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`],
  ['lists of objects', `${'[{"resources":'.repeat(DEPTH)}[]${'}]'.repeat(DEPTH)}`],
  [
    'modules',
    `${'{"child_modules":[{"address":"module.a","resources":[]},'.repeat(DEPTH)}{}${']}'.repeat(DEPTH)}`,
  ],
  ['calls', `${'{"module_calls":{"a":{"module":'.repeat(DEPTH)}{}${'}}}'.repeat(DEPTH)}`],
  ['an expression of parentheses', JSON.stringify(`\${${'('.repeat(DEPTH)}1${')'.repeat(DEPTH)}}`)],
  ['an expression of lists', JSON.stringify(`\${${'['.repeat(DEPTH)}1${']'.repeat(DEPTH)}}`)],
  ['an expression of calls', JSON.stringify(`\${${'try('.repeat(DEPTH)}1${')'.repeat(DEPTH)}}`)],
  ['an expression of signs', JSON.stringify(`\${${'!'.repeat(DEPTH)}true}`)],
  ['an expression of conditions', JSON.stringify(`\${${'true ? 1 : '.repeat(DEPTH)}1}`)],
  ['an expression of additions', JSON.stringify(`\${1${' + 1'.repeat(DEPTH)}}`)],
  ['an expression of attributes', JSON.stringify(`\${a${'.b'.repeat(DEPTH)}}`)],
  ['an expression of templates', JSON.stringify(`${'${"'.repeat(DEPTH)}1${'"}'.repeat(DEPTH)}`)],
  ['a version of many parts', JSON.stringify(`>= ${'1.'.repeat(DEPTH)}0`)],
  ['an address of many modules', JSON.stringify(`${'module.a.'.repeat(DEPTH)}b.c`)],
];

const plan = planOf({ resources, variables: { a: 1 } });
const planPlaces: readonly (readonly (string | number)[])[] = [
  ['resource_changes'],
  ['resource_changes', 0],
  ['resource_changes', 1, 'change'],
  ['resource_changes', 1, 'module_address'],
  ['resource_changes', 1, 'address'],
  ['resource_changes', 1, 'change', 'after'],
  ['resource_changes', 1, 'change', 'after', 'replication_specs'],
  ['resource_changes', 1, 'change', 'after', 'name'],
  ['resource_changes', 1, 'change', 'after_unknown'],
  ['resource_changes', 1, 'change', 'after_unknown', 'replication_specs'],
  ['resource_changes', 1, 'change', 'after_sensitive'],
  ['resource_changes', 2, 'change', 'after', 'policy_item_daily'],
  ['resource_changes', 2, 'change', 'after', 'copy_settings'],
  ['prior_state'],
  ['variables'],
  ['variables', 'a', 'value'],
  ['configuration'],
  ['configuration', 'root_module'],
  ['configuration', 'root_module', 'resources', 1, 'expressions'],
  ['configuration', 'root_module', 'resources', 1, 'expressions', 'project_id'],
  ['configuration', 'root_module', 'resources', 1, 'depends_on'],
  ['configuration', 'provider_config', 'mongodbatlas', 'version_constraint'],
];
const stack = synthOf({ resources, locals: { a: 1 } });
const stackPlaces: readonly (readonly string[])[] = [
  ['//'],
  ['terraform'],
  ['terraform', 'required_providers', 'mongodbatlas', 'version'],
  ['locals'],
  ['locals', 'a'],
  ['resource'],
  ['resource', 'mongodbatlas_advanced_cluster'],
  ['resource', 'mongodbatlas_advanced_cluster', 'orders', 'name'],
  ['resource', 'mongodbatlas_advanced_cluster', 'orders', 'project_id'],
  ['resource', 'mongodbatlas_advanced_cluster', 'orders', 'replication_specs'],
  ['resource', 'mongodbatlas_advanced_cluster', 'orders', '//'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'policy_item_daily'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'dynamic'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'cluster_name'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'depends_on'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'for_each'],
  ['resource', 'mongodbatlas_cloud_backup_schedule', 'orders', 'count'],
];

/** It is reviewed, or rejected in one line: without an internal error or a crash. */
async function expectReviewedOrRejected(typed: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await command([...typed, '--format', 'json']);
  expect(stderr).not.toContain('nested too deeply');
  if (code === 2)
    expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^atlas-backup: cannot read [^\n]+\n$/)]);
  else expect([stderr, (JSON.parse(stdout) as { crashes: unknown[] }).crashes]).toEqual(['', []]);
}

describe('nesting 10,000 deep overflows nothing', () => {
  test.each(shapes)('%s, anywhere in a plan', async (_, text) => {
    for (const place of planPlaces)
      await expectReviewedOrRejected(['review', folder.file('plan.json', withText(plan, place, text))]);
  });

  test.each(shapes)('%s, anywhere in a cdk.tf.json', async (_, text) => {
    for (const place of stackPlaces)
      await expectReviewedOrRejected(['check', folder.file('cdk.tf.json', withText(stack, place, text))]);
  });

  test('in place of a plan, a configuration and a baseline', async () => {
    const [list] = shapes.map(([, text]) => text);
    for (const typed of [
      ['review', folder.file('deep.json', list ?? '')],
      ['check', folder.file('deep.json', list ?? '')],
      ['review', folder.file('plan.json', plan), '--config', folder.file('deep.json', list ?? '')],
      ['review', folder.file('plan.json', plan), '--baseline', folder.file('deep.json', list ?? '')],
    ]) {
      const { code, stderr } = await command(typed);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^atlas-backup: (?!internal)[^\n]+\n$/)]);
    }
  });
});
