import { readConfiguration } from '../../src/cli/settings/configuration';
import { keysAt } from '../../src/cli/settings/configuration-schema';
import { Problem } from '../../src/cli/process/problem';
import { testFolder } from '../support/folder';

const folder = testFolder();

/** The possible values of a key; others are rejected. */
const VALUES: readonly unknown[] = [
  true,
  'PT6H',
  'P1Y',
  '2026-08-21',
  'error',
  'flex/*',
  ['flex/*'],
  { 'cluster/no-schedule': 'off' },
  { name: 'team', value: 'orders' },
  [{ keepFor: 'P1Y' }],
  [{ rule: 'cluster/no-schedule', reason: 'intended' }],
];

/** What is read from a file, without the name of the file; undefined if it is rejected. */
function read(configuration: object): readonly string[] {
  const path = folder.file('keys.config.json', configuration);
  try {
    const reading = readConfiguration(path);
    return [JSON.stringify(reading, (_, value: unknown) => (typeof value === 'function' ? 'it' : value))];
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

const acknowledgement = { rule: 'cluster/no-schedule', reason: 'intended' };

const places: readonly (readonly [string, readonly PropertyKey[], object, (one: object) => object])[] = [
  ['the file', [], {}, (one) => one],
  ['an acknowledgement', ['acknowledgements', 0], acknowledgement, (one) => ({ acknowledgements: [one] })],
  ['an objective', ['objectives', 0], { keepFor: 'P1D' }, (one) => ({ objectives: [one] })],
  ['another objective', ['objectives', 0], { survivesRegionLoss: true }, (one) => ({ objectives: [one] })],
];

describe.each(places)('the keys of %s', (_, path, others, whole) => {
  // Editors alone read it, and these two are in every acknowledgement.
  const keys = keysAt(path).filter((key) => key !== '$schema' && !Object.hasOwn(others, key));

  test('are there', () => {
    expect(keys.length).toBeGreaterThan(2);
  });

  test.each(keys)('%s is read: it changes the reading', (key) => {
    const [plain] = read(whole(others));
    const readings = VALUES.flatMap((value) => read(whole({ ...others, [key]: value })));
    expect(readings.length).toBeGreaterThan(0);
    expect(readings).not.toContain(plain);
  });
});

test.each<[readonly PropertyKey[], readonly string[]]>([
  [
    ['objectives', 3, 'tag'],
    ['name', 'value'],
  ],
  [['rules'], []],
  [['rules', 'cluster/no-schedule'], []],
  [['nowhere', 1], []],
])('at %j there may be the keys %j', (path, keys) => {
  expect(keysAt(path)).toEqual(keys);
});

const needs = 'worstLoss, keepFor, storedIn, survivesClusterDeletion and survivesRegionLoss';

test.each<[string, object, string]>([
  ['without objectives', { objectives: [] }, 'objectives: is empty: write an objective, or remove the key'],
  [
    'that requires nothing',
    { objectives: [{ keepFor: 'P1D' }, { address: '*.orders' }] },
    `objectives.1: requires nothing: write at least one of ${needs}`,
  ],
  [
    'without a place',
    { objectives: [{ storedIn: [] }] },
    'objectives.0.storedIn: is empty: write a place, or remove the key',
  ],
])('an objective %s is rejected', (_, configuration, problem) => {
  const path = folder.file('objectives.config.json', configuration);
  expect(() => readConfiguration(path)).toThrow(new Problem(`${path}: ${problem}`));
});
