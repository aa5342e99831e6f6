import type { ZodIssue } from 'zod/v3';
import { listed } from '../../text/list';
import { suggestion } from '../../text/nearest';
import { shown } from '../../text/shown';

/** What is wrong with props, and what to write. */
export function problemOf(issue: ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.message;
    case 'invalid_union': {
      // The alternative with the deepest problem is the intended one.
      const [deepest] = issue.unionErrors
        .map(({ issues }) => ({ issues, depth: Math.max(...issues.map(({ path }) => path.length)) }))
        .sort((one, other) => other.depth - one.depth);
      return (deepest?.issues ?? []).map(problemOf).join('; ');
    }
    case 'invalid_type': {
      const { expected, received, path, message } = issue;
      const isMissing = received === 'undefined';
      // What an object must be, its schema knows.
      if (expected !== 'object')
        return at(path, isMissing ? 'is missing' : `must be ${named(expected)}, not ${named(received)}`);
      if (path.length > 0) return at(path, isMissing ? `is missing: ${message}` : message);
      return isMissing ? `the props are missing: ${message}` : `the props ${message}`;
    }
    default:
      return at(issue.path, issue.message);
  }
}

function at(path: readonly (string | number)[], problem: string): string {
  return path.length === 0 ? problem : `"${path.join('.')}" ${problem}`;
}

const NAMED: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  null: 'null',
  nan: 'NaN',
  date: 'a Date',
  map: 'a Map',
  set: 'a Set',
  promise: 'a Promise',
};

/** The name of a JavaScript type in a sentence. */
function named(type: string): string {
  return NAMED[type] ?? `a ${type}`;
}

/** The problem with a value that is not an object; where it is missing, what to write. */
export function mustBeAnObject(example: string, value: unknown): string {
  const expected = `an object, such as ${example}`;
  return value === undefined ? `write ${expected}` : `must be ${expected}, not ${shown(value)}`;
}

/** The problem with a value of another type. */
export function mustBe(expected: string): (value: unknown) => string {
  return (value) => (value === undefined ? 'is missing' : `must be ${expected}, not ${shown(value)}`);
}

/**
 * The problem with a value that is not a certain construct or object.
 * @param insteadOf what to write instead of a text, such as an id or a name
 */
export function mustBeObject(
  what: string,
  insteadOf: ((text: string) => string) | undefined,
): (value: unknown) => string {
  return (value) => {
    if (value === undefined)
      return `is missing: write ${what}${insteadOf === undefined ? '' : `, or ${insteadOf("'...'")}`}`;
    const problem = mustBe(what)(value);
    if (typeof value !== 'string' || insteadOf === undefined) return problem;
    return `${problem}: write ${insteadOf(shown(value) === 'a token' ? '...' : `'${value}'`)}`;
  };
}

/** The problem with a value that is not in a closed list. */
export function mustBeOneOf(values: readonly string[]): (value: unknown) => string {
  const expected = listed(values, 'or');
  return (value) => {
    if (value === undefined) return `is missing: write ${expected}`;
    const intended = typeof value === 'string' ? suggestion(value, values) : '';
    return `must be ${expected}, not ${shown(value)}${intended}`;
  };
}

/** The problem with props that do not exist. */
export function unknownProps(
  {
    keys,
    path = [],
  }: { readonly keys: readonly string[]; readonly path?: readonly (string | number)[] | undefined },
  known: readonly string[],
): string {
  return keys
    .map((key) => `there is no prop "${[...path, key].join('.')}"${suggestion(key, known) || others(known)}`)
    .join('; ');
}

/** An object with more props is better read in its documentation. */
const MOST_NAMED = 10;

/** The props that there are, where none has a similar name. */
function others(known: readonly string[]): string {
  const names = known.map((name) => `"${name}"`);
  if (names.length === 1) return `; the only prop is ${listed(names)}`;
  return names.length > MOST_NAMED ? '' : `; the props are ${listed(names)}`;
}
