import type { LiteralFix, Place } from '../../model';
import type { Assignment, Fix, FixPart, Value } from './fix';
import { isHidden, plain } from './value';

/** Words behind a value that leave something else to do, or something to choose. */
const MORE = /\b(?:and|or|with|unless|if|then|before|while)\b|[;:]/;

/** Not choices of another fix: a value at most as large, and an acknowledgement, which every finding may have. */
const NO_CHOICE = /,? or (?:less|more)\b|, or acknowledge this finding[^.;]*/;

/**
 * The literals that are a fix, where nothing else belongs to it: its first sentence says to set attributes to literals,
 * and leaves no choice. A value that is marked sensitive is not one of them.
 */
export function literalsOf(fix: string | Fix, at: Place): readonly (LiteralFix & { readonly in: Place })[] {
  if (typeof fix === 'string' || fix.words[0] !== 'set ') return [];
  const { words, parts } = fix;
  const last = words.findIndex((word, index) => index > 0 && word !== ' and ');
  const [sentence = ''] = (words[last] ?? '').split('. ');
  if (MORE.test(sentence.replace(NO_CHOICE, ''))) return [];
  const literals = parts.slice(0, last).map((part) => (isAssignment(part) ? literalsIn(part, at) : []));
  return literals.some(({ length }) => length === 0) ? [] : literals.flat();
}

function isAssignment(part: FixPart): part is Assignment {
  return part.kind === 'assignment';
}

/** Empty if one of the values is not a literal. */
function literalsIn(part: Assignment, at: Place): readonly (LiteralFix & { readonly in: Place })[] {
  const place = part.in ?? at;
  const prefix = part.block === '' ? '' : `${part.block}.`;
  const literals = Object.entries(part.values).flatMap(([name, value]) => {
    const literal = literalOf(value);
    return literal === undefined
      ? []
      : [{ in: place, address: place.address, attribute: prefix + name, value: literal }];
  });
  return literals.length === Object.keys(part.values).length ? literals : [];
}

function literalOf(value: Value): LiteralFix['value'] | undefined {
  const one = isHidden(value) ? undefined : plain(value);
  // Numbers that a fix sets are whole ones. Another one is from a plan that Atlas would not accept.
  if (typeof one === 'number') return Number.isSafeInteger(one) ? one : undefined;
  return typeof one === 'string' || typeof one === 'boolean' ? one : undefined;
}
