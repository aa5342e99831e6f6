import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { destroyPlanOf, planOf } from '../support/plan-of';
import { synthOf } from '../support/configuration';

const folder = testFolder();

const rule = 'schedule/retention-out-of-order';
const bad = {
  resources: together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
  ),
};

interface Report {
  readonly asOf: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
  }[];
  readonly acknowledged: readonly { readonly rule: string; readonly acknowledgement: object }[];
}

async function withConfiguration(
  configuration: unknown,
  ...typed: readonly string[]
): Promise<Report & { readonly code: number }> {
  const config = folder.file('atlas-backup.config.json', configuration);
  const plan = folder.file('plan.json', planOf(bad));
  const { code, stdout, stderr } = await command([
    'review',
    plan,
    '--config',
    config,
    '--format',
    'json',
    ...typed,
  ]);
  expect(stderr).toBe('');
  return { ...(JSON.parse(stdout) as Report), code };
}

describe('a configuration', () => {
  test('is read from the current folder where no other is named', async () => {
    folder.file('atlas-backup.config.json', { rules: { [rule]: 'off' } });
    const plan = folder.file('plan.json', planOf(bad));
    const at = process.cwd();
    process.chdir(folder.path);
    try {
      expect((await command(['review', plan])).code).toBe(0);
    } finally {
      process.chdir(at);
    }
    expect((await command(['review', plan])).code).toBe(1);
  });

  test('may begin with a byte order mark', async () => {
    expect((await withConfiguration(`\uFEFF{"rules":{"${rule}":"off"}}`)).code).toBe(0);
  });

  test('sets severities, and switches rules off', async () => {
    const warned = await withConfiguration({ rules: { [rule]: 'warning' } });
    expect(warned.findings).toMatchObject([{ rule, severity: 'warning' }]);
    expect(warned.code).toBe(0);
    expect((await withConfiguration({ rules: { [rule]: 'off' } })).findings).toEqual([]);
  });

  test('sets the day and what fails', async () => {
    const { asOf, code } = await withConfiguration({ asOf: '2026-12-01', failOn: 'never' });
    expect([asOf, code]).toEqual(['2026-12-01', 0]);
  });

  test('gives way to what is typed', async () => {
    const configuration = { asOf: '2026-12-01', failOn: 'never', rules: { [rule]: 'off' } };
    const typed = ['--as-of', '2026-12-02', '--fail-on', 'error', '--rule', `${rule}=error`];
    const { asOf, code } = await withConfiguration(configuration, ...typed);
    expect([asOf, code]).toEqual(['2026-12-02', 1]);
  });

  test('acknowledges by rule: the finding stays in the report and fails nothing', async () => {
    const acknowledgement = { rule, reason: 'a trial', owner: 'platform', until: '2027-01-31' };
    const { code, findings, acknowledged } = await withConfiguration({ acknowledgements: [acknowledgement] });
    expect([code, findings]).toEqual([0, []]);
    expect(acknowledged).toMatchObject([
      { rule, acknowledgement: { reason: 'a trial', owner: 'platform', until: '2027-01-31' } },
    ]);
  });

  test.each<[address: string, acknowledges: boolean]>([
    ['mongodbatlas_cloud_backup_schedule.orders', true],
    ['mongodbatlas_cloud_backup_schedule.*', true],
    ['*.orders', true],
    ['*', true],
    ['mongodbatlas_cloud_backup_schedule.order', false],
    ['mongodbatlas_cloud_backup_schedule', false],
    ['.*', false],
    ['mongodbatlas_cloud_backup_schedule.?rders', false],
  ])('acknowledges by address: %s', async (address, acknowledges) => {
    const { code } = await withConfiguration({ acknowledgements: [{ rule, reason: 'r', address }] });
    expect(code).toBe(acknowledges ? 0 : 1);
  });

  test('says what is stale of its acknowledgements, and lets the finding count again', async () => {
    const acknowledgement = { rule, reason: 'a trial', until: '2026-01-31' };
    const { code, findings } = await withConfiguration({ acknowledgements: [acknowledgement] });
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { rule },
      { rule: 'review/stale-acknowledgement', message: `the acknowledgement of ${rule} ended on 2026-01-31` },
    ]);
  });

  test('says of several inputs once what is stale for all of them, and nothing of what one of them needs', async () => {
    const config = folder.file('config.json', {
      acknowledgements: [
        { rule, reason: 'a trial' },
        { rule: 'cluster/no-schedule', reason: 'the default is enough' },
      ],
    });
    const good = { resources: together(project(), cluster(), schedule()) };
    const plans = [folder.file('a.json', planOf(bad)), folder.file('b.json', planOf(good))];
    const { stdout } = await command(['review', ...plans, '--config', config, '--format', 'json']);
    expect((JSON.parse(stdout) as Report).findings.map(({ message }) => message)).toEqual([
      'the acknowledgement of cluster/no-schedule matches nothing: there is no such finding',
    ]);
  });
});

