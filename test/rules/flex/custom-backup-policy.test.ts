import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { item, scheduleOf } from '../../../src/rules/example';
import { flexCustomBackupPolicy } from '../../../src/rules/flex/custom-backup-policy';
import { belongingRows } from '../../support/belonging-rows';
import { FLEX_FORMS, marked } from '../../support/cluster-forms';
import { pathOf, synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.nightly';

testRule(
  flexCustomBackupPolicy,
  belongingRows({
    kind: 'flex',
    forms: FLEX_FORMS,
    provider: 'FLEX',
    of: (address, body) => scheduleOf(address, { policy_item_daily: item(1, 'days', 7), ...body }, 'nightly'),
    at,
    problem: (cluster) => `${cluster} does not support backup schedules`,
    fix: 'remove the schedule (Atlas keeps 8 daily snapshots), or make the cluster an M10 or larger',
  }),
);

test('the cluster kind that a construct names applies to each instance of the schedule in the plan', () => {
  const resources = scheduleOf(
    'mongodbatlas_flex_cluster.reports',
    { project_id: '5f0000000000000000000009', cluster_name: 'elsewhere', ...marked({ clusterKind: 'flex' }) },
    'nightly',
  );
  const plan = planOf({ resources });
  const [change] = plan['resource_changes'] as object[];
  const instances = ['a', 'b'].map((index) => ({ ...change, address: `${at}["${index}"]`, index }));
  const reading = readPlan({ ...plan, resource_changes: instances }, synthOf({ resources }));
  const { findings } = review(reading, [flexCustomBackupPolicy]);
  expect(findings.map(({ address, constructPath }) => [address, constructPath])).toEqual([
    [`${at}["a"]`, pathOf('nightly')],
    [`${at}["b"]`, pathOf('nightly')],
  ]);
});
