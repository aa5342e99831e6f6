import { join } from 'node:path';
import * as ts from 'typescript';
import { readPlan, readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import type { Rule } from '../../src/rules';
import { exportedName } from '../../src/rules/listed-rule';
import { newRule, rejectionOf } from '../../tools/new-rule';
import { AREAS } from '../../src/rules/areas';
import { synthOf } from '../support/configuration';
import { isConcerned } from '../support/concerned';
import { planOf } from '../support/plan-of';

const root = join(__dirname, '..', '..');

const IDS = Object.keys(AREAS).join(', ');

describe('a new rule is rejected', () => {
  test.each([
    [
      'without an id',
      '',
      '"" is not the id of a rule; write AREA/NAME, such as npm run new-rule flex/custom-backup-policy',
    ],
    [
      'without an area',
      'paused',
      '"paused" is not the id of a rule; write AREA/NAME, such as npm run new-rule flex/custom-backup-policy',
    ],
    [
      'with an id that leads out of src/rules',
      '../x',
      '"../x" is not the id of a rule; write AREA/NAME, such as npm run new-rule flex/custom-backup-policy',
    ],
    [
      'in an area that does not exist',
      'clusters/paused',
      `there is no area "clusters" (did you mean "cluster"?); write one of ${IDS}, or add it to src/rules/areas.ts`,
    ],
    [
      'under the id of another one',
      'cluster/there',
      'src/rules/cluster/there.ts already exists; choose another name',
    ],
  ])('%s', (_, id, rejection) => {
    expect(rejectionOf(id, (path) => path === 'src/rules/cluster/there.ts')).toBe(rejection);
  });
});

test('a new rule is accepted in an area that exists', () => {
  expect(rejectionOf('cluster/backup-at-noon', () => false)).toBeUndefined();
});

/** A rule in each area; those about the review are not about inputs. */
const NEW = Object.keys(AREAS).flatMap((area) => (area === 'review' ? [] : `${area}/backup-at-noon`));

test('the files of new rules compile', async () => {
  const files = await Promise.all(NEW.map((id) => newRule(id, '1.2.3')));
  const virtual = new Map(files.flatMap((of) => [...of]).map(([path, text]) => [join(root, path), text]));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...virtual.keys()], options, {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    readFile: (path) => virtual.get(path) ?? host.readFile(path),
    getSourceFile: (path, language) => {
      const text = virtual.get(path);
      return text === undefined
        ? host.getSourceFile(path, language)
        : ts.createSourceFile(path, text, language);
    },
  });
  const problems = [...virtual.keys()].flatMap((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)),
  );
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

describe.each(NEW)('the files of the new rule %s', (id) => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    files = await newRule(id, '1.2.3');
  });

  test('is a rule and its table', () => {
    expect([...files.keys()]).toEqual([`src/rules/${id}.ts`, `test/rules/${id}.test.ts`]);
  });

  test('finds its problem in its bad example, and nothing in its good one', () => {
    const rule = ruleIn(files.get(`src/rules/${id}.ts`) ?? '', id);
    expect([rule.id, rule.since, rule.phase]).toEqual([
      id,
      '1.2.3',
      id.startsWith('change/') ? 'plan' : 'synth',
    ]);
    const found = (kind: 'good' | 'bad'): readonly number[] =>
      rule.examples[kind].flatMap((example) =>
        [readPlan(planOf(example)), ...(rule.phase === 'synth' ? [readSynth(synthOf(example))] : [])].map(
          (input) => {
            const { findings, crashes } = review(input, [rule]);
            expect(crashes).toEqual([]);
            return findings.length;
          },
        ),
      );
    expect(new Set(found('good'))).toEqual(new Set([0]));
    expect(new Set(found('bad'))).toEqual(new Set([1]));
  });

  test('has examples that its area concerns', () => {
    const rule = ruleIn(files.get(`src/rules/${id}.ts`) ?? '', id);
    for (const example of rule.examples.bad)
      expect(isConcerned(id, readPlan(planOf(example), synthOf(example)))).toBe(true);
  });

  test('says what is left to do', () => {
    for (const text of files.values()) expect(text).toContain('TODO');
  });
});

/** The rule that a text defines, as if it stood in its file. */
function ruleIn(text: string, id: string): Rule {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: Record<string, Rule> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'exports', outputText)(
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    (name: string) => require(join(root, 'src', 'rules', id, '..', name)) as unknown,
    exported,
  );
  const rule = exported[exportedName(id)];
  if (rule === undefined) throw new Error(`it exports no ${exportedName(id)}`);
  return rule;
}
