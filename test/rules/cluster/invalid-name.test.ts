import { predict } from '../../../src/apply';
import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { clusterInvalidName } from '../../../src/rules/cluster/invalid-name';
import {
  type Resources,
  cluster,
  deprecatedCluster,
  flexCluster,
  project,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { command } from '../../support/command';
import { testFolder } from '../../support/folder';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';
import { stateAfter } from '../../support/state-of';

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

const sameName = (at: string) => ({
  at: `mongodbatlas_advanced_cluster.${at}`,
  attribute: 'name',
  problem: 'two clusters of project "shop" have the name "orders"',
  fix: 'set name of one of them to another name',
});
const atTwoAddresses = (first: string, second: string) => ({
  ...sameName(second),
  problem: `cluster "orders" of project "shop" is managed at two addresses, mongodbatlas_advanced_cluster.${first} and mongodbatlas_advanced_cluster.${second}`,
  fix: 'keep one of them, and replace the other one with a removed block with lifecycle { destroy = false }',
});

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
    title: 'the name of a cluster that exists, at an address before it',
    before: together(project(), cluster({ name: 'orders' }, 'two')),
    resources: both('orders', 'orders'),
    atSynth: { findings: [sameName('two')] },
    findings: [{ ...sameName('one'), fix: 'set name to another name' }],
  },
  {
    title: 'the name of a cluster that exists, at an address behind it',
    before: together(project(), cluster({ name: 'orders' }, 'one')),
    resources: both('orders', 'orders'),
    atSynth: { findings: [sameName('two')] },
    findings: [{ ...sameName('two'), fix: 'set name to another name' }],
  },
  {
    title: 'the name of a cluster that is updated, at an address before it',
    before: together(project(), cluster({ name: 'orders', tags: { team: 'a' } }, 'two')),
    resources: both('orders', 'orders'),
    atSynth: { findings: [sameName('two')] },
    findings: [{ ...sameName('one'), fix: 'set name to another name' }],
  },
  {
    title: 'the name of a cluster that is recreated, at an address before it',
    before: together(project(), cluster({ name: 'orders' }, 'two')),
    resources: both('orders', 'orders'),
    replaced: ['mongodbatlas_advanced_cluster.two'],
    atSynth: { findings: [sameName('two')] },
    findings: [sameName('one')],
  },
  {
    title: 'the first 23 characters of a cluster that exists, at an address before it',
    before: together(project(), cluster({ name: two }, 'two')),
    resources: both(one, two),
    atSynth: { findings: [alike] },
    findings: [
      {
        ...alike,
        at: 'mongodbatlas_advanced_cluster.one',
        problem: `cluster names "${two}" and "${one}" of project "shop" have the same first 23 characters`,
      },
    ],
  },
  {
    title: 'a cluster that is renamed to the name of one that exists',
    before: both('invoices', 'orders'),
    resources: both('orders', 'orders'),
    atSynth: { findings: [sameName('two')] },
    findings: [{ ...sameName('one'), fix: 'set name to another name' }],
  },
  {
    title: 'two new names of a cluster that exists',
    before: together(project(), cluster({ name: 'orders' }, 'two')),
    resources: together(both('orders', 'orders'), cluster({ name: 'orders' }, 'three')),
    atSynth: { findings: [sameName('three'), sameName('two')] },
    findings: [
      { ...sameName('one'), fix: 'set name to another name' },
      { ...sameName('three'), fix: 'set name to another name' },
    ],
  },
  {
    title: 'one cluster that Terraform manages at two addresses',
    before: both('orders', 'orders'),
    resources: both('orders', 'orders'),
    atSynth: { findings: [sameName('two')] },
    findings: [atTwoAddresses('one', 'two')],
  },
  {
    title: 'one cluster that is imported at a second address',
    before: both('orders', 'orders'),
    resources: both('orders', 'orders'),
    imports: ['mongodbatlas_advanced_cluster.one'],
    atSynth: { findings: [{ ...sameName('two'), fix: 'set name to another name' }] },
    findings: [atTwoAddresses('two', 'one')],
  },
  {
    title: 'the name of a deleted cluster',
    before: together(project(), cluster({ name: 'orders' }, 'one')),
    resources: together(project(), cluster({ name: 'orders' }, 'two')),
  },
]);

