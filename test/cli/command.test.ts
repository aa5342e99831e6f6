import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { destroyPlanOf, planOf } from '../support/plan-of';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const bad = {
  resources: together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) }),
  ),
};
const good = { resources: together(project(), cluster(), schedule()) };

interface Report {
  readonly format: string;
  readonly tool: Record<string, string>;
  readonly asOf: string;
  readonly inputs: readonly object[];
  readonly summary: Record<string, number>;
  readonly findings: readonly Record<string, unknown>[];
}

describe('review', () => {
  test('prints findings and exits with 1', async () => {
    const { code, stdout, stderr } = await command(['review', file('plan.json', planOf(bad))]);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toContain('error: the schedule for cluster "orders" keeps weekly snapshots 1 week, less');
  });

  test('exits with 0 where nothing is at or above --fail-on', async () => {
    expect((await command(['review', file('plan.json', planOf(good))])).code).toBe(0);
    expect((await command(['review', file('plan.json', planOf(bad)), '--fail-on', 'never'])).code).toBe(0);
  });

  test('counts warnings with --fail-on warning', async () => {
    const plan = file(
      'plan.json',
      planOf({ resources: together(project(), cluster({ retain_backups_enabled: false })) }),
    );
    expect((await command(['review', plan])).code).toBe(0);
    expect((await command(['review', plan, '--fail-on', 'warning'])).code).toBe(1);
  });

  test('reads standard input', async () => {
    const { code, stdout } = await command(['review', '-', '--format', 'json'], JSON.stringify(planOf(bad)));
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Report).inputs).toEqual([
      { path: '-', kind: 'plan', terraformVersion: '1.11.4' },
    ]);
  });

  test('reads the same plan after a byte order mark', async () => {
    expect((await command(['review', file('plan.json', `\uFEFF${JSON.stringify(planOf(bad))}`)])).code).toBe(
      1,
    );
  });

  test('writes JSON of format 1', async () => {
    const path = file('plan.json', planOf(bad));
    const { stdout } = await command(['review', path, '--format', 'json']);
    const report = JSON.parse(stdout) as Report;
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(report).toMatchObject({
      format: '1',
      tool: { name: 'cdktf-atlas-backup', version: manifest.version, factsAsOf: '2026-08-21' },
      asOf: '2026-08-21',
      inputs: [{ path, kind: 'plan', terraformVersion: '1.11.4' }],
      summary: { errors: 1, warnings: 0, unchecked: 0, acknowledged: 0, crashed: 0, resources: 3 },
    });
    expect(report.findings[0]).toEqual({
      rule: 'schedule/retention-out-of-order',
      severity: 'error',
      input: 0,
      address: 'mongodbatlas_cloud_backup_schedule.orders',
      attribute: 'policy_item_weekly',
      cluster: 'mongodbatlas_advanced_cluster.orders',
      message:
        'the schedule for cluster "orders" keeps weekly snapshots 1 week, less than daily ones (14 days)',
      why: expect.any(String) as string,
      fix: 'keep weekly snapshots at least 14 days, or daily snapshots at most 1 week',
      docs: expect.stringMatching(/^https:/) as string,
      prevents: 'INVALID_BACKUP_POLICY',
      related: [],
    });
  });

  test('gives the same bytes every time', async () => {
    const path = file('plan.json', planOf(bad));
    const [one, other] = await Promise.all([command(['review', path]), command(['review', path])]);
    expect(one.stdout).toBe(other.stdout);
  });

  test('reads construct paths from the cdk.tf.json next to the plan', async () => {
    const plan = file('plan.json', planOf(bad));
    file('cdk.tf.json', synthOf(bad));
    expect((await command(['review', plan])).stdout).toContain('at     stack/orders');
  });

  test('knows them from the file that --synth names', async () => {
    const plan = file('plan.json', planOf(bad));
    const synth = file('elsewhere/stack.json', synthOf(bad));
    const { stdout } = await command(['review', plan, '--synth', synth, '--format', 'json']);
    expect((JSON.parse(stdout) as Report).findings[0]?.['constructPath']).toBe('stack/orders');
  });

  test('reviews several plans, and says which finding belongs to which', async () => {
    const [one, two] = [file('one.json', planOf(good)), file('two.json', planOf(bad))];
    const { code, stdout } = await command(['review', one, two, '--format', 'json']);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Report).findings.map(({ input }) => input)).toEqual([1]);
  });

  test('does not judge the configuration of a destroy plan', async () => {
    const plan = file(
      'plan.json',
      destroyPlanOf({ before: bad.resources, resources: bad.resources, provider: '>= 1.0' }),
    );
    const { stdout } = await command(['review', plan, '--format', 'json']);
    const areas = (JSON.parse(stdout) as Report).findings.map(({ rule }) => String(rule).split('/')[0]);
    expect(areas.filter((area) => area !== 'change')).toEqual([]);
  });

  test('compares dated rules with --as-of', async () => {
    const plan = file('plan.json', planOf(good));
    expect(
      (
        JSON.parse(
          (await command(['review', plan, '--as-of', '2025-01-01', '--format', 'json'])).stdout,
        ) as Report
      ).asOf,
    ).toBe('2025-01-01');
  });
});

