import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Plugin, build } from 'esbuild';

const ROOT = join(__dirname, '..');

/**
 * Bundles a module of the command into one file, because resolving some 300 files takes most of the time of a small review.
 * @param entry the module, below src/cli
 * @param outfile the file
 * @param separate modules below src, and packages, that stay in separate files and are loaded when they are needed
 * @returns the packages that it contains
 */
export async function bundleCommand(
  entry: string,
  outfile: string,
  separate: readonly string[],
): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`src/cli/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.9',
    format: 'cjs',
    minify: true,
    legalComments: 'eof',
    plugins: [keptSeparate(separate, outfile)],
    alias: {
      // commander needs it for sub-commands that are separate programs; here there are none.
      'node:child_process': './tools/no-child-process.ts',
      // Its ECMAScript module reads import.meta.url, which a bundle in CommonJS does not have.
      ...(separate.includes('tinyglobby') ? {} : { tinyglobby: require.resolve('tinyglobby') }),
    },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
}

/** Has a bundle load modules from where they are compiled to, relative to its own file. */
function keptSeparate(separate: readonly string[], outfile: string): Plugin {
  return {
    name: 'kept-separate',
    setup: (bundle) => {
      bundle.onResolve({ filter: /./ }, ({ path, resolveDir, kind }) => {
        if (separate.includes(path)) return { external: true };
        const module = relative(join(ROOT, 'src'), join(resolveDir, path));
        if (kind === 'entry-point' || !path.startsWith('.') || !separate.includes(module)) return undefined;
        const way = relative(dirname(outfile), join(ROOT, 'dist', module));
        return { path: way.startsWith('.') ? way : `./${way}`, external: true };
      });
    },
  };
}

/** Writes the licences of bundled packages into a folder, next to the command. */
export function writeLicences(folder: string, packages: readonly string[]): void {
  const notices = [...new Set(packages)].sort().map((name) => {
    const of = join(ROOT, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(of, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    return `${name} ${version} (${license})\n\n${licenceIn(of).trim()}\n`;
  });
  writeFileSync(
    join(folder, 'main.licences.txt'),
    `The command contains these packages.\n\n${notices.join('\n---\n\n')}`,
  );
}

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (name === undefined) throw new Error(`${folder} has no licence to pass on`);
  return readFileSync(join(folder, name), 'utf8');
}

/** What stays in separate files: modules with a class or a state that the bundles share, and what few runs need. */
const SEPARATE = [
  'tinyglobby',
  'cli/command/adopting',
  'cli/input/table-file',
  'cli/process/problem',
  'cli/process/whole-file',
  'cli/settings/configuration-schema',
  'atlas/facts',
  'report/failure',
];

/**
 * The modules that the command line loads when they are needed, each bundled into a separate file: the help does not wait for
 * rules and readers. One bundle with all of them would load slower, since it could not evaluate its modules in one go.
 */
function loadedOnDemand(): readonly string[] {
  const folder = join(ROOT, 'src', 'cli', 'command-line');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/require\('\.\.\/([\w/-]+)'\)/g)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set(named)].filter((name) => !SEPARATE.includes(`cli/${name}`));
}

/** More than the command line itself has: it would contain a module that has to be loaded on demand. */
const LARGEST_COMMAND_LINE = 80_000;

// Replaces what was compiled from src/cli/main.ts and from what it loads. The library stays unbundled.
async function main(): Promise<void> {
  const folder = join(ROOT, 'dist', 'cli');
  const command = join(folder, 'main.js');
  const onDemand = loadedOnDemand();
  const separate = [...SEPARATE, ...onDemand.map((name) => `cli/${name}`)];
  const packages = [
    ...(await Promise.all(onDemand.map((name) => bundleCommand(name, join(folder, `${name}.js`), SEPARATE)))),
    await bundleCommand('main', command, separate),
  ];
  writeLicences(folder, packages.flat());
  const { size } = statSync(command);
  if (size > LARGEST_COMMAND_LINE)
    throw new Error(`main.js has ${String(size)} bytes: load its modules on demand in src/cli/command-line`);
}

if (require.main === module) void main();
