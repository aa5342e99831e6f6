import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing, TerraformStack } from 'cdktf';
import * as ts from 'typescript';
import { readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import { type Example, type Rule, rules } from '../../src/rules';
import { toTypeScript } from '../../tools/bindings';
import { toHcl } from '../../src/report/hcl';
import { synthOf } from '../support/configuration';

const root = join(__dirname, '..', '..');

interface Shown {
  readonly title: string;
  readonly rule: Rule;
  readonly example: Example;
}

/** Every configuration that the pages show: also what was there before. */
const all: readonly Shown[] = rules.flatMap((rule) =>
  (['good', 'bad'] as const).flatMap((kind) =>
    rule.examples[kind].flatMap((example, at) => {
      const title = `${rule.id}-${kind}-${at}`;
      const { before } = example;
      const after = { title, rule, example };
      return before === undefined
        ? [after]
        : [after, { title: `${title}-before`, rule, example: { ...example, resources: before } }];
    }),
  ),
);

const hasTerraform = spawnSync('terraform', ['version']).status === 0;
const withTerraform = hasTerraform ? test : test.skip;
if (!hasTerraform) console.warn('skipped: terraform fmt of the examples; there is no terraform');

withTerraform('the HCL of every example is as terraform fmt leaves it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    for (const { title, example } of all)
      writeFileSync(join(folder, `${title.replaceAll('/', '-')}.tf`), `${toHcl(example)}\n`);
    const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-check', '-diff', folder], {
      encoding: 'utf8',
    });
    expect(`${stdout}${status === 0 ? '' : stderr}`).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('the TypeScript of every example', () => {
  const code = new Map<Shown, string>();

  beforeAll(async () => {
    for (const shown of all) code.set(shown, await toTypeScript(shown.example));
  });

  test('compiles', () => {
    const files = new Map(
      [...code].map(([{ title }, text]) => [
        join(root, 'examples', `${title.replaceAll('/', '-')}.ts`),
        `${text}\ndeclare const stack: import('cdktf').TerraformStack;\n`,
      ]),
    );
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: ['node'],
    };
    const host = ts.createCompilerHost(options);
    const program = ts.createProgram([...files.keys()], options, {
      ...host,
      fileExists: (path) => files.has(path) || host.fileExists(path),
      readFile: (path) => files.get(path) ?? host.readFile(path),
      getSourceFile: (path, language) => {
        const text = files.get(path);
        return text === undefined
          ? host.getSourceFile(path, language)
          : ts.createSourceFile(path, text, language);
      },
    });
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
      file: file?.fileName.split('/').at(-1),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
    expect(problems).toEqual([]);
  });

  test('synthesizes what the example is: its rule says the same of both', () => {
    const different: unknown[] = [];
    for (const [{ title, rule, example }, text] of code) {
      if (rule.phase === 'plan') continue;
      const said = (json: unknown): readonly string[] =>
        review(readSynth(json), [rule]).findings.map(({ message }) => unqualified(message));
      const expected = said(synthOf(example));
      const actual = said(withObjectives(synthesized(text), example));
      if (JSON.stringify(actual) !== JSON.stringify(expected)) different.push({ title, expected, actual });
    }
    expect(different).toEqual([]);
  });
});

/** Recovery objectives are in the configuration file, and not in the statements. */
function withObjectives(json: Record<string, unknown>, { objectives }: Example): unknown {
  return objectives === undefined
    ? json
    : { ...json, '//': { ...(json['//'] as object), atlasBackup: { objectives } } };
}

/** Constructs of one scope have a name each, so their names say more than those of the resources. */
function unqualified(message: string): string {
  return message.replaceAll(/(\b(?:mongodbatlas|aws)_\w+\.\w+)-[a-z-]+/g, '$1');
}

/** What the statements of an example make of a stack. */
function synthesized(text: string): Record<string, unknown> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const stack = new TerraformStack(Testing.app(), 'stack');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'exports', 'stack', outputText)(
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    (name: string) => require(name) as unknown,
    {},
    stack,
  );
  return stack.toTerraform() as Record<string, unknown>;
}
