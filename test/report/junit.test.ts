import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { toJunit } from '../../src/report/junit';
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

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly: anything that is not well-formed throws. */
function read(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const shapeOf = ({ name, attributes, children }: Element): unknown => [
  name,
  Object.keys(attributes),
  children.map(shapeOf),
];

test('says everything, a suite for each input', () => {
  const suites = read(toJunit(everything)).children;
  const said = suites.map(({ attributes, children }) => [
    attributes['name'],
    ['tests', 'failures', 'errors', 'skipped'].map((one) => Number(attributes[one])),
    children.map(({ attributes: { name }, children: [outcome] }) => [
      name,
      outcome?.name,
      outcome?.attributes['message'],
    ]),
  ]);
  const schedule = 'mongodbatlas_cloud_backup_schedule.orders';
  expect(said).toEqual([
    [
      'plan.json',
      [8, 1, 1, 5],
      [
        ['review of 7 resources', undefined, undefined],
        [
          'own/breaks: crash',
          'error',
          'the rule own/breaks failed, so the review is incomplete: x is not a function',
        ],
        [
          `schedule/retention-out-of-order: ${schedule} policy_item_weekly`,
          'failure',
          'weekly snapshots are kept 1 week, less than the 14 days of daily snapshots',
        ],
        [
          'cluster/no-termination-protection: mongodbatlas_advanced_cluster.loans',
          'skipped',
          'warning: loans can be deleted by one changed line; fix: keep weekly snapshots at least 14 days',
        ],
        [
          'project/no-one-can-restore: mongodbatlas_project.shop teams',
          'skipped',
          'info: nobody can restore; fix: keep weekly snapshots at least 14 days',
        ],
        [
          `schedule/retention-out-of-order: ${schedule} policy_item_hourly`,
          'skipped',
          'acknowledged warning: hourly snapshots are kept 2 days; reason: a trial (storage, until 2027-01-31)',
        ],
        [
          `schedule/retention-out-of-order: ${schedule} policy_item_monthly`,
          'skipped',
          'known from baseline.json, error: monthly snapshots are kept 1 week',
        ],
        [
          'unchecked: mongodbatlas_advanced_cluster.loans',
          'skipped',
          'unchecked: pit_enabled is known only after apply (pit/without-backup, pit/without-hourly-item)',
        ],
      ],
    ],
    ['staging/cdk.tf.json', [1, 0, 0, 0], [['review of 2 resources', undefined, undefined]]],
    ['broken.json', [1, 0, 1, 0], [['input: not read', 'error', 'it is not JSON']]],
    [
      'baseline.json',
      [1, 0, 0, 1],
      [
        [
          'export/daily: mongodbatlas_cloud_backup_schedule.gone export',
          'skipped',
          'stale entry: remove it from baseline.json',
        ],
      ],
    ],
  ]);
});

test('describes a failure in lines', () => {
  const failure = read(toJunit(everything)).children[0]?.children[2]?.children[0];
  expect(failure?.attributes['type']).toBe('error');
  expect(failure?.text).toBe(`weekly snapshots are kept 1 week, less than the 14 days of daily snapshots
  rule   schedule/retention-out-of-order
  at     prod/orders/Backups (mongodbatlas_cloud_backup_schedule.orders)
  set by policy_item_weekly
  with   mongodbatlas_advanced_cluster.orders
  why    Atlas requires it.
  fix    keep weekly snapshots at least 14 days
  error  INVALID_BACKUP_POLICY
  docs   https://example.com/docs#weekly`);
});

test.each([
  ['error', 'error', 1],
  ['error', 'never', 0],
  ['warning', 'error', 0],
  ['warning', 'warning', 1],
  ['info', 'warning', 0],
] as const)('an %s with --fail-on %s gives %d failures', (severity, failOn, failures) => {
  const { attributes } = read(toJunit(report([reviewed({ findings: [finding({ severity })] })], { failOn })));
  expect(Number(attributes['failures'])).toBe(failures);
});

describe('hostile text', () => {
  const plain = shapeOf(read(toJunit(saying('plain'))));

  test.each(HOSTILE.map((text) => [text]))('%j changes nothing but texts', (text) => {
    const xml = toJunit(saying(text));
    expect(xml).not.toMatch(RAW);
    expect(shapeOf(read(xml))).toEqual(plain);
  });

  test.each(['true', 'false', '0', '1e3', '__proto__', 'constructor'])('%s stays a text', (text) => {
    const suite = read(toJunit(saying(text))).children[0]!;
    expect(suite.attributes['name']).toBe(text);
    const cases = suite.children.filter(({ name }) => name === 'testcase');
    expect(cases[2]?.children[0]?.attributes['message']).toBe(text);
  });

  test('arbitrary text changes nothing but texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = toJunit(saying(text));
        expect(xml).not.toMatch(RAW);
        expect(shapeOf(read(xml))).toEqual(plain);
      }),
      SEED,
    );
  });
});

test('thousands of findings are thousands of cases', () => {
  expect(read(toJunit(many(5000))).attributes['tests']).toBe('5001');
});
