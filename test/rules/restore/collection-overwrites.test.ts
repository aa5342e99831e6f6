import { restoreCollectionOverwrites } from '../../../src/rules/restore/collection-overwrites';
import { cluster, collectionRestoreOf, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const at = 'mongodbatlas_cloud_backup_collection_restore_job.undo';

const clusters = together(project(), cluster(), cluster({}, 'practice'));
const restore = (strategy: unknown) =>
  together(clusters, collectionRestoreOf(orders, practice, { write_strategy: strategy }));
const overwritten = {
  at,
  attribute: 'write_strategy',
  problem:
    'creating the collection restore drops the databases and collections of the same names in cluster "practice"',
  fix: 'set write_strategy = "CREATE_NEW". To overwrite them: 1. take a snapshot of the target; 2. acknowledge this finding with a reason; 3. apply',
  fixInCode:
    "set writeStrategy: 'CREATE_NEW'. To overwrite them: 1. take a snapshot of the target; 2. acknowledge this finding with a reason; 3. apply",
};

testRule(restoreCollectionOverwrites, [
  { title: 'new names', before: clusters, resources: restore('CREATE_NEW') },
  {
    title: 'a target that exists',
    before: clusters,
    resources: restore('OVERWRITE_EXISTING'),
    atSynth: { findings: [{ ...overwritten, severity: 'warning' }] },
    findings: [overwritten],
  },
  {
    title: 'a target that the plan creates',
    only: 'plan',
    resources: restore('OVERWRITE_EXISTING'),
  },
  {
    title: 'a job that has run',
    only: 'plan',
    before: restore('OVERWRITE_EXISTING'),
    resources: restore('OVERWRITE_EXISTING'),
  },
  {
    title: 'a strategy known only after apply',
    before: clusters,
    resources: restore('${terraform_data.strategy.output}'),
    unchecked: [`${at} write_strategy`],
  },
]);
