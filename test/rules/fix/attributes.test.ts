import { rules } from '../../../src/rules';
import type { FixPart } from '../../../src/rules/fix/fix';
import { LISTS } from '../../../src/rules/fix/bindings';
import { problemsOf } from '../../support/problems';
import { type AttributeSchemas, type BlockSchema, resourceSchema } from '../../support/schema';

/*
 * The code in fixes against the provider's schema: every attribute and block exists in the resource that it is written
 * in, and the blocks that the bindings have lists for are those that a resource may have several times.
 */

interface Written {
  readonly rule: string;
  readonly part: FixPart;
  /** The type of the resource that it is written in. */
  readonly type: string;
}

const written = rules.flatMap((rule) =>
  rule.examples.bad.flatMap((example) =>
    problemsOf(rule, example).flatMap(({ at, attribute, fix }) =>
      typeof fix === 'string'
        ? []
        : fix.parts
            // What a problem is about may be an attribute that the provider no longer has: the fix removes it.
            .filter((part) => part.kind !== 'name' || part.attribute !== attribute)
            .map((part): Written => ({ rule: rule.id, part, type: typeIn((part.in ?? at).address) })),
    ),
  ),
);

test('some fixes have code', () => {
  expect(written.length).toBeGreaterThan(20);
});

test('every attribute and block exists in the provider', () => {
  const missing = written.flatMap(({ rule, part, type }) =>
    pathsOf(part)
      .filter((path) => !exists(type, path))
      .map((path) => `${rule}: ${type} has no ${path}`),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test('blocks that a resource may have several times are lists in the bindings', () => {
  const wrong = written.flatMap(({ rule, part, type }) => {
    if (part.kind !== 'block') return [];
    const schema = resourceSchema(type)?.block_types?.[part.block];
    const isSeveral = schema?.nesting_mode !== 'single' && schema?.max_items !== 1;
    return LISTS.has(part.block) === isSeveral ? [] : [`${rule}: ${type}.${part.block}`];
  });
  expect(wrong).toEqual([]);
});

/** The type of a resource, by its address. */
function typeIn(address: string): string {
  return /(\w+)\.[^.]+$/.exec(address)?.[1] ?? '';
}

/** The attributes and blocks that a part names, without indices. */
function pathsOf(part: FixPart): readonly string[] {
  switch (part.kind) {
    case 'name':
      return [withoutIndices(part.attribute)];
    case 'assignment':
    case 'block': {
      const block = withoutIndices(part.block);
      return Object.keys(part.values).map((name) => (block === '' ? name : `${block}.${name}`));
    }
    case 'construct':
      return part.otherwise.parts.flatMap(pathsOf);
    case 'resource':
    case 'place':
    case 'removed':
    case 'moved':
    case 'import':
      return [];
  }
}

function withoutIndices(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '');
}

/** Meta-arguments, which every resource has. */
const META = /^(?:depends_on|lifecycle\.(?:ignore_changes|replace_triggered_by))$/;

/** Whether a resource has an attribute or a block at a path. */
function exists(type: string, path: string): boolean {
  // The schema is that of the provider of Atlas.
  if (!type.startsWith('mongodbatlas_')) return true;
  if (META.test(path)) return true;
  let level: BlockSchema | undefined = resourceSchema(type);
  for (const step of path.split('.')) {
    const attributes: AttributeSchemas = level?.attributes ?? {};
    const attribute = attributes[step];
    const block = level?.block_types?.[step];
    if (attribute === undefined && block === undefined) return false;
    level = block?.block ?? { attributes: attribute?.nested_type?.attributes ?? {} };
  }
  return true;
}
