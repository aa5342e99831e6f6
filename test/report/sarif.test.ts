import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { failureAs } from '../../src/report/failure';
import { toSarif } from '../../src/report/sarif';
import { rules } from '../../src/rules';
import {
  HOSTILE,
  RAW,
  SEED,
  acknowledged,
  anyText,
  everything,
  finding,
  many,
  report,
  reviewed,
  saying,
} from '../support/reports';

/** The official schema, as a package brings it. */
const schema = JSON.parse(
  readFileSync(
    join(__dirname, '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats(ajv);
const validate = ajv.compile(schema);

test('a run that did not happen is valid too, and has no results', () => {
  const tool = { name: 'cdktf-atlas-backup', version: '0.1.0', factsAsOf: '2026-08-21' };
  const log = JSON.parse(failureAs('sarif', { tool, subject: 'review', reason: 'no' })) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log.runs.map(({ results }) => results)).toEqual([undefined]);
});

/** The only run of a report that is valid against the schema. */
function runOf(one: Parameters<typeof toSarif>[0]): Run {
  const text = toSarif(one);
  const log = JSON.parse(text) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(text).not.toMatch(RAW);
  return log.runs[0]!;
}

const textsOf = (results: readonly Result[] = []): unknown[] =>
  results.map(({ ruleId, level, suppressions, baselineState }) => [
    ruleId,
    level,
    baselineState,
    suppressions?.map(({ kind, justification }) => `${kind}: ${justification ?? ''}`),
  ]);

test('has an entry for each rule, with help', () => {
  const { driver } = runOf(report([reviewed()])).tool;
  expect(driver.rules?.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  for (const rule of driver.rules ?? []) expect(rule.help?.text.length).toBeGreaterThan(50);
  expect(driver.rules?.find(({ id }) => id === 'flex/custom-backup-policy')).toMatchObject({
    name: 'FlexCustomBackupPolicy',
    defaultConfiguration: { level: 'error' },
    helpUri: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/flex-cluster-backup/',
  });
});

test('has a result for each finding; what is acknowledged or known is suppressed', () => {
  expect(textsOf(runOf(everything).results)).toEqual([
    ['schedule/retention-out-of-order', 'error', 'new', undefined],
    ['cluster/no-termination-protection', 'warning', 'new', undefined],
    ['project/no-one-can-restore', 'note', 'new', undefined],
    ['schedule/retention-out-of-order', 'warning', 'new', ['external: a trial (storage, until 2027-01-31)']],
    ['schedule/retention-out-of-order', 'error', 'unchanged', ['external: known from baseline.json']],
  ]);
});

test('has what is unchecked, and what failed, as notifications', () => {
  const [invocation] = runOf(everything).invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text])).toEqual([
    ['error', 'broken.json could not be read: it is not JSON'],
    ['error', 'the rule own/breaks failed: x is not a function'],
    [
      'note',
      'unchecked: pit_enabled is known only after apply (pit/without-backup, pit/without-hourly-item)',
    ],
    [
      'note',
      'stale entry, remove it from baseline.json: export/daily mongodbatlas_cloud_backup_schedule.gone export',
    ],
  ]);
  expect(runOf(report([reviewed()])).invocations?.[0]).toEqual({
    executionSuccessful: true,
    toolExecutionNotifications: [],
  });
});

describe('a location', () => {
  const configuration = {
    path: 'cdktf.out/stacks/a/cdk.tf.json',
    sources: new Map([['mongodbatlas_cloud_backup_schedule.orders', { file: 'src/main.ts', line: 12 }]]),
  };
  test.each([
    ['the line of the construct, where it is known', 'a.json', configuration, '.orders', 'src/main.ts', 12],
    ['that of the block of an instance', 'a.json', configuration, '.orders["a.b"]', 'src/main.ts', 12],
    ['else the cdk.tf.json', 'a.json', configuration, '.other', 'cdktf.out/stacks/a/cdk.tf.json', 1],
    ['else the plan', './plans/a b.json', undefined, '.orders', 'plans/a%20b.json', 1],
    ['with a folder of its own', '/work/a#b.json', undefined, '.orders', 'file:///work/a%23b.json', 1],
    ['a path of Windows', 'C:\\a\\b.json', undefined, '.orders', 'file:///C%3A/a/b.json', 1],
    ['standard input', '-', undefined, '.orders', 'standard-input', 1],
  ] as const)('is %s', (_, path, from, name, uri, line) => {
    const one = finding({ address: `mongodbatlas_cloud_backup_schedule${name}` });
    const { results } = runOf(report([reviewed({ findings: [one] }, { path, configuration: from })]));
    expect(results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri },
      region: { startLine: line },
    });
  });
});

describe('a fingerprint', () => {
  const of = (...findings: Parameters<typeof finding>[0][]): unknown[] =>
    (runOf(report([reviewed({ findings: findings.map((own) => finding(own)) })])).results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.['atlasBackup/v1'],
    );

  test('is the same in every run, whatever the words and the severity are', () => {
    expect(of({ message: 'a', severity: 'error' })).toEqual(of({ message: 'b', severity: 'info' }));
    expect(of({})).toEqual(['25a14379b7713cfa68a6831f0340e331:1']);
  });

  test('differs by rule, place and attribute', () => {
    const all = of({}, { rule: 'a/b' }, { address: 'a.b' }, { attribute: 'c' }, {});
    expect(new Set(all).size).toBe(5);
  });

  test('stays where a finding is acknowledged', () => {
    const [open] = runOf(report([reviewed({ findings: [finding()] })])).results ?? [];
    const [accepted] = runOf(report([reviewed({ acknowledged: [acknowledged()] })])).results ?? [];
    expect(accepted?.partialFingerprints).toEqual(open?.partialFingerprints);
  });
});

describe('hostile text', () => {
  test.each([
    ['a link', '[a](https://evil.example)', '\\[a\\](https://evil.example). Fix: '],
    ['an argument', 'a {0} {b}', 'a {{0}} {b}. Fix: '],
    ['an index', 'policy_item[0]', 'policy_item[0]. Fix: '],
  ])('%s in a message', (_, message, expected) => {
    const { results } = runOf(report([reviewed({ findings: [finding({ message })] })]));
    expect(results?.[0]?.message.text).toContain(expected);
  });

  test.each(HOSTILE.map((text) => [text]))('%j stays text', (text) => {
    expect(runOf(saying(text)).results).toHaveLength(6);
  });

  test('arbitrary text stays text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(runOf(saying(text)).results).toHaveLength(6);
      }),
      { ...SEED, numRuns: 40 },
    );
  });
});

test('thousands of findings are thousands of results', () => {
  expect(runOf(many(2000)).results).toHaveLength(2000);
});
