import { complianceScheduleCannotBeDestroyed } from '../../../src/rules/compliance/schedule-cannot-be-destroyed';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  schedule,
  scheduleOf,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const daily = { policy_item_daily: item(1, 'days', 7) };
const given = (body: Body) => ({
  resources: together(project(), cluster(), schedule({ ...daily, ...body }), compliancePolicy()),
});
const held = (state: string, name = 'orders') => ({
  at,
  attribute: 'skip_destroy',
  problem: `Atlas rejects a later deletion of the schedule for cluster "${name}": project "shop" has a compliance policy, and skip_destroy is ${state}`,
  fix: 'set skip_destroy = true, and apply it before you delete the schedule',
  fixInCode: 'set skipDestroy: true, and apply it before you delete the schedule',
});
const twoProjects = '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}';

testRule(complianceScheduleCannotBeDestroyed, [
  { title: 'skip_destroy', ...given({ skip_destroy: true }) },
  { title: 'no skip_destroy', ...given({}), findings: [held('not set')] },
  { title: 'skip_destroy disabled', ...given({ skip_destroy: false }), findings: [held('false')] },
  {
    title: 'a schedule that is unchanged',
    before: given({}).resources,
    ...given({}),
    findings: [held('not set')],
  },
  {
    title: 'skip_destroy known after apply',
    ...given({ skip_destroy: '${terraform_data.later.output}' }),
    unchecked: [`${at} skip_destroy`],
  },
  {
    title: 'skip_destroy from a variable',
    ...given({ skip_destroy: '${var.skip}' }),
    variables: { skip: false },
    atSynth: { unchecked: [`${at} skip_destroy`] },
    findings: [held('false')],
  },
  { title: 'no policy', resources: together(project(), cluster(), schedule()) },
  {
    title: 'a policy of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule(),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'two policies for the project',
    resources: together(project(), cluster(), schedule(), compliancePolicy(), compliancePolicy({}, 'bylaw')),
    findings: [held('not set')],
  },
  {
    title: 'a schedule of a cluster outside',
    resources: together(
      project(),
      scheduleOf('mongodbatlas_advanced_cluster.orders', {
        project_id: '${mongodbatlas_project.shop.id}',
        cluster_name: 'elsewhere',
        ...daily,
      }),
      compliancePolicy(),
    ),
    findings: [held('not set', 'elsewhere')],
  },
  {
    title: 'a schedule of a Flex cluster, which cannot have one',
    resources: together(
      project(),
      flexCluster(),
      scheduleOf('mongodbatlas_flex_cluster.reports'),
      compliancePolicy(),
    ),
  },
  {
    title: 'a schedule whose project is not known, nor its cluster',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule({ ...daily, project_id: twoProjects, cluster_name: '${terraform_data.later.output}' }),
      compliancePolicy(),
    ),
    unchecked: [`${at} project_id`],
  },
  {
    title: 'a schedule with skip_destroy, whatever its project is',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule({ ...daily, project_id: twoProjects, skip_destroy: true }),
      compliancePolicy(),
    ),
  },
  {
    title: 'a policy whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster(),
      schedule(),
      compliancePolicy({ project_id: twoProjects }),
    ),
    unchecked: ['mongodbatlas_backup_compliance_policy.statute project_id'],
  },
]);
