import { changeFlexClusterDeleted } from '../../../src/rules/change/flex-cluster-deleted';
import {
  cluster,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const reports = 'mongodbatlas_flex_cluster.reports';

const fix =
  'keep the cluster. To delete it: 1. download its newest snapshot or restore it into another cluster; 2. acknowledge this finding with a reason; 3. apply';

testRule(changeFlexClusterDeleted, [
  {
    title: 'it stays',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster({ tags: { team: 'reports' } })),
  },
  {
    title: 'deleted',
    before: together(project(), flexCluster()),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'deleting Flex cluster "reports" also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix,
      },
    ],
  },
  {
    title: 'renamed in the configuration',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster({ name: 'reports' }, 'numbers')),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'deleting Flex cluster "reports" also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix: 'keep the cluster: add a moved block with from = mongodbatlas_flex_cluster.reports and to = mongodbatlas_flex_cluster.numbers',
      },
    ],
  },
  {
    title: 'an M0 cluster takes its name, which is another cluster',
    before: together(project(), flexCluster()),
    resources: together(project(), tenantCluster('TENANT', { name: 'reports' })),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'deleting Flex cluster "reports" also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix,
      },
    ],
  },
  {
    title: 'deleted, written as an advanced_cluster',
    before: together(project(), tenantCluster('FLEX')),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        problem:
          'deleting Flex cluster "sandbox" also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix,
      },
    ],
  },
  {
    title: 'an M5 cluster, which is a Flex cluster today',
    before: together(project(), tenantCluster('TENANT', { backup_enabled: true }, 'sandbox', 'M5')),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        problem:
          'deleting M2 or M5 cluster "sandbox", now a Flex cluster, also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix,
      },
    ],
  },
  {
    title: 'replaced',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster()),
    replaced: [reports],
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        problem:
          'recreating Flex cluster "reports" also deletes its snapshots, up to 8 daily ones, which Atlas cannot keep',
        fix,
      },
    ],
  },
  {
    title: 'replaced with create_before_destroy under its own name, which Atlas rejects before the deletion',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster()),
    replaced: [reports],
    createBeforeDestroy: [reports],
  },
  {
    title: 'only forgotten',
    before: together(project(), flexCluster()),
    resources: project(),
    forgotten: [reports],
  },
  {
    title: 'moved',
    before: together(project(), flexCluster()),
    resources: together(project(), flexCluster({ name: 'reports' }, 'statistics')),
    moved: { 'mongodbatlas_flex_cluster.statistics': reports },
  },
  {
    title: 'termination protection stops it',
    before: together(project(), flexCluster({ termination_protection_enabled: true })),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_flex_cluster.reports',
        attribute: 'termination_protection_enabled',
        problem:
          'Atlas rejects the deletion of Flex cluster "reports": termination_protection_enabled is true in the state',
        fix: 'keep the cluster. To delete it: 1. download its newest snapshot or restore it into another cluster; 2. set termination_protection_enabled = false and apply; 3. acknowledge this finding with a reason and delete the cluster',
      },
    ],
  },
  {
    title: 'clusters of other kinds are for other rules',
    before: together(project(), cluster(), serverlessInstance(), tenantCluster('TENANT')),
    resources: project(),
  },
]);
