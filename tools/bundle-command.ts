import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..');

/**
 * Puts the command into one file: of the time that a small plan takes, looking for some 300 files is the larger part. The
 * licences of what it holds are written beside it.
 * @param outfile where to, in a folder two below that of package.json, which the command reads
 * @param external what stays in files of its own and is loaded when it is needed
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
      // commander needs it for sub-commands that are programs of their own; here there are none.
      'node:child_process': './tools/no-child-process.ts',
      // Its ECMAScript module asks for its own address, which a bundle in CommonJS does not have.
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

// In place of what the compiler made of src/cli/main.ts; the library stays as it is compiled.
if (require.main === module)
  bundleCommand(join(ROOT, 'dist', 'cli', 'main.js'), [
    'tinyglobby',
    './configuration-schema',
    '../atlas/facts',
  ]);
