/**
 * A plan as `terraform show -json` prints it, from a sketch: resources with their values, and the configuration that a
 * plan shows behind them. It serves what `planOf` does not plan: modules, instances with keys, and expressions
 * that a plan reduces to their references.
 */
export interface PlanSketch extends ModuleSketch {
  readonly resources: readonly PlannedResource[];
  /** Data sources that Terraform has read already. */
  readonly read?: readonly PlannedResource[];
  /** The values of the input variables. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** A resource instance; the names under `unknown` are known after apply. */
export interface PlannedResource {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly unknown: readonly string[];
}

/** The configuration of a module. */
export interface ModuleSketch {
  readonly blocks?: Readonly<Record<string, BlockSketch>>;
  readonly modules?: Readonly<Record<string, CallSketch>>;
  readonly outputs?: Readonly<Record<string, object>>;
  /** Input variables with their defaults. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface BlockSketch {
  readonly forEach?: object;
  readonly dependsOn?: readonly string[];
  readonly [attribute: string]: unknown;
}

export interface CallSketch extends ModuleSketch {
  readonly inputs?: Readonly<Record<string, object>>;
  readonly forEach?: object;
  readonly dependsOn?: readonly string[];
}

/** A resource that the plan creates. */
export function planned(
  address: string,
  values: Readonly<Record<string, unknown>> = {},
  ...unknown: readonly string[]
): PlannedResource {
  return { address, values, unknown };
}

/** An expression of HCL with these references, each followed by its own prefixes as Terraform lists them. */
export function refs(...references: readonly string[]): { readonly references: readonly string[] } {
  return { references: references.flatMap(prefixes) };
}

/** A literal, or an expression of JSON configuration, which a plan shows next to its references. */
export function constant(value: unknown, ...references: readonly string[]): object {
  return { constant_value: value, ...(references.length > 0 ? refs(...references) : {}) };
}

export function planFrom(sketch: PlanSketch): Record<string, unknown> {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete: true,
    ...(sketch.given === undefined
      ? {}
      : {
          variables: Object.fromEntries(
            Object.entries(sketch.given).map(([name, value]) => [name, { value }]),
          ),
        }),
    resource_changes: sketch.resources.map((resource) => ({
      ...addressed(resource.address),
      change: {
        actions: resource.address.includes('data.') ? ['read'] : ['create'],
        before: null,
        after: resource.values,
        after_unknown: Object.fromEntries(resource.unknown.map((name) => [name, true])),
        after_sensitive: {},
      },
    })),
    prior_state: {
      values: {
        root_module: {
          resources: (sketch.read ?? []).map(({ address, values }) => ({ ...addressed(address), values })),
        },
      },
    },
    configuration: { root_module: moduleOf(sketch) },
  };
}

function moduleOf({ blocks, modules, outputs, variables }: ModuleSketch): object {
  return {
    resources: Object.entries(blocks ?? {}).map(([id, { forEach, dependsOn, ...expressions }]) => {
      const { mode, type, name } = addressed(id);
      return {
        address: id,
        mode,
        type,
        name,
        expressions,
        ...(forEach === undefined ? {} : { for_each_expression: forEach }),
        ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
      };
    }),
    module_calls: Object.fromEntries(
      Object.entries(modules ?? {}).map(([name, call]) => [
        name,
        {
          expressions: call.inputs ?? {},
          ...(call.forEach === undefined ? {} : { for_each_expression: call.forEach }),
          ...(call.dependsOn === undefined ? {} : { depends_on: call.dependsOn }),
          module: moduleOf(call),
        },
      ]),
    ),
    outputs: Object.fromEntries(
      Object.entries(outputs ?? {}).map(([name, expression]) => [name, { expression }]),
    ),
    variables: Object.fromEntries(
      Object.entries(variables ?? {}).map(([name, value]) => [
        name,
        value === undefined ? {} : { default: value },
      ]),
    ),
  };
}

const ADDRESS = /^(?:(.*module\.[\w-]+(?:\[[^\]]*\])?)\.)?(data\.)?(\w+)\.([\w-]+)(?:\[(.*)\])?$/;

/** The members of a row of a plan that its address consists of. */
function addressed(address: string): Readonly<Record<string, unknown>> {
  const [, module, data, type, name, index] = ADDRESS.exec(address) ?? [];
  if (type === undefined) throw new Error(`${address} is not the address of a resource`);
  return {
    address,
    ...(module === undefined ? {} : { module_address: module }),
    mode: data === undefined ? 'managed' : 'data',
    type,
    name,
    ...(index === undefined ? {} : { index: JSON.parse(index) as unknown }),
  };
}

function prefixes(reference: string): string[] {
  const steps = reference.split(/(?=\.)|(?=\[)/);
  const fewest = steps[0] === 'data' ? 3 : 2;
  const all: string[] = [];
  for (let length = steps.length; length >= Math.min(fewest, steps.length); length -= 1)
    all.push(steps.slice(0, length).join(''));
  return all;
}
