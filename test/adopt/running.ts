import * as typescript from 'typescript';
import type { CodeFile, Load } from '../../src/adopt';

/** Loads a module of the code that was written, or one that it imports: `./main` runs the app. */
export function loaderOf(files: readonly CodeFile[], load: Load): Load {
  const modules = new Map<string, Record<string, unknown>>();
  const loaded: Load = (from) => {
    if (!from.startsWith('./')) return load(from);
    const known = modules.get(from);
    if (known !== undefined) return known;
    const exported: Record<string, unknown> = {};
    modules.set(from, exported);
    const content = files.find(({ name }) => name === `${from.slice(2)}.ts`)?.content ?? '';
    const { outputText } = typescript.transpileModule(content, {
      compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 },
    });
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code under test
    const run = new Function('require', 'exports', outputText) as (
      require: unknown,
      exports: unknown,
    ) => void;
    run(loaded, exported);
    return exported;
  };
  return loaded;
}
