import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..');

/**
 * Bundles a module of the command into one file, because resolving some 300 files takes most of the time of a small review.
 * @param entry the module, in src/cli
 * @param outfile the file, in a folder two levels below that of package.json, which the command reads
 * @param external modules that stay in separate files and are loaded when they are needed
 * @returns the packages that it contains
 */
export function bundleCommand(
  entry: string,
  outfile: string,
  external: readonly string[],
): readonly string[] {
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [`src/cli/${entry}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.9',
    format: 'cjs',
    minify: true,
    legalComments: 'eof',
    external: [...external],
    alias: {
      // commander needs it for sub-commands that are separate programs; here there are none.
      'node:child_process': './tools/no-child-process.ts',
      // Its ECMAScript module reads import.meta.url, which a bundle in CommonJS does not have.
      ...(external.includes('tinyglobby') ? {} : { tinyglobby: require.resolve('tinyglobby') }),
    },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
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
  './adopting',
  './configuration-schema',
  './problem',
  './table-file',
  './whole-file',
  '../atlas/facts',
  '../report/failure',
];

/**
 * The modules that run.ts loads when they are needed, each bundled into a separate file: the help does not wait for rules
 * and readers. One bundle with all of them would load slower, since it could not evaluate its modules in one go.
 */
function loadedOnDemand(): readonly string[] {
  const text = readFileSync(join(ROOT, 'src', 'cli', 'run.ts'), 'utf8');
  const named = [...text.matchAll(/require\('\.\/([\w-]+)'\)/g)].flatMap(([, name]) => name ?? []);
  return [...new Set(named)].filter((name) => !SEPARATE.includes(`./${name}`));
}

/** More than the command line itself has: it would contain a module that has to be loaded on demand. */
const LARGEST_COMMAND_LINE = 80_000;

// Replaces what was compiled from src/cli/main.ts and from what it loads. The library stays unbundled.
if (require.main === module) {
  const folder = join(ROOT, 'dist', 'cli');
  const main = join(folder, 'main.js');
  const onDemand = loadedOnDemand();
  const packages = [
    ...onDemand.flatMap((name) => bundleCommand(name, join(folder, `${name}.js`), SEPARATE)),
    ...bundleCommand('main', main, [...SEPARATE, ...onDemand.map((name) => `./${name}`)]),
  ];
  writeLicences(folder, packages);
  const { size } = statSync(main);
  if (size > LARGEST_COMMAND_LINE)
    throw new Error(`main.js has ${size} bytes: load its modules on demand in run.ts`);
}
