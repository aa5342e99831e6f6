import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { command } from '../support/command';

/*
 * What a shell completes, what the help says, what the code reads and what the command accepts: one list of options
 * and values, in four places.
 */

interface OptionInHelp {
  readonly flag: string;
  /** What stands for its value: `<file>`; undefined where it takes none. */
  readonly value: string | undefined;
  readonly description: string;
}

/** The options of a command, as its help has them. */
async function optionsOf(name: string): Promise<readonly OptionInHelp[]> {
  const { stdout } = await command([name, '--help']);
  const [, text = ''] = /\nOptions:\n([^]*?)(?:\n\n|$)/.exec(stdout) ?? [];
  const entries = text.split(/\n(?= {2}-)/).map((entry) => entry.trim().replace(/\n\s+/g, ' '));
  return entries.map((entry) => {
    const [, flag = '', value, description = ''] =
      /^(?:-\w, )?(--[\w-]+)(?: (<[^ ]+>))? +(.*)$/.exec(entry) ?? [];
    return { flag, value, description };
  });
}

/** The names of the commands, as the help has them. */
async function commandNames(): Promise<readonly string[]> {
  const { stdout } = await command(['--help']);
  const [, text = ''] = /\nCommands:\n([^]*?)\n\n/.exec(stdout) ?? [];
  return [...text.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
}

let names: readonly string[];
let bash: string;

beforeAll(async () => {
  names = await commandNames();
  ({ stdout: bash } = await command(['completion', 'bash']));
});

/** The part of the script that is about a command. */
function scriptOf(name: string): string {
  return new RegExp(`\\n {4}${name}\\)\\n([^]*?)\\n {6};;`).exec(bash)?.[1] ?? '';
}

/** The values that the script completes behind an option; undefined where it completes none at all. */
function completedValues(name: string, flag: string): readonly string[] | 'files' | undefined {
  const [, completion] = new RegExp(`\\n {8}${flag}\\) (.*); return ;;`).exec(scriptOf(name)) ?? [];
  if (completion === undefined) return undefined;
  if (completion.includes('compgen -f')) return 'files';
  return /-W "([^"]*)"/
    .exec(completion)?.[1]
    ?.split(' ')
    .filter((word) => word !== '');
}

/** Values that anybody makes up. */
const FREE: ReadonlySet<string> = new Set(['<date>', '<count>', '<name>', '<address[:action]>', '<text>']);

const COMMANDS = [
  'check',
  'review',
  'fix',
  'forecast',
  'estate',
  'evidence',
  'adopt',
  'rules',
  'explain',
  'completion',
];

test('a shell completes every command', () => {
  expect(names).toEqual(COMMANDS);
  expect(names.filter((name) => scriptOf(name) === '')).toEqual([]);
});

describe.each(COMMANDS)('%s', (name) => {
  test('has every option of its help completed', async () => {
    const [, flags = ''] =
      /== -\* \]\]; then COMPREPLY=\(\$\(compgen -W "([^"]*)"/.exec(scriptOf(name)) ?? [];
    expect(flags.split(' ').sort()).toEqual((await optionsOf(name)).map(({ flag }) => flag).sort());
  });

  test('has a value completed exactly behind the options that take one', async () => {
    for (const { flag, value } of await optionsOf(name)) {
      const completed = completedValues(name, flag);
      if (value === undefined) expect([flag, completed]).toEqual([flag, undefined]);
      else if (['<file>', '<folder>'].includes(value)) expect([flag, completed]).toEqual([flag, 'files']);
      else expect([flag, completed?.length === 0]).toEqual([flag, FREE.has(value)]);
    }
  });

  test('accepts the values that are completed, and names the same ones in its help and in its errors', async () => {
    for (const { flag, description } of await optionsOf(name)) {
      const completed = completedValues(name, flag);
      if (!Array.isArray(completed) || completed.length === 0 || flag === '--rule') continue;
      const values = [completed.slice(0, -1).join(', '), String(completed.at(-1))]
        .filter(Boolean)
        .join(' or ');
      expect(description).toMatch(new RegExp(`^${values}\\b`));
      const { code, stderr } = await command([
        name,
        flag,
        'nonsense',
        ...(name === 'adopt' ? ['--to', 'infra'] : []),
        ...(name === 'rules' ? [] : ['package.json']),
      ]);
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(new RegExp(`"nonsense".*; write ${values}\n$`)),
      ]);
    }
  });
});

test.each<[string, string, ...string[]]>([
  ['check', 'src/cli/settings/settings.ts', 'TypedOptions'],
  ['review', 'src/cli/settings/settings.ts', 'TypedOptions', 'TypedReviewOptions'],
  ['fix', 'src/cli/command/fixing.ts', 'TypedFixOptions'],
  ['forecast', 'src/cli/command/forecasting.ts', 'TypedForecastOptions'],
  ['evidence', 'src/cli/command/evidence.ts', 'TypedEvidenceOptions'],
  ['adopt', 'src/cli/command/adopting.ts', 'TypedAdoptOptions'],
])('the code of %s reads every option that there is, and no other', async (name, file, ...types) => {
  const options = (await optionsOf(name)).map(({ flag }) => flag).filter((flag) => flag !== '--help');
  const members = options.map((flag) =>
    flag.replace(/^--(?:no-)?/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect([...new Set(members)].sort()).toEqual(types.flatMap((type) => membersOf(file, type)).sort());
});

/** The members of an interface. */
function membersOf(file: string, name: string): readonly string[] {
  const path = join(__dirname, '..', '..', file);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const found = source.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
  if (found === undefined || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} has no ${name}`);
  return found.members.flatMap((one) =>
    one.name !== undefined && ts.isIdentifier(one.name) ? [one.name.text] : [],
  );
}
