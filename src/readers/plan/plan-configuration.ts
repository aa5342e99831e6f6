import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, known } from '../../model/value';
import type { Expression } from '../expression/expression';
import { NOTHING, type Written } from '../expression/written';
import {
  DEEPEST_VALUE,
  type Json,
  type JsonObject,
  entriesOf,
  isObject,
  listMember,
  member,
  textMember,
} from '../json/json';
import type {
  BlockConfiguration,
  CallConfiguration,
  ModuleConfiguration,
  Referred,
} from '../resource/configuration';
import { childModule } from '../resource/module-address';
import { writtenAs } from './block-expressions';
import { addReferred, readReferences, referredBy } from './reference-list';

/** A module as a plan's `configuration` has it: without locals, dynamic blocks, lifecycle or keys that are expressions. */
export class PlanModule implements ModuleConfiguration {
  private blocksById: ReadonlyMap<string, PlanBlock> | undefined;
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
    if (this.blocksById !== undefined) return this.blocksById;
    const blocks = new Map<string, PlanBlock>();
    for (const resource of listMember(this.json, 'resources')) {
      const address = textMember(resource, 'address');
      if (address !== undefined) blocks.set(address, new PlanBlock(resource));
    }
    this.blocksById = blocks;
    return blocks;
  }

  childNames(): readonly string[] {
    return entriesOf(member(this.json, 'module_calls')).map(([name]) => name);
  }

  child(name: string): PlanModule | undefined {
    const found = this.children.get(name);
    if (found !== undefined) return found;
    const call = member(member(this.json, 'module_calls'), name);
    const inside = member(call, 'module');
    if (!isObject(inside)) return undefined;
    const child = new PlanModule(inside, childModule(this.path, name), this, call, undefined);
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
    const given = member(this.values, name);
    if (this.parent === undefined && !isObject(given)) return UNKNOWN_UNTIL_PLAN;
    const value = this.parent === undefined ? member(given, 'value') : member(variable, 'default');
    const isSensitive = member(variable, 'sensitive') === true;
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

/** A call of a module in a plan's configuration. */
class PlanCall implements CallConfiguration {
  readonly forEach: Written;
  readonly count: Written;
  readonly dependsOn: readonly Expression[];

  constructor(private readonly json: Json) {
    this.forEach = writtenIn(json, 'for_each_expression');
    this.count = writtenIn(json, 'count_expression');
    this.dependsOn = readReferences(listMember(json, 'depends_on'));
  }

  input(name: string): Written {
    return writtenAs(member(member(this.json, 'expressions'), name));
  }

  /** Every reference in the call, except those of depends_on. */
  references(): readonly Referred[] {
    return referencesIn(this.json);
  }
}

const NOTHING_NAMED: readonly Expression[] = [];

const HAVING_REFERENCES = ['expressions', 'for_each_expression', 'count_expression'] as const;

/** A resource or data block in a plan's configuration. */
export class PlanBlock implements BlockConfiguration {
  private referred: readonly string[] | undefined;

  constructor(readonly json: Json) {}

  get expressions(): Json {
    return member(this.json, 'expressions') ?? {};
  }

  get forEach(): Written {
    return writtenIn(this.json, 'for_each_expression');
  }

  get dependsOn(): readonly Expression[] {
    const list = listMember(this.json, 'depends_on');
    return list.length === 0 ? NOTHING_NAMED : readReferences(list);
  }

  references(): readonly Referred[] {
    return this.texts().map(referredBy);
  }

  refersTo(block: string): boolean {
    return this.texts().includes(block);
  }

  /** They are read twice: for the order of a schedule and its cluster, and for that of all actions. */
  private texts(): readonly string[] {
    return (this.referred ??= referredIn(this.json));
  }
}

function writtenIn(json: Json, name: 'for_each_expression' | 'count_expression'): Written {
  const expression = member(json, name);
  return expression === undefined ? NOTHING : writtenAs(expression);
}

/** What the references in a call or a provider lead to, except those of depends_on. */
export function referencesIn(json: Json): readonly Referred[] {
  return referredIn(json).map(referredBy);
}

function referredIn(json: Json): readonly string[] {
  const found: string[] = [];
  for (const name of HAVING_REFERENCES) collectReferences(member(json, name), found, 0);
  return found;
}

function collectReferences(json: Json, into: string[], depth: number): void {
  if (typeof json !== 'object' || json === null || depth > DEEPEST_VALUE) return;
  if (Array.isArray(json)) {
    for (const item of json) collectReferences(item, into, depth + 1);
    return;
  }
  // As in `member`: asking of each whether the object itself has it takes longer than everything else here.
  for (const name in json) {
    if (name === 'constant_value') continue;
    const value = (json as JsonObject)[name];
    if (name !== 'references') collectReferences(value, into, depth + 1);
    else if (Array.isArray(value)) addReferred(value, into);
  }
}
