import { errorCodesIn } from '../../atlas/error-codes';
import { ERRORS_OF_OLDER_METHODS, RUN_TIME_ERRORS, apiSpelling } from '../../atlas/error-answers';
import { factOf } from '../../atlas/facts';
import { type ShownFact, explanation, rulesToJson, rulesToMarkdown, rulesToPretty } from '../../report';
import { type Rule, nearest, rules as builtIn } from '../../rules';
import { currentId } from '../../rules/former-ids';
import { allErrorCodes, rulesBehindCode } from './error-codes';
import { listed } from '../../text/list';
import { Problem } from '../process/problem';
import { type TypedOptions, configuredRules } from '../settings/settings';
import { type Streams, looksOf, writeNotice } from '../process/streams';

/** The formats of the list of rules. */
export const RULE_FORMATS = ['pretty', 'json', 'markdown'] as const;

/** Options about own rules. */
export type ConfiguredBy = Pick<TypedOptions, 'config' | 'ownRules'>;

/** Prints all rules. */
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

/** Explains a rule, the rules of an area, or those for an error of Atlas, which may be pasted as a whole. */
export async function explain(
  words: readonly string[],
  configured: ConfiguredBy,
  streams: Streams,
): Promise<void> {
  const text = (words.length === 1 && words[0] === '-' ? await allOf(streams.stdin) : words.join(' ')).trim();
  // The rules of this release need no configuration, which may be broken or run programs.
  const rules =
    configured.config === undefined && !OWN.test(text) ? builtIn : await configuredRules(configured);
  const found = rulesBehind(text, rules);
  const others = answersFor(text, rules);
  if (others !== '') streams.stdout.write(others);
  if (found.length === 0 && others !== '') return;
  if (found.length === 0) throw new Problem(nothingFor(text, rules));
  const looks = looksOf(streams);
  if (errorCodesIn(text.toUpperCase()).includes(CATCH_ALL))
    writeNotice(`${CATCH_ALL} has many causes; these are the causes that the rules find`, streams);
  for (const id of new Set(idsIn(text)))
    if (currentId(id) !== id) writeNotice(`the rule ${id} is now called ${currentId(id)}`, streams);
  const [first] = found;
  streams.stdout.write(
    first !== undefined && found.length === 1
      ? explanation(first, { ...looks, facts: factsOf(first) })
      : found.map((rule) => explanation(rule, looks)).join('\n'),
  );
}

/** The id of a team's own rule, in any text. */
const OWN = /(?:^|[^a-z/])own(?:\/|$)/;

function rulesBehind(text: string, rules: readonly Rule[]): readonly Rule[] {
  const rule = rules.find(({ id }) => id === currentId(text));
  if (rule !== undefined) return [rule];
  const area = rules.filter(({ id }) => id.startsWith(`${text}/`));
  if (area.length > 0) return area;
  const codes = codesIn(text);
  const named = new Set(idsIn(text).map(currentId));
  const behind = new Set(codes.flatMap((code) => rulesBehindCode(code, rules)));
  return rules.filter((one) => named.has(one.id) || behind.has(one));
}

/** The error codes in a text, as the API of Atlas spells them. */
function codesIn(text: string): readonly string[] {
  return errorCodesIn(/\s/.test(text) ? text : text.toUpperCase()).map(apiSpelling);
}

/** The answers for error codes that no rule finds. */
function answersFor(text: string, rules: readonly Rule[]): string {
  return codesIn(text)
    .filter((code) => rulesBehindCode(code, rules).length === 0)
    .map(answerOf)
    .join('');
}

function answerOf(code: string): string {
  if (ERRORS_OF_OLDER_METHODS.includes(code))
    return `${code}  an older backup method\n  No configuration that Atlas supports today leads to it.\n`;
  const error = RUN_TIME_ERRORS[code];
  return error === undefined
    ? ''
    : `${code}  decided by Atlas at run time\n  ${error.meaning}\n  look at  ${error.lookAt}\n`;
}

/** What looks like the id of a rule, in any text. */
function idsIn(text: string): readonly string[] {
  return text.match(/[a-z]+\/[a-z0-9-]+/g) ?? [];
}

function nothingFor(text: string, rules: readonly Rule[]): string {
  const codes = errorCodesIn(text);
  if (/\s/.test(text))
    return codes.length === 0
      ? 'this text contains neither an error code of Atlas, such as ATLAS_GENERAL_ERROR, nor the id of a rule; list the rules with: atlas-backup rules'
      : `there is no rule for ${codes.join(', ')}; list the rules with: atlas-backup rules`;
  const suggestion = nearest(text, [...rules.map(({ id }) => id), ...allErrorCodes(rules)]);
  return `there is no rule or error code "${text}"${suggestion === undefined ? '' : `; did you mean ${suggestion}?`} (list them with: atlas-backup rules)`;
}

function factsOf(rule: Rule): readonly ShownFact[] {
  return rule.facts.flatMap((id) => {
    const fact = factOf(id);
    return fact === undefined ? [] : [{ id, ...fact }];
  });
}

/** What Atlas returns for an error without a specific code. */
const CATCH_ALL = 'ATLAS_GENERAL_ERROR';

/** The longest text on standard input; no message of Atlas is longer. */
async function allOf(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const part of stdin) {
    text += String(part);
    if (text.length > MOST) throw new Problem('this is too long for an error message; pass a part of it');
  }
  return text;
}

const MOST = 10_000_000;
