import fc from 'fast-check';
import { toAzure } from '../../src/report/azure';
import {
  HOSTILE,
  RAW,
  SEED,
  anyText,
  everything,
  finding,
  many,
  report,
  reviewed,
  saying,
} from '../support/reports';

test('says everything in logging commands and groups of the log', () => {
  expect(toAzure(everything))
    .toBe(`MongoDB Atlas backups: incomplete, 1 input could not be read and 1 rule crashed; 1 error in 1 of 2 inputs
  error: weekly snapshots are kept 1 week, less than the 14 days of daily snapshots
  warning: loans can be deleted by one changed line
errors  warnings  unchecked  crashed  kind      input
     -         -          -        -  not read  broken.json
     1         1          2        1  plan      plan.json
     0         0          0        0  stack     staging/cdk.tf.json
##vso[task.logissue type=error;]not read: broken.json: it is not JSON
##vso[task.logissue type=error;]crash of own/breaks: the rule failed on plan.json, so the review is incomplete: x is not a function
##vso[task.logissue type=error;code=schedule/retention-out-of-order;]weekly snapshots are kept 1 week, less than the 14 days of daily snapshots%0Aat: prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)%0Aset by: policy_item_weekly%0Awhy: Atlas requires it.%0Afix: keep weekly snapshots at least 14 days%0Aerror: INVALID_BACKUP_POLICY%0Adocs: https://example.com/docs#weekly
##vso[task.logissue type=warning;code=cluster/no-termination-protection;]loans can be deleted by one changed line%0Aat: mongodbatlas_advanced_cluster.loans%0Awhy: Atlas requires it.%0Afix: keep weekly snapshots at least 14 days%0Adocs: https://example.com/docs#weekly
##[group]1 further finding
notice: nobody can restore; at: mongodbatlas_project.shop; set by: teams; why: Atlas requires it.; fix: keep weekly snapshots at least 14 days; docs: https://example.com/docs#weekly (project/no-one-can-restore)
##[endgroup]
##[group]1 acknowledged
warning: hourly snapshots are kept 2 days (schedule/retention-out-of-order at mongodbatlas_cloud_backup_schedule.orders); reason: a trial (storage, until 2027-01-31)
##[endgroup]
##[group]1 known from the baseline
error: monthly snapshots are kept 1 week (schedule/retention-out-of-order at mongodbatlas_cloud_backup_schedule.orders)
##[endgroup]
##[group]1 unchecked
unchecked: pit_enabled is known only after apply (pit/without-backup, pit/without-hourly-item at mongodbatlas_advanced_cluster.loans in plan.json)
##[endgroup]
##[group]1 stale in the baseline, to be removed
entry: export/daily mongodbatlas_cloud_backup_schedule.gone export
##[endgroup]
MongoDB Atlas backups: 1 input could not be read, 1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the baseline, 1 rule crashed in 9 resources of 2 inputs
##vso[task.complete result=Failed;]
`);
});

describe('a source path', () => {
  const configuration = {
    path: 'cdktf.out/stacks/a/cdk.tf.json',
    sources: new Map([['mongodbatlas_cloud_backup_schedule.orders', { file: 'src/a;b]%.ts', line: 12 }]]),
  };
  const issueOf = (address: string): string =>
    /##vso\[task\.logissue [^\]]*/.exec(
      toAzure(report([reviewed({ findings: [finding({ address })] }, { configuration })])),
    )?.[0] ?? '';

  test('is that of the line where the construct is created', () => {
    expect(issueOf('mongodbatlas_cloud_backup_schedule.orders["eu"]')).toBe(
      '##vso[task.logissue type=error;sourcepath=src/a%3Bb%5D%AZP25.ts;linenumber=12;code=schedule/retention-out-of-order;',
    );
  });

  test('is left out where no line is known', () => {
    expect(issueOf('mongodbatlas_project.shop')).toBe(
      '##vso[task.logissue type=error;code=schedule/retention-out-of-order;',
    );
  });
});

