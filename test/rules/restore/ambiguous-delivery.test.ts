import {
  type Body,
  cluster,
  flexCluster,
  pointInTimeRestoreOf,
  project,
  restoreOf,
  together,
} from '../../../src/rules/example';
import { restoreAmbiguousDelivery } from '../../../src/rules/restore/ambiguous-delivery';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_snapshot_restore_job.undo';
const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const later = '${terraform_data.later.output}';
const clusters = together(project(), cluster(), cluster({}, 'practice'));
const target = { target_cluster_name: 'practice', target_project_id: `\${${practice}.project_id}` };
const given = (delivery: Body | undefined) => ({
  resources: together(clusters, restoreOf(orders, practice, { delivery_type_config: delivery })),
});
const found = (problem: string) => ({
  at,
  attribute: 'delivery_type_config',
  problem: `the restore job for cluster "orders" has ${problem}`,
  fix: 'set exactly one of delivery_type_config.automated, delivery_type_config.download and delivery_type_config.point_in_time to true',
  fixInCode:
    'set exactly one of deliveryTypeConfig.automated, deliveryTypeConfig.download and deliveryTypeConfig.pointInTime to true',
});

testRule(restoreAmbiguousDelivery, [
  { title: 'automated', ...given({ automated: true, ...target }) },
  { title: 'a download', ...given({ download: true }) },
  { title: 'a point in time', resources: together(clusters, pointInTimeRestoreOf(orders, practice)) },
  {
    title: 'one way, and the others disabled',
    ...given({ automated: true, download: false, point_in_time: false, ...target }),
  },
  {
    title: 'two ways',
    ...given({ automated: true, download: true, ...target }),
    findings: [found('several delivery types: automated and download')],
  },
  {
    title: 'all three ways',
    ...given({ automated: true, download: true, point_in_time: true, ...target }),
    findings: [found('several delivery types: automated, download and point_in_time')],
  },
  {
    title: 'two ways that stand as they were',
    before: given({ automated: true, download: true, ...target }).resources,
    ...given({ automated: true, download: true, ...target }),
    findings: [found('several delivery types: automated and download')],
  },
  {
    title: 'no way',
    ...given({ ...target }),
    findings: [found('no delivery type')],
  },
  {
    title: 'every way disabled',
    ...given({ automated: false, download: false, point_in_time: false }),
    findings: [found('no delivery type')],
  },
  {
    title: 'no block',
    ...given(undefined),
    findings: [found('no delivery type')],
  },
  {
    title: 'one way known after apply',
    ...given({ automated: later, ...target }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'one way, and another one known after apply',
    ...given({ automated: true, download: later, ...target }),
    unchecked: [`${at} delivery_type_config`],
  },
  {
    title: 'two ways, whatever the third will be',
    ...given({ automated: true, download: true, point_in_time: later, ...target }),
    findings: [found('several delivery types: automated and download')],
  },
  {
    title: 'a way from a variable',
    ...given({ automated: true, download: '${var.download}', ...target }),
    variables: { download: true },
    atSynth: { unchecked: [`${at} delivery_type_config`] },
    findings: [found('several delivery types: automated and download')],
  },
  {
    title: 'of a Flex cluster',
    resources: together(
      clusters,
      flexCluster(),
      restoreOf('mongodbatlas_flex_cluster.reports', practice, { delivery_type_config: {} }),
    ),
    findings: [
      {
        ...found(''),
        problem: 'the restore job for cluster "reports" has no delivery type',
      },
    ],
  },
]);
