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
  'keep it, or: 1. download its newest snapshot or restore it into another cluster; 2. then acknowledge this and delete it';

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
          'deleting the Flex cluster reports deletes its daily snapshots with it, up to 8 of them, and nothing can keep them',
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
          'deleting the Flex cluster sandbox deletes its daily snapshots with it, up to 8 of them, and nothing can keep them',
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
          'deleting the M2 or M5 cluster sandbox (a Flex cluster by now) deletes its daily snapshots with it, up to 8 of them, and nothing can keep them',
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
          'replacing the Flex cluster reports deletes its daily snapshots with it, up to 8 of them, and nothing can keep them',
        fix,
      },
    ],
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
          'Atlas refuses to delete the Flex cluster reports, since termination_protection_enabled is true in the state',
        fix: 'if it is to go: 1. download its newest snapshot or restore it into another cluster; 2. write termination_protection_enabled = false and apply; 3. then acknowledge this and delete it',
      },
    ],
  },
  {
    title: 'clusters of other kinds are for other rules',
    before: together(project(), cluster(), serverlessInstance(), tenantCluster('TENANT')),
    resources: project(),
  },
]);
