import { cluster, project, serverlessInstance, together } from '../../../src/rules/example';
import { serverlessContinuousBackupIgnored } from '../../../src/rules/serverless/continuous-backup-ignored';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_serverless_instance.queue';
const attribute = 'continuous_backup_enabled';
const serverless = (on?: unknown) => together(project(), serverlessInstance({ [attribute]: on }));
const ignored = {
  at,
  attribute,
  problem:
    'Serverless instance "queue" enables Serverless Continuous Backup, which has had no effect since January 2025',
  fix: 'remove continuous_backup_enabled; for point-in-time restores use a dedicated cluster',
  fixInCode: 'remove continuousBackupEnabled; for point-in-time restores use a dedicated cluster',
};

testRule(serverlessContinuousBackupIgnored, [
  { title: 'Serverless Continuous Backup', resources: serverless(true), findings: [ignored] },
  { title: 'Basic Backup', resources: serverless(false) },
  { title: 'not set', resources: serverless() },
  {
    title: 'an existing instance with Serverless Continuous Backup',
    before: serverless(true),
    resources: serverless(true),
    findings: [ignored],
  },
  { title: 'the last day on which it had an effect', resources: serverless(true), asOf: '2025-01-31' },
  {
    title: 'the first day on which it had none',
    resources: serverless(true),
    asOf: '2025-02-01',
    findings: [ignored],
  },
  {
    title: 'known only after apply',
    resources: serverless('${terraform_data.on.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'known only after apply, while it still had an effect',
    resources: serverless('${terraform_data.on.output}'),
    asOf: '2025-01-31',
  },
  {
    title: 'from a variable',
    resources: serverless('${var.on}'),
    variables: { on: true },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [ignored],
  },
  {
    title: 'point-in-time restore of an M10',
    resources: together(project(), cluster({ pit_enabled: true })),
  },
  { title: 'one that the plan deletes', before: serverless(true), resources: project() },
]);
