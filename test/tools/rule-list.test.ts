import { readFileSync } from 'node:fs';
import { rules } from '../../src/rules';
import { releasing } from '../../tools/release-rules';
import { RELEASED_RULES } from '../../tools/released-rules';
import { ruleFiles, ruleList } from '../../tools/rule-list';
import { exportedName } from '../../src/rules/listed-rule';
import { testFolder } from '../support/folder';

const folder = testFolder();

const defining = (id: string, name = exportedName(id)): string =>
  `import { defineRule } from '../rule';\n\nexport const ${name} = defineRule({\n  id: '${id}',\n  severity: 'error',\n  phase: 'synth',\n});\n`;

function put(...ids: readonly string[]): void {
  for (const id of ids) folder.file(`${id}.ts`, defining(id));
}

describe('the rules of a folder', () => {
  test('come area by area: released ones in the order of their release, then new ones by name', () => {
    put(
      'flex/zebra',
      'flex/apple',
      'flex/backup-disabled',
      'flex/continuous-backup',
      'flex/on-demand-snapshot',
      'free/zebra',
    );
    expect(ruleFiles(folder.path).map(({ id }) => id)).toEqual([
      'free/zebra',
      'flex/backup-disabled',
      'flex/on-demand-snapshot',
      'flex/continuous-backup',
      'flex/apple',
      'flex/zebra',
    ]);
  });

  test('are those files that define one; the others are nouns', () => {
    put('flex/apple');
    folder.file('flex/placement.ts', 'export function placement(): void {}\n');
    folder.file('queries/partial-plan.ts', 'export function leftOutOfPlan(): void {}\n');
    folder.file('rule.ts', 'export function defineRule(): void {}\n');
    expect(ruleFiles(folder.path)).toEqual([
      { id: 'flex/apple', name: 'flexApple', severity: 'error', phase: 'synth' },
    ]);
  });

  test.each([
    ['that is not named by its id', defining('flex/apple', 'apple')],
    ['that has the id of another file', defining('flex/pear')],
    ['without a severity and a phase', defining('flex/apple').replace("  phase: 'synth',\n", '')],
    ['beside another one', defining('flex/apple') + defining('flex/pear')],
  ])('may not define one %s', (_, text) => {
    folder.file('flex/apple.ts', text);
    expect(() => ruleFiles(folder.path)).toThrow(
      "src/rules/flex/apple.ts has to define one rule: export const flexApple = defineRule({ id: 'flex/apple', severity: ..., phase: ..., ... })",
    );
  });

  test('may not be in an area without a description', () => {
    put('weather/rain');
    expect(() => ruleFiles(folder.path)).toThrow(
      'src/rules/weather/rain.ts is in no area: say in src/rules/areas.ts what its area is about',
    );
  });

  test('are listed, and loaded when they are needed', async () => {
    put('flex/apple', 'flex/backup-disabled');
    expect(await ruleList(ruleFiles(folder.path))).toBe(
      [
        '// Made by npm run generate of the files that define a rule: change those.',
        '/* eslint-disable @typescript-eslint/no-require-imports */',
        "import { listedRule } from './listed-rule';",
        "import type { Rule } from './rule';",
        '',
        '// prettier-ignore',
        'export const list: readonly Rule[] = [',
        "  listedRule('flex/backup-disabled', 'error', 'synth', () => require('./flex/backup-disabled')),",
        "  listedRule('flex/apple', 'error', 'synth', () => require('./flex/apple')),",
        '];',
        '',
      ].join('\n'),
    );
  });
});

describe('a release', () => {
  const now = readFileSync(RELEASED_RULES, 'utf8');
  const [first] = rules;
  if (first === undefined) throw new Error('there is no rule');
  const added = { ...first, id: 'free/new', facts: ['5.1', '5.2'] };

  test('adds a row for each new rule, and does not change the others', () => {
    expect(releasing([added])).toBe(
      now.replace(
        /\n\]\n$/,
        ',\n  {"id": "free/new", "severity": "error", "phase": "synth", "facts": ["5.1", "5.2"]}\n]\n',
      ),
    );
  });

  test('loses no row, whatever rules are left', () => {
    expect(releasing([])).toBe(now);
  });
});
