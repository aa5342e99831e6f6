import type { ModuleConfiguration, Written } from '../resource/configuration';
import type { Expression, Step } from '../expression/expression';
import { addTo } from '../json/group';
import { type Json, isObject, member } from '../json/json';
import { type RawResource, type Scope, blockOf, keyInAddress, lastCall } from '../resource/raw-resource';

/** What an expression may lead to. */
export type Target =
  /** An attribute of a resource; without a path the whole resource, or an attribute whose name the input has lost. */
  | { readonly kind: 'resource'; readonly resource: RawResource; readonly path: Path }
  /** A whole module instance, or an output of it whose name the input has lost. */
  | { readonly kind: 'module'; readonly module: string }
  /** A value that is written out. */
  | { readonly kind: 'value'; readonly value: Json }
  /** Something that has a name and no resource in this input, such as `var.project_id` of a stack. */
  | { readonly kind: 'symbol'; readonly symbol: string }
  /** Nothing can be told from here on; a local of a plan is told by its name alone. */
  | { readonly kind: 'lost'; readonly reason: string; readonly local?: string };

/** Names and indexes into a value; a splat is '*'. */
export type Path = readonly (string | number)[];

/** Longer chains of references than these are circles. */
const LONGEST = 60;

/** Every reference of an expression is followed; no configuration that people write comes near this. */
const MOST_STEPS = 10_000;

/** Functions that pass on what they are given. */
const TRANSPARENT = new Set([
  'one',
  'tostring',
  'tolist',
  'toset',
  'sensitive',
  'nonsensitive',
  'element',
  'try',
  'coalesce',
]);

/** Follows expressions to the resources behind them, through modules, variables, locals, keys and numbers. */
export class Follower {
  private readonly byAddress = new Map<string, RawResource>();
  private readonly moduleInstances = new Map<string, Set<string>>();
  private left = MOST_STEPS;

  constructor(
    private readonly resources: readonly RawResource[],
    private readonly root: ModuleConfiguration | undefined,
  ) {
    for (const resource of resources) {
      this.byAddress.set(resource.address, resource);
      if (resource.module !== '') this.addModule(resource.module);
    }
  }

  /** The instances of a block that has no instance by its own address. */
  private instancesOf(module: string, block: string): readonly RawResource[] {
    this.byBlock ??= groupedByBlock(this.resources);
    return this.byBlock.get(`${module}|${block}`) ?? [];
  }

  private byBlock: ReadonlyMap<string, readonly RawResource[]> | undefined;

  /** What an attribute may lead to. No target: it is not written. */
  targets(written: Written, scope: Scope): Target[] {
    this.left = MOST_STEPS;
    return this.written(written, scope, [], 0);
  }

  /** The scope of a module instance's own expressions. */
  scopeOf(module: string): Scope {
    return { module, configuration: this.configurationOf(module), block: undefined, key: undefined };
  }

  private written(written: Written, scope: Scope, rest: Path, depth: number): Target[] {
    if (depth > LONGEST) return [lost('it refers to itself')];
    switch (written.kind) {
      case 'nothing':
        return [];
      case 'unclear':
        return [lost(written.reason)];
      case 'constant':
        return [{ kind: 'value', value: valueAt(written.value, rest) }];
      case 'expression':
        return this.follow(written.expression, scope, rest, depth + 1);
      case 'references':
        return this.followAll(written.references, scope, rest, depth + 1);
    }
  }

  private followAll(references: readonly Expression[], scope: Scope, rest: Path, depth: number): Target[] {
    const [only] = references;
    if (only !== undefined && references.length === 1) return this.follow(only, scope, rest, depth);
    return references.flatMap((reference) => this.follow(reference, scope, rest, depth));
  }

