/** Examples of rules as HCL, formatted like `terraform fmt`. */
import type { Body, Example, Resources } from '../rules';
import { COMPUTED_ELSEWHERE, jsonIn, marksIn, partsOf } from './expressions';

const ITEMS = [
  'policy_item_hourly',
  'policy_item_daily',
  'policy_item_weekly',
  'policy_item_monthly',
  'policy_item_yearly',
];

/** The blocks in the resources of examples, at any depth; everything else in them is an attribute. */
export const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  mongodbatlas_backup_compliance_policy: [...ITEMS, 'on_demand_policy_item'],
  mongodbatlas_cloud_backup_schedule: [...ITEMS, 'copy_settings', 'copy_policy_items', 'export'],
  mongodbatlas_cloud_backup_snapshot: ['timeouts'],
  mongodbatlas_cloud_backup_snapshot_export_job: ['custom_data'],
  mongodbatlas_cloud_backup_snapshot_restore_job: ['delivery_type_config'],
  mongodbatlas_cloud_provider_access_authorization: ['aws', 'azure'],
  mongodbatlas_cloud_provider_access_setup: ['azure_config', 'timeouts'],
  mongodbatlas_cluster: [
    'advanced_configuration',
    'bi_connector_config',
    'labels',
    'pinned_fcv',
    'regions_config',
    'replication_specs',
    'tags',
    'timeouts',
  ],
  mongodbatlas_encryption_at_rest: ['aws_kms_config', 'azure_key_vault_config', 'google_cloud_kms_config'],
  mongodbatlas_project: ['limits', 'teams'],
  mongodbatlas_serverless_instance: ['links', 'tags'],
};

type Part = Pick<Example, 'data' | 'provider' | 'imports'> & { readonly resources: Resources };

/** The configuration of an example. */
export function toHcl({ resources, data = {}, provider, imports = [] }: Part): string {
  const blocks = [
    ...(provider === undefined ? [] : [providerBlock(provider)]),
    ...imports.map((to) => `import {\n  to = ${to}\n  id = "the id in Atlas"\n}`),
    ...each(data).map(([type, name, body]) =>
      [`data "${type}" "${name}" {`, ...bodyLines(body), '}'].join('\n'),
    ),
    ...each(resources).map(([type, name, body]) =>
      [
        ...Object.keys(marksIn(body['//'] ?? {})).map((mark) => `# A construct marked it: ${mark}`),
        `resource "${type}" "${name}" {`,
        ...bodyLines(body, type),
        '}',
      ].join('\n'),
    ),
  ];
  return blocks.join('\n\n');
}

function providerBlock(version: string): string {
  return `terraform {
  required_providers {
    mongodbatlas = {
      source  = "mongodb/mongodbatlas"
      version = "${version}"
    }
  }
}`;
}

function each(resources: Resources): readonly (readonly [string, string, Body])[] {
  return Object.entries(resources).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => [type, name, body] as const),
  );
}

/** The lines of a body: attributes first, then blocks, then meta-arguments of Terraform. */
function bodyLines(body: Body, type = ''): string[] {
  const attributes: (readonly [string, string])[] = [];
  const blocks: string[][] = [];
  for (const [name, value] of Object.entries(body)) {
    if (name === '//' || value === undefined) continue;
    if (type.startsWith('aws_') && COMPUTED_ELSEWHERE.has(name)) continue;
    const isBlock = name === 'lifecycle' || BLOCKS[type]?.includes(name) === true;
    if (name === 'depends_on') attributes.push([name, listOf(value as string[])]);
    else if (!isBlock) attributes.push([name, expressionOf(value)]);
    else
      for (const one of Array.isArray(value) ? (value as Body[]) : [value as Body])
        blocks.push([`${name} {`, ...bodyLines(one, type), '}']);
  }
  const lines = aligned(attributes);
  for (const one of blocks) lines.push(...(lines.length === 0 ? [] : ['']), ...one);
  return indented(lines);
}

/** Attributes with aligned equals signs, as long as each is on one line. */
function aligned(attributes: readonly (readonly [string, string])[]): string[] {
  const lines: string[] = [];
  let run: (readonly [string, string])[] = [];
  const flush = (): void => {
    const longest = Math.max(0, ...run.map(([name]) => name.length));
    for (const [name, value] of run) lines.push(`${name.padEnd(longest)} = ${value}`);
    run = [];
  };
  for (const [name, value] of attributes) {
    if (!value.includes('\n')) {
      run.push([name, value]);
      continue;
    }
    flush();
    lines.push(...`${name} = ${value}`.split('\n'));
  }
  flush();
  return lines;
}

function expressionOf(value: unknown): string {
  if (typeof value === 'string') return stringOf(value);
  if (Array.isArray(value)) return listOf(value.map((one) => expressionOf(one)));
  if (typeof value === 'object' && value !== null) {
    const lines = aligned(
      Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => [keyOf(name), expressionOf(one)] as const),
    );
    return lines.length === 0 ? '{}' : ['{', ...indented(lines), '}'].join('\n');
  }
  return String(value);
}

function keyOf(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : `"${name}"`;
}

function listOf(items: readonly string[]): string {
  const isShort = items.length < 2 || !items.some((item) => item.includes('\n'));
  if (isShort) return `[${items.join(', ')}]`;
  return ['[', ...indented(items.map((item) => `${item},`).flatMap((item) => item.split('\n'))), ']'].join(
    '\n',
  );
}

function stringOf(value: string): string {
  const json = jsonIn(value);
  if (json !== undefined) return `jsonencode(${expressionOf(json)})`;
  const parts = partsOf(value);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && 'expression' in only) return only.expression;
  return `"${parts.map((part) => ('text' in part ? escaped(part.text) : `\${${part.expression}}`)).join('')}"`;
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
