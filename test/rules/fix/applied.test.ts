import { readPlan, readSynth } from '../../../src/readers';
import type { ReviewInput } from '../../../src/review';
import { review } from '../../../src/review/review';
import { type Example, type Problem, type Rule, rules } from '../../../src/rules';
import type { Fix, FixPart, Value, Values } from '../../../src/rules/fix/fix';
import { isReference, plain } from '../../../src/rules/fix/value';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';
import { problemsOf } from '../../support/problems';

/*
 * What a fix says to write is written into its bad example, and all rules review the result: a fix that is applied
 * literally causes no new error. A fix that leaves a choice is applied once for each of its choices.
 */

/** New errors, by the rule of the fix and the rule of the error, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'change/edition-changed: infinite/unsupported-topology':
    'the plan of the example changes the nodes as well, and the error says what to do about them',
  'restore/other-project: restore/nothing-to-restore':
    'the example creates the cluster that it restores from, which is then known',
};

type Json = Record<string, unknown>;

/** Changes the resources of an example. */
type Change = (resources: Json) => void;

const choices = rules.flatMap((rule) =>
  rule.examples.bad.flatMap((example) =>
    problemsOf(rule, example).flatMap((problem) =>
      choicesOf(problem).map((changes) => ({ rule, example, changes })),
    ),
  ),
);

test('many fixes have something to write', () => {
  expect(choices.length).toBeGreaterThan(100);
});

test('no fix that is applied literally causes a new error', () => {
  const caused = choices.flatMap(({ rule, example, changes }) => {
    const resources = structuredClone(example.resources) as Json;
    for (const change of changes) change(resources);
    const fixed = { ...example, resources } as Example;
    return inputsOf(rule, fixed).flatMap((input, index) => {
      const before = inputsOf(rule, example)[index];
      const known = new Set(before === undefined ? [] : errorsIn(before, example).map(({ key }) => key));
      return errorsIn(input, example)
        .filter(({ key }) => !known.has(key))
        .map(({ id, message }) => ({ pair: `${rule.id}: ${id}`, message }));
    });
  });
  expect(caused.filter(({ pair }) => !(pair in EXCEPTIONS))).toEqual([]);
  expect([...new Set(caused.map(({ pair }) => pair))].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

function inputsOf(rule: Rule, example: Example): readonly ReviewInput[] {
  const synth = synthOf(example);
  return [
    ...(rule.phase === 'plan' || example.only === 'plan' ? [] : [readSynth(synth)]),
    ...(example.only === 'synth' ? [] : [readPlan(planOf(example, 'hcl'), synth)]),
  ];
}

function errorsIn(input: ReviewInput, { acknowledgements = [] }: Example) {
  return review(input, rules, { acknowledgements })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, address, attribute = '', message }) => ({
      key: `${rule} ${address} ${attribute}`,
      id: rule,
      message,
    }));
}

/** The changes of each choice that a fix leaves; without those where words say what to write. */
function choicesOf({ at, fix }: Problem): readonly (readonly Change[])[] {
  if (typeof fix === 'string') return [];
  const { words, parts } = flat(fix);
  const choices: { changes: Change[]; isLiteral: boolean }[] = [];
  let verb = '';
  for (const [index, part] of parts.entries()) {
    const word = words[index] ?? '';
    verb = /(\w+) $/.exec(word.replace(/\b(?:and|or|also|the) /g, ''))?.[1] ?? verb;
    if (index === 0 || /\bor\b|[.;]/.test(word)) choices.push({ changes: [], isLiteral: true });
    const choice = choices.at(-1);
    const change = changeOf(part, verb, (part.in ?? at).address);
    if (change !== undefined) choice?.changes.push(change);
    else if (part.kind === 'name' && choice !== undefined) choice.isLiteral = false;
    if (choice !== undefined && /^,? and (?!apply)\S+ \S/.test(wordsAfter(words, index)))
      choice.isLiteral = false;
  }
  return choices
    .filter(({ changes, isLiteral }) => isLiteral && changes.length > 0)
    .map(({ changes }) => changes);
}

/** The words behind a part that are not the words before the next one. */
function wordsAfter(words: readonly string[], index: number): string {
  const after = words[index + 1] ?? '';
  return index + 2 < words.length
    ? after.replace(/(?:,? (?:and|or))? (?:set |remove |add )?(?:an? |the )?$/, '')
    : after;
}

/** A fix with what to write where there is not another construct. */
function flat({ words, parts }: Fix): Fix {
  return parts.reduce<Fix>(
    (all, part, index) => {
      const inner: Fix =
        part.kind === 'construct' ? flat(part.otherwise) : { words: ['', ''], parts: [part] };
      const [first = '', ...rest] = inner.words;
      const joined = [...all.words.slice(0, -1), (all.words.at(-1) ?? '') + first, ...rest];
      return {
        words: [...joined.slice(0, -1), (joined.at(-1) ?? '') + (words[index + 1] ?? '')],
        parts: [...all.parts, ...inner.parts],
      };
    },
    { words: [words[0] ?? ''], parts: [] },
  );
}

function changeOf(part: FixPart, verb: string, address: string): Change | undefined {
  if (part.kind === 'assignment')
    return (resources) => {
      const block = stepTo(bodyOf(resources, address), part.block);
      for (const [name, value] of Object.entries(part.values)) block[name] = json(value);
    };
  if (part.kind === 'block')
    return (resources) => {
      const body = bodyOf(resources, address);
      const added = json(part.values);
      const existing = body[part.block];
      body[part.block] = existing === undefined ? added : [...listOf(existing), added];
    };
  if (part.kind === 'name' && verb === 'remove')
    return (resources) => {
      const [, parent = '', last = ''] = /^(?:(.*)\.)?([^.]+)$/.exec(part.attribute) ?? [];
      const [, name = '', at] = /^(\w+)(?:\[(\d+)\])?$/.exec(last) ?? [];
      const block = stepTo(bodyOf(resources, address), parent);
      const list = block[name];
      if (at !== undefined && Array.isArray(list))
        block[name] = list.filter((_, index) => index !== Number(at));
      else block[name] = undefined;
    };
  return undefined;
}

function listOf(blocks: unknown): readonly unknown[] {
  return Array.isArray(blocks) ? blocks : [blocks];
}

function bodyOf(resources: Json, address: string): Json {
  const [type = '', name = ''] = address.split('.');
  const named = resources[type] as Json | undefined;
  return (named?.[name] ?? {}) as Json;
}

/** The block at a path; a single block is the first of its list. */
function stepTo(body: Json, path: string): Json {
  if (path === '') return body;
  return path.split('.').reduce<Json>((block, step) => {
    const [, name = '', at = '0'] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    block[name] ??= {};
    const next = block[name];
    return (Array.isArray(next) ? next[Number(at)] : next) as Json;
  }, body);
}

function json(value: Value): unknown {
  const one = plain(value);
  if (typeof one !== 'object') return one;
  if (Array.isArray(one)) return (one as readonly Value[]).map(json);
  if (isReference(one)) return `\${${one.reference.address}.${one.attribute}}`;
  return Object.fromEntries(Object.entries(one as Values).map(([name, inner]) => [name, json(inner)]));
}