  private follow(expression: Expression, scope: Scope, rest: Path, depth: number): Target[] {
    this.left -= 1;
    if (depth > LONGEST || this.left < 0) return [lost('it refers to itself')];
    switch (expression.kind) {
      case 'literal':
        return [{ kind: 'value', value: rest.length === 0 ? expression.value : undefined }];
      case 'name':
      case 'access':
        return this.access(expression, scope, rest, depth);
      case 'call':
        return this.call(expression, scope, rest, depth);
      case 'conditional': {
        const condition = this.constant(expression.condition, scope);
        if (condition === true) return this.follow(expression.yes, scope, rest, depth + 1);
        if (condition === false) return this.follow(expression.no, scope, rest, depth + 1);
        return [expression.yes, expression.no].flatMap((side) => this.follow(side, scope, rest, depth + 1));
      }
      case 'list': {
        const [index, ...further] = rest;
        if (typeof index !== 'number')
          return expression.items.flatMap((item) => this.follow(item, scope, further, depth + 1));
        const item = expression.items[index];
        return item === undefined
          ? [lost('its list is shorter')]
          : this.follow(item, scope, further, depth + 1);
      }
      case 'object': {
        const [name, ...further] = rest;
        const entry = expression.entries.find(([key]) => nameOf(key) === String(name));
        return entry === undefined
          ? [lost('its object has no such member')]
          : this.follow(entry[1], scope, further, depth + 1);
      }
      case 'opaque':
        return [
          lost('its expression is not one that can be followed'),
          ...expression.references.flatMap((reference) => this.follow(reference, scope, rest, depth + 1)),
        ];
      case 'template':
      case 'operation':
        return [lost('it is put together from several values')];
    }
  }

  private call(
    { name, arguments: given }: Expression & { kind: 'call' },
    scope: Scope,
    rest: Path,
    depth: number,
  ): Target[] {
    const [first] = given;
    if (!TRANSPARENT.has(name) || first === undefined) return [lost(`it is what ${name}() returns`)];
    if (name !== 'try' && name !== 'coalesce') return this.follow(first, scope, rest, depth + 1);
    // The first one that leads anywhere is the one that Terraform takes: an attribute of a resource is never null.
    const all: Target[] = [];
    for (const argument of given) {
      const targets = this.follow(argument, scope, rest, depth + 1);
      if (targets.length > 0 && targets.every(({ kind }) => kind === 'resource' || kind === 'module'))
        return [...all, ...targets];
      all.push(...targets.filter(({ kind }) => kind !== 'lost'));
    }
    return all.length > 0 ? all : [lost(`it is what ${name}() returns`)];
  }

  private access(expression: Expression, scope: Scope, rest: Path, depth: number): Target[] {
    const path: (string | number | undefined)[] = [];
    let base = expression;
    while (base.kind === 'access') {
      path.push(this.stepIn(base.step, scope));
      base = base.of;
    }
    path.reverse();
    if (rest.length > 0) path.push(...rest);
    if (base.kind !== 'name') {
      const known = path.every((step) => step !== undefined) ? path : [];
      return this.follow(base, scope, known, depth + 1);
    }
    return this.fromName(base.name, path, scope, depth + 1);
  }

  /** A step with its index worked out; undefined where it is not known. */
  private stepIn(step: Step, scope: Scope): string | number | undefined {
    if (step.kind === 'attribute') return step.name;
    if (step.kind === 'splat') return '*';
    const index = this.constant(step.index, scope);
    return typeof index === 'string' || typeof index === 'number' ? index : undefined;
  }

  private fromName(
    root: string,
    path: readonly (string | number | undefined)[],
    scope: Scope,
    depth: number,
  ): Target[] {
    if (depth > LONGEST) return [lost('it refers to itself')];
    const name = path[0];
    const further = path.slice(1);
    switch (root) {
      case 'var':
        return this.variable(String(name), certain(further), scope, depth);
      case 'local':
        return this.local(String(name), certain(further), scope, depth);
      case 'module':
        return this.module(String(name), further, scope, depth);
      case 'each':
        if (name === 'key') return [{ kind: 'value', value: scope.key }];
        return this.eachValue(certain(further), scope, depth);
      case 'count':
        return [{ kind: 'value', value: scope.key }];
      case 'data':
        return this.resource(`data.${String(name)}.${String(further[0])}`, further.slice(1), scope);
      case 'path':
      case 'terraform':
      case 'self':
        return [lost(`it takes ${root}.${String(name)}`)];
      default: {
        const iteration = scope.iterators?.get(root);
        if (iteration !== undefined)
          return this.follow(
            name === 'key' ? iteration.key : iteration.value,
            scope,
            certain(further),
            depth + 1,
          );
        return this.resource(`${root}.${String(name)}`, further, scope);
      }
    }
  }

