import { changeProtectionUnknown } from '../../../src/rules/change/protection-unknown';
import {
  type Body,
  cluster,
  deprecatedCluster,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const unknown = '${terraform_data.x.output}';
const items = { policy_item_daily: item(1, 'days', 7) };
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const fixOf = (attribute: string): string =>
  `set ${attribute} = true, or to another value that Terraform knows when it plans`;

testRule(changeProtectionUnknown, [
  { title: 'every value is known', ...from({}, { tags: { team: 'orders' } }) },
  {
    title: 'the attribute is not set any more: the state decides',
    ...from({}, { backup_enabled: undefined }),
  },
  { title: 'backups were disabled before', ...from({ backup_enabled: false }, { backup_enabled: unknown }) },
  { title: 'a new cluster', resources: together(project(), cluster({ backup_enabled: unknown })) },
  {
    title: 'a variable whose value the plan has',
    ...from({}, { backup_enabled: '${var.backups}' }),
    variables: { backups: 'false' },
  },
  {
    title: 'backups',
    ...from({}, { backup_enabled: unknown }),
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'whether backups of cluster "orders" stay enabled is known only after apply',
        fix: fixOf('backup_enabled'),
      },
    ],
  },
  {
    title: 'point-in-time restore',
    ...from({ pit_enabled: true }, { pit_enabled: unknown }),
    findings: [
      {
        at,
        attribute: 'pit_enabled',
        problem: 'whether point-in-time restore of cluster "orders" stays enabled is known only after apply',
        fix: fixOf('pit_enabled'),
      },
    ],
  },
  {
    title: 'whether snapshots are kept, and termination protection: one finding each',
    ...from({}, { retain_backups_enabled: unknown, termination_protection_enabled: unknown }),
    findings: [
      {
        at,
        attribute: 'retain_backups_enabled',
        problem: 'whether snapshots of cluster "orders" still survive its deletion is known only after apply',
        fix: fixOf('retain_backups_enabled'),
      },
      {
        at,
        attribute: 'termination_protection_enabled',
        problem: 'whether termination protection of cluster "orders" stays enabled is known only after apply',
        fix: fixOf('termination_protection_enabled'),
      },
    ],
  },
  {
    title: 'a cluster that is recreated',
    ...from({}, { backup_enabled: unknown }),
    replaced: [at],
    findings: [
      {
        at,
        attribute: 'backup_enabled',
        problem: 'whether backups of cluster "orders" stay enabled is known only after apply',
        fix: fixOf('backup_enabled'),
      },
    ],
  },
  {
    title: 'the deprecated resource, which has another attribute for backups',
    before: together(project(), deprecatedCluster({ cloud_backup: true })),
    resources: together(project(), deprecatedCluster({ cloud_backup: unknown })),
    findings: [
      {
        at: 'mongodbatlas_cluster.archive',
        attribute: 'cloud_backup',
        problem: 'whether backups of cluster "archive" stay enabled is known only after apply',
        fix: fixOf('cloud_backup'),
      },
    ],
  },
  {
    title: 'skip_destroy of a schedule',
    before: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
    resources: together(project(), cluster(), schedule({ ...items, skip_destroy: unknown })),
    findings: [
      {
        at: 'mongodbatlas_cloud_backup_schedule.orders',
        attribute: 'skip_destroy',
        problem:
          'whether policy items of the schedule for cluster "orders" still survive its deletion is known only after apply',
        fix: fixOf('skip_destroy'),
      },
    ],
  },
  {
    title: 'skip_destroy was not set before',
    before: together(project(), cluster(), schedule(items)),
    resources: together(project(), cluster(), schedule({ ...items, skip_destroy: unknown })),
  },
]);
