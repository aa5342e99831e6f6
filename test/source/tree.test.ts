import { shownLine } from '../../src/text/source-line';
import { treeOf } from '../support/sources';

const tree = treeOf({
  'infra/main.tf': `resource "mongodbatlas_project" "shop" {}

module "eu" {
  source   = "./cluster"
  for_each = toset(["a"])
}
module "remote" {
  source = "terraform-aws-modules/vpc/aws"
}
module "gone" { source = "./gone" }
`,
  'infra/schedule.tf': '\nresource "mongodbatlas_cloud_backup_schedule" "orders" {}\n',
  'infra/more.tf.json': '{\n "resource": {\n  "mongodbatlas_project": {\n   "json": {}}}}',
  'infra/cluster/main.tf': `data "mongodbatlas_project" "p" {}
resource "mongodbatlas_advanced_cluster" "this" {}
module "inner" { source = "../../modules/backup" }
`,
  'modules/backup/main.tf': '# the schedule\nresource "mongodbatlas_cloud_backup_schedule" "this" {}\n',
});

test.each<[string, string, string | undefined]>([
  ['a resource', 'mongodbatlas_project.shop', 'infra/main.tf:1'],
  ['a resource of another file', 'mongodbatlas_cloud_backup_schedule.orders', 'infra/schedule.tf:2'],
  ['an instance', 'mongodbatlas_cloud_backup_schedule.orders["a.b[0]"]', 'infra/schedule.tf:2'],
  ['an instance with a number', 'mongodbatlas_cloud_backup_schedule.orders[3]', 'infra/schedule.tf:2'],
  ['a resource in JSON', 'mongodbatlas_project.json', 'infra/more.tf.json:4'],
  ['a resource of a module', 'module.eu["a"].mongodbatlas_advanced_cluster.this', 'infra/cluster/main.tf:2'],
  [
    'a module whose key looks like an address',
    'module.eu["module.x."].mongodbatlas_advanced_cluster.this["]"]',
    'infra/cluster/main.tf:2',
  ],
  ['a data source', 'module.eu["a"].data.mongodbatlas_project.p', 'infra/cluster/main.tf:1'],
  [
    'a resource of a module in a module',
    'module.eu["a"].module.inner.mongodbatlas_cloud_backup_schedule.this',
    'modules/backup/main.tf:2',
  ],
  ['nothing for a resource that is not there', 'mongodbatlas_project.other', undefined],
  ['nothing for a module that is not there', 'module.us.mongodbatlas_project.shop', undefined],
  ['nothing for a module of a registry', 'module.remote.mongodbatlas_project.shop', undefined],
  ['nothing for a module without a folder', 'module.gone.mongodbatlas_project.shop', undefined],
  ['nothing for a name of JavaScript', 'constructor.prototype', undefined],
  ['nothing for what is not an address', 'provider["registry.terraform.io/mongodb/mongodbatlas"]', undefined],
  ['nothing for an empty address', '', undefined],
])('finds %s', (_, address, expected) => {
  const line = tree.lineOf(address);
  expect(line && shownLine(line)).toBe(expected);
});

test('says which modules it does not follow', () => {
  expect(tree.notFollowed).toEqual(['module "gone" at infra/main.tf:10: there is no such folder']);
});

test('a module whose block is overridden has no lines', () => {
  const overridden = treeOf({
    'infra/main.tf': 'module "m" { source = "./m" }\n',
    'infra/m_override.tf': 'module "m" { source = "./other" }\n',
    'infra/m/main.tf': 'resource "x" "y" {}\n',
    'infra/other/main.tf': '\nresource "x" "y" {}\n',
  });
  expect(overridden.lineOf('module.m.x.y')).toBeUndefined();
  expect(overridden.notFollowed).toEqual(['module "m" at infra/main.tf:1: infra/m_override.tf overrides it']);
});

test('names the file of a malformed text', () => {
  let error: unknown;
  try {
    treeOf({ 'infra/a.tf': 'a = "' });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ path: 'infra/a.tf', message: 'line 1: this text does not end' });
});

test('a module that contains itself is read once', () => {
  const loop = treeOf({ 'infra/main.tf': 'module "a" { source = "./" }\nresource "x" "y" {}\n' });
  expect(loop.lineOf('module.a.module.a.x.y')).toEqual({ file: 'infra/main.tf', line: 2 });
});

test('modules that are used twice at each of many levels are read in time', () => {
  const levels = Array.from({ length: 60 }, (_, level) => [
    `infra${'/m'.repeat(level)}/main.tf`,
    'module "a" { source = "./m" }\nmodule "b" { source = "./m" }\nresource "x" "y" {}\n',
  ]);
  const deep = treeOf(Object.fromEntries(levels) as Record<string, string>);
  expect(deep.lineOf(`${'module.a.module.b.'.repeat(29)}x.y`)?.line).toBe(3);
});
