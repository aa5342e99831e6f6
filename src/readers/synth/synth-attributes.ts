import { ABSENT, type Unknown, type Value, known } from '../../model';
import { Attributes, toText } from '../resource/attributes';
import { type Written, toExpression, written } from '../resource/configuration';
import type { Evaluator, Scoped } from '../evaluate/evaluate';
import { type Json, isObject, listMember, member, textMember } from '../json/json';
import type { Iteration, Scope } from '../resource/raw-resource';

/** What is there decides, not the configuration. */
const IGNORED: Unknown = { kind: 'unknown', until: 'plan', reason: 'it stands under ignore_changes' };

/** The attributes of a block in JSON configuration: single blocks may be objects, texts may be templates. */
export class SynthAttributes extends Attributes {
  protected override readonly isToCome = true;

  constructor(
    path: string,
    private readonly body: Json,
    private readonly scope: Scope,
    private readonly evaluator: Evaluator,
    /** The paths that `ignore_changes` names; 'all' for everything. */
    private readonly ignored: ReadonlySet<string> | 'all',
  ) {
    super(path);
  }

  override read(name: string): Value<Json> {
    const value = this.scoped(name);
    return value.kind === 'known' ? known(value.value.json, value.sensitive) : value;
  }

  override written(name: string): Written {
    return written(member(this.body, name));
  }

  /** JSON configuration keeps the structure of expressions, so that every name in them is meant. */
  override mayHave(): boolean {
    return true;
  }

  override blocks(name: string): Value<readonly Attributes[]> {
    const value = this.scoped(name);
    if (value.kind === 'unknown') return value;
    const dynamic = this.dynamicBlocks(name);
    if (dynamic.kind === 'unknown') return dynamic;
    const fixed = value.kind === 'known' ? listOf(value.value) : [];
    const all = [...fixed, ...(dynamic.kind === 'known' ? dynamic.value : [])];
    if (value.kind === 'absent' && dynamic.kind === 'absent') return ABSENT;
    return known(
      all.map(
        ({ json, scope }, index) =>
          new SynthAttributes(this.pathOf(name, index), json, scope, this.evaluator, this.ignored),
      ),
    );
  }

  override texts(name: string): Value<readonly Value<string>[]> {
    const value = this.scoped(name);
    if (value.kind !== 'known') return value;
    const { json, scope } = value.value;
    const items: readonly Json[] = Array.isArray(json) ? json : [json];
    return known(items.map((item) => this.textIn(item, scope, value.sensitive)));
  }

  override textMap(name: string): Value<ReadonlyMap<string, Value<string>>> {
    const value = this.scoped(name);
    if (value.kind !== 'known') return value;
    const { json, scope } = value.value;
    return known(
      new Map(
        isObject(json)
          ? Object.entries(json).map(
              ([key, item]) => [key, this.textIn(item, scope, value.sensitive)] as const,
            )
          : [],
      ),
    );
  }

  private textIn(item: Json, scope: Scope, sensitive: boolean | undefined): Value<string> {
    const value = this.evaluator.value(item, scope);
    return value.kind === 'known'
      ? toText(known(value.value.json, sensitive === true || value.sensitive === true))
      : value;
  }

  private scoped(name: string): Value<Scoped> {
    if (this.ignored === 'all' || this.ignored.has(this.path === '' ? name : `${this.path}.${name}`))
      return IGNORED;
    return this.evaluator.value(member(this.body, name), this.scope);
  }

  /** The blocks that `dynamic` makes, one for each element that it goes over. */
  private dynamicBlocks(name: string): Value<readonly Scoped[]> {
    const dynamic = member(member(this.body, 'dynamic'), name);
    if (dynamic === undefined) return ABSENT;
    const blocks: Scoped[] = [];
    for (const block of Array.isArray(dynamic) ? (dynamic as Json[]) : [dynamic]) {
      const over = this.evaluator.value(member(block, 'for_each'), this.scope);
      if (over.kind === 'unknown') return over;
      const content: Json = listMember(block, 'content')[0] ?? member(block, 'content');
      const iterator = textMember(block, 'iterator') ?? name;
      if (over.kind === 'absent') continue;
      for (const iteration of iterations(over.value.json)) {
        const iterators = new Map(this.scope.iterators).set(iterator, iteration);
        blocks.push({ json: content, scope: { ...this.scope, iterators } });
      }
    }
    return known(blocks);
  }
}

/** The elements that a dynamic block, or for_each, goes over. */
function iterations(json: Json): Iteration[] {
  if (Array.isArray(json))
    return json.map((item: Json, index) => ({
      key: { kind: 'literal', value: index },
      value: toExpression(item),
    }));
  return isObject(json)
    ? Object.entries(json).map(([key, item]) => ({
        key: { kind: 'literal', value: key },
        value: toExpression(item),
      }))
    : [];
}

/** The paths of the attributes that a resource's lifecycle ignores, each block within them with its number. */
export function ignoredOf(body: Json): ReadonlySet<string> | 'all' {
  const lifecycle = member(body, 'lifecycle');
  const block: Json = Array.isArray(lifecycle) ? lifecycle[0] : lifecycle;
  const ignored = member(block, 'ignore_changes');
  if (ignored === 'all') return 'all';
  const paths = listMember(block, 'ignore_changes').filter((path) => typeof path === 'string');
  return paths.includes('all') ? 'all' : new Set(paths.map(withNumbers));
}

/** `a[0].b.c` as `a[0].b[0].c`. What ends with a number or key, as an element of a list or map, is the whole list or map. */
function withNumbers(path: string): string {
  const steps = [...path.matchAll(/([A-Za-z_][\w-]*)|\[?(\d+)\]?|\["[^"]*"\]/g)];
  let whole = '';
  let open = '';
  for (const [, name, number] of steps) {
    if (name === undefined) {
      if (number === undefined) break;
      open = `[${number}].`;
    } else {
      whole += (whole === '' ? '' : open) + name;
      open = '[0].';
    }
  }
  return whole;
}

function listOf({ json, scope }: Scoped): Scoped[] {
  const items: readonly Json[] = Array.isArray(json) ? json : [json];
  return items.filter(isObject).map((item) => ({ json: item, scope }));
}
