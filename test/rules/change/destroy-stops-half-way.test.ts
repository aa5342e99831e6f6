import { changeDestroyStopsHalfWay } from '../../../src/rules/change/destroy-stops-half-way';
import { cluster, compliancePolicy, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const orders = 'mongodbatlas_advanced_cluster.orders';
const address = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7) };
const both = together(project(), cluster(), schedule(items));

const problem =
  'the schedule of orders is deleted first, then Atlas refuses to delete orders, since termination_protection_enabled is true in the state: it lives on without any policy item';

testRule(changeDestroyStopsHalfWay, [
  { title: 'both stay', before: both, resources: both },
  {
    title: 'both are deleted',
    before: both,
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep both, or: 1. write termination_protection_enabled = false and apply; 2. then delete both',
      },
    ],
  },
  {
    title: 'both are replaced',
    before: both,
    resources: both,
    replaced: [orders, address],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep both, or: 1. write termination_protection_enabled = false and apply; 2. then replace both',
      },
    ],
  },
  {
    title: 'protection is off in the state',
    before: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
    resources: project(),
  },
  {
    title: 'protection is switched off in the same plan, which is too late',
    before: both,
    resources: together(project(), cluster({ termination_protection_enabled: false }), schedule(items)),
    replaced: [orders, address],
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.orders',
        attribute: 'termination_protection_enabled',
        problem,
        fix: 'keep both, or: 1. write termination_protection_enabled = false and apply; 2. then replace both',
      },
    ],
  },
  {
    title: 'the schedule has skip_destroy in the state',
    before: together(project(), cluster(), schedule({ ...items, skip_destroy: true })),
    resources: project(),
  },
  { title: 'the schedule is only forgotten', before: both, resources: project(), forgotten: [address] },
  { title: 'the schedule stays as it is', before: both, resources: both, replaced: [orders] },
  {
    title: 'the schedule goes alone, which is for another rule',
    before: both,
    resources: together(project(), cluster()),
  },
  { title: 'there is no schedule', before: together(project(), cluster()), resources: project() },
  {
    title: 'the schedule has no items',
    before: together(project(), cluster(), schedule({})),
    resources: project(),
  },
  {
    title: 'backups are off',
    before: together(project(), cluster({ backup_enabled: false }), schedule(items)),
    resources: project(),
  },
  {
    title: 'a compliance policy refuses to let the schedule go, so nothing goes',
    before: together(both, compliancePolicy()),
    resources: together(project(), compliancePolicy()),
  },
]);
