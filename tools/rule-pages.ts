/**
 * The pages of docs/rules: one for each rule, with its examples as HCL and as TypeScript and what is printed for them,
 * and an index by area and by error code. All of it is made of the rules themselves.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { errorCodesIn } from '../src/atlas/error-codes';
import { type Fact, FACTS_READ_ON, factOf } from '../src/atlas/facts';
import { readPlan, readSynth } from '../src/readers';
import { toPretty } from '../src/report';
import { outcomeInWords } from '../src/report/rules';
import { review } from '../src/review/review';
import { type Body, type Example, type Rule, rules } from '../src/rules';
import { allErrorCodes, rulesBehindCode } from '../src/cli/command/error-codes';
import { synthOf } from '../test/support/configuration';
import { planOf } from '../test/support/plan-of';
import { toTypeScript } from './bindings';
import { toHcl } from '../src/report/hcl';
import { AREAS } from '../src/rules/areas';

/** Every page, by its path under docs/rules. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>([['README.md', index()]]);
  for (const rule of rules) pages.set(`${rule.id}.md`, await page(rule));
  return pages;
}

function index(): string {
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))];
  const codes = allErrorCodes(rules);
  return [
    MADE,
    '# Rules',
    `A rule that runs *at synth* needs only the configuration, and so runs on plans as well; one that runs *on plans* compares what is with what will be. \`atlas-backup explain RULE\` prints what these pages say.`,
    'Did Atlas answer with an error? See [by error code](#by-error-code).',
    ...areas.flatMap((area) => {
      const about = AREAS[area]?.about ?? '';
      return [
        `## ${area}`,
        `${about[0]?.toUpperCase() ?? ''}${about.slice(1)}.`,
        table(
          ['rule', 'severity', 'runs', 'finds'],
          rules
            .filter(({ id }) => areaOf(id) === area)
            .map((rule) => [link(rule), rule.severity, runs(rule), rule.summary]),
        ),
      ];
    }),
    '## By error code',
    'What Atlas answers at apply, and the rules that say so before.',
    table(
      ['error code', 'rules'],
      codes.map((code) => [
        `\`${code}\``,
        rulesBehindCode(code, rules)
          .map((rule) => link(rule))
          .join(', '),
      ]),
    ),
    '',
  ].join('\n\n');
}

async function page(rule: Rule): Promise<string> {
  const { id, summary, why, docs, since, prevents, severity, examples, silences = [] } = rule;
  const bad = await Promise.all(examples.bad.map((example, at) => rejected(rule, example, at)));
  const good = await Promise.all(examples.good.map((example, at) => accepted(rule, example, at)));
  return [
    MADE,
    `# ${id}`,
    `It finds: ${summary}.`,
    table(
      ['severity', 'runs', 'since', ...(prevents === undefined ? [] : ['without it'])],
      [[severity, runs(rule), since, ...(prevents === undefined ? [] : [shownOutcome(prevents)])]],
    ),
    '## Why',
    why,
    `Read more: ${pageOf(docs)}`,
    ...(silences.length === 0
      ? []
      : [
          `Where it has a finding, ${silences.map((one) => `[${one}](../${one}.md)`).join(', ')} report nothing.`,
        ]),
    '## What it finds',
    ...bad.flat(),
    '## What it does not report',
    ...good.flat(),
    '## Facts',
    rule.facts.length === 0
      ? 'It is about this tool, not about Atlas.'
      : table(
          ['fact', 'says', 'confidence', 'read'],
          rule.facts.map((one) => factRow(one)),
        ),
    '## If it is intentional',
    `\`AtlasChecks.of(stack).acknowledge('${id}', { reason: '...' })\` in the stack keeps it in every report without counting it; \`--rule ${id}=off\` disables the rule.`,
    '[All rules](../README.md)',
    '',
  ].join('\n\n');
}

/** The page that a rule names; one of this repository is linked once it is there. */
function pageOf(docs: string): string {
  if (docs.startsWith('https:')) return `<${docs}>`;
  return existsSync(join(__dirname, '..', docs)) ? `[${docs}](../../../${docs})` : `\`${docs}\``;
}

function factRow(id: string): readonly string[] {
  const fact: Fact | undefined = factOf(id);
  if (fact === undefined) throw new Error(`src/atlas/facts.ts has no fact ${id}`);
  return [id, `${fact.statement} [Source](${fact.source})`, fact.confidence, FACTS_READ_ON];
}

async function rejected(rule: Rule, example: Example, at: number): Promise<readonly string[]> {
  return [
    ...title(example, at, rule.examples.bad.length),
    ...(await shown(example)),
    'What is printed:',
    fence('', printed(rule, example)),
  ];
}

