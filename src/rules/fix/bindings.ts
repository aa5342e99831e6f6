import type { Place } from '../../model';
import { blockAddress } from '../../text/block-address';
import { listed } from '../../text/list';
import type { Language } from './language';
import { type Notation, membersOf } from './value';

/** TypeScript's values, with members in camel case as CDKTF's generator names them. */
export const typescript: Notation = {
  text: (text) => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`,
  reference: ({ reference, attribute }) => {
    const name = constructName(reference);
    return name === undefined
      ? `${reference.address}.${attribute}`
      : `${name}.${camel(attribute).replaceAll(/\[(\d+)\]/g, '.get($1)')}`;
  },
  member: (attribute, value) => `${camel(attribute)}: ${value}`,
};

/** The blocks that a resource may have several times: the generator makes lists for them. */
export const LISTS: ReadonlySet<string> = new Set([
  'aws_kms_config',
  'azure_key_vault_config',
  'copy_settings',
  'google_cloud_kms_config',
  'policy_item_monthly',
  'policy_item_weekly',
  'policy_item_yearly',
]);

/** TypeScript for a resource of the generated bindings. */
export const bindings: Language = {
  assignment: ({ block, values }) =>
    `${listed(membersOf(values, typescript))}${block === '' ? '' : ` in ${camel(block)}`}`,
  block: ({ block, values }) => {
    const body = `{ ${membersOf(values, typescript).join(', ')} }`;
    return `${camel(block)}: ${LISTS.has(block) ? `[${body}]` : body}`;
  },
  name: ({ attribute }) => camel(attribute),
  resource: ({ type }) => `new ${className(type)}(...)`,
  place: ({ in: { constructPath, address } }) =>
    constructPath === undefined ? address : `"${constructPath}"`,
  // CDKTF has no class for these blocks, and its importFrom() runs Terraform.
  removed: ({ of }) =>
    topLevel('removed', [
      `{ from: ${of === undefined ? "'...'" : typescript.text(blockAddress(of.address))}, lifecycle: { destroy: false } }`,
    ]),
  moved: ({ moves }) =>
    topLevel(
      'moved',
      moves.map(
        ({ from, to }) => `{ from: ${typescript.text(from.address)}, to: ${typescript.text(to.address)} }`,
      ),
    ),
  import: ({ in: { address }, id }) =>
    topLevel('import', [`{ to: ${typescript.text(address)}, id: ${typescript.text(id)} }`]),
  construct: () => undefined,
};

/** Blocks at the top level of the configuration. */
function topLevel(block: string, items: readonly string[]): string {
  return `stack.addOverride('${block}', [${items.join(', ')}])`;
}

/** A construct as code names it: by its id. */
export function constructName({ constructPath }: Place): string | undefined {
  const id = constructPath?.split('/').at(-1);
  return id === undefined ? undefined : camel(id);
}

/** `policy_item_weekly[1].retention_value` as `policyItemWeekly[1].retentionValue`. */
function camel(path: string): string {
  return path.replace(/[_-]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

/** The class of the bindings for a type of resource. */
function className(type: string): string {
  const name = camel(type.replace(/^mongodbatlas_/, '').replace(/^data\./, 'data_'));
  return name.charAt(0).toUpperCase() + name.slice(1);
}
