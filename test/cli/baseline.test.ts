import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../src/readers';
import { placeInBaseline } from '../../src/review/baseline';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { destroyPlanOf, planOf } from '../support/plan-of';

const folder = testFolder();

const disordered = { policy_item_daily: item(1, 'days', 14), policy_item_weekly: item(6, 'weeks', 1) };
const old = {
  resources: together(project(), cluster({ retain_backups_enabled: false }), schedule(disordered)),
};
const sound = { resources: together(project(), cluster(), schedule()) };

interface Report {
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly rule: string; readonly address: string }[];
  readonly known: readonly { readonly rule: string }[];
  readonly baseline?: { readonly path: string; readonly unanswered: readonly object[] };
}

async function report(...typed: readonly string[]): Promise<Report & { readonly code: number }> {
  const { code, stdout } = await command(['review', ...typed, '--format', 'json', '--fail-on', 'warning']);
  return { ...(JSON.parse(stdout) as Report), code };
}

describe('--write-baseline', () => {
  test('writes what there is, sorted and without its path, and says how much it is', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const plan = folder.file('plan.json', planOf(old));
    const { code, stderr } = await command(['review', plan, '--write-baseline', baseline]);
    expect([code, stderr]).toEqual([0, `atlas-backup: ${baseline} has 2 findings\n`]);
    expect(readFileSync(baseline, 'utf8')).toBe(`{
  "format": "1",
  "errors": {
    "schedule/retention-out-of-order": [
      "mongodbatlas_cloud_backup_schedule.orders policy_item_weekly"
    ]
  },
  "warnings": {
    "cluster/snapshots-deleted-with-it": [
      "mongodbatlas_advanced_cluster.orders retain_backups_enabled"
    ]
  }
}
`);
  });

  test('writes the same bytes when it is written again over itself', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const plan = folder.file('plan.json', planOf(old));
    await command(['review', plan, '--write-baseline', baseline]);
    const first = readFileSync(baseline, 'utf8');
    await command(['review', plan, '--baseline', baseline, '--write-baseline', baseline]);
    expect(readFileSync(baseline, 'utf8')).toBe(first);
  });

  test('may name the file that --baseline names before it is there', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const plan = folder.file('plan.json', planOf(old));
    expect((await command(['review', plan, '--baseline', baseline, '--write-baseline', baseline])).code).toBe(
      0,
    );
  });

  test('keeps several inputs apart', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const [a, b] = [folder.file('a.json', planOf(old)), folder.file('b.json', planOf(sound))];
    await command(['review', a, b, '--write-baseline', baseline]);
    const { inputs } = JSON.parse(readFileSync(baseline, 'utf8')) as { inputs: Record<string, object> };
    expect(Object.keys(inputs)).toEqual([a, b]);
    expect(inputs[b]).toEqual({ errors: {}, warnings: {} });
  });

  test('takes no finding about a change: it still fails', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const plan = folder.file(
      'plan.json',
      destroyPlanOf({ before: sound.resources, resources: sound.resources }),
    );
    const { code } = await command(['review', plan, '--write-baseline', baseline]);
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(baseline, 'utf8'))).toEqual({ format: '1', errors: {}, warnings: {} });
  });

  test('takes neither what is acknowledged nor what is stale of acknowledgements', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const plan = folder.file('plan.json', planOf(old));
    const config = folder.file('config.json', {
      acknowledgements: [
        { rule: 'schedule/retention-out-of-order', reason: 'moved next week' },
        { rule: 'cluster/no-schedule', reason: 'long gone' },
      ],
    });
    await command(['review', plan, '--config', config, '--write-baseline', baseline]);
    expect(JSON.parse(readFileSync(baseline, 'utf8'))).toEqual({
      format: '1',
      errors: {},
      warnings: {
        'cluster/snapshots-deleted-with-it': ['mongodbatlas_advanced_cluster.orders retain_backups_enabled'],
      },
    });
  });

  test('is not written where an input cannot be read', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const [a, b] = [folder.file('a.json', planOf(old)), folder.file('b.json', 'no')];
    const { code, stderr } = await command(['review', a, b, '--write-baseline', baseline]);
    expect(code).toBe(2);
    expect(stderr).toContain('baseline.json is not written: the review is incomplete');
    expect(existsSync(baseline)).toBe(false);
  });

  test('never overwrites an input, nor another report', async () => {
    const plan = folder.file('plan.json', planOf(old));
    const before = readFileSync(plan, 'utf8');
    for (const typed of [
      ['--write-baseline', plan],
      ['--format', `json:${plan}`],
      ['--format', `json:${plan}.out`, '--write-baseline', `${plan}.out`],
    ]) {
      const { code, stderr } = await command(['review', plan, ...typed]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/ would be overwritten; write to another file\n$/);
    }
    expect(readFileSync(plan, 'utf8')).toBe(before);
  });
});

