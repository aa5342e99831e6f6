import {
  type Body,
  applied,
  cluster,
  collectionRestoreOf,
  project,
  together,
} from '../../../src/rules/example';
import { restoreCollectionOverwrites } from '../../../src/rules/restore/collection-overwrites';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';

const there = together(project(), cluster());
const restored = (strategy: unknown, more: Body = {}): ReturnType<typeof together> =>
  together(there, collectionRestoreOf(orders, orders, { write_strategy: strategy, ...more }));
const steps = (name: string): string =>
  `, which keeps existing names. To overwrite: 1. stop writes to them; 2. take a snapshot of ${name}; 3. acknowledge this finding with a reason; 4. apply`;
const found = (problem: string, name = 'cluster "orders"') => ({
  at,
  attribute: 'write_strategy',
  problem,
  fix: `set write_strategy = "CREATE_NEW"${steps(name)}`,
  fixInCode: `set writeStrategy: 'CREATE_NEW'${steps(name)}`,
});
const drops =
  'creating the collection restore drops and replaces what cluster "orders" has under the restored names';

testRule(restoreCollectionOverwrites, [
  { title: 'new names', before: there, resources: restored('CREATE_NEW') },
  {
    title: 'existing names',
    before: there,
    resources: restored('OVERWRITE_EXISTING'),
    atSynth: { findings: [{ ...found(drops), severity: 'warning' }] },
    findings: [found(drops)],
  },
  {
    title: 'a target that the same plan creates',
    only: 'plan',
    before: there,
    resources: together(
      there,
      cluster({}, 'practice'),
      collectionRestoreOf(orders, practice, { write_strategy: 'OVERWRITE_EXISTING' }),
    ),
  },
  {
    title: 'a target outside of the configuration',
    before: there,
    resources: restored('OVERWRITE_EXISTING', {
      target_cluster_name: 'elsewhere',
      target_project_id: '66aa00000000000000000001',
    }),
    atSynth: {
      findings: [
        {
          ...found(drops.replace('orders', 'elsewhere'), 'cluster "elsewhere"'),
          severity: 'warning',
        },
      ],
    },
    findings: [found(drops.replace('orders', 'elsewhere'), 'cluster "elsewhere"')],
  },
  {
    title: 'a job that is recreated',
    only: 'plan',
    before: restored('OVERWRITE_EXISTING'),
    resources: restored('OVERWRITE_EXISTING'),
    replaced: [at],
    findings: [
      found(
        'the collection restore is recreated, which again drops and replaces what cluster "orders" has under the restored names',
      ),
    ],
  },
  { title: 'a job that has run', only: 'plan', ...applied(restored('OVERWRITE_EXISTING')) },
  {
    title: 'a strategy from a variable',
    before: there,
    resources: restored('${var.strategy}'),
    variables: { strategy: 'OVERWRITE_EXISTING' },
    atSynth: { unchecked: [`${at} write_strategy`] },
    findings: [
      {
        ...found(drops),
      },
    ],
  },
  {
    title: 'a strategy known only after apply',
    before: there,
    resources: restored('${terraform_data.strategy.output}'),
    unchecked: [`${at} write_strategy`],
  },
]);
