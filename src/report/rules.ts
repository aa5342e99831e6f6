import { createColors } from 'picocolors';
import wrap from 'wrap-ansi';
import type { Rule } from '../rules';

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

/** The rules as a table of Markdown, an area after the other. */
export function rulesToMarkdown(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, severity, phase, summary }) =>
      `| ${id} | ${severity} | ${phase} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return ['| rule | severity | phase | finds |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** The rules for people: a line each, however long, so that they can be searched by line. */
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

/** All that is to say of a rule, for people. */
export function explanation(rule: Rule, { width = 80, colour = false } = {}): string {
  const paint = createColors(colour);
  const { id, severity, phase, since, summary, why, docs, prevents, facts } = rule;
  const rows: (readonly [string, string])[] = [
    ['finds', summary],
    ['why', why],
    ...(prevents === undefined ? [] : [['prevents', prevents] as const]),
    ['runs', phase === 'synth' ? 'at synth, and on plans' : 'on plans'],
    ['facts', facts.join(', ')],
    ['since', since],
    ['docs', docs],
  ];
  const indent = 11;
  const lines = rows.map(([label, text]) => {
    const wrapped = wrap(text, Math.max(width - indent, 24))
      .split('\n')
      .join(`\n${' '.repeat(indent)}`);
    return `  ${paint.dim(label.padEnd(8))} ${wrapped}`;
  });
  return `${paint.bold(id)}  ${severity}\n${lines.join('\n')}\n`;
}
