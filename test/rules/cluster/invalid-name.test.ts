import { clusterInvalidName } from '../../../src/rules/cluster/invalid-name';
import {
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const named = (name: string) => ({ resources: together(project(), cluster({ name })) });
const rejected = (name: string, why: string, fix: string) => ({
  at,
  attribute: 'name',
  problem: `cluster name "${name}" ${why}`,
  fix,
});
const notALetter = (name: string) =>
  rejected(name, 'does not begin with a letter or a digit', 'begin name with a letter or a digit');
const otherCharacters = (name: string) =>
  rejected(
    name,
    'contains characters other than letters, digits and hyphens',
    'use only a to z, A to Z, 0 to 9 and hyphens in name',
  );

const one = 'customer-orders-archive-one';
const two = 'customer-orders-archive-two';
const both = (first: string, second: string) =>
  together(project(), cluster({ name: first }, 'one'), cluster({ name: second }, 'two'));
const alike = {
  at: 'mongodbatlas_advanced_cluster.two',
  attribute: 'name',
  problem: `cluster names "${one}" and "${two}" of project "shop" have the same first 23 characters`,
  fix: 'change name so that the first 23 characters differ',
};

testRule(clusterInvalidName, [
  { title: 'letters', ...named('orders') },
  { title: 'capitals, digits and hyphens', ...named('Orders-EU-2') },
  { title: 'a digit at the beginning', ...named('2nd-orders') },
  { title: 'a single letter', ...named('o') },
  { title: 'a dot', ...named('orders.eu'), findings: [otherCharacters('orders.eu')] },
  { title: 'a space', ...named('orders eu'), findings: [otherCharacters('orders eu')] },
  { title: 'an umlaut', ...named('bücher'), findings: [otherCharacters('bücher')] },
  { title: 'a line break at the end', ...named('orders\n'), findings: [otherCharacters('orders\n')] },
  { title: 'a hyphen at the beginning', ...named('-orders'), findings: [notALetter('-orders')] },
  { title: 'an underscore at the beginning', ...named('_orders'), findings: [notALetter('_orders')] },
  { title: 'no characters', ...named(''), findings: [notALetter('')] },
  {
    title: 'a hyphen at the end',
    ...named('orders-'),
    findings: [rejected('orders-', 'ends with a hyphen', 'end name with a letter or a digit')],
  },
  { title: 'underscores, on which the documents disagree', ...named('orders_eu') },
  {
    title: 'a hyphen after the 23rd character, on which the documents disagree',
    ...named('customerordersofallyears-eu'),
  },
  {
    title: 'a hyphen at the end, after the 23rd character',
    ...named('customerordersofallyears-'),
  },
  { title: 'a hyphen as the 22nd character', ...named('customerordersofallye-rs') },
  {
    title: 'a hyphen as the 23rd character of a longer name',
    ...named('customerordersofallyea-rs'),
    findings: [
      rejected(
        'customerordersofallyea-rs',
        'has a hyphen as its 23rd character, the last one of the host name',
        'end the first 23 characters of name with a letter or a digit',
      ),
    ],
  },
  {
    title: 'a hyphen as the 23rd and last character',
    ...named('customerordersofallyea-'),
    findings: [
      rejected('customerordersofallyea-', 'ends with a hyphen', 'end name with a letter or a digit'),
    ],
  },
  { title: '64 characters', ...named('o'.repeat(64)) },
  {
    title: '65 characters',
    ...named('o'.repeat(65)),
    findings: [
      rejected('o'.repeat(65), 'has 65 characters, more than 64', 'shorten name to at most 64 characters'),
    ],
  },
  {
    title: 'a name known only after apply',
    ...named('${terraform_data.name.output}'),
    unchecked: [`${at} name`],
  },
  {
    title: 'a name from a variable',
    ...named('${var.name}'),
    variables: { name: 'orders.eu' },
    atSynth: { unchecked: [`${at} name`] },
    findings: [otherCharacters('orders.eu')],
  },
  {
    title: 'names of other kinds of clusters',
    resources: together(
      project(),
      flexCluster({ name: 'reports.eu' }),
      tenantCluster('TENANT', { name: 'sand.box' }),
      deprecatedCluster({ name: 'archive.eu' }),
    ),
    findings: [
      { ...otherCharacters('sand.box'), at: 'mongodbatlas_advanced_cluster.sandbox' },
      { ...otherCharacters('archive.eu'), at: 'mongodbatlas_cluster.archive' },
      { ...otherCharacters('reports.eu'), at: 'mongodbatlas_flex_cluster.reports' },
    ],
  },
  {
    title: 'two names that differ in the 23rd character',
    resources: both(`${'o'.repeat(22)}1`, `${'o'.repeat(22)}2`),
  },
  { title: 'two names, one of them the beginning of the other', resources: both('orders', 'orders-eu') },
  { title: 'two names with the same first 23 characters', resources: both(one, two), findings: [alike] },
  {
    title: 'two names with the same first 23 characters, written in the other order',
    resources: together(project(), cluster({ name: two }, 'two'), cluster({ name: one }, 'one')),
    findings: [alike],
  },
  {
    title: 'three names with the same first 23 characters',
    resources: together(both(one, two), cluster({ name: 'customer-orders-archive-x' }, 'xtra')),
    findings: [
      alike,
      {
        ...alike,
        at: 'mongodbatlas_advanced_cluster.xtra',
        problem: `cluster names "${one}" and "customer-orders-archive-x" of project "shop" have the same first 23 characters`,
      },
    ],
  },
  {
    title: 'the same name twice',
    resources: both('orders', 'orders'),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.two',
        attribute: 'name',
        problem: 'two clusters of project "shop" have the name "orders"',
        fix: 'set name of one of them to another name',
      },
    ],
  },
  {
    title: 'the same beginning, of a dedicated and a Flex cluster',
    resources: together(project(), cluster({ name: one }, 'one'), flexCluster({ name: two }, 'two')),
    findings: [{ ...alike, at: 'mongodbatlas_flex_cluster.two' }],
  },
  {
    title: 'the same name in two projects',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster({}, 'one'),
      cluster({ name: 'one', project_id: '${mongodbatlas_project.archive.id}' }, 'two'),
    ),
  },
  {
    title: 'the same name in one project, by its id',
    resources: together(
      cluster({ name: 'orders', project_id: '6f0000000000000000000001' }, 'one'),
      cluster({ name: 'orders', project_id: '6f0000000000000000000001' }, 'two'),
    ),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.two',
        attribute: 'name',
        problem: 'two clusters of project "6f0000000000000000000001" have the name "orders"',
        fix: 'set name of one of them to another name',
      },
    ],
  },
  {
    title: 'the same name, in a project that is not known yet',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster({ name: 'orders' }, 'one'),
      cluster({ name: 'orders', project_id: '${local.project}' }, 'two'),
    ),
    locals: { project: '${mongodbatlas_project.archive.id}' },
    atSynth: {},
    unchecked: ['mongodbatlas_advanced_cluster.two project_id'],
  },
  {
    title: 'another name, in a project that is not known yet',
    resources: together(
      project(),
      project({}, 'archive'),
      cluster({ name: 'orders' }, 'one'),
      cluster({ name: 'invoices', project_id: '${local.project}' }, 'two'),
    ),
    locals: { project: '${mongodbatlas_project.archive.id}' },
  },
  {
    title: 'the name of a deleted cluster',
    before: together(project(), cluster({ name: 'orders' }, 'one')),
    resources: together(project(), cluster({ name: 'orders' }, 'two')),
  },
]);
