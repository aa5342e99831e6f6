import type * as Cdktf from 'cdktf';
import type { TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import type * as Constructs from 'constructs';
import type { Construct, IConstruct } from 'constructs';
import type { ClassName, ConstructFile, Statement, Value } from '../program/program';

/** Loads a module that programs import: `cdktf`, `constructs`, and the entries of this package. */
export type Load = (from: string) => Readonly<Record<string, unknown>>;

/** A statement that failed: a construct rejects its props. */
export interface Failure {
  readonly address: string | undefined;
  readonly reason: string;
}

/** What running a program made. */
export interface Made {
  readonly json: unknown;
  /** The address in the state of each resource, by its address in the JSON. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly failures: readonly Failure[];
}

type Callable = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/**
 * Runs the program in this process: what the printed TypeScript does, without compiling it, so that no text of a state is
 * ever code here.
 * @param names the names in the state to keep, by the path below the stack
 */
export function runProgram(
  files: readonly ConstructFile[],
  load: Load,
  names: ReadonlyMap<string, string>,
): Made {
  const { App, TerraformStack: Stack } = load('cdktf') as unknown as typeof Cdktf;
  const { Construct: Scope } = load('constructs') as unknown as typeof Constructs;
  class NamedStack extends Stack {
    protected override allocateLogicalId(element: TerraformElement): string {
      const path = element.node.path.slice(this.node.path.length + 1);
      return names.get(path) ?? super.allocateLogicalId(element);
    }
  }
  const stack = new NamedStack(new App({ skipValidation: true }), 'atlas');
  const addresses = new Map<string, string>();
  const failures: Failure[] = [];
  for (const file of files) {
    const run = new FileRun(new Scope(stack, file.id), load);
    for (const statement of file.statements) {
      try {
        const resource = run.statement(statement);
        if (resource !== undefined && statement.address !== undefined)
          addresses.set(addressOf(resource), statement.address);
      } catch (error) {
        failures.push({
          address: statement.address,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }
  return { json: synthesized(stack, failures), addresses, failures };
}

function synthesized(stack: TerraformStack, failures: Failure[]): unknown {
  try {
    stack.prepareStack();
    return stack.toTerraform() as unknown;
  } catch (error) {
    failures.push({ address: undefined, reason: error instanceof Error ? error.message : String(error) });
    return {};
  }
}

type Resource = Pick<TerraformResource, 'terraformResourceType' | 'friendlyUniqueId'>;

function addressOf({ terraformResourceType, friendlyUniqueId }: Resource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

class FileRun {
  private readonly variables = new Map<string, unknown>();

  constructor(
    scope: Construct,
    private readonly load: Load,
  ) {
    this.variables.set('this', scope);
  }

  /** Runs a statement; returns the resource that it creates. */
  statement({ variable, target, value, creates }: Statement): Resource | undefined {
    const result = this.value(value);
    if (variable !== undefined) this.variables.set(variable, result);
    if (target?.kind === 'member') Reflect.set(this.value(target.of) as object, target.name, result);
    if (creates === undefined) return undefined;
    return creates.reduce<IConstruct>(
      (inner, id) => inner.node.findChild(id),
      result as IConstruct,
    ) as IConstruct & Resource;
  }

  private value(value: Value): unknown {
    switch (value.kind) {
      case 'literal':
        return value.value;
      case 'name':
        return this.named(value.name);
      case 'class':
        return this.class(value.of);
      case 'list':
        return value.items.map((item) => this.value(item));
      case 'object':
        return Object.fromEntries(value.members.map((member) => [member.name, this.value(member.value)]));
      case 'member':
        return (this.value(value.of) as Readonly<Record<string, unknown>>)[value.name];
      case 'call': {
        const of = this.value(value.of) as Callable;
        return of[value.name]?.call(of, ...value.args.map((one) => this.value(one)));
      }
      case 'new': {
        const Class = this.class(value.of) as new (...args: unknown[]) => unknown;
        return new Class(...value.args.map((one) => this.value(one)));
      }
    }
  }

  private named(name: string): unknown {
    if (this.variables.has(name)) return this.variables.get(name);
    throw new Error(`${name} does not exist: creating it failed`);
  }

  private class({ name, from }: ClassName): unknown {
    return this.load(from)[name];
  }
}
