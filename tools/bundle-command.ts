import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Puts the command into one file, in place of what the compiler made of src/cli/main.ts: of the time that a small plan
 * takes, looking for some 300 files is the larger part. The library stays as it is compiled.
 */
const root = join(__dirname, '..');
const { metafile } = buildSync({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli/main.js',
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  format: 'cjs',
  minify: true,
  legalComments: 'eof',
  // What few runs need is loaded when it is needed.
  external: ['tinyglobby', './configuration-schema', '../atlas/facts'],
  // commander needs it for sub-commands that are programs of their own; here there are none.
  alias: { 'node:child_process': './tools/no-child-process.ts' },
  metafile: true,
  logLevel: 'warning',
});

const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  ),
);
const notices = [...packages].sort().map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return `${name} ${version} (${license})\n\n${licenceIn(folder).trim()}\n`;
});
writeFileSync(
  join(root, 'dist', 'cli', 'main.licences.txt'),
  `main.js holds these packages.\n\n${notices.join('\n---\n\n')}`,
);

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (name === undefined) throw new Error(`${folder} has no licence to pass on`);
  return readFileSync(join(folder, name), 'utf8');
}
