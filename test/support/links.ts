import type { Cluster, Link, Project, Value } from '../../src/model';
import { show } from '../../src/model/value';

/** A link in words, for tables: the address it leads to, or why it does not lead to one. */
export function described(link: Link<Cluster | Project | { readonly address: string }>): string {
  switch (link.kind) {
    case 'linked':
      return 'address' in link.to ? link.to.address : `project ${link.to.label}`;
    case 'outside': {
      // That it is in none of the inputs is what outside means.
      const unread = link.unread?.reason;
      const kind =
        link.clusterKind ?? (unread?.endsWith('is in none of the inputs') === true ? undefined : unread);
      return `outside: ${show(link.name)}${kind === undefined ? '' : ` (${kind})`}`;
    }
    case 'unlinked':
      return `unlinked: ${link.reason}`;
    case 'missing':
      return 'missing';
  }
}

/** A value in words. */
export function valueInWords(value: Value<unknown>): string {
  if (value.kind === 'unknown')
    return `unknown until ${value.until}${value.reason === undefined ? '' : `: ${value.reason}`}${
      value.mayBeAbsent === true ? ', or absent' : ''
    }`;
  if (value.kind === 'absent') return 'absent';
  return `${value.sensitive === true ? 'sensitive ' : ''}${JSON.stringify(value.value)}`;
}
