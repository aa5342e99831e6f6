import type { Resource } from '../../model';
import { blockAddress } from '../../text/block-address';

type Addressed = Pick<Resource, 'address'>;

/** What depends_on of one resource has to name for another: a block of the same module, or the call of a module. */
export function dependsOnName(other: Addressed, from: Addressed): string {
  const home = blockAddress(from.address).split('.').slice(0, -2);
  const steps = blockAddress(other.address).split('.');
  const isWithin = home.every((step, index) => steps[index] === step);
  return (isWithin ? steps.slice(home.length) : steps).slice(0, 2).join('.');
}

/** Whether two resources are instances of one block, which never wait for each other. */
export function isOfSameBlock(one: Addressed, other: Addressed): boolean {
  return blockAddress(one.address) === blockAddress(other.address);
}
