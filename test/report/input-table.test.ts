import { inputTableOf, plainTable } from '../../src/report/input-table';
import type { Reviewed } from '../../src/report';
import { finding, reviewed, unchecked } from '../support/reports';

/** An input with this many errors, warnings and unchecked entries. */
function input(path: string, errors = 0, warnings = 0, open = 0, own: Partial<Reviewed> = {}): Reviewed {
  const findings = [
    ...Array.from({ length: errors }, () => finding()),
    ...Array.from({ length: warnings }, () => finding({ severity: 'warning' })),
  ];
  return reviewed({ findings, unchecked: Array.from({ length: open }, () => unchecked()) }, { path, ...own });
}

function linesOf(inputs: readonly Reviewed[], unreadable: readonly string[] = []): readonly string[] {
  const table = inputTableOf({ inputs, unreadable: unreadable.map((path) => ({ path, reason: 'x' })) });
  return table === undefined ? [] : plainTable(table);
}

test('a single input has no table', () => {
  expect(linesOf([input('a.json', 1)])).toEqual([]);
});

test('the worst input is first, and the others are as people count', () => {
  expect(
    linesOf(
      [input('a-10', 0, 2), input('a-2', 0, 2), input('b', 12), input('c', 0, 2, 1), input('d', 12, 1)],
      ['z'],
    ),
  ).toEqual([
    'errors  warnings  unchecked  kind      input',
    '     -         -          -  not read  z',
    '    12         1          0  plan      d',
    '    12         0          0  plan      b',
    '     0         2          1  plan      c',
    '     0         2          0  plan      a-2',
    '     0         2          0  plan      a-10',
  ]);
});

test('each input has its kind, and columns without numbers are left out', () => {
  expect(linesOf([input('a', 1, 0, 0, { kind: 'state' }), input('-', 0, 0, 0, { kind: 'synth' })])).toEqual([
    'errors  warnings  kind   input',
    '     1         0  state  a',
    '     0         0  stack  standard input',
  ]);
});

test('of many inputs, those without findings are counted', () => {
  const clean = Array.from({ length: 50 }, (_, index) => input(`clean-${index + 1}`));
  const lines = linesOf([...clean, input('bad', 1)]);
  expect(lines.slice(0, 3)).toEqual([
    'errors  warnings  kind  input',
    '     1         0  plan  bad',
    '     0         0  plan  clean-1',
  ]);
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('and 31 inputs without findings');
});

test('no input with a finding is left out', () => {
  const lines = linesOf(Array.from({ length: 50 }, (_, index) => input(`bad-${index}`, 0, 0, 1)));
  expect(lines).toHaveLength(51);
});
