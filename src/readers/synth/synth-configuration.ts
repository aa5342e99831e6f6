import { UNKNOWN_UNTIL_PLAN, type Value } from '../../model';
import {
  type BlockConfiguration,
  type CallConfiguration,
  type ModuleConfiguration,
  type Written,
  NOTHING,
  written,
} from '../resource/configuration';
import {
  type Expression,
  isTemplate,
  namesOf,
  parseExpression,
  parseTemplate,
  referencesOf,
} from '../expression/expression';
import { type Json, entriesOf, isObject, listMember, member } from '../json/json';

/** The one module that a cdk.tf.json shows: the modules that it calls are elsewhere. */
export class SynthModule implements ModuleConfiguration {
  readonly path = '';
  readonly parent: ModuleConfiguration | undefined = undefined;
  readonly call: CallConfiguration | undefined = undefined;
  private readonly blocks = new Map<string, SynthBlock>();
  private readonly locals = new Map<string, Json>();

  constructor(json: Json) {
    for (const [section, prefix] of [
      ['resource', ''],
      ['data', 'data.'],
    ] as const)
      for (const [type, name, body] of blocksOf(member(json, section)))
        this.blocks.set(`${prefix}${type}.${name}`, new SynthBlock(body));
    for (const locals of objectsOf(member(json, 'locals')))
      for (const [name, value] of Object.entries(locals)) this.locals.set(name, value);
  }

  block(id: string): SynthBlock | undefined {
    return this.blocks.get(id);
  }

  blockIds(): Iterable<string> {
    return this.blocks.keys();
  }

  child(): undefined {
    return undefined;
  }

  childNames(): readonly string[] {
    return [];
  }

  output(): Written {
    return NOTHING;
  }

  outputNames(): readonly string[] {
    return [];
  }

  local(name: string): Written {
    return this.locals.has(name)
      ? written(this.locals.get(name))
      : { kind: 'unclear', reason: `there is no local.${name}` };
  }

  localValue(name: string): Json {
    return this.locals.get(name);
  }

  /** A variable has its value only once the plan is made, whatever its default says. */
  variable(): Value<Json> {
    return UNKNOWN_UNTIL_PLAN;
  }
}

/** A resource or data block of JSON configuration. */
export class SynthBlock implements BlockConfiguration {
  constructor(readonly body: Json) {}

  get forEach(): Written {
    return written(member(this.body, 'for_each'));
  }

  get dependsOn(): readonly Expression[] {
    return listMember(this.body, 'depends_on').flatMap((address) =>
      typeof address === 'string'
        ? [isTemplate(address) ? parseTemplate(address) : parseExpression(address)]
        : [],
    );
  }

  references(): readonly Expression[] {
    return (this.found ??= this.collected());
  }

  private found: readonly Expression[] | undefined;

  private collected(): Expression[] {
    const found: Expression[] = [];
    for (const [name, value] of entriesOf(this.body))
      if (name !== '//' && name !== 'depends_on') collect(value, found, 0);
    return found;
  }

  refersTo(block: string): boolean {
    const steps = block.split('.');
    return this.references().some((reference) => {
      const names = namesOf(reference);
      return steps.every((step, index) => names[index] === step);
    });
  }
}

/** The blocks of `resource` or `data`: an object of objects, in which JSON configuration allows lists at every level. */
export function blocksOf(section: Json): readonly (readonly [string, string, Json])[] {
  return objectsOf(section).flatMap((types) =>
    Object.entries(types).flatMap(([type, names]) =>
      objectsOf(names).flatMap((bodies) =>
        Object.entries(bodies).flatMap(([name, body]) =>
          objectsOf(body).map((one) => [type, name, one] as const),
        ),
      ),
    ),
  );
}

export function objectsOf(json: Json): readonly Readonly<Record<string, Json>>[] {
  if (Array.isArray(json)) return json.filter(isObject);
  return isObject(json) ? [json] : [];
}

/** Deeper than any configuration; an input is not to be trusted with the stack. */
const DEEPEST = 50;

function collect(json: Json, into: Expression[], depth: number): void {
  if (typeof json === 'string') {
    if (isTemplate(json)) into.push(...referencesOf(parseTemplate(json)));
  } else if (depth <= DEEPEST && typeof json === 'object' && json !== null) {
    for (const value of Object.values(json)) collect(value, into, depth + 1);
  }
}
