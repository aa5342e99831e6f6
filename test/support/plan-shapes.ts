type Json = unknown;
type Values = Record<string, Json>;

/**
 * The same plan as other versions write it: later ones add members, and OpenTofu has its own registry.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export const shapes: Readonly<Record<string, (plan: Values) => Values>> = {
  'Terraform 1.5: neither complete nor applyable nor errored, an importing without identity': (plan) => ({
    ...without(plan, 'complete', 'applyable', 'errored'),
    format_version: '1.2',
    terraform_version: '1.5.7',
  }),
  'Terraform 1.4: no timestamp either, and format 1.1': (plan) => ({
    ...without(plan, 'complete', 'applyable', 'errored', 'timestamp'),
    format_version: '1.1',
    terraform_version: '1.4.6',
  }),
  'Terraform 1.9: deferred changes': (plan) => ({
    ...plan,
    terraform_version: '1.9.8',
    deferred_changes: [],
  }),
  'Terraform 1.12: identities beside values': (plan) => ({
    ...withChanges(plan, (change) => ({
      ...change,
      before_identity: { id: 'x' },
      after_identity: { id: 'x' },
      ...(change['importing'] === undefined ? {} : { importing: { identity: { id: 'x' } } }),
    })),
    terraform_version: '1.12.2',
  }),
  'Terraform 1.13: drift, checks and relevant attributes in another order': (plan) => ({
    ...plan,
    terraform_version: '1.13.5',
    format_version: '1.2',
    resource_drift: plan['resource_drift'] ?? [],
    checks: [{ address: { kind: 'check', name: 'x', to_display: 'check.x' }, status: 'pass' }],
    relevant_attributes: [...((plan['relevant_attributes'] ?? []) as Json[])].reverse(),
  }),
  'Terraform 1.14: action invocations': (plan) => ({
    ...plan,
    terraform_version: '1.14.0',
    action_invocations: [{ address: 'action.aws_lambda_invoke.x', type: 'aws_lambda_invoke', name: 'x' }],
  }),
  'OpenTofu 1.6: its registry, and no word of whether the plan is complete': (plan) => ({
    ...without(withRegistry(plan, 'registry.opentofu.org') as Values, 'complete', 'applyable'),
    terraform_version: '1.6.3',
  }),
  'OpenTofu 1.11: a mirror of the registry': (plan) => ({
    ...without(withRegistry(plan, 'mirror.example.com') as Values, 'complete', 'applyable'),
    terraform_version: '1.11.0',
  }),
  'members in another order, and unknown ones everywhere': (plan) => strange(plan) as Values,
};

function withChanges(plan: Values, change: (change: Values) => Values): Values {
  const rows = plan['resource_changes'] as { change: Values }[] | undefined;
  return rows === undefined
    ? plan
    : { ...plan, resource_changes: rows.map((row) => ({ ...row, change: change(row.change) })) };
}

function withRegistry(json: Json, registry: string): Json {
  if (Array.isArray(json)) return json.map((item) => withRegistry(item, registry));
  if (typeof json === 'string') return json.replace(/^registry\.terraform\.io\//, `${registry}/`);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, withRegistry(item, registry)]));
}

/** Terraform promises to only add members: a reader must skip them. Values of resources do not change. */
function strange(json: Json): Json {
  if (Array.isArray(json)) return json.map(strange);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).reverse();
  const values = [
    'before',
    'after',
    'after_unknown',
    'values',
    'expressions',
    'constant_value',
    'variables',
    'outputs',
    'module_calls',
    'provider_config',
  ];
  const isNamed = entries.some(([name]) => ['address', 'format_version', 'actions'].includes(name));
  return Object.fromEntries([
    ...(isNamed ? [['new_in_a_version_to_come', { sensitive: ['x'] }] as const] : []),
    ...entries.map(([name, item]) => [name, values.includes(name) ? item : strange(item)] as const),
  ]);
}

export function without(plan: Values, ...names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(plan).filter(([name]) => !names.includes(name)));
}
