import { type Value, UNKNOWN_UNTIL_PLAN, known, ABSENT } from '../../model';
import {
  type BlockConfiguration,
  type CallConfiguration,
  type ModuleConfiguration,
  type Written,
  NOTHING,
} from '../resource/configuration';
import type { Expression } from '../expression/expression';
import { type Json, entriesOf, isObject, listMember, member, textMember } from '../json/json';
import { writtenAs } from './plan-attributes';
import { lastCall } from '../resource/raw-resource';
import { readReferences } from './references';

/** A module as a plan's `configuration` has it: without locals, dynamic blocks, lifecycle or keys that are expressions. */
export class PlanModule implements ModuleConfiguration {
  private made: ReadonlyMap<string, PlanBlock> | undefined;
  private readonly children = new Map<string, PlanModule>();
  readonly call: PlanCall | undefined;

  constructor(
    private readonly json: Json,
    readonly path: string,
    readonly parent: PlanModule | undefined,
    call: Json,
    /** The plan's `variables`, for the root. */
    private readonly values: Json,
  ) {
    this.call = parent === undefined ? undefined : new PlanCall(call);
  }

  block(id: string): PlanBlock | undefined {
    return this.blocks().get(id);
  }

  blockIds(): Iterable<string> {
    return this.blocks().keys();
  }

  private blocks(): ReadonlyMap<string, PlanBlock> {
    if (this.made !== undefined) return this.made;
    const made = new Map<string, PlanBlock>();
    for (const resource of listMember(this.json, 'resources')) {
      const address = textMember(resource, 'address');
      if (address !== undefined) made.set(address, new PlanBlock(resource));
    }
    this.made = made;
    return made;
  }

  childNames(): readonly string[] {
    return entriesOf(member(this.json, 'module_calls')).map(([name]) => name);
  }

  child(name: string): PlanModule | undefined {
    const made = this.children.get(name);
    if (made !== undefined) return made;
    const call = member(member(this.json, 'module_calls'), name);
    const inside = member(call, 'module');
    if (!isObject(inside)) return undefined;
    const path = this.path === '' ? `module.${name}` : `${this.path}.module.${name}`;
    const child = new PlanModule(inside, path, this, call, undefined);
    this.children.set(name, child);
    return child;
  }

  output(name: string): Written {
    return writtenAs(member(member(member(this.json, 'outputs'), name), 'expression'));
  }

  outputNames(): readonly string[] {
    return entriesOf(member(this.json, 'outputs')).map(([name]) => name);
  }

  local(name: string): Written {
    return { kind: 'unclear', reason: `a plan does not show what local.${name} is` };
  }

  variable(name: string): Value<Json> {
    const variable = member(member(this.json, 'variables'), name);
    const isSensitive = member(variable, 'sensitive') === true;
    if (this.parent !== undefined) {
      const value = member(variable, 'default');
      return value === undefined || value === null ? ABSENT : known(value, isSensitive);
    }
    const given = member(this.values, name);
    if (!isObject(given)) return UNKNOWN_UNTIL_PLAN;
    const value = member(given, 'value');
    return value === undefined || value === null ? ABSENT : known(value, isSensitive);
  }
}

/** A module with all those in it. */
export function* modulesIn(module: PlanModule): Iterable<PlanModule> {
  const open = [module];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    yield one;
    for (const name of one.childNames()) {
      const child = one.child(name);
      if (child !== undefined) open.push(child);
    }
  }
}

/** The module of an address, with or without keys. */
export function moduleAt(root: PlanModule, address: string): PlanModule | undefined {
  const last = lastCall(address);
  return last === undefined ? root : moduleAt(root, last.parent)?.child(last.name);
}

/** A call of a module in a plan's configuration. */
class PlanCall implements CallConfiguration {
  readonly forEach: Written;
  readonly count: Written;
  readonly dependsOn: readonly Expression[];

  constructor(private readonly json: Json) {
    this.forEach = forEachOf(json);
    this.count = countOf(json);
    this.dependsOn = readReferences(listMember(json, 'depends_on'));
  }

  input(name: string): Written {
    return writtenAs(member(member(this.json, 'expressions'), name));
  }

  /** Every reference in the call, but for depends_on. */
  references(): readonly Expression[] {
    return new PlanBlock(this.json).references();
  }
}

const HOLDING_REFERENCES = ['expressions', 'for_each_expression', 'count_expression'] as const;

/** A resource or data block in a plan's configuration. */
export class PlanBlock implements BlockConfiguration {
  constructor(readonly json: Json) {}

  get expressions(): Json {
    return member(this.json, 'expressions') ?? {};
  }

  get forEach(): Written {
    return forEachOf(this.json);
  }

  get dependsOn(): readonly Expression[] {
    return readReferences(listMember(this.json, 'depends_on'));
  }

  references(): readonly Expression[] {
    const lists: Json[][] = [];
    for (const name of HOLDING_REFERENCES) collectReferences(member(this.json, name), lists, 0);
    return lists.flatMap((list) => readReferences(list));
  }

  refersTo(block: string): boolean {
    // Each reference is followed by its own beginnings, so the block stands there by itself.
    return HOLDING_REFERENCES.some((name) => holdsReference(member(this.json, name), block, 0));
  }
}

function forEachOf(json: Json): Written {
  const expression = member(json, 'for_each_expression');
  return expression === undefined ? NOTHING : writtenAs(expression);
}

function countOf(json: Json): Written {
  const expression = member(json, 'count_expression');
  return expression === undefined ? NOTHING : writtenAs(expression);
}

/** Deeper than any configuration; a plan is not to be trusted with the stack. */
const DEEPEST = 50;

function collectReferences(json: Json, into: Json[][], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(json)) {
    for (const item of json) collectReferences(item, into, depth + 1);
    return;
  }
  if (!isObject(json)) return;
  const references = json['references'];
  if (Array.isArray(references)) into.push(references);
  for (const [name, value] of Object.entries(json))
    if (name !== 'references' && name !== 'constant_value') collectReferences(value, into, depth + 1);
}

function holdsReference(json: Json, block: string, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (Array.isArray(json)) return json.some((item) => holdsReference(item, block, depth + 1));
  if (!isObject(json)) return false;
  const references = json['references'];
  if (Array.isArray(references) && references.includes(block)) return true;
  for (const name in json)
    if (
      name !== 'references' &&
      name !== 'constant_value' &&
      Object.hasOwn(json, name) &&
      holdsReference(json[name], block, depth + 1)
    )
      return true;
  return false;
}
