/**
 * The blocks of documentation that are made, not written: what a command prints, what a file holds. A comment before the
 * fence says how: `<!-- made: run atlas-backup explain flex -->`. `npm run docs` fills them; a test says where one differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { rejected } from '../examples/rejected/stories';
import { rejectionOf, show } from '../examples/show';
import wrapAnsi from 'wrap-ansi';
import { CLOUD_PROVIDERS } from '../src/atlas/cloud-provider';
import { FACTS_AS_OF } from '../src/atlas/dates';
import { instanceSizes } from '../src/atlas/instance-sizes';
import { regionNames } from '../src/atlas/regions';
import { run } from '../src/cli/run';
import { atlasMatchers } from '../src/testing';
import { roomsPicture } from './rooms';

const ROOT = join(__dirname, '..');

const BLOCK = /(<!-- made: (.+?) -->\n+```[a-z]*\n)[\s\S]*?(```)/g;

/** This package in an address: on GitHub, or as an Action. Who owns it is in `repository` of package.json alone. */
const ADDRESS = /(\bgithub\.com\/|\buses: )[\w.-]+(?=\/cdktf-atlas-backup\b)/g;

/** The owner of the repository. */
export function owner(): string {
  const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly repository: { readonly url: string };
  };
  const name = /github\.com\/([\w.-]+)\/cdktf-atlas-backup\.git$/.exec(repository.url)?.[1];
  if (name === undefined) throw new Error(`"repository" of package.json is not on GitHub: ${repository.url}`);
  return name;
}

/** The text with every made block and every address of this package as it has to be. */
export async function fill(text: string): Promise<string> {
  const made = new Map<string, string>();
  for (const [, , how = ''] of text.matchAll(BLOCK)) if (!made.has(how)) made.set(how, await make(how));
  return text
    .replace(BLOCK, (_, head: string, how: string, tail: string) => `${head}${made.get(how) ?? ''}\n${tail}`)
    .replace(ADDRESS, `$1${owner()}`);
}

async function make(how: string): Promise<string> {
  const [kind = '', ...rest] = how.split(' ');
  const text = rest.join(' ');
  switch (kind) {
    case 'run':
      return await outputOf(rest);
    case 'apply':
      return await applyOf(rest);
    case 'evidence':
      return await evidenceOf(rest);
    case 'step':
      return logOf(rest);
    case 'sarif-results':
      return sarifResultsOf(rest);
    case 'file':
      return readFileSync(join(ROOT, text), 'utf8').trimEnd();
    case 'rejected':
      return rejectionFrom(text);
    case 'synth':
      return shown();
    case 'rooms':
      return roomsPicture();
    case 'names':
      return namesOf(text);
    case 'matcher':
      return unmetBy(text);
    default:
      throw new Error(`no block is made by "${how}"`);
  }
}

/** The names of the regions or sizes of each cloud provider. */
function namesOf(what: string): string {
  const names = { regions: regionNames, sizes: instanceSizes }[what];
  if (names === undefined) throw new Error(`there is no list of the names of ${what}`);
  return CLOUD_PROVIDERS.map((provider) => wrapAnsi(`${provider}: ${names(provider).join(', ')}`, 100)).join(
    '\n\n',
  );
}

/** What a command line of atlas-backup prints, with its exit code where that is not 0. */
async function outputOf([command, ...typed]: readonly string[]): Promise<string> {
  if (command !== 'atlas-backup') throw new Error(`only atlas-backup is run, not ${command ?? 'nothing'}`);
  const printed: string[] = [];
  const write = (part: string): unknown => printed.push(part);
  const at = process.cwd();
  process.chdir(ROOT);
  try {
    const code = await run(typed, {
      stdin: process.stdin,
      stdout: { write },
      stderr: { write },
      environment: {},
      // Pages say the same on every day.
      today: FACTS_AS_OF,
    });
    // How many rules ran is left out: a new rule changes no page but its own and the index.
    const output = printed
      .join('')
      .trimEnd()
      .replaceAll(/"rules": \d+/g, '"rules": N');
    const shown = `$ atlas-backup ${typed.join(' ')}\n${output}`;
    return code === 0 ? shown : `${shown}\n$ echo $?\n${code}`;
  } finally {
    process.chdir(at);
  }
}

/** What a review prints of the apply of a plan, without the findings before it and the impact after it. */
async function applyOf(typed: readonly string[]): Promise<string> {
  const printed = await outputOf(typed);
  const [line = ''] = printed.split('\n');
  const parts = printed
    .split('\n\n')
    .filter((part) => /^(?:if this is applied|steps whose failure)/.test(part));
  if (parts.length === 0) throw new Error(`${typed.join(' ')} prints nothing of an apply`);
  return `${line}\n[...]\n\n${parts.join('\n\n')}\n\n[...]`;
}

/** What a command line of evidence prints, and the file that it writes. */
async function evidenceOf([command = '', ...typed]: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  const file = join(folder, 'evidence.md');
  try {
    const printed = await outputOf([command, 'evidence', ...typed, '--to', file]);
    const written = readFileSync(file, 'utf8')
      .trimEnd()
      .replaceAll(/\d+ rules of version/g, 'N rules of version');
    return `${printed}\n$ cat ${file}\n${written}`.replaceAll(file, 'evidence.md');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The log of a step of the GitHub Action with these inputs. */
function logOf(inputs: readonly string[]): string {
  const environment = inputs.map((one) => {
    const [name = '', value = ''] = one.split('=');
    return [`ATLAS_BACKUP_${name.replaceAll('-', '_').toUpperCase()}`, value] as const;
  });
  const { stdout } = spawnSync('node', ['action/review.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...Object.fromEntries(environment) },
  });
  return stdout.trimEnd().replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'TOKEN');
}

/** The results in the SARIF of a review; the whole has an entry for each rule, which is too long to show. */
async function sarifResultsOf(typed: readonly string[]): Promise<string> {
  const printed = await outputOf(['atlas-backup', ...typed, '--format', 'sarif']);
  const log = JSON.parse(printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1)) as {
    runs: readonly { results: unknown }[];
  };
  return JSON.stringify(log.runs[0]?.results, undefined, 2);
}

/** The report that `app.synth()` of a rejected story fails with. */
function rejectionFrom(name: string): string {
  const story = rejected[name];
  const report = story && rejectionOf(name, story.story);
  if (report === undefined) throw new Error(`there is no story "${name}" that is rejected`);
  return report;
}

/** What `expect(stack).toHaveNoAtlasFindings()` says of a rejected story. */
function unmetBy(name: string): string {
  const story = rejected[name];
  if (story === undefined) throw new Error(`there is no rejected story "${name}"`);
  return atlasMatchers.toHaveNoAtlasFindings(new story.story(Testing.app(), name)).message();
}

/** What `npm run synth` prints, with each report cut down to a line. */
function shown(): string {
  const lines: string[] = [];
  const outdir = mkdtempSync(join(tmpdir(), 'shown-'));
  try {
    show(outdir, (text) => lines.push(text.startsWith('MongoDB Atlas backups:') ? '[...]\n' : text));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  return lines.join('\n').replaceAll(outdir, 'cdktf.out');
}
