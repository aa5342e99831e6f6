import type { Expression } from '../expression/expression';
import type { Written } from '../expression/written';
import { type CallConfiguration, type ModuleConfiguration, moduleAt } from '../resource/configuration';
import { childModule, keyInAddress, lastCall } from '../resource/module-address';
import { type RawResource, type Scope, inOrigin } from '../resource/raw-resource';
import type { Inputs } from './inputs';
import type { Instances } from './instances';
import { type Path, type Steps, certain, pathWithin, valueAt } from './path';
import { CIRCULAR, LONGEST_CHAIN, type Target, lost } from './target';

/** Follows what a name stands for. */
interface Expressions {
  written(written: Written, scope: Scope, rest: Path, depth: number): Target[];
  expression(expression: Expression, scope: Scope, rest: Path, depth: number): Target[];
}

/** Follows names: variables, locals, modules, keys, iterators, and above all resources. */
export class NameFollower {
  constructor(
    private readonly inputs: Inputs,
    private readonly expressions: Expressions,
  ) {}

  /** What a name leads to, such as `var`, with the steps that follow it. */
  targets(root: string, steps: Steps, scope: Scope, depth: number): Target[] {
    if (depth > LONGEST_CHAIN) return [CIRCULAR];
    const name = String(steps[0]);
    const further = steps.slice(1);
    switch (root) {
      case 'var':
        return this.variable(name, certain(further), scope, depth);
      case 'local':
        return this.local(name, certain(further), scope, depth);
      case 'module':
        return this.module(name, further, scope, depth);
      case 'each':
        return name === 'key'
          ? [{ kind: 'value', value: scope.key }]
          : this.eachValue(certain(further), scope, depth);
      case 'count':
        return [{ kind: 'value', value: scope.key }];
      case 'data':
        if (name === 'terraform_remote_state') return this.remoteState(further, scope, depth);
        return this.resource(`data.${name}.${String(further[0])}`, further.slice(1), scope);
      case 'path':
      case 'terraform':
      case 'self':
        return [lost(`it refers to ${root}.${name}`)];
      default: {
        const iteration = scope.iterators?.get(root);
        if (iteration === undefined) return this.resource(`${root}.${name}`, further, scope);
        const element = name === 'key' ? iteration.key : iteration.value;
        return this.expressions.expression(element, scope, certain(further), depth + 1);
      }
    }
  }

  /** An output of the input whose state a data source reads. Without that input it is the same wherever it is read. */
  private remoteState([data, ...steps]: Steps, scope: Scope, depth: number): Target[] {
    const name = String(data);
    const [outputs, output, ...path] = steps;
    const found = outputs === 'outputs' ? this.inputs.output(name, String(output), scope) : undefined;
    if (found !== undefined && found.written.kind !== 'nothing')
      return this.expressions.written(found.written, found.scope, certain(path), depth + 1);
    const block = `data.terraform_remote_state.${name}`;
    const location = scope.configuration?.remoteState?.(name);
    if (location === undefined) return this.resource(block, steps, scope);
    const [symbol, id] = [block, location].map((one) => [one, ...certain(steps)].join('.'));
    return [{ kind: 'symbol', symbol: symbol ?? block, ...(id === undefined ? {} : { id }) }];
  }

  private resource(block: string, steps: Steps, scope: Scope): Target[] {
    const { instances: all } = this.inputs.of(scope);
    const address = scope.module === '' ? block : `${scope.module}.${block}`;
    const single = all.at(address);
    if (single !== undefined) return [attributeOf(single, certain(steps))];
    const [first, ...further] = steps;
    const instances = all.ofBlock(scope.module, block);
    if (instances.length === 0) return [symbolIn(scope, [address, ...certain(steps)])];
    const byKey = instances[0]?.key === undefined ? undefined : instanceOf(all, address, first);
    if (byKey !== undefined) return [attributeOf(byKey, certain(further))];
    const path = certain(first === undefined ? further : steps);
    return instances.map((resource) => attributeOf(resource, path));
  }

