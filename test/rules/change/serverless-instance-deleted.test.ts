import { changeServerlessInstanceDeleted } from '../../../src/rules/change/serverless-instance-deleted';
import {
  cluster,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const queue = 'mongodbatlas_serverless_instance.queue';

const fix =
  'add a removed block with lifecycle { destroy = false } for the instance, and import the cluster that Atlas has migrated it to';

testRule(changeServerlessInstanceDeleted, [
  {
    title: 'it stays',
    before: together(project(), serverlessInstance()),
    resources: together(project(), serverlessInstance({ termination_protection_enabled: true })),
  },
  {
    title: 'deleted',
    before: together(project(), serverlessInstance()),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_serverless_instance.queue',
        problem: 'deleting Serverless instance "queue" also deletes all its backups',
        fix,
      },
    ],
  },
  {
    title: 'deleted, written as an advanced_cluster',
    before: together(project(), tenantCluster('SERVERLESS')),
    resources: project(),
    findings: [
      {
        at: 'mongodbatlas_advanced_cluster.sandbox',
        problem: 'deleting Serverless instance "sandbox" also deletes all its backups',
        fix,
      },
    ],
  },
  {
    title: 'replaced',
    before: together(project(), serverlessInstance()),
    resources: together(project(), serverlessInstance()),
    replaced: [queue],
    findings: [
      {
        at: 'mongodbatlas_serverless_instance.queue',
        problem: 'recreating Serverless instance "queue" also deletes all its backups',
        fix,
      },
    ],
  },
  {
    title: 'only forgotten',
    before: together(project(), serverlessInstance()),
    resources: project(),
    forgotten: [queue],
  },
  {
    title: 'clusters of other kinds are for other rules',
    before: together(project(), cluster(), flexCluster()),
    resources: project(),
  },
]);
