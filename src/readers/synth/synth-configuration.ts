import type { Value } from '../../model';
import { UNKNOWN_UNTIL_PLAN } from '../../model/value';
import { type Expression, namesOf } from '../expression/expression';
import { isTemplate, parseExpression, parseTemplate } from '../expression/parse';
import { referencesOf } from '../expression/references';
import { NOTHING, type Written, written } from '../expression/written';
import { blocksOf } from '../json/configuration-blocks';
import { DEEPEST_VALUE, type Json, entriesOf, listMember, member, objectsOf, textMember } from '../json/json';
import type {
  BlockConfiguration,
  CallConfiguration,
  ModuleConfiguration,
  ReferenceNames,
} from '../resource/configuration';
import { blockOf } from '../resource/raw-resource';
import { stateLocation } from '../resource/remote-states';

/** The root module of a cdk.tf.json. The file does not have the modules that it calls. */
export class SynthModule implements ModuleConfiguration {
  readonly path = '';
  readonly parent: ModuleConfiguration | undefined = undefined;
  readonly call: CallConfiguration | undefined = undefined;
  private readonly blocks = new Map<string, SynthBlock>();
  private readonly locals = new Map<string, Json>();
  private readonly outputs = new Map<string, Json>();
  readonly stateLocation: string | undefined;

  constructor(json: Json) {
    this.stateLocation = stateLocationOf(json);
    for (const outputs of objectsOf(member(json, 'output')))
      for (const [name, output] of Object.entries(outputs))
        this.outputs.set(name, member(objectsOf(output)[0], 'value'));
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

  output(name: string): Written {
    const output = this.outputs.get(name);
    return output === undefined ? NOTHING : written(output);
  }

  outputNames(): readonly string[] {
    return [...this.outputs.keys()];
  }

  outputValue(name: string): Json {
    return this.outputs.get(name);
  }

  remoteState(name: string): string | undefined {
    const body = this.block(`data.terraform_remote_state.${name}`)?.body;
    const backend = textMember(body, 'backend');
    return backend === undefined ? undefined : stateLocation(backend, objectsOf(member(body, 'config'))[0]);
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

/** Where a configuration keeps its state, as a data source in another one names it. */
function stateLocationOf(json: Json): string | undefined {
  for (const terraform of objectsOf(member(json, 'terraform'))) {
    for (const [backend, configuration] of objectsOf(terraform['backend']).flatMap((block) =>
      entriesOf(block),
    ))
      return stateLocation(backend, objectsOf(configuration)[0]);
    // HCP Terraform: its states are read through the backend "remote".
    for (const cloud of objectsOf(terraform['cloud'])) return stateLocation('remote', cloud);
  }
  return undefined;
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