  private resource(block: string, path: readonly (string | number | undefined)[], scope: Scope): Target[] {
    const prefix = scope.module === '' ? block : `${scope.module}.${block}`;
    const single = this.byAddress.get(prefix);
    if (single !== undefined)
      return [{ kind: 'resource', resource: single, path: pathWithin(single, certain(path)) }];
    const [first, ...further] = path;
    const instances = this.instancesOf(scope.module, block);
    if (instances.length === 0) {
      const attribute = certain(path).join('.');
      return [{ kind: 'symbol', symbol: attribute === '' ? prefix : `${prefix}.${attribute}` }];
    }
    const byKey = instances[0]?.key === undefined ? undefined : this.instance(prefix, first);
    if (byKey !== undefined)
      return [{ kind: 'resource', resource: byKey, path: pathWithin(byKey, certain(further)) }];
    const steps = certain(first === undefined ? further : path);
    return instances.map((resource) => ({ kind: 'resource', resource, path: pathWithin(resource, steps) }));
  }

  private instance(prefix: string, key: string | number | undefined): RawResource | undefined {
    if (key === undefined || key === '*') return undefined;
    return this.byAddress.get(prefix + keyInAddress(key));
  }

  private module(
    name: string,
    path: readonly (string | number | undefined)[],
    scope: Scope,
    depth: number,
  ): Target[] {
    const prefix = scope.module === '' ? `module.${name}` : `${scope.module}.module.${name}`;
    const child = scope.configuration?.child(name);
    if (child === undefined) return [lost(`the inside of module ${name} is not in this input`)];
    const instances = this.moduleInstances.get(prefix) ?? new Set([prefix]);
    const [first, ...further] = path;
    const one = first === undefined || first === '*' ? undefined : prefix + keyInAddress(first);
    const isOne = one !== undefined && instances.has(one);
    const chosen = isOne ? [one] : [...instances];
    // As with resources, keys and positions that the plan does not show may stand before the output.
    const steps = certain(isOne || first === undefined ? further : path);
    const outputs = new Set(child.outputNames());
    const from = steps.findIndex((step) => typeof step === 'string' && outputs.has(step));
    return chosen.flatMap((module): Target[] => {
      if (from === -1) return [{ kind: 'module', module }];
      const output = child.output(String(steps[from]));
      return this.written(output, this.scopeOf(module), steps.slice(from + 1), depth + 1);
    });
  }

  private variable(name: string, rest: Path, scope: Scope, depth: number): Target[] {
    const { configuration } = scope;
    if (configuration === undefined) return [lost(`nothing is known of var.${name}`)];
    const { call, parent } = configuration;
    if (call === undefined || parent === undefined) {
      const value = configuration.variable(name);
      if (value.kind === 'unknown') return [{ kind: 'symbol', symbol: ['var', name, ...rest].join('.') }];
      return [{ kind: 'value', value: value.kind === 'known' ? valueAt(value.value, rest) : null }];
    }
    const input = call.input(name);
    if (input.kind === 'nothing') {
      const value = configuration.variable(name);
      return [{ kind: 'value', value: value.kind === 'known' ? valueAt(value.value, rest) : null }];
    }
    return this.written(input, this.scopeOfCall(scope.module, parent, call), rest, depth + 1);
  }

  private scopeOfCall(module: string, configuration: ModuleConfiguration, block: Scope['block']): Scope {
    const last = lastCall(module);
    return { module: last?.parent ?? '', configuration, block, key: last?.key };
  }

  private local(name: string, rest: Path, scope: Scope, depth: number): Target[] {
    const local = scope.configuration?.local(name) ?? { kind: 'unclear', reason: 'nothing is known of it' };
    if (local.kind !== 'unclear') return this.written(local, scope, rest, depth + 1);
    return [{ kind: 'lost', reason: local.reason, local: [scope.module, 'local', name, ...rest].join('.') }];
  }