async function accepted(rule: Rule, example: Example, at: number): Promise<readonly string[]> {
  return [...title(example, at, rule.examples.good.length), ...(await shown(example))];
}

function title({ title: own }: Example, at: number, count: number): readonly string[] {
  if (own !== undefined) return [`### ${own[0]?.toUpperCase() ?? ''}${own.slice(1)}`];
  return count === 1 ? [] : [`### Example ${at + 1}`];
}

/** The configuration, and what it was before where it changes. */
async function shown(example: Example): Promise<readonly string[]> {
  const {
    before,
    recorded,
    refreshOnly = false,
    replaced = [],
    acknowledgements = [],
    objectives = [],
  } = example;
  const hcl = toHcl(example);
  const typeScript = await toTypeScript(example);
  const notes = [
    ...(refreshOnly ? ['Planned with `-refresh-only`.'] : []),
    ...replaced.map((address) => `Planned with \`-replace='${address}'\`.`),
    ...acknowledgements.map(
      ({ rule, reason, until }) =>
        `\`${rule}\` is acknowledged${until === undefined ? '' : ` until ${until}`}: ${reason}.`,
    ),
    ...(objectives.length === 0 ? [] : stated(objectives)),
  ];
  if (recorded !== undefined && before !== undefined) {
    const hclRecorded = toHcl({ ...example, resources: recorded, imports: [] });
    const hclFound = toHcl({ ...example, resources: before, imports: [] });
    return [
      'What was changed outside of Terraform:',
      fence('diff', difference(hclRecorded, hclFound)),
      ...notes,
    ];
  }
  if (before === undefined) return [fence('hcl', hcl), ...folded(typeScript, 'ts'), ...notes];
  const hclBefore = toHcl({ ...example, resources: before, imports: [] });
  if (hclBefore === hcl)
    return ['Applied before, and unchanged:', fence('hcl', hcl), ...folded(typeScript, 'ts'), ...notes];
  const typeScriptBefore = await toTypeScript({ ...example, resources: before, imports: [] });
  return [
    'What changes:',
    fence('diff', difference(hclBefore, hcl)),
    ...folded(difference(typeScriptBefore, typeScript), 'diff'),
    ...notes,
  ];
}

/** The recovery objectives, as the configuration file has them. */
function stated(objectives: readonly Body[]): readonly string[] {
  const needs = objectives.map((objective) =>
    Object.fromEntries(Object.entries(objective).filter(([name]) => name !== 'scope' && name !== 'statedBy')),
  );
  return [
    'The recovery objective in `atlas-backup.config.json`:',
    fence('json', JSON.stringify({ objectives: needs }, undefined, 2)),
  ];
}

function folded(code: string, language: string): readonly string[] {
  return ['<details><summary>in TypeScript</summary>', fence(language, code), '</details>'];
}

/** All lines of both, those that go with a minus and those that come with a plus. */
function difference(before: string, after: string): string {
  return diffLines(`${before}\n`, `${after}\n`)
    .flatMap(({ value, added, removed }) =>
      value
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${added ? '+' : removed ? '-' : ' '} ${line}`.trimEnd()),
    )
    .join('\n');
}

/** The findings of a rule in an example, as the command prints them. */
export function printed(rule: Rule, example: Example): string {
  const input = rule.phase === 'plan' ? readPlan(planOf(example, 'hcl')) : readSynth(synthOf(example));
  const all = review(input, areaOf(rule.id) === 'review' ? rules : [rule], {
    acknowledgements: example.acknowledgements ?? [],
  });
  const found = {
    ...all,
    findings: all.findings.filter((finding) => finding.rule === rule.id),
    acknowledged: [],
    unchecked: [],
  };
  const reviewed = { path: '', kind: input.kind, terraformVersion: undefined, resources: 0, review: found };
  return toPretty({ inputs: [reviewed] }, { summary: false, details: true }).trimEnd();
}

function runs({ phase }: Rule): string {
  return phase === 'synth' ? 'at synth, on plans' : 'on plans';
}

function shownOutcome(prevents: string): string {
  return errorCodesIn(prevents)[0] === prevents ? `Atlas answers \`${prevents}\`` : outcomeInWords(prevents);
}

function link({ id }: Rule): string {
  return `[${id}](${id}.md)`;
}

function areaOf(id: string): string {
  return id.split('/')[0] ?? '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

const MADE = '<!-- Made by npm run docs. Change the rule, not this page. -->';
