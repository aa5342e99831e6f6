import type { GivenRejection, WhatIf } from '../../report/apply/planned-apply';
import { Problem } from '../process/problem';

const ACTIONS = ['create', 'update', 'delete'] as const;

/** What `--if-refused` asks: steps by ADDRESS or ADDRESS:ACTION, or `any`. */
export function whatIfOf(typed: readonly string[]): WhatIf {
  return {
    refused: typed.filter((one) => one !== ANY).map(rejectionOf),
    any: typed.includes(ANY),
  };
}

const ANY = 'any';

function rejectionOf(typed: string): GivenRejection {
  // A colon within an instance key belongs to the address.
  const colon = typed.indexOf(':', typed.lastIndexOf(']') + 1);
  const [address, word] = colon === -1 ? [typed, undefined] : [typed.slice(0, colon), typed.slice(colon + 1)];
  const action = ACTIONS.find((one) => one === word);
  if (!address.includes('.'))
    throw new Problem(
      `--if-refused "${typed}" is not understood; write the address of a resource, such as mongodbatlas_advanced_cluster.orders:delete, or any`,
    );
  if (word !== undefined && action === undefined)
    throw new Problem(
      `--if-refused "${typed}": there is no action "${word}"; write create, update or delete`,
    );
  return { address, action };
}

/** A rejection as it was typed. */
export function typedRejection({ address, action }: GivenRejection): string {
  return action === undefined ? address : `${address}:${action}`;
}
