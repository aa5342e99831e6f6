import type { Body, Resources } from '../../src/rules/example';

/** A configuration under test: the resources, and what stands around them. */
export interface Configuration {
  readonly resources: Resources;
  /** What was applied before the plan. */
  readonly before?: Resources | undefined;
  /** What the state had, where something was changed outside of Terraform since. */
  readonly recorded?: Resources | undefined;
  /** Whether the plan is made with -refresh-only. */
  readonly refreshOnly?: boolean | undefined;
  readonly data?: Resources | undefined;
  readonly locals?: Readonly<Record<string, unknown>> | undefined;
  /** Input variables with the values that a plan gets for them. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The version constraint of the Atlas provider. */
  readonly provider?: string | undefined;
  /** Import blocks: addresses that exist already. */
  readonly imports?: readonly string[] | undefined;
  /** Addresses that Terraform replaces although no attribute forces it. */
  readonly replaced?: readonly string[] | undefined;
  /** Addresses whose replacement is created before the old one is deleted. */
  readonly createBeforeDestroy?: readonly string[] | undefined;
  /** Addresses that Terraform forgets without destroying them. */
  readonly forgotten?: readonly string[] | undefined;
  /** Recovery objectives, as constructs write them into cdk.tf.json. */
  readonly objectives?: readonly Body[] | undefined;
  /** Addresses that had another one before: the new one by the old one. */
  readonly moved?: Readonly<Record<string, string>> | undefined;
}

/** The configuration as CDKTF synthesizes it. */
export function synthOf(configuration: Configuration): Record<string, unknown> {
  const { resources, data, locals, variables, provider = '~> 2.12', imports, objectives } = configuration;
  return {
    '//': {
      metadata: { backend: 'local', stackName: 'stack', version: '0.21.0' },
      outputs: {},
      ...(objectives === undefined ? {} : { atlasBackup: { objectives } }),
    },
    terraform: {
      required_providers: { mongodbatlas: { source: 'mongodb/mongodbatlas', version: provider } },
    },
    provider: { mongodbatlas: [{}] },
    resource: withPaths(resources),
    ...(data === undefined ? {} : { data: withPaths(data) }),
    ...(locals === undefined ? {} : { locals }),
    ...(variables === undefined
      ? {}
      : { variable: Object.fromEntries(Object.keys(variables).map((name) => [name, {}])) }),
    ...(imports === undefined ? {} : { import: imports.map((to) => ({ to, id: 'project-name' })) }),
  };
}

function withPaths(resources: Resources): Resources {
  return Object.fromEntries(
    Object.entries(resources).map(([type, named]) => [
      type,
      Object.fromEntries(
        Object.entries(named).map(([name, body]): [string, Body] => {
          const own = (body['//'] as { metadata?: object } | undefined)?.metadata;
          return [name, { ...body, '//': { metadata: { path: pathOf(name), uniqueId: name, ...own } } }];
        }),
      ),
    ]),
  );
}

/** The construct path that a resource gets at synth. */
export function pathOf(name: string): string {
  return `stack/${name}`;
}
