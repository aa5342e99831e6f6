import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { synthOf } from '../support/configuration';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

/*
 * The day of the facts decides, so that a review is the same on every day. Acknowledgements that have ended by the calendar
 * are reported anyway, and not only after the next release.
 */

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
  readonly calendar?: { readonly today: string; readonly ended: readonly object[] };
  readonly findings: readonly { readonly rule: string }[];
}

async function on(
  today: string,
  acknowledgement: object,
  ...typed: readonly string[]
): Promise<{ readonly code: number; readonly stderr: string; readonly report: Report }> {
  const config = folder.file('config.json', { acknowledgements: [acknowledgement] });
  const plan = folder.file('plan.json', planOf(bad));
  const { code, stdout, stderr } = await command(
    ['review', plan, '--config', config, '--format', 'json', ...typed],
    '',
    { today },
  );
  return { code, stderr, report: JSON.parse(stdout) as Report };
}

const until = '2026-10-31';
const acknowledgement = { rule, reason: 'a trial', owner: 'platform', until };

test('an acknowledgement that has ended by the calendar still applies, and every run warns of it', async () => {
  const { code, stderr, report } = await on('2026-11-28', acknowledgement);
  expect(code).toBe(0);
  expect(stderr).toBe(
    `atlas-backup: warning: the acknowledgement of ${rule} ended on 2026-10-31, and today is 2026-11-28; it still applies, because this run is as of 2026-08-21\n`,
  );
  expect(report.calendar).toEqual({
    today: '2026-11-28',
    ended: [{ rule, reason: 'a trial', owner: 'platform', until }],
  });
});

test.each([
  ['on its last day', '2026-10-31', acknowledgement],
  ['before it', '2026-08-21', acknowledgement],
  ['without an end', '2030-01-01', { rule, reason: 'for good' }],
])('one %s is not reported, and the report is the same on every day', async (_, today, one) => {
  const { stderr, report } = await on(today, one);
  expect(stderr).toBe('');
  expect(report).toEqual((await on('2026-08-21', one)).report);
});

test('with --as-of today one that has ended no longer applies, and is a finding', async () => {
  const { code, stderr, report } = await on('2026-11-28', acknowledgement, '--as-of', 'today');
  expect([code, stderr, report.asOf]).toEqual([1, '', '2026-11-28']);
  expect(report.calendar).toBeUndefined();
  expect(report.findings.map((finding) => finding.rule)).toEqual([rule, 'review/stale-acknowledgement']);
});

test('acknowledgements of a stack are reported with their input, those of the configuration once', async () => {
  const stack = synthOf(bad);
  const inCode = { rule, reason: 'moved', until, scope: 'stack/orders' };
  const comment = { ...(stack['//'] as object), atlasBackup: { acknowledgements: [inCode] } };
  const paths = ['a', 'b'].map((name) => {
    folder.file(`${name}/cdk.tf.json`, { ...stack, '//': comment });
    return folder.file(`${name}/plan.json`, planOf(bad));
  });
  const config = folder.file('config.json', { acknowledgements: [{ ...acknowledgement, address: '*.x' }] });
  const { stdout, stderr } = await command(['review', ...paths, '--config', config, '--format', 'json'], '', {
    today: '2026-11-01',
  });
  expect((JSON.parse(stdout) as Report).calendar?.ended).toEqual([
    { rule, covers: '*.x', reason: 'a trial', owner: 'platform', until },
    ...paths.map((input) => ({ rule, covers: 'stack/orders', reason: 'moved', until, input })),
  ]);
  expect(stderr.split('\n').filter((line) => line.includes('ended on'))).toHaveLength(3);
});

test('only the entry of the command reads the clock', () => {
  const root = join(__dirname, '..', '..', 'src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('provider'),
  );
  const looking = files.filter((name) =>
    /new Date\(\)|Date\.now|performance\.now|hrtime/.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(looking).toEqual([join('cli', 'main.ts')]);
});
