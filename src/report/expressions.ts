/** What the values of examples contain: expressions such as `${mongodbatlas_project.shop.id}`, JSON, and marks. */

/** A part of a string: plain text, or an expression. */
export type Part = { readonly text: string } | { readonly expression: string };

/** The parts of a string. */
export function partsOf(value: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: whole, 1: expression = '', index } of value.matchAll(/\$\{([^}]*)\}/g)) {
    if (index > at) parts.push({ text: value.slice(at, index) });
    parts.push({ expression });
    at = index + whole.length;
  }
  if (at < value.length) parts.push({ text: value.slice(at) });
  return parts;
}

/** The object that a string contains as JSON; undefined if it is not JSON of an object. */
export function jsonIn(value: string): object | undefined {
  if (!value.startsWith('{')) return undefined;
  try {
    return JSON.parse(value) as object;
  } catch {
    return undefined;
  }
}

/** Attributes that other providers compute: examples have them like a plan, and no one writes them. */
export const COMPUTED_ELSEWHERE: ReadonlySet<string> = new Set(['arn']);

/** What constructs write into the comment of a resource: Terraform ignores it, and the rules read it. */
export function marksIn(comment: unknown): Readonly<Record<string, unknown>> {
  const { metadata } = comment as { readonly metadata?: { readonly atlasBackup?: Record<string, unknown> } };
  return metadata?.atlasBackup ?? {};
}