test('says nothing is stale of what a targeted plan need not show, and little of what a destroy plan does not judge', async () => {
  const config = folder.file('config.json', { acknowledgements: [{ rule, reason: 'a trial' }] });
  const good = { resources: together(project(), cluster(), schedule()) };
  const stale = async (plan: object): Promise<readonly string[]> => {
    const path = folder.file('plan.json', plan);
    const { stdout } = await command(['review', path, '--config', config, '--format', 'json']);
    return (JSON.parse(stdout) as Report).findings
      .filter((finding) => finding.rule === 'review/stale-acknowledgement')
      .map(({ severity, message }) => `${severity}: ${message}`);
  };
  const text = `the acknowledgement of ${rule} matches nothing`;
  expect(await stale(planOf(good))).toEqual([`warning: ${text}: there is no such finding`]);
  expect(await stale({ ...planOf(good), complete: false })).toEqual([]);
  expect(await stale(destroyPlanOf({ before: good.resources, resources: good.resources }))).toEqual([
    `info: ${text}: what it covers is not in this input`,
  ]);
});

test('what a stack acknowledges in code reaches the review of its plan through cdk.tf.json', async () => {
  const stack = synthOf(bad);
  const comment = {
    ...(stack['//'] as object),
    atlasBackup: { acknowledgements: [{ rule, reason: 'a trial' }] },
  };
  const plan = folder.file('stack/plan.json', planOf(bad));
  expect((await command(['review', plan])).code).toBe(1);
  folder.file('stack/cdk.tf.json', { ...stack, '//': comment });
  const { code, stdout } = await command(['review', plan]);
  expect(code).toBe(0);
  expect(stdout).toContain('acknowledged error: the schedule for cluster "orders" keeps weekly');
  expect(stdout).toContain('reason a trial');
  expect((await command(['check', `${folder.path}/stack/cdk.tf.json`])).code).toBe(0);
});

describe('a configuration that is not understood is one line on stderr and exit code 2', () => {
  test.each<[title: string, configuration: unknown, line: string]>([
    ['no JSON', '{"rules":', 'cannot read CONFIG: it is not JSON (Unexpected end of JSON input)'],
    ['a list', [], 'CONFIG: the file must be an object, not a list'],
    ['an unknown key', { rulez: {} }, 'CONFIG: there is no key "rulez"; did you mean "rules"?'],
    [
      'two of them',
      { x: 1, fail_on: 1 },
      'CONFIG: there is no key "x"; there is no key "fail_on"; did you mean "failOn"?',
    ],
    [
      'an unknown key of an acknowledgement',
      { acknowledgements: [{ rule, reason: 'r', adress: '*' }] },
      'CONFIG: there is no key "acknowledgements.0.adress"; did you mean "address"?',
    ],
    [
      'an unknown rule',
      { rules: { 'schedule/retention-out-of-ordr': 'off' } },
      `CONFIG: there is no rule "schedule/retention-out-of-ordr"; did you mean "${rule}"?`,
    ],
    [
      'an acknowledgement of an unknown rule',
      { acknowledgements: [{ rule: 'cluster/no-shedule', reason: 'r' }] },
      'CONFIG: there is no rule "cluster/no-shedule"; did you mean "cluster/no-schedule"?',
    ],
    [
      'an unknown severity',
      { rules: { [rule]: 'fatal' } },
      `CONFIG: rules.${rule}: write off, info, warning or error, not "fatal"`,
    ],
    ['no reason', { acknowledgements: [{ rule }] }, 'CONFIG: acknowledgements.0.reason is missing'],
    [
      'a blank reason',
      { acknowledgements: [{ rule, reason: ' ' }] },
      'CONFIG: acknowledgements.0.reason: requires a reason',
    ],
    [
      'a reason of which nobody sees anything',
      { acknowledgements: [{ rule, reason: '\u200b\u3164 \u2800\u0301' }] },
      'CONFIG: acknowledgements.0.reason: requires a reason that people can see',
    ],
    [
      'a day that is none',
      { asOf: '2026-02-30' },
      'CONFIG: asOf: "2026-02-30" is not a date; write it as YYYY-MM-DD',
    ],
    [
      'an end that is none',
      { acknowledgements: [{ rule, reason: 'r', until: 'soon' }] },
      'CONFIG: acknowledgements.0.until: "soon" is not a date; write it as YYYY-MM-DD',
    ],
    ['a number for a day', { asOf: 2026 }, 'CONFIG: asOf must be a text, not 2026'],
    ['a prototype for rules', '{"rules":{"__proto__":"off"}}', 'CONFIG: there is no key "__proto__"'],
    ['a prototype for a key', '{"__proto__":{"failOn":"never"}}', 'CONFIG: there is no key "__proto__"'],
  ])('%s', async (_, configuration, line) => {
    const config = folder.file('config.json', configuration);
    const { code, stdout, stderr } = await command([
      'review',
      folder.file('plan.json', planOf(bad)),
      '--config',
      config,
    ]);
    expect(stderr.replaceAll(config, 'CONFIG')).toBe(`atlas-backup: ${line}\n`);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('a file that is named and not there', async () => {
    const plan = folder.file('plan.json', planOf(bad));
    const { code, stderr } = await command(['review', plan, '--config', `${folder.path}/none.json`]);
    expect([code, stderr.replaceAll(folder.path, 'FOLDER')]).toEqual([
      2,
      'atlas-backup: cannot read FOLDER/none.json: there is no such file\n',
    ]);
  });
});
