import { createColors } from 'picocolors';
import type { Example, Resources, Rule } from '../rules';
import { toHcl } from './hcl';
import { wrapped } from './wrapping';

/** The rules as JSON, format 1. */
export function rulesToJson(rules: readonly Rule[]): string {
  const listed = rules.map(({ id, severity, phase, since, summary, why, docs, facts, prevents }) => ({
    id,
    severity,
    phase,
    since,
    summary,
    why,
    docs,
    facts,
    prevents,
  }));
  return `${JSON.stringify({ format: '1', rules: listed }, undefined, 2)}\n`;
}

/** The rules as a Markdown table, one area after the other. */
export function rulesToMarkdown(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, severity, phase, summary }) =>
      `| ${id} | ${severity} | ${phase} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return ['| rule | severity | phase | finds |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** The rules for people: one line each, however long, so that they can be searched by line. */
export function rulesToPretty(rules: readonly Rule[], { colour = false } = {}): string {
  const paint = createColors(colour);
  const longest = Math.max(...rules.map(({ id }) => id.length), 0);
  const lines: string[] = [];
  let area = '';
  for (const { id, severity, summary } of rules) {
    const its = id.split('/')[0] ?? '';
    if (its !== area) lines.push(...(area === '' ? [] : ['']), paint.bold(its));
    area = its;
    lines.push(`${id.padEnd(longest)}  ${severity.padEnd(7)}  ${summary}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A fact that a rule enforces, as an explanation shows it. */
export interface ShownFact {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  readonly confidence: string;
}

/** Options of an explanation. */
export interface ExplanationOptions {
  /**
   * Columns to write in.
   * @default - 80
   */
  readonly width?: number;
  /**
   * Whether to use colour.
   * @default - false
   */
  readonly colour?: boolean;
  /**
   * The facts to show, together with an example of each kind.
   * @default - only their ids, and no examples
   */
  readonly facts?: readonly ShownFact[];
}

/** What happens without a rule: a number alone is the status of an HTTP response. */
export function outcomeInWords(prevents: string): string {
  return /^\d{3}$/.test(prevents) ? `HTTP ${prevents} from Atlas` : prevents;
}

/** The explanation of a rule, for people. */
export function explanation(rule: Rule, options: ExplanationOptions = {}): string {
  const { width = 80, colour = false, facts } = options;
  const paint = createColors(colour);
  const { id, severity, phase, since, summary, why, docs, prevents } = rule;
  const rows: (readonly [string, string])[] = [
    ['finds', summary],
    ['why', why],
    ...(prevents === undefined ? [] : [['prevents', outcomeInWords(prevents)] as const]),
    ['runs', phase === 'synth' ? 'at synth, and on plans' : 'on plans'],
    ...(facts === undefined ? [['facts', rule.facts.join(', ')] as const] : []),
    ['since', since],
    ['docs', docs],
  ];
  const lines = rows.map(([label, text]) => hanging(`  ${paint.dim(label.padEnd(8))} `, text, width));
  const parts = [`${paint.bold(id)}  ${severity}\n${lines.join('\n')}\n`];
  if (facts === undefined) return parts.join('');
  // A team's own rule, written without types, may have none.
  const { examples } = rule as Partial<Rule>;
  const [bad] = examples?.bad ?? [];
  const [good] = examples?.good ?? [];
  if (bad !== undefined) parts.push(section(paint.bold('reported, for example'), shown(bad)));
  if (good !== undefined) parts.push(section(paint.bold('not reported'), shown(good)));
  if (facts.length > 0)
    parts.push(
      `${paint.bold('facts')}\n${facts
        .map(({ id: fact, statement, source, confidence }) =>
          [
            hanging(
              `  ${paint.dim(fact.padEnd(8))} `,
              `${statement.replaceAll('`', '')} (${confidence})`,
              width,
            ),
            `           ${source}`,
          ].join('\n'),
        )
        .join('\n')}\n`,
    );
  return parts.join('\n');
}

/** A text after a label, with indented further lines. */
function hanging(label: string, text: string, width: number): string {
  const indent = 11;
  return (
    label +
    wrapped(text, Math.max(width - indent, 24))
      .split('\n')
      .join(`\n${' '.repeat(indent)}`)
  );
}

function section(title: string, text: string): string {
  return `${title}\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}\n`;
}

/** An example: of a change, the configuration before and after, without what is unchanged. */
function shown(example: Example): string {
  const { title, before, resources } = example;
  const name = title === undefined ? [] : [`# ${title}`];
  if (before === undefined || same(before, resources)) return [...name, toHcl(example)].join('\n');
  const old = toHcl({ resources: without(before, resources) });
  const planned = toHcl({ ...example, resources: without(resources, before) });
  return [
    ...name,
    '# before',
    old === '' ? '# (does not exist)' : old,
    '',
    '# after',
    planned === '' ? '# (deleted)' : planned,
  ].join('\n');
}

function without(resources: Resources, others: Resources): Resources {
  return Object.fromEntries(
    Object.entries(resources).map(([type, named]) => [
      type,
      Object.fromEntries(Object.entries(named).filter(([name, body]) => !same(body, others[type]?.[name]))),
    ]),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
