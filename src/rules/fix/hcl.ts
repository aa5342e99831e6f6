import { hclText } from '../../text/hcl-text';
import { listed } from '../../text/list';
import type { Language } from './language';
import { type Notation, membersOf } from './value';

const notation: Notation = {
  text: hclText,
  reference: ({ reference, attribute }) => `${reference.address}.${attribute}`,
  member: (attribute, value) => `${attribute} = ${value}`,
};

/** Terraform's language: what a plan is made of. */
export const hcl: Language = {
  assignment: ({ block, values }) =>
    `${listed(membersOf(values, notation))}${block === '' ? '' : ` in ${block}`}`,
  block: ({ block, values }) =>
    `${/^[aeiou]/.test(block) ? 'an' : 'a'} ${block} block with ${listed(membersOf(values, notation))}`,
  name: ({ attribute }) => attribute,
  resource: ({ type }) =>
    type.startsWith('data.') ? `the data source ${type.slice('data.'.length)}` : `a ${type}`,
  place: ({ in: { address } }) => address,
  removed: () => 'a removed block with lifecycle { destroy = false }',
  moved: ({ moves }) =>
    `a moved block with ${moves
      .map(({ from, to }) => `from = ${from.address} and to = ${to.address}`)
      .join(', and one with ')}`,
  import: ({ in: { address }, id }) => `an import block with to = ${address} and id = ${hclText(id)}`,
  construct: () => undefined,
};
