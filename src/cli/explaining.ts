import { explanation, rulesToJson, rulesToMarkdown, rulesToPretty } from '../report';
import { type Rule, nearest, rules } from '../rules';
import { Problem } from './problem';
import { type Streams, looksOf } from './streams';

/** Prints the rules there are. */
export function listRules(format: string, streams: Streams): void {
  streams.stdout.write(rulesAs(format, streams));
}

function rulesAs(format: string, streams: Streams): string {
  switch (format) {
    case 'pretty':
      return rulesToPretty(rules, looksOf(streams));
    case 'json':
      return rulesToJson(rules);
    case 'markdown':
      return rulesToMarkdown(rules);
    default:
      throw new Problem(`unknown format "${format}"; write pretty, json or markdown`);
  }
}

/** Explains a rule, the rules of an area, or those behind an error code of Atlas. */
export function explain(name: string, streams: Streams): void {
  const found = rulesBehind(name);
  if (found.length === 0) {
    const codes = [...new Set(rules.flatMap(({ prevents }) => errorCodes(prevents)))];
    const meant = nearest(name, [...rules.map(({ id }) => id), ...codes]);
    throw new Problem(
      `there is no rule or error code "${name}"${meant === undefined ? '' : `; did you mean ${meant}?`}; list them with: atlas-backup rules`,
    );
  }
  streams.stdout.write(found.map((rule) => explanation(rule, looksOf(streams))).join('\n'));
}

function rulesBehind(name: string): readonly Rule[] {
  const rule = rules.find(({ id }) => id === name);
  if (rule !== undefined) return [rule];
  const area = rules.filter(({ id }) => id.startsWith(`${name}/`));
  return area.length > 0
    ? area
    : rules.filter(({ prevents }) => errorCodes(prevents).includes(name.toUpperCase()));
}

/** The error codes of Atlas in what a rule prevents. */
function errorCodes(prevents: string | undefined): readonly string[] {
  return prevents?.match(/[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? [];
}
