/** Examples of rules as HCL, as `terraform fmt` would leave it. */
import type { Body, Example, Resources } from '../src/rules/example';
import {
  type AttributeSchemas,
  type BlockSchema,
  dataSourceSchema,
  resourceSchema,
} from '../test/support/schema';
import { COMPUTED_ELSEWHERE, jsonIn, marksIn, partsOf } from './reference';

type Part = Pick<Example, 'data' | 'provider' | 'imports'> & { readonly resources: Resources };

/** The configuration of an example. */
export function toHcl({ resources, data = {}, provider, imports = [] }: Part): string {
  const blocks = [
    ...(provider === undefined ? [] : [providerBlock(provider)]),
    ...imports.map((to) => `import {\n  to = ${to}\n  id = "the id in Atlas"\n}`),
    ...each(data).map(([type, name, body]) =>
      [`data "${type}" "${name}" {`, ...bodyLines(body, dataSourceSchema(type)), '}'].join('\n'),
    ),
    ...each(resources).map(([type, name, body]) =>
      [
        ...Object.keys(marksIn(body['//'] ?? {})).map((mark) => `# A construct marked it: ${mark}`),
        `resource "${type}" "${name}" {`,
        ...bodyLines(body, resourceSchema(type)),
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

/** The lines of a body: attributes first, then blocks, then what Terraform itself reads. */
function bodyLines(body: Body, schema: BlockSchema | undefined): string[] {
  const attributes: (readonly [string, string])[] = [];
  const blocks: string[][] = [];
  for (const [name, value] of Object.entries(body)) {
    if (name === '//' || value === undefined) continue;
    if (schema === undefined && COMPUTED_ELSEWHERE.has(name)) continue;
    const nested = schema?.block_types?.[name]?.block ?? (name === 'lifecycle' ? {} : undefined);
    if (name === 'depends_on') attributes.push([name, listOf(value as string[])]);
    else if (nested === undefined) attributes.push([name, expressionOf(value, schema?.attributes?.[name])]);
    else
      for (const one of Array.isArray(value) ? (value as Body[]) : [value as Body])
        blocks.push([`${name} {`, ...bodyLines(one, nested), '}']);
  }
  const lines = aligned(attributes);
  for (const one of blocks) lines.push(...(lines.length === 0 ? [] : ['']), ...one);
  return indented(lines);
}

/** Attributes with their equals signs in a column, as long as each is on one line. */
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

function expressionOf(value: unknown, schema?: AttributeSchemas[string]): string {
  if (typeof value === 'string') return stringOf(value);
  if (Array.isArray(value)) return listOf(value.map((one) => expressionOf(one, schema)));
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
