import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '..');

/** The sources behind the entries of the package. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['cdktf-atlas-backup', '../src'],
  ['cdktf-atlas-backup/aws', '../src/aws'],
]);

/** The pages whose blocks are one program, each block after the one before it. */
const GUIDES: ReadonlySet<string> = new Set(['docs/constructs.md']);

/** The TypeScript of a page. */
function codeOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks = [...text.matchAll(/^ *```ts\n([\s\S]*?)^ *```/gm)].map(([, code = '']) => code);
  return GUIDES.has(page) ? [blocks.join('\n')] : blocks;
}

describe.each(['README.md', 'docs/constructs.md', 'docs/migrating.md', 'docs/objectives.md'])(
  'the code of %s',
  (page) => {
    const blocks = codeOf(page);

    test('is there', () => {
      expect(blocks.length).toBeGreaterThan(0);
    });

    test('compiles', () => {
      const files = new Map(blocks.map((code, index) => [join(root, `${page}.${index}.ts`), code]));
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
      const withBlocks: ts.CompilerHost = {
        ...host,
        fileExists: (path) => files.has(path) || host.fileExists(path),
        readFile: (path) => files.get(path) ?? host.readFile(path),
        getSourceFile: (path, language) => {
          const code = files.get(path);
          return code === undefined
            ? host.getSourceFile(path, language)
            : ts.createSourceFile(path, code, language);
        },
      };
      const problems = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, withBlocks));
      expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual(
        [],
      );
    });

    // A block for a reader's own stack cannot run alone.
    const whole = blocks.filter((code) => !code.includes('declare const'));

    (whole.length > 0 ? test : test.skip)('runs', () => {
      const folder = mkdtempSync(join(tmpdir(), 'readme-'));
      const at = process.cwd();
      try {
        process.chdir(folder);
        for (const code of whole) {
          const { outputText } = ts.transpileModule(code, {
            compilerOptions: { module: ts.ModuleKind.CommonJS },
          });
          const load = (name: string): unknown =>
            // eslint-disable-next-line @typescript-eslint/no-require-imports
            require(SOURCES.get(name) ?? name);
          // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
          new Function('require', 'exports', outputText)(load, {});
        }
      } finally {
        process.chdir(at);
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
