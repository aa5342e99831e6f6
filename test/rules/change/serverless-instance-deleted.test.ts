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
  'write a removed block for it with lifecycle { destroy = false }, and import the cluster that Atlas has made of it as what it is now';

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
        problem: 'deleting the Serverless instance queue deletes all its backups with it',
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
        problem: 'deleting the Serverless instance sandbox deletes all its backups with it',
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
        problem: 'replacing the Serverless instance queue deletes all its backups with it',
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
