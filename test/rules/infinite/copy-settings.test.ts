import {
  cluster,
  copyTo,
  infiniteCluster,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { infiniteCopySettings } from '../../../src/rules/infinite/copy-settings';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const daily = { policy_item_daily: item(1, 'days', 7) };
const copying = schedule({ ...daily, copy_settings: copyTo('EU_WEST_1') });
const found = {
  at,
  attribute: 'copy_settings',
  problem:
    'the schedule copies snapshots of cluster "orders" to other regions, which Atlas Infinite does not support',
  fix: 'remove copy_settings',
  fixInCode: 'remove copySettings',
};

testRule(infiniteCopySettings, [
  { title: 'no copies', resources: together(project(), infiniteCluster(), schedule(daily)) },
  { title: 'a copy', resources: together(project(), infiniteCluster(), copying), findings: [found] },
  { title: 'a copy of a cluster of the edition CORE', resources: together(project(), cluster(), copying) },
  {
    title: 'an edition known only after apply',
    resources: together(
      project(),
      cluster({ database_edition: '${terraform_data.edition.output}' }),
      copying,
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a cluster that cannot be determined, next to one of the edition',
    resources: together(
      project(),
      infiniteCluster(),
      schedule({ ...daily, copy_settings: copyTo('EU_WEST_1'), cluster_name: '${terraform_data.x.output}' }),
    ),
    unchecked: [`${at} cluster_name`],
  },
  {
    title: 'a cluster that cannot be determined, where none has the edition',
    resources: together(
      project(),
      cluster(),
      schedule({ ...daily, copy_settings: copyTo('EU_WEST_1'), cluster_name: '${terraform_data.x.output}' }),
    ),
  },
]);
