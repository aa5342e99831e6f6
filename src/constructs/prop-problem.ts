import type { core } from 'zod';
import { listed } from '../text/list';
import { nearest } from '../text/nearest';

/** What is wrong with props, in a sentence, with the name that was probably meant. */
export function problemOf(issue: core.$ZodIssue, props: unknown): string {
  const where = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'invalid_union': {
      // Of the alternatives, the one that went deepest is the one that was meant; that of a token says nothing.
      const [deepest] = issue.errors
        .flat()
        .filter(({ code, message }) => code !== 'custom' || message !== 'Invalid input')
        .sort((one, other) => other.path.length - one.path.length);
      return deepest === undefined
        ? `${where} ${issue.message}`
        : problemOf({ ...deepest, path: [...issue.path, ...deepest.path] }, props);
    }
    case 'invalid_value': {
      const given = valueAt(props, issue.path);
      const values = issue.values.map(String);
      const meant = typeof given === 'string' ? nearest(given, values) : undefined;
      return `${where} is ${inJson(given)}; write ${listed(values, 'or')}${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
    }
    case 'invalid_type': {
      const given = valueAt(props, issue.path);
      if (given === undefined) return `${where === '' ? 'the props are' : `"${where}" is`} missing`;
      return `${where} is ${inJson(given)}, and has to be ${issue.expected === 'array' ? 'an' : 'a'} ${issue.expected}`;
    }
    default:
      return `${where} ${issue.message}`.trim();
  }
}

/** The problem with props that do not exist. */
export function unknownProps(names: readonly string[], known: readonly string[]): string {
  return names
    .map((name) => {
      const meant = nearest(name, known);
      return `there is no prop "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
    })
    .join('; ');
}

function inJson(value: unknown): string {
  return typeof value === 'function' ? 'a function' : JSON.stringify(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