describe('--baseline', () => {
  async function adopted(): Promise<string> {
    const baseline = join(folder.path, 'baseline.json');
    await command(['review', folder.file('old.json', planOf(old)), '--write-baseline', baseline]);
    return baseline;
  }

  test('lets what is known pass, under another path too, and still counts it', async () => {
    const baseline = await adopted();
    const { code, summary, known, findings } = await report(
      folder.file('elsewhere/plan.json', planOf(old)),
      '--baseline',
      baseline,
    );
    expect([code, findings]).toEqual([0, []]);
    expect(summary).toMatchObject({ errors: 0, warnings: 0, known: 2 });
    expect(known.map(({ rule }) => rule)).toEqual([
      'schedule/retention-out-of-order',
      'cluster/snapshots-deleted-with-it',
    ]);
  });

  test.each<[title: string, resources: object, rule: string]>([
    [
      'the same problem at another address',
      together(project(), cluster({ retain_backups_enabled: false }), schedule(disordered), {
        mongodbatlas_advanced_cluster: {
          payments: {
            ...cluster({ retain_backups_enabled: false, name: 'payments' })[
              'mongodbatlas_advanced_cluster'
            ]?.['orders'],
          },
        },
      }),
      'cluster/snapshots-deleted-with-it',
    ],
    [
      'another problem at a known address',
      together(
        project(),
        cluster({ retain_backups_enabled: false }),
        schedule({ ...disordered, policy_item_daily: item(1, 'fortnights', 14) }),
      ),
      'schedule/invalid-retention',
    ],
  ])('fails on what is new: %s', async (_, resources, rule) => {
    const baseline = await adopted();
    const plan = folder.file('plan.json', planOf({ resources: resources as never }));
    const { code, findings } = await report(plan, '--baseline', baseline);
    expect(code).toBe(1);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  test('fails on a known warning that has become an error, and not the other way around', async () => {
    const baseline = await adopted();
    const plan = folder.file('plan.json', planOf(old));
    const worse = await report(
      plan,
      '--baseline',
      baseline,
      '--rule',
      'cluster/snapshots-deleted-with-it=error',
    );
    expect(worse.findings.map(({ rule }) => rule)).toEqual(['cluster/snapshots-deleted-with-it']);
    const better = await report(
      plan,
      '--baseline',
      baseline,
      '--rule',
      'schedule/retention-out-of-order=warning',
    );
    expect([better.code, better.findings]).toEqual([0, []]);
  });

  test('fails on a second finding in a place that is known for one', async () => {
    const two = { policy_item_monthly: item(1, 'months', 1), policy_item_yearly: item(1, 'years', 1) };
    const one = {
      resources: together(
        project(),
        cluster(),
        schedule({ ...two, policy_item_weekly: item(6, 'weeks', 5) }),
      ),
    };
    const both = {
      resources: together(
        project(),
        cluster(),
        schedule({ ...two, policy_item_weekly: item(6, 'weeks', 5), policy_item_daily: item(1, 'days', 40) }),
      ),
    };
    const place = (plan: Report): string[] =>
      plan.findings.map(({ rule, address }) => `${rule} ${address}`).sort();
    const before = await report(folder.file('one.json', planOf(one)));
    const after = await report(folder.file('both.json', planOf(both)));
    expect(place(after).length).toBeGreaterThan(place(before).length);
    const baseline = join(folder.path, 'baseline.json');
    await command(['review', join(folder.path, 'one.json'), '--write-baseline', baseline]);
    const held = await report(join(folder.path, 'both.json'), '--baseline', baseline);
    expect(held.findings.length).toBe(place(after).length - place(before).length);
  });

  test('lists stale entries in every report', async () => {
    const baseline = await adopted();
    const plan = folder.file('plan.json', planOf(sound));
    const { baseline: use, code } = await report(plan, '--baseline', baseline);
    expect(code).toBe(0);
    expect(use).toEqual({
      path: baseline,
      unanswered: [
        {
          rule: 'schedule/retention-out-of-order',
          place: 'mongodbatlas_cloud_backup_schedule.orders policy_item_weekly',
        },
        {
          rule: 'cluster/snapshots-deleted-with-it',
          place: 'mongodbatlas_advanced_cluster.orders retain_backups_enabled',
        },
      ],
    });
    expect((await command(['review', plan, '--baseline', baseline])).stdout)
      .toContain(`2 stale entries to remove from ${baseline}:
  schedule/retention-out-of-order mongodbatlas_cloud_backup_schedule.orders policy_item_weekly
  cluster/snapshots-deleted-with-it mongodbatlas_advanced_cluster.orders retain_backups_enabled
`);
  });

  test('says nothing of entries whose rule is off, or that a targeted plan need not show', async () => {
    const baseline = await adopted();
    const off = [
      '--rule',
      'schedule/retention-out-of-order=off',
      '--rule',
      'cluster/snapshots-deleted-with-it=off',
    ];
    const plan = folder.file('plan.json', planOf(sound));
    expect((await report(plan, '--baseline', baseline, ...off)).baseline?.unanswered).toEqual([]);
    const targeted = folder.file('targeted.json', { ...planOf(sound), complete: false });
    expect((await report(targeted, '--baseline', baseline)).baseline?.unanswered).toEqual([]);
  });

  test('says nothing of entries of inputs that are not in this run', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const [a, b] = [folder.file('a.json', planOf(old)), folder.file('b.json', planOf(old))];
    await command(['review', a, b, '--write-baseline', baseline]);
    const { code, baseline: use } = await report(a, '--baseline', baseline);
    expect([code, use?.unanswered]).toEqual([0, []]);
  });

  test('compares a new input of several with no entry', async () => {
    const baseline = join(folder.path, 'baseline.json');
    const [a, b] = [folder.file('a.json', planOf(old)), folder.file('b.json', planOf(sound))];
    await command(['review', a, b, '--write-baseline', baseline]);
    const c = folder.file('c.json', planOf(old));
    const { code, summary } = await report(a, b, c, '--baseline', baseline);
    expect([code, summary]).toEqual([1, expect.objectContaining({ errors: 1, warnings: 1, known: 2 })]);
  });

  test('is named in the configuration, relative to it', async () => {
    await adopted();
    const config = folder.file('config.json', { baseline: 'baseline.json' });
    expect((await report(folder.file('plan.json', planOf(old)), '--config', config)).code).toBe(0);
  });

  test.each<[title: string, content: string | undefined, line: string]>([
    [
      'is not there',
      undefined,
      'cannot read the baseline FILE: there is no such file; write one with --write-baseline',
    ],
    ['is no JSON', '{', 'cannot read the baseline FILE: it is not JSON'],
    [
      'is something else',
      '{"format":"1","errors":[]}',
      'FILE is not a baseline of format 1; write one with --write-baseline',
    ],
    [
      'is of a format to come',
      '{"format":"2"}',
      'FILE is not a baseline of format 1; write one with --write-baseline',
    ],
    ['is null', 'null', 'FILE is not a baseline of format 1; write one with --write-baseline'],
  ])('is rejected if it %s', async (_, content, line) => {
    const file = join(folder.path, 'known.json');
    if (content !== undefined) writeFileSync(file, content);
    const { code, stdout, stderr } = await command([
      'review',
      folder.file('plan.json', planOf(old)),
      '--baseline',
      file,
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(file, 'FILE')).toMatch(`atlas-backup: ${line}`);
  });

  const address = 'mongodbatlas_advanced_cluster.orders';
  const ownRule = `exports.rules = [{ id: 'own/no-change', severity: 'error', phase: 'plan', since: '1.0.0',
    summary: 's', why: 'w.', docs: 'https://wiki.example/changes', facts: [], *check() {} }];`;

  test.each<[rule: string, entries: object]>([
    ['change/cluster-deleted', { errors: { 'change/cluster-deleted': [address] }, warnings: {} }],
    ['change/no-longer-there', { errors: {}, warnings: { 'change/no-longer-there': [] } }],
    ['compliance/irrevocable', { errors: { 'compliance/irrevocable': [address] }, warnings: {} }],
    ['review/stale-acknowledgement', { errors: {}, warnings: { 'review/stale-acknowledgement': ['x'] } }],
    ['own/no-change', { errors: { 'own/no-change': [address] }, warnings: {} }],
  ])('is rejected if it has an entry for %s, also for one of several inputs', async (rule, entries) => {
    const own = folder.file('own-rules.cjs', ownRule);
    const config = folder.file('config.json', { ownRules: [own] });
    const plan = folder.file('plan.json', planOf(old));
    const baseline = folder.file('baseline.json', { format: '1', ...entries });
    const several = folder.file('several.json', { format: '1', inputs: { 'elsewhere.json': entries } });
    for (const file of [baseline, several])
      expect(await command(['review', plan, '--config', config, '--baseline', file])).toEqual({
        code: 2,
        stdout: '',
        stderr: `atlas-backup: ${file} has entries for ${rule}, but a baseline never covers rules about changes or acknowledgements; remove the entries, and acknowledge the change in the configuration\n`,
      });
  });

  test('never covers a rule about changes in code either', () => {
    const plan = destroyPlanOf({ before: sound.resources, resources: sound.resources });
    const open = review(readPlan(plan), rules).findings;
    const changes = open.filter(({ rule }) => rule.startsWith('change/'));
    expect(changes).not.toEqual([]);
    const errors = Object.fromEntries(
      changes.map((finding) => [
        finding.rule,
        changes.filter(({ rule }) => rule === finding.rule).map(placeInBaseline),
      ]),
    );
    const { findings, known } = review(readPlan(plan), rules, { baseline: { errors, warnings: errors } });
    expect([findings, known]).toEqual([open, []]);
  });

  test('of one input is rejected for several', async () => {
    const baseline = await adopted();
    const plans = [folder.file('a.json', planOf(old)), folder.file('b.json', planOf(old))];
    const { code, stderr } = await command(['review', ...plans, '--baseline', baseline]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `atlas-backup: ${baseline} is the baseline of one input, but there are 2; write one for all of them with --write-baseline\n`,
    );
  });
});
