import type { Unknown, Value } from '../../model';
import { ABSENT, known, knownItems } from '../../model/value';
import type { Evaluator } from '../evaluate/evaluator';
import type { Scoped } from '../evaluate/surroundings';
import { type Written, written } from '../expression/written';
import { type Json, type JsonObject, isObject, member, objectsOf } from '../json/json';
import { Attributes } from '../resource/attributes';
import { toText } from '../resource/conversions';
import type { Scope } from '../resource/raw-resource';
import { dynamicBlocks } from './dynamic-blocks';
import type { IgnoredPaths } from './ignored-paths';

/** The value is what Atlas already has, not what the configuration says. */
const IGNORED: Unknown = {
  kind: 'unknown',
  until: 'plan',
  reason: 'ignore_changes lists it',
  isIgnored: true,
};

/** It may also be absent: the configuration does not set it. */
const IGNORED_AND_NOT_SET: Unknown = { ...IGNORED, mayBeAbsent: true };

/** The attributes of a block in JSON configuration: single blocks may be objects, texts may be templates. */
export class SynthAttributes extends Attributes {
  protected override readonly isToCome = true;
  /** What was read of expressions: several readers look at the names and the project of a resource. */
  private evaluated: Map<string, Value<Json>> | undefined;

  constructor(
    path: string,
    private readonly body: Json,
    private readonly scope: Scope,
    private readonly evaluator: Evaluator,
    private readonly ignored: IgnoredPaths,
  ) {
    super(path);
  }

  override get ownScope(): Scope {
    return this.scope;
  }

  override read(name: string): Value<Json> {
    // Nearly every value is a literal.
    const json = member(this.body, name);
    if (!this.isIgnored(name) && !mayBeTemplate(json))
      return json === undefined || json === null ? ABSENT : known(json);
    this.evaluated ??= new Map();
    let read = this.evaluated.get(name);
    if (read === undefined) {
      const value = this.scoped(name);
      read = value.kind === 'known' ? known(value.value.json, value.sensitive) : value;
      this.evaluated.set(name, read);
    }
    return read;
  }

  override written(name: string): Written {
    return written(member(this.body, name));
  }

  /** JSON configuration keeps the structure of expressions, so that every name in them counts. */
  override mayHave(): boolean {
    return true;
  }

  override blocks(name: string): Value<readonly Attributes[]> {
    const value = this.scoped(name);
    if (value.kind === 'unknown') return value;
    const dynamic = this.isDynamic ? dynamicBlocks(this.body, name, this.scope, this.evaluator) : ABSENT;
    if (dynamic.kind === 'unknown') return dynamic;
    if (value.kind === 'absent' && dynamic.kind === 'absent') return ABSENT;
    const written = value.kind === 'known' ? blocksIn(value.value) : [];
    const generated = knownItems(dynamic);
    return known(this.within(name, generated.length === 0 ? written : [...written, ...generated]));
  }

  private within(name: string, blocks: readonly Scoped[]): readonly Attributes[] {
    return blocks.map(
      ({ json, scope }, index) =>
        new SynthAttributes(this.pathOf(name, index), json, scope, this.evaluator, this.ignored),
    );
  }

  override literals(names: readonly string[]): string | undefined {
    if (this.isDynamic || this.ignored === 'all' || this.ignored.size > 0) return undefined;
    const all: Json[] = [];
    for (const name of names) {
      const json = member(this.body, name);
      const blocks = json === undefined ? null : literalBlocks(json);
      if (blocks === undefined) return undefined;
      all.push(blocks);
    }
    return JSON.stringify(all);
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
    const texts = new Map<string, Value<string>>();
    if (isObject(json))
      for (const [key, item] of Object.entries(json))
        texts.set(key, this.textIn(item, scope, value.sensitive));
    return known(texts);
  }

  private textIn(item: Json, scope: Scope, sensitive: boolean | undefined): Value<string> {
    const value = this.evaluator.value(item, scope);
    return value.kind === 'known'
      ? toText(known(value.value.json, sensitive === true || value.sensitive === true))
      : value;
  }

  private get isDynamic(): boolean {
    return member(this.body, 'dynamic') !== undefined;
  }

  private isIgnored(name: string): boolean {
    const { ignored } = this;
    if (ignored === 'all') return true;
    return ignored.size > 0 && ignored.has(this.path === '' ? name : `${this.path}.${name}`);
  }

  private scoped(name: string): Value<Scoped> {
    const json = member(this.body, name);
    if (!this.isIgnored(name)) return this.evaluator.value(json, this.scope);
    return json === undefined || json === null ? IGNORED_AND_NOT_SET : IGNORED;
  }
}

/** Whether a value is more than what the configuration says. */
function mayBeTemplate(json: Json): boolean {
  return typeof json === 'string' && json.includes('{');
}

/** The blocks of an attribute, if all their values are literals. An input may be nested too deep to write as one text. */
function literalBlocks(json: Json): readonly JsonObject[] | undefined {
  const blocks: readonly Json[] = Array.isArray(json) ? json : [json];
  return blocks.every(isBlockOfLiterals) ? blocks : undefined;
}

function isBlockOfLiterals(json: Json): json is JsonObject {
  return (
    isObject(json) && Object.values(json).every((value) => typeof value !== 'object' && !mayBeTemplate(value))
  );
}

function blocksIn({ json, scope }: Scoped): Scoped[] {
  return objectsOf(json).map((block) => ({ json: block, scope }));
}
