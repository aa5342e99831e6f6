import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import {
  cluster,
  collectionRestoreOf,
  item,
  project,
  schedule,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { providerTooOld } from '../../../src/rules/provider/too-old';
import { planOf } from '../../support/plan-of';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const at = 'provider.mongodbatlas';
const plain = together(project(), cluster(), schedule());
const skipping = together(
  project(),
  cluster(),
  schedule({ policy_item_daily: item(1, 'days', 7), skip_destroy: true }),
);
const fixOf = (release: string) => ({
  fix: `set version = "~> ${release}"`,
  fixInCode: `write new MongodbatlasProvider(..., { version: '~> ${release}' })`,
});

const older = (constraint: string): ExpectedFinding => ({
  at,
  attribute: 'version',
  problem: `the version constraint "${constraint}" allows providers older than 2.0`,
  ...fixOf('2.12'),
});
const without = (constraint: string): ExpectedFinding => ({
  at,
  attribute: 'version',
  problem: `the version constraint "${constraint}" allows providers older than 2.12, which do not support skip_destroy of a backup schedule`,
  ...fixOf('2.12'),
});

const orders = 'mongodbatlas_advanced_cluster.orders';
const gate = (constraint: string, release: string, lack: string): ExpectedFinding => ({
  at,
  attribute: 'version',
  problem: `the version constraint "${constraint}" allows providers older than ${release}, which ${lack}`,
  ...fixOf(release),
});

testRule(providerTooOld, [
  {
    title: 'a collection restore',
    resources: together(project(), cluster(), collectionRestoreOf(orders, orders)),
    provider: '~> 2.12',
    atSynth: {
      findings: [gate('~> 2.12', '2.17', 'do not support mongodbatlas_cloud_backup_collection_restore_job')],
    },
  },
  {
    title: 'copy items',
    resources: together(project(), cluster(), schedule({ copy_policy_items_enabled: true })),
    provider: '~> 2.12',
    atSynth: {
      findings: [gate('~> 2.12', '2.18', 'do not support copy_policy_items_enabled of a backup schedule')],
    },
  },
  {
    title: 'a database edition',
    resources: together(project(), cluster({ database_edition: 'CORE' })),
    provider: '>= 2.18',
    atSynth: { findings: [gate('>= 2.18', '2.19', 'do not support database_edition of a cluster')] },
  },
  {
    title: 'an M0 that is upgraded with backups',
    only: 'plan',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(project(), cluster({}, 'sandbox')),
    provider: '>= 2.0',
    findings: [
      {
        at,
        attribute: 'version',
        problem:
          'the version constraint ">= 2.0" allows providers older than 2.1, which do not send whether backups are enabled when they upgrade an M0 or Flex cluster',
        ...fixOf('2.12'),
      },
    ],
  },
  {
    title: 'an M0 that is upgraded without backups',
    only: 'plan',
    before: together(project(), tenantCluster('TENANT')),
    resources: together(project(), cluster({ backup_enabled: false }, 'sandbox')),
    provider: '>= 2.0',
  },
  { title: 'from 2.12 on', resources: plain, provider: '~> 2.12' },
  {
    title: 'from 1.30 on',
    resources: plain,
    provider: '>= 1.30, < 3.0',
    findings: [older('>= 1.30, < 3.0')],
  },
  { title: 'exactly 1.41.1', resources: plain, provider: '1.41.1', findings: [older('1.41.1')] },
  { title: 'from 2.0 on', resources: plain, provider: '>= 2.0.0' },
  { title: 'no lower bound', resources: plain, provider: '< 3.0', findings: [older('< 3.0')] },
  {
    title: 'skip_destroy in use from 2.0 on; a plan proves that its provider has it',
    resources: skipping,
    provider: '>= 2.0.0',
    atSynth: { findings: [without('>= 2.0.0')] },
  },
  {
    title: 'skip_destroy in use from 1.30 on: one finding, for the stricter bound',
    resources: skipping,
    provider: '>= 1.30',
    atSynth: { findings: [without('>= 1.30')] },
  },
  { title: 'skip_destroy in use from 2.12 on', resources: skipping, provider: '~> 2.12' },
  { title: 'skip_destroy in use from 2.12.0 on', resources: skipping, provider: '>= 2.12.0' },
  {
    title: 'skip_destroy = false is in use as well',
    resources: together(project(), cluster(), schedule({ skip_destroy: false })),
    provider: '~> 2.11',
    atSynth: { findings: [without('~> 2.11')] },
  },
  {
    title: 'skip_destroy of a value known only after apply',
    resources: together(project(), cluster(), schedule({ skip_destroy: '${terraform_data.on.output}' })),
    provider: '~> 2.11',
    atSynth: { findings: [without('~> 2.11')] },
  },
  {
    title: 'skip_destroy that is not written, under ignore_changes',
    only: 'synth',
    resources: together(project(), cluster(), schedule({ lifecycle: { ignore_changes: 'all' } })),
    provider: '~> 2.11',
  },
  {
    title: 'an invalid constraint, which Terraform rejects',
    resources: skipping,
    provider: 'latest',
  },
  { title: 'a constraint that nothing meets', resources: plain, provider: '>= 3.0, < 2.0' },
  {
    title: 'a plan that deletes the only schedule with skip_destroy',
    before: skipping,
    resources: together(project(), cluster()),
    provider: '>= 2.0.0',
  },
]);

describe('modules that do not share a provider', () => {
  const found = (...constraints: string[]) => {
    const plan = planOf({ resources: plain });
    const entries = constraints.map((version_constraint, index): [string, object] => [
      `module.m${index}:mongodbatlas`,
      { name: 'mongodbatlas', full_name: 'registry.terraform.io/mongodb/mongodbatlas', version_constraint },
    ]);
    const provider_config = Object.fromEntries(entries);
    const configuration = { ...(plan['configuration'] as object), provider_config };
    return review(readPlan({ ...plan, configuration }), [providerTooOld]).findings.map(
      ({ message }) => message,
    );
  };

  test('one of them requires 2.12, so none gets an older one', () => {
    expect(found('>= 1.10', '~> 2.12')).toEqual([]);
    expect(found('~> 2.12', '>= 1.10')).toEqual([]);
  });

  test('all of them admit an older one', () => {
    expect(found('>= 1.10', '< 3.0', '>= 1.10')).toEqual([older('>= 1.10, < 3.0').problem]);
  });
});
