import { errorCodesIn } from '../atlas';
import { factOf } from '../atlas/facts';
import { type ShownFact, explanation, rulesToJson, rulesToMarkdown, rulesToPretty } from '../report';
import { type Rule, nearest, rules as builtIn } from '../rules';
import { currentId } from '../rules/former-ids';
import { allErrorCodes, rulesBehindCode } from './error-codes';
import { listed } from '../text/list';
import { Problem } from './problem';
import { type TypedOptions, configuredRules } from './settings';
import { type Streams, looksOf } from './streams';

/** The formats of the list of rules. */
export const RULE_FORMATS = ['pretty', 'json', 'markdown'] as const;

/** Options about own rules. */
export type ConfiguredBy = Pick<TypedOptions, 'config' | 'ownRules'>;

/** Prints the rules there are. */
export async function listRules(format: string, configured: ConfiguredBy, streams: Streams): Promise<void> {
  streams.stdout.write(rulesAs(format, await configuredRules(configured), streams));
}

function rulesAs(format: string, rules: readonly Rule[], streams: Streams): string {
  const known = RULE_FORMATS.find((one) => one === format);
  switch (known) {
    case 'pretty':
      return rulesToPretty(rules, looksOf(streams));
    case 'json':
      return rulesToJson(rules);
    case 'markdown':
      return rulesToMarkdown(rules);
    case undefined:
      throw new Problem(`unknown format "${format}"; write ${listed(RULE_FORMATS, 'or')}`);
  }
}

/** Explains a rule, the rules of an area, or those behind an error of Atlas, which may be pasted as a whole. */
export async function explain(
  words: readonly string[],
  configured: ConfiguredBy,
  streams: Streams,
): Promise<void> {
  const text = (words.length === 1 && words[0] === '-' ? await allOf(streams.stdin) : words.join(' ')).trim();
  // What this release explains by itself needs no configuration, which may be broken or run programs.
  const rules =
    configured.config === undefined && !OWN.test(text) ? builtIn : await configuredRules(configured);
  const found = rulesBehind(text, rules);
  if (found.length === 0) throw new Problem(nothingFor(text, rules));
  const looks = looksOf(streams);
  if (errorCodesIn(text.toUpperCase()).includes(CATCH_ALL))
    streams.stderr.write(`atlas-backup: ${CATCH_ALL} has many causes; this is what the rules know of it\n`);
  for (const id of new Set(idsIn(text)))
    if (currentId(id) !== id)
      streams.stderr.write(`atlas-backup: the rule ${id} is now called ${currentId(id)}\n`);
  const [first] = found;
  streams.stdout.write(
    first !== undefined && found.length === 1
      ? explanation(first, { ...looks, facts: factsOf(first) })
      : found.map((rule) => explanation(rule, looks)).join('\n'),
  );
}

/** A rule of a team's own, in any text. */
const OWN = /(?:^|[^a-z/])own(?:\/|$)/;

function rulesBehind(text: string, rules: readonly Rule[]): readonly Rule[] {
  const rule = rules.find(({ id }) => id === currentId(text));
  if (rule !== undefined) return [rule];
  const area = rules.filter(({ id }) => id.startsWith(`${text}/`));
  if (area.length > 0) return area;
  const codes = errorCodesIn(/\s/.test(text) ? text : text.toUpperCase());
  const named = new Set(idsIn(text).map(currentId));
  const behind = new Set(codes.flatMap((code) => rulesBehindCode(code, rules)));
  return rules.filter((one) => named.has(one.id) || behind.has(one));
}

/** What looks like the id of a rule, in any text. */
function idsIn(text: string): readonly string[] {
  return text.match(/[a-z]+\/[a-z0-9-]+/g) ?? [];
}

function nothingFor(text: string, rules: readonly Rule[]): string {
  const codes = errorCodesIn(text);
  if (/\s/.test(text))
    return codes.length === 0
      ? 'there is no error code of Atlas in this text, such as ATLAS_GENERAL_ERROR, nor the name of a rule; list the rules with: atlas-backup rules'
      : `no rule is behind ${codes.join(', ')}; list the rules with: atlas-backup rules`;
  const meant = nearest(text, [...rules.map(({ id }) => id), ...allErrorCodes(rules)]);
  return `there is no rule or error code "${text}"${meant === undefined ? '' : `; did you mean ${meant}?`}; list them with: atlas-backup rules`;
}

function factsOf(rule: Rule): readonly ShownFact[] {
  return rule.facts.flatMap((id) => {
    const fact = factOf(id);
    return fact === undefined ? [] : [{ id, ...fact }];
  });
}

/** What Atlas answers where it has no code of its own. */
const CATCH_ALL = 'ATLAS_GENERAL_ERROR';

/** What is piped in; no message of Atlas is longer than this. */
async function allOf(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stdin) {
    text += String(part);
    if (text.length > MOST) throw new Problem('this is more than an error message; pass a part of it');
  }
  return text;
}

const MOST = 10_000_000;