  private module(name: string, steps: Steps, scope: Scope, depth: number): Target[] {
    const child = scope.configuration?.child(name);
    if (child === undefined) return [lost(`the inside of module ${name} is not in this input`)];
    const call = childModule(scope.module, name);
    const { instances: all, root } = this.inputs.of(scope);
    const instances = all.ofModule(call);
    const [first, ...further] = steps;
    const one = first === undefined || first === '*' ? undefined : call + keyInAddress(first);
    const isOne = one !== undefined && instances.has(one);
    // As with resources, keys and positions that the plan does not show may stand before the output.
    const path = certain(isOne || first === undefined ? further : steps);
    const outputs = new Set(child.outputNames());
    const at = path.findIndex((step) => typeof step === 'string' && outputs.has(step));
    return (isOne ? [one] : [...instances]).flatMap((module): Target[] =>
      at === -1
        ? [{ kind: 'module', module, origin: scope.origin }]
        : this.expressions.written(
            child.output(String(path[at])),
            {
              module,
              configuration: moduleAt(root, module),
              block: undefined,
              key: undefined,
              origin: scope.origin,
            },
            path.slice(at + 1),
            depth + 1,
          ),
    );
  }

  private variable(name: string, rest: Path, scope: Scope, depth: number): Target[] {
    const { configuration } = scope;
    if (configuration === undefined) return [lost(`the value of var.${name} is not in this input`)];
    const { call, parent } = configuration;
    const isRoot = call === undefined || parent === undefined;
    if (!isRoot) {
      const input = call.input(name);
      if (input.kind !== 'nothing')
        return this.expressions.written(input, scopeOfCall(call, parent, scope), rest, depth + 1);
    }
    const value = configuration.variable(name);
    if (isRoot && value.kind === 'unknown') return [symbolIn(scope, ['var', name, ...rest])];
    return [{ kind: 'value', value: value.kind === 'known' ? valueAt(value.value, rest) : null }];
  }

  private local(name: string, rest: Path, scope: Scope, depth: number): Target[] {
    const local = scope.configuration?.local(name) ?? {
      kind: 'unclear',
      reason: `the value of local.${name} is not in this input`,
    };
    if (local.kind !== 'unclear') return this.expressions.written(local, scope, rest, depth + 1);
    return [
      {
        kind: 'lost',
        reason: local.reason,
        local: inOrigin(scope, [scope.module, 'local', name, ...rest].join('.')),
      },
    ];
  }

  private eachValue(rest: Path, scope: Scope, depth: number): Target[] {
    if (scope.eachValue !== undefined)
      return this.expressions.expression(scope.eachValue, scope, rest, depth + 1);
    const { block, key } = scope;
    if (block === undefined || key === undefined)
      return [lost('the value of each.value is not in this input')];
    // A plan shows nothing of a function of literals; except for rare ones that is toset(), whose keys are its values.
    if (block.forEach.kind === 'nothing' && rest.length === 0) return [{ kind: 'value', value: key }];
    // An element of the collection of for_each; in that expression itself there is no `each`.
    const targets = this.expressions.written(
      block.forEach,
      { ...scope, block: undefined, key: undefined },
      [key, ...rest],
      depth + 1,
    );
    return targets.length > 0 ? targets : [lost('the value of each.value is not in this input')];
  }
}

function attributeOf(resource: RawResource, path: Path): Target {
  return { kind: 'resource', resource, path: pathWithin(resource, path) };
}

function instanceOf(
  instances: Instances,
  block: string,
  key: string | number | undefined,
): RawResource | undefined {
  if (key === undefined || key === '*') return undefined;
  return instances.at(block + keyInAddress(key));
}

/** A name without a resource: it is another one in each input. */
function symbolIn(scope: Scope, path: Path): Target {
  const symbol = path.join('.');
  const id = inOrigin(scope, symbol);
  return id === symbol ? { kind: 'symbol', symbol } : { kind: 'symbol', symbol, id };
}

/** The scope of the inputs of a call: that of the calling module, with the key of this instance of the called one. */
function scopeOfCall(call: CallConfiguration, parent: ModuleConfiguration, { module, origin }: Scope): Scope {
  const last = lastCall(module);
  return { module: last?.parent ?? '', configuration: parent, block: call, key: last?.key, origin };
}
