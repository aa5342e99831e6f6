interface Row {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
}

/** What `terraform show -json` prints of a state. */
export interface ShownState {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly values: {
    readonly root_module: { readonly resources: readonly (Row & { readonly values: object })[] };
  };
}

/** The state that there is once a plan is applied. */
export function stateAfter(plan: object): ShownState {
  const { resource_changes: changes } = plan as {
    resource_changes: readonly (Row & { readonly change: { readonly after: object } })[];
  };
  const resources = changes.map(({ address, mode, type, name, change }) => ({
    address,
    mode,
    type,
    name,
    values: change.after,
  }));
  return { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources } } };
}

/** The same state as a terraform.tfstate. */
export function stateFile({ terraform_version, values }: ShownState): object {
  return {
    version: 4,
    terraform_version,
    serial: 1,
    lineage: 'x',
    outputs: {},
    resources: values.root_module.resources.map(({ mode, type, name, values: attributes }) => ({
      mode,
      type,
      name,
      instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
    })),
  };
}