  private eachValue(rest: Path, scope: Scope, depth: number): Target[] {
    if (scope.eachValue !== undefined) return this.follow(scope.eachValue, scope, rest, depth + 1);
    const { block, key } = scope;
    if (block === undefined || key === undefined) return [lost('it is not known what each.value is')];
    // A plan shows nothing of a function of literals; but for rare ones that is toset(), whose keys are its values.
    if (block.forEach.kind === 'nothing' && rest.length === 0) return [{ kind: 'value', value: key }];
    // The element of what for_each goes over; that expression itself knows no `each`.
    const targets = this.written(
      block.forEach,
      { ...scope, block: undefined, key: undefined },
      [key, ...rest],
      depth + 1,
    );
    return targets.length > 0 ? targets : [lost('it is not known what each.value is')];
  }

  /** A value that an expression has for certain: a literal, a key, a variable that is given, a comparison of these. */
  private constant(expression: Expression, scope: Scope): Json {
    if (expression.kind === 'literal') return expression.value;
    if (expression.kind === 'operation') {
      const [left, right] = expression.operands.map((operand) => this.constant(operand, scope));
      if (left === undefined) return undefined;
      if (expression.operator === '!') return typeof left === 'boolean' ? !left : undefined;
      if (right === undefined) return undefined;
      if (expression.operator === '==') return left === right;
      return expression.operator === '!=' ? left !== right : undefined;
    }
    if (expression.kind !== 'access' || !isNamespaced(expression)) return undefined;
    const [target, ...others] = this.follow(expression, scope, [], LONGEST / 2);
    return target?.kind === 'value' && others.length === 0 ? target.value : undefined;
  }

  private configurationOf(module: string): ModuleConfiguration | undefined {
    const last = lastCall(module);
    return last === undefined ? this.root : this.configurationOf(last.parent)?.child(last.name);
  }

  private addModule(module: string): void {
    const last = lastCall(module);
    if (last === undefined) return;
    const prefix = last.parent === '' ? `module.${last.name}` : `${last.parent}.module.${last.name}`;
    const instances = this.moduleInstances.get(prefix);
    if (instances === undefined) this.moduleInstances.set(prefix, new Set([module]));
    else if (instances.has(module)) return;
    else instances.add(module);
    this.addModule(last.parent);
  }
}

function groupedByBlock(resources: readonly RawResource[]): ReadonlyMap<string, readonly RawResource[]> {
  const byBlock = new Map<string, RawResource[]>();
  for (const resource of resources) addTo(byBlock, `${resource.module}|${blockOf(resource)}`, resource);
  return byBlock;
}

function isNamespaced(expression: Expression): boolean {
  let base = expression;
  while (base.kind === 'access') base = base.of;
  return base.kind === 'name' && ['var', 'local', 'each', 'count'].includes(base.name);
}

function lost(reason: string): Target {
  return { kind: 'lost', reason };
}

/** The steps up to the first one that is not known. */
function certain(path: readonly (string | number | undefined)[]): Path {
  const end = path.indexOf(undefined);
  return (end === -1 ? path : path.slice(0, end)) as Path;
}

/**
 * The steps from the first attribute of the resource on. Others may stand before it: a splat over what is no list is that
 * one, and of an object or list that resources are put into, a plan shows neither keys nor positions.
 */
function pathWithin({ attributes }: RawResource, path: Path): Path {
  const from = path.findIndex((step) => typeof step === 'string' && step !== '*' && attributes.mayHave(step));
  if (from === 0) return path;
  return from === -1 ? [] : path.slice(from);
}

function nameOf(key: Expression): string | undefined {
  if (key.kind === 'name') return key.name;
  return key.kind === 'literal' ? String(key.value) : undefined;
}

function valueAt(json: Json, path: Path): Json {
  let value = json;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step] as Json;
    // In a set, each element is its own key.
    else if (Array.isArray(value)) value = value.includes(step) ? step : undefined;
    else if (isObject(value)) value = member(value, String(step));
    else return undefined;
  }
  return value;
}
