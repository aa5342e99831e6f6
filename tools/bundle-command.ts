import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..');

/**
 * Bundles the command into one file, because resolving some 300 files takes most of the time of a small review. The licences
 * of the bundled packages are written next to it.
 * @param outfile the file, in a folder two levels below that of package.json, which the command reads
 * @param external modules that stay in separate files and are loaded when they are needed
 */
export function bundleCommand(outfile: string, external: readonly string[]): void {
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
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
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
    ),
  );
  const notices = [...packages].sort().map((name) => {
    const folder = join(ROOT, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    return `${name} ${version} (${license})\n\n${licenceIn(folder).trim()}\n`;
  });
  writeFileSync(
    outfile.replace(/\.js$/, '.licences.txt'),
    `main.js holds these packages.\n\n${notices.join('\n---\n\n')}`,
  );
}

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (name === undefined) throw new Error(`${folder} has no licence to pass on`);
  return readFileSync(join(folder, name), 'utf8');
}

// Replaces the compiled src/cli/main.ts. The library stays unbundled.
if (require.main === module)
  bundleCommand(join(ROOT, 'dist', 'cli', 'main.js'), [
    'tinyglobby',
    './configuration-schema',
    '../atlas/facts',
  ]);
