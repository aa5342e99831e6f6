import { UNKNOWN_UNTIL_PLAN, type Value } from '../../model';
import { type Expression, namesOf } from '../expression/expression';
import { isTemplate, parseExpression, parseTemplate } from '../expression/parse';
import { referencesOf } from '../expression/references';
import { NOTHING, type Written, written } from '../expression/written';
import { blocksOf } from '../json/configuration-blocks';
import { DEEPEST_VALUE, type Json, entriesOf, listMember, member, objectsOf } from '../json/json';
import type {
  BlockConfiguration,
  CallConfiguration,
  ModuleConfiguration,
  ReferenceNames,
} from '../resource/configuration';
import { blockOf } from '../resource/raw-resource';

/** The root module of a cdk.tf.json. The file does not have the modules that it calls. */
export class SynthModule implements ModuleConfiguration {
  readonly path = '';
  readonly parent: ModuleConfiguration | undefined = undefined;
  readonly call: CallConfiguration | undefined = undefined;
  private readonly blocks = new Map<string, SynthBlock>();
  private readonly locals = new Map<string, Json>();

  constructor(json: Json) {
    for (const [section, mode] of [
      ['resource', 'managed'],
      ['data', 'data'],
    ] as const)
      for (const [type, name, body] of blocksOf(member(json, section)))
        this.blocks.set(blockOf({ mode, type, name }), new SynthBlock(body));
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

  /** A variable gets its value only when a plan is made, whatever its default is. */
  variable(): Value<Json> {
    return UNKNOWN_UNTIL_PLAN;
  }
}

/** A resource or data block of JSON configuration. */
export class SynthBlock implements BlockConfiguration {
  private found: readonly ReferenceNames[] | undefined;

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

  references(): readonly ReferenceNames[] {
    return (this.found ??= this.collected());
  }

  refersTo(block: string): boolean {
    const steps = block.split('.');
    return this.references().some((names) => steps.every((step, index) => names[index] === step));
  }

  private collected(): readonly ReferenceNames[] {
    const found: Expression[] = [];
    for (const [name, value] of entriesOf(this.body))
      if (name !== '//' && name !== 'depends_on') collect(value, found, 0);
    return found.map(namesOf);
  }
}

function collect(json: Json, into: Expression[], depth: number): void {
  if (typeof json === 'string') {
    if (isTemplate(json)) into.push(...referencesOf(parseTemplate(json)));
  } else if (depth <= DEEPEST_VALUE && typeof json === 'object' && json !== null) {
    for (const value of Object.values(json)) collect(value, into, depth + 1);
  }
}