describe('check', () => {
  test('reads the output of cdktf synth, every stack of it', async () => {
    file('out/stacks/a/cdk.tf.json', synthOf(good));
    file('out/stacks/b/cdk.tf.json', synthOf(bad));
    const { code, stdout } = await command(['check', join(folder, 'out')]);
    expect(code).toBe(1);
    expect(stdout).toContain(join(folder, 'out/stacks/b/cdk.tf.json'));
    expect(stdout).toContain('at     stack/orders (mongodbatlas_cloud_backup_schedule.orders)');
  });

  test('reads one stack, by its folder or by its file', async () => {
    const path = file('stack/cdk.tf.json', synthOf(bad));
    expect((await command(['check', path])).code).toBe(1);
    expect((await command(['check', join(folder, 'stack')])).code).toBe(1);
  });
});

describe('a misuse is one line on stderr and exit code 2', () => {
  const show = 'write the plan as JSON with: terraform show -json plan.out > plan.json';
  const showPlan = 'write the plan as JSON with: terraform show -json plan.out > plan.json';

  test.each<[string, () => string[], string]>([
    [
      'a binary plan',
      () => ['review', file('p', 'PK\u0003\u0004...')],
      `cannot read FOLDER/p: this is a binary plan; ${show}`,
    ],
    ['an empty file', () => ['review', file('p', '')], `cannot read FOLDER/p: it is empty; ${show}`],
    [
      'a state file of another version',
      () => [
        'review',
        file('p', { version: 3, terraform_version: '0.11.14', serial: 1, lineage: 'x', modules: [] }),
      ],
      'cannot read FOLDER/p: this state file has version 3, but only version 4 is supported; write it with: terraform show -json > state.json',
    ],
    [
      'a state without its resources',
      () => ['review', file('p', { format_version: '1.0', terraform_version: '1.11.4', values: {} })],
      'cannot read FOLDER/p: values.root_module is missing: Terraform does not write such a state; write it with: terraform show -json > state.json',
    ],
    [
      'configuration',
      () => ['review', file('p', synthOf(good))],
      'cannot read FOLDER/p: this is configuration, not a plan; check it with: atlas-backup check',
    ],
    [
      'JSON of something else',
      () => ['review', file('p', { name: 'x' })],
      `cannot read FOLDER/p: this is JSON, but not a plan; ${showPlan}`,
    ],
    [
      'a list',
      () => ['review', file('p', '[]')],
      `cannot read FOLDER/p: this is not a plan: it is not a JSON object; ${showPlan}`,
    ],
    [
      'a plan of format 2',
      () => ['review', file('p', { ...planOf(good), format_version: '2.0' })],
      'cannot read FOLDER/p: this plan has format 2.0, but only format 1 is supported; use a version of Terraform that writes format 1',
    ],
    ...['1', '1.', 'v1.2'].map((format): [string, () => string[], string] => [
      `a plan whose format is no number of a format: ${format}`,
      () => ['review', file('p', { ...planOf(good), format_version: format })],
      `cannot read FOLDER/p: format_version is "${format}", not a number such as "1.2": Terraform does not write such a plan; ${showPlan}`,
    ]),
    [
      'a plan that failed',
      () => ['review', file('p', { ...planOf(good), errored: true })],
      'cannot read FOLDER/p: this plan failed, so it does not show what an apply would do; fix the errors of terraform plan first',
    ],
    ['a folder', () => ['review', folder], 'cannot read FOLDER: this is a folder; name a file in it'],
    [
      'a file that is not there',
      () => ['review', join(folder, 'p')],
      'cannot read FOLDER/p: there is no such file',
    ],
    [
      'an unknown option',
      () => ['review', file('p', planOf(good)), '--fial-on', 'never'],
      "unknown option '--fial-on' (Did you mean --fail-on?); see atlas-backup --help",
    ],
    [
      'an unknown command',
      () => ['revue'],
      "unknown command 'revue' (Did you mean review?); see atlas-backup --help",
    ],
    [
      'an unknown format',
      () => ['review', file('p', planOf(good)), '--format', 'excel'],
      'unknown format "excel"; write pretty, json, markdown, sarif, junit, github, gitlab, azure or html',
    ],
    [
      'an unknown severity',
      () => ['review', file('p', planOf(good)), '--fail-on', 'all'],
      'unknown --fail-on "all"; write unchecked, warning, error or never',
    ],
    [
      'a date that is none',
      () => ['review', file('p', planOf(good)), '--as-of', '2026-02-30'],
      '--as-of "2026-02-30" is not a date; write it as YYYY-MM-DD, or today',
    ],
    [
      'a number of threads that is none',
      () => ['review', file('p', planOf(good)), '--jobs', '0'],
      '--jobs "0" is not a number of threads; write a whole number from 1 to 999',
    ],
    ['no plan at all', () => ['review'], "missing required argument 'plan'; see atlas-backup --help"],
    [
      'a folder without stacks',
      () => ['check', folder],
      'cannot check FOLDER: there is no cdk.tf.json in it; run cdktf synth first, or name its output',
    ],
    [
      'a folder with HCL',
      () => {
        file('stacks/a/cdk.tf', '');
        return ['check', folder];
      },
      'cannot check FOLDER: it contains HCL (cdk.tf); synthesize without --hcl to check it',
    ],
    [
      'a folder without stacks, to be forecast',
      () => ['forecast', folder],
      'cannot forecast FOLDER: there is no cdk.tf.json in it; run cdktf synth first, or name its output',
    ],
    [
      'a folder with HCL, to be forecast',
      () => {
        file('stacks/a/cdk.tf', '');
        return ['forecast', folder];
      },
      'cannot forecast FOLDER: it contains HCL (cdk.tf); synthesize without --hcl to forecast it',
    ],
    [
      'a folder that is not there',
      () => ['check', join(folder, 'out')],
      'cannot read FOLDER/out: there is no such file or folder; run cdktf synth first, or name its output',
    ],
    [
      'a plan given to check',
      () => ['check', file('p', planOf(good))],
      'cannot read FOLDER/p: this is a plan; review it with: atlas-backup review',
    ],
    [
      'a rule that does not exist',
      () => ['explain', 'flex/custom-backup-polcy'],
      'there is no rule or error code "flex/custom-backup-polcy"; did you mean flex/custom-backup-policy? (list them with: atlas-backup rules)',
    ],
  ])('%s', async (_, typed, line) => {
    const { code, stdout, stderr } = await command(typed());
    expect(stderr.replaceAll(folder, 'FOLDER')).toBe(`atlas-backup: ${line}\n`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('JSON that is cut off', async () => {
    const { code, stdout, stderr } = await command([
      'review',
      file('p', JSON.stringify(planOf(good)).slice(0, 500)),
    ]);
    expect(stderr).toMatch(
      /^atlas-backup: cannot read \S+: it is not JSON \([^\n]*\); write the plan as JSON with: [^\n]*\n$/,
    );
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('rules and explain', () => {
  test('rules --format json lists each rule with what its file says', async () => {
    const { code, stdout } = await command(['rules', '--format', 'json']);
    const listed = JSON.parse(stdout) as { format: string; rules: Record<string, unknown>[] };
    expect(code).toBe(0);
    expect(listed.format).toBe('1');
    expect(listed.rules.find(({ id }) => id === 'flex/custom-backup-policy')).toEqual({
      id: 'flex/custom-backup-policy',
      severity: 'error',
      phase: 'synth',
      since: '0.1.0',
      summary: 'a backup schedule for a Flex cluster',
      why: expect.any(String) as string,
      docs: expect.stringMatching(/^https:/) as string,
      facts: ['F7', '5.6'],
      prevents: 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
    });
  });

  test('rules prints a line each, or a table of Markdown', async () => {
    expect((await command(['rules'])).stdout).toMatch(
      /^flex\/custom-backup-policy +error +a backup schedule for a Flex cluster$/m,
    );
    expect((await command(['rules', '--format', 'markdown'])).stdout).toContain(
      '| flex/custom-backup-policy | error | synth | a backup schedule for a Flex cluster |',
    );
  });

  test('explain shows a rule, an area, and an error code', async () => {
    expect((await command(['explain', 'flex/custom-backup-policy'])).stdout).toContain(
      'prevents CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API',
    );
    expect((await command(['explain', 'flex'])).stdout).toContain('flex/backup-disabled');
    expect((await command(['explain', 'CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API'])).stdout).toContain(
      'flex/custom-backup-policy',
    );
    expect((await command(['explain', 'cannot_use_flex_cluster_in_cluster_api'])).code).toBe(0);
  });
});

test('--help and --version go to stdout and exit with 0', async () => {
  const [help, version] = [await command(['--help']), await command(['--version'])];
  expect([help.code, help.stderr, version.code, version.stderr]).toEqual([0, '', 0, '']);
  expect(help.stdout).toContain('review');
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+/);
});