describe('the result of the step', () => {
  const resultOf = (
    severity: 'error' | 'warning' | 'info',
    failOn: 'error' | 'warning' | 'never',
  ): string[] =>
    toAzure(report([reviewed({ findings: [finding({ severity })] })], { failOn })).match(
      /##vso\[task\.complete .*/g,
    ) ?? [];

  test.each<[string, 'error' | 'warning' | 'info', 'error' | 'warning' | 'never', string[]]>([
    ['what fails the run fails the step', 'error', 'error', ['##vso[task.complete result=Failed;]']],
    ['a warning leaves issues', 'warning', 'error', ['##vso[task.complete result=SucceededWithIssues;]']],
    [
      'a warning that fails the run fails the step',
      'warning',
      'warning',
      ['##vso[task.complete result=Failed;]'],
    ],
    [
      'an error that fails nothing leaves issues',
      'error',
      'never',
      ['##vso[task.complete result=SucceededWithIssues;]'],
    ],
    ['an info changes nothing', 'info', 'error', []],
  ])('%s', (_, severity, failOn, expected) => {
    expect(resultOf(severity, failOn)).toEqual(expected);
  });
});

test('the summary is uploaded before the result ends the step', () => {
  expect(toAzure(everything, { summary: '/builds/100%/comment.md' }).split('\n').slice(-3)).toEqual([
    '##vso[task.uploadsummary]/builds/100%AZP25/comment.md',
    '##vso[task.complete result=Failed;]',
    '',
  ]);
});

test('shows the highest severity first, as many as Azure Pipelines shows, and the others in the log', () => {
  const lines = toAzure(many(90)).split('\n');
  for (const level of ['error', 'warning'])
    expect(lines.filter((line) => line.startsWith(`##vso[task.logissue type=${level};`))).toHaveLength(10);
  const errors = lines.filter((line) => line.startsWith('##vso[task.logissue type=error;'));
  expect(errors[9]).toBe(
    '##vso[task.logissue type=error;]21 more: Azure Pipelines shows 10 annotations of a kind; 21 more are in the log of this step',
  );
  expect(lines).toContain('##[group]72 further findings');
});

describe('hostile text', () => {
  test.each([
    ['what escapes', '100% a\nb ; ]', '100%AZP25 a\\u000ab ; ]%0Aat: '],
    [
      'a command',
      '##vso[task.complete result=Succeeded;]',
      '#\\u0023vso[task.complete result=Succeeded;]%0A',
    ],
    ['a command that is escaped', '%0A##vso[task.complete]', '%AZP250A#\\u0023vso[task.complete]%0A'],
    ['a command for the log', 'x ##[error]y', 'x #\\u0023[error]y%0A'],
  ])('%s in a message', (_, message, expected) => {
    expect(toAzure(report([reviewed({ findings: [finding({ message })] })]))).toContain(expected);
  });

  test.each(HOSTILE.map((text) => [text]))('%j is not a command', (text) => {
    expect(commandsOf(text)).toEqual(commandsOf('plain'));
  });

  test('arbitrary text is not a command', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(commandsOf(text)).toEqual(commandsOf('plain'));
      }),
      SEED,
    );
  });
});

/** The commands that the agent finds in a report: anywhere in a line, up to the first bracket. */
function commandsOf(text: string): readonly string[] {
  const written = toAzure(saying(text));
  expect(written).not.toMatch(RAW);
  return written.split('\n').map((line) => {
    const found = /##(?:vso)?\[([^\]\s]*)(?: ([^\]]*))?\]/i.exec(line);
    if (found === null) return 'text';
    expect(line.indexOf('##', found.index + 2)).toBe(-1);
    const names = (found[2] ?? '').split(';').map((property) => property.split('=')[0]);
    return `${found.index} ${found[1] ?? ''} ${names.join(',')}`;
  });
}
