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
    'continuous_backup_enabled is true on queue, a Serverless instance, where it has had no effect since January 2025',
  fix: 'remove continuous_backup_enabled; for point-in-time restores use an M10+ cluster with pit_enabled',
};

testRule(serverlessContinuousBackupIgnored, [
  { title: 'continuous backup', resources: serverless(true), findings: [ignored] },
  { title: 'Basic Backup', resources: serverless(false) },
  { title: 'nothing said of it', resources: serverless() },
  {
    title: 'an existing instance with continuous backup',
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
    title: 'not known before apply',
    resources: serverless('${terraform_data.on.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'not known before apply, while it still had an effect',
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
  { title: 'continuous backup of an M10', resources: together(project(), cluster({ pit_enabled: true })) },
  { title: 'one that the plan deletes', before: serverless(true), resources: project() },
]);
