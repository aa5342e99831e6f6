import type * as Cdktf from 'cdktf';
import type { TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import type * as Constructs from 'constructs';
import type { Construct, IConstruct } from 'constructs';
import type { ClassName, StackFiles, Statement, Value } from '../program/program';

/** Loads a module that programs import: `cdktf`, `constructs`, and the entries of this package. */
export type Load = (from: string) => Readonly<Record<string, unknown>>;

/** A statement that failed: a construct rejects its props. */
export interface Failure {
  readonly address: string | undefined;
  readonly reason: string;
}

/** What running a program made. */
export interface Made {
  /** Each synthesized stack, by its id. */
  readonly stacks: ReadonlyMap<string, unknown>;
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
  program: readonly StackFiles[],
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
  const app = new App({ skipValidation: true });
  const addresses = new Map<string, string>();
  const failures: Failure[] = [];
  const created = program.map(({ id, files }) => {
    const stack = new NamedStack(app, id);
    for (const file of files) {
      const run = new FileRun(new Scope(stack, file.id), load);
      for (const statement of file.statements) {
        try {
          for (const [address, resource] of run.statement(statement))
            addresses.set(addressOf(resource), address);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          const created = statement.creates?.map(({ address }) => address);
          for (const address of created ?? [statement.address]) failures.push({ address, reason });
        }
      }
    }
    return [id, stack] as const;
  });
  const stacks = new Map(created.map(([id, stack]) => [id, synthesized(stack, failures)]));
  return { stacks, addresses, failures };
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

  /** Runs a statement; returns the resources that it creates, with their addresses in the state. */
  statement({ variable, target, value, creates = [] }: Statement): readonly (readonly [string, Resource])[] {
    const result = this.value(value);
    if (variable !== undefined) this.variables.set(variable, result);
    if (target?.kind === 'member') Reflect.set(this.value(target.of) as object, target.name, result);
    return creates.map(({ address, path }) => [
      address,
      path.reduce<IConstruct>((inner, id) => inner.node.findChild(id), result as IConstruct) as IConstruct &
        Resource,
    ]);
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
