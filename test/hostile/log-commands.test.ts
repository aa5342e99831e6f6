import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { rules } from '../../src/rules';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { realPlans, seeded } from '../support/hostile';

/*
 * Commands to logs of CI systems: GitHub obeys lines that begin with `::`, and GitHub, Azure DevOps and TeamCity obey `##[`,
 * `##vso[` and `##teamcity[` anywhere. No text of an input gets them into the output.
 */

const folder = testFolder();

const REVIEWS = [
  'pretty',
  'json',
  'markdown',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'azure',
  'html',
] as const;
const FORECASTS = ['pretty', 'json', 'markdown', 'html'] as const;

const COMMANDS = [
  '::error::owned',
  '::add-mask::x',
  '##[set-env name=A]b',
  '##vso[task.complete result=Succeeded;]',
  "##teamcity[buildStatus status='SUCCESS']",
  '##[error]',
  'arn:aws:s3:::',
  '::',
  ':::',
  '##',
  ':',
  '#',
];

/** Commands, with characters that could move them to the beginning of a line, or hide them. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...COMMANDS) },
      fc.constantFrom('\n', '\r\n', ' ', '\u2028', '\u200b', '\u0301', '\t', 'a', '"', '`', '<', '%0A', '\\'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** The texts that people choose in a plan: names, keys and values. */
function chosenIn(plan: unknown): readonly string[] {
  const texts = new Set<string>();
  const open: unknown[] = [(plan as { resource_changes?: unknown }).resource_changes];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string' && next.length > 2 && !WORD_OF_PLANS.test(next)) texts.add(next);
    if (typeof next === 'object' && next !== null)
      for (const value of Object.values(next)) if (value !== null) open.push(value);
  }
  return [...texts].sort();
}

const WORD_OF_PLANS = /^(?:mongodbatlas_\w+|managed|data|registry\..*|create|update|delete|no-op|read)$/;

/** A plan in which a text is replaced wherever it stands, in addresses and keys too. */
function saying(plan: unknown, text: string, other: string): unknown {
  const inJson = (one: string): string => JSON.stringify(one).slice(1, -1);
  return JSON.parse(JSON.stringify(plan).replaceAll(inJson(text), () => inJson(other)));
}

const plans = realPlans.map((text) => JSON.parse(text) as unknown);

const spoilt = fc
  .record({ which: fc.nat(), places: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), text: hostile })
  .map(({ which, places, text }) => {
    let plan = plans[which % plans.length];
    const chosen = chosenIn(plan);
    for (const place of places) plan = saying(plan, chosen[place % chosen.length] ?? 'orders', text);
    return { plan, text };
  });

/** A report without its own commands, headings and styles. */
function said(format: string, text: string): string {
  switch (format) {
    case 'github':
      return text.replaceAll(/^::(?:error|warning|notice|group|endgroup)(?: [^:]*)?::/gm, '');
    case 'azure':
      return text.replaceAll(AZURE, '$1');
    case 'html':
      return text.replace(/<style>[\s\S]*?<\/style>/, '');
    case 'markdown':
      return text.replaceAll(/^#{2,3} /gm, '');
    default:
      return text;
  }
}

/** The commands of the report itself; what is in their properties is from an input. */
const AZURE =
  /^##(?:vso\[task\.(?:logissue type=(?:error|warning);([^\]]*)|complete result=\w+;|uploadsummary)\]|\[(?:group|endgroup)\])/gm;

/** The beginning of an ARN. No line breaks before its colons. */
const ARN = /arn:(?:&#8203;)?aws[a-z-]*:(?:&#8203;)?[a-z0-9-]*:{1,3}/g;

function expectNoCommand(format: string, text: string): void {
  const rest = said(format, text).replaceAll(ARN, 'ARN');
  const at = rest.search(/::|##/);
  expect([format, at === -1 ? '' : rest.slice(Math.max(0, at - 100), at + 50)]).toEqual([format, '']);
  const first = text.search(
    format === 'github' ? /^\s*::(?!error|warning|notice|group|endgroup)/m : /^\s*::/m,
  );
  expect([format, first === -1 ? '' : text.slice(first, first + 80)]).toEqual([format, '']);
}

/** Everything that the command writes of a plan. */
async function expectQuiet(typed: readonly string[], formats: readonly string[]): Promise<void> {
  const files = formats.map((format) => [format, join(folder.path, `report.${format}`)] as const);
  const { code, stdout, stderr } = await command([
    ...typed,
    ...files.map(([format, file]) => `--format=${format}:${file}`),
  ]);
  expect(code).toBeGreaterThanOrEqual(0);
  expectNoCommand('stdout', stdout);
  expectNoCommand('stderr', stderr);
  for (const [format, file] of files)
    if (existsSync(file)) expectNoCommand(format, readFileSync(file, 'utf8'));
}

test('no text of a plan is a command to a log, in any format', async () => {
  await fc.assert(
    fc.asyncProperty(spoilt, async ({ plan, text }) => {
      const path = folder.file('plan.json', plan);
      await expectQuiet(['review', path, '--run', `run ${text}`], REVIEWS);
      await expectQuiet(['forecast', path, '--run', `run ${text}`], FORECASTS);
    }),
    { ...seeded, numRuns: Math.ceil(seeded.numRuns / 2) },
  );
});

test('nor is a text of the configuration, of an acknowledgement, or of a baseline', async () => {
  const plan = folder.file('plan.json', realPlans.find((text) => text.includes('"fortnights"')) ?? '{}');
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const baseline = folder.file('baseline.json', {
        format: '1',
        errors: { [text]: [text] },
        warnings: { 'cluster/backup-disabled': [text] },
      });
      const config = folder.file('config.json', {
        acknowledgements: rules
          .slice(0, 20)
          .map(({ id }) => ({ rule: id, reason: `meant ${text}`, owner: text, address: `${text}*` })),
        objectives: [{ address: text, keepFor: 'P1D' }],
        baseline,
      });
      await expectQuiet(['review', plan, '--config', config], REVIEWS);
    }),
    { ...seeded, numRuns: Math.ceil(seeded.numRuns / 4) },
  );
});

test.each<[string, (text: string, plan: string) => string[]]>([
  ['a missing file', (text) => ['review', text]],
  ['an unknown option', (text) => ['review', 'plan.json', `--${text}`]],
  ['an unknown command', (text) => [text]],
  ['an unknown format', (text) => ['review', 'plan.json', '--format', text]],
  ['an unknown rule', (text) => ['review', 'plan.json', '--rule', `${text}=off`]],
  ['an unknown severity', (text) => ['review', 'plan.json', '--fail-on', text]],
  ['an invalid day', (text) => ['review', 'plan.json', '--as-of', text]],
  ['an unknown cluster', (text, plan) => ['forecast', plan, '--cluster', text]],
  ['an unknown subject of explain', (text) => ['explain', text]],
  ['an unknown shell', (text) => ['completion', text]],
])('%s is not a command to a log', async (_, typed) => {
  const plan = folder.file('plan.json', realPlans[0] ?? '');
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const { stdout, stderr } = await command(typed(text, plan));
      expectNoCommand('stdout', stdout);
      expectNoCommand('stderr', stderr);
    }),
    { ...seeded, numRuns: Math.ceil(seeded.numRuns / 4) },
  );
});
