import type { Place } from '../rule';
import { bindings } from './bindings';
import { isConstruct, propsOf } from './constructs';
import type { Fix, FixPart } from './fix';
import { hcl } from './hcl';
import type { Language } from './language';

/** Whether something is a fix: what untyped code hands over may be anything. */
export function isFix(fix: unknown): fix is string | Fix {
  if (typeof fix === 'string') return true;
  const { words, parts } = (fix ?? {}) as Partial<Record<keyof Fix, unknown>>;
  return Array.isArray(words) && Array.isArray(parts) && words.length === parts.length + 1;
}

/** A fix in the language of Terraform. */
export function inTerraform(fix: string | Fix): string {
  return said(fix, () => hcl);
}

/**
 * A fix in the language of whoever wrote the resources: props for what a construct makes, TypeScript for what the
 * generated bindings make, and else Terraform's.
 */
export function inCode(fix: string | Fix, at: Place): string {
  return said(fix, (part) => languageOf(part.in ?? at));
}

function languageOf({ construct, constructPath }: Place): Language {
  if (isConstruct(construct)) return propsOf(construct);
  return constructPath === undefined ? hcl : bindings;
}

function said(fix: string | Fix, languageFor: (part: FixPart) => Language): string {
  if (typeof fix === 'string') return fix;
  const { words, parts } = fix;
  return words.reduce((text, word, index) => {
    const part = parts[index - 1];
    return text + (part === undefined ? '' : write(part, languageFor)) + word;
  });
}

function write(part: FixPart, languageFor: (part: FixPart) => Language): string {
  const language = languageFor(part);
  switch (part.kind) {
    case 'assignment':
      return language.assignment(part);
    case 'block':
      return language.block(part);
    case 'name':
      return language.name(part);
    case 'resource':
      return language.resource(part);
    case 'place':
      return language.place(part);
    case 'removed':
      return language.removed(part);
    case 'moved':
      return language.moved(part);
    case 'import':
      return language.import(part);
    case 'construct':
      return language.construct(part) ?? said(part.otherwise, languageFor);
  }
}
