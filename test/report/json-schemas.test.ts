import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv/dist/2020';
import { toJson } from '../../src/report';
import { everything, saying } from '../support/reports';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { realSynths } from '../support/real-synths';
import { REPORT_SCHEMA_FILES, reportJsonSchema, reportSchemaText } from '../../tools/report-schemas';

const FIXTURES = join(__dirname, '..', 'fixtures');

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = REPORT_SCHEMA_FILES.map((file) => [file, ajv.compile(reportJsonSchema(file))] as const);
const strict = ajv.compile(reportJsonSchema('report.schema.json', true));
const evidence = ajv.compile(reportJsonSchema('evidence.schema.json', true));

/** What is wrong, one line each. */
function problems(validate: typeof strict, text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }: ErrorObject) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const plans = ['plans', 'applies'].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .sort()
    .map((name) => join(FIXTURES, folder, name, 'plan.json'))
    .filter((file) => existsSync(file)),
);

const folder = testFolder();

describe('the schemas', () => {
  test.each(REPORT_SCHEMA_FILES)('%s is what the tool makes: npm run docs changes nothing', (file) => {
    expect(readFileSync(join(__dirname, '../../schema', file), 'utf8')).toBe(reportSchemaText(file));
  });

  test('accept members that a later version adds', async () => {
    const [plan = ''] = plans;
    const file = join(folder.path, 'evidence.json');
    await command(['evidence', plan, '--to', file, '--no-config']);
    const written = [toJson(everything), readFileSync(file, 'utf8')];
    for (const [index, [, validate]] of validators.entries()) {
      const report = JSON.parse(written[index] ?? '') as object;
      expect([validate(report), validate({ ...report, later: true })]).toEqual([true, true]);
      // Tests of this version find what is not in the schema.
      expect([strict, evidence][index]?.({ ...report, later: true })).toBe(false);
    }
  });
});

describe('the report of a review', () => {
  test('has every member in the schema, whatever is in it', () => {
    expect(problems(strict, toJson(everything))).toEqual([]);
    expect(problems(strict, toJson(saying('<b>::error::')))).toEqual([]);
  });

  test('of every real plan is valid', async () => {
    expect(plans.length).toBeGreaterThan(100);
    for (const options of [[], ['--if-refused', 'any']]) {
      const { stdout } = await command([
        'review',
        ...plans,
        ...['--format', 'json', '--separate', '--jobs', '1', '--no-config', ...options],
      ]);
      expect(problems(strict, stdout)).toEqual([]);
    }
  });

  test('of stacks, of states, with a baseline and with a configuration is valid', async () => {
    const [synth = ''] = realSynths();
    const [plan = ''] = plans;
    const config = folder.file('config.json', {
      rules: { 'pit/without-backup': 'off', 'schedule/retention-out-of-order': 'info' },
      acknowledgements: [{ rule: 'pit/without-hourly-item', reason: 'a trial', until: '2026-08-22' }],
    });
    const state = folder.file('state.json', {
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: {} },
    });
    const baseline = join(folder.path, 'baseline.json');
    const runs = [
      ['check', folder.file('cdk.tf.json', synth)],
      ['review', plan, state, '--config', config],
      ['review', plan, '--write-baseline', baseline],
      ['review', plan, '--baseline', baseline, '--as-of', '2026-08-21'],
      ['review', plan, folder.file('broken.json', '{')],
    ];
    for (const typed of runs) {
      const { stdout } = await command([...typed, '--format', 'json'], '', { today: '2026-12-31' });
      expect([typed[0], problems(strict, stdout)]).toEqual([typed[0], []]);
    }
  });

  test.each([
    ['review', ['review', 'missing.json']],
    ['check', ['check', 'missing.json']],
  ])('of a %s that failed is valid', async (_, typed) => {
    const file = join(folder.path, 'report.json');
    expect((await command([...typed, '--format', `json:${file}`])).code).toBe(2);
    expect(problems(strict, readFileSync(file, 'utf8'))).toEqual([]);
  });

  test.each<[string, (report: Record<string, unknown>) => object]>([
    ['without a summary', ({ summary, ...rest }) => ({ ...rest, was: typeof summary })],
    ['with an unknown severity', (all) => ({ ...all, findings: [{ ...first(all), severity: 'fatal' }] })],
    ['with a finding without a message', (all) => ({ ...all, findings: [{ ...first(all), message: 1 }] })],
    ['of another format', (all) => ({ ...all, format: '2' })],
  ])('is invalid %s', (_, changed) => {
    const [, validate] = validators[0] ?? [];
    const report = JSON.parse(toJson(everything)) as Record<string, unknown>;
    expect([validate?.(report), validate?.(changed(report))]).toEqual([true, false]);
  });
});

function first({ findings }: Record<string, unknown>): object {
  return (findings as readonly object[])[0] ?? {};
}

describe('evidence', () => {
  test('of all real plans, one by one, is valid', async () => {
    const file = join(folder.path, 'evidence.json');
    for (const plan of plans) {
      const { code, stderr } = await command(['evidence', plan, '--to', file, '--no-config', '--run', 'x']);
      expect([plan, code, stderr]).toEqual([plan, 0, '']);
      expect([plan, problems(evidence, readFileSync(file, 'utf8'))]).toEqual([plan, []]);
    }
  });
});