describe('the prediction does not depend on the addresses', () => {
  /** The steps that are not done, without the address of the new cluster. */
  function stoppedAt(name: string, before: Resources, exists: Resources, second: Resources): unknown {
    const reading = readPlan(planOf({ before, resources: together(exists, second) }));
    const { outcome, steps } = predict(
      { graph: reading.actionGraph(), before: reading.before, after: reading.after },
      review(reading, [clusterInvalidName]),
    );
    const stopped = steps.filter((step) => step.outcome !== 'done');
    return [outcome, stopped.map((step) => [step.action.address.replace(`.${name}`, '.NEW'), step.outcome])];
  }

  const exists = together(project(), cluster({ name: 'orders' }, 'main'));
  const names = [['a'], ['zulu']] as const;

  test.each(names)('of the name of a cluster that exists, at %s', (name) => {
    expect(stoppedAt(name, exists, exists, cluster({ name: 'orders' }, name))).toEqual([
      'stops',
      [['mongodbatlas_advanced_cluster.NEW', 'refused']],
    ]);
  });

  test.each(names)('of two new clusters, at %s: the one that comes last is rejected', (name) => {
    const [outcome, steps] = stoppedAt(name, project(), exists, cluster({ name: 'orders' }, name)) as [
      string,
      [string, string][],
    ];
    expect(outcome).toBe('unknown');
    expect(new Map(steps)).toEqual(
      new Map([
        ['mongodbatlas_advanced_cluster.NEW', 'either'],
        ['mongodbatlas_advanced_cluster.main', 'either'],
      ]),
    );
  });

  test.each(names)('of two new clusters, at %s: the one that waits for the other is rejected', (name) => {
    const depends_on = ['mongodbatlas_advanced_cluster.main'];
    expect(stoppedAt(name, project(), exists, cluster({ name: 'orders', depends_on }, name))).toEqual([
      'stops',
      [['mongodbatlas_advanced_cluster.NEW', 'refused']],
    ]);
  });
});

describe('a cluster of several inputs', () => {
  const folder = testFolder();
  const PROJECT = '5f0000000000000000000001';
  const orders = (name = 'orders') => cluster({ name: 'orders', project_id: PROJECT }, name);
  const creating = planOf({ resources: orders() });
  const keeping = (name?: string) => planOf({ before: orders(name), resources: orders(name) });

  interface Result {
    readonly rule: string;
    readonly input: number;
    readonly address: string;
    readonly fix?: string;
  }

  /** What the rule says of these inputs: their places, and the fix. */
  async function said(...inputs: readonly object[]): Promise<readonly unknown[]> {
    const files = inputs.map((input, index) => folder.file(`${index}.json`, input));
    const { stdout } = await command(['review', ...files, '--format', 'json']);
    const { findings, unchecked } = JSON.parse(stdout) as Record<string, readonly Result[]>;
    return [...(findings ?? []), ...(unchecked ?? [])]
      .filter(({ rule }) => rule === 'cluster/invalid-name')
      .map((one) => [one.input, one.address, one.fix ?? 'unchecked']);
  }

  const AT = 'mongodbatlas_advanced_cluster.orders';
  const FIX =
    'set name to another name, or import the existing cluster here, and add a removed block with lifecycle { destroy = false } there';

  test('a plan creates what another plan keeps, at the same address', async () => {
    expect(await said(keeping(), creating)).toEqual([[1, AT, FIX]]);
    expect(await said(creating, keeping())).toEqual([[0, AT, FIX]]);
  });

  test('a plan creates what another plan keeps, at another address', async () => {
    expect(await said(keeping('zulu'), creating)).toEqual([[1, AT, FIX]]);
    expect(await said(keeping('a'), creating)).toEqual([[1, AT, FIX]]);
  });

  test('a state has at another address what a plan creates', async () => {
    expect(await said(stateAfter(keeping('a')), creating)).toEqual([[1, AT, FIX]]);
  });

  test('a state at the same address may be the one after the plan', async () => {
    expect(await said(stateAfter(creating), creating)).toEqual([[1, AT, 'unchecked']]);
  });

  test('a plan and its state have one cluster', async () => {
    expect(await said(stateAfter(keeping()), keeping())).toEqual([]);
  });
});
