import type { Resource } from '../../model';

type Addressed = Pick<Resource, 'address'>;

/** What depends_on of one resource has to name for another: a block of the same module, or the call of a module. */
export function referenceTo(other: Addressed, from: Addressed): string {
  const home = blockOf(from).split('.').slice(0, -2);
  const steps = blockOf(other).split('.');
  const isWithin = home.every((step, index) => steps[index] === step);
  return (isWithin ? steps.slice(home.length) : steps).slice(0, 2).join('.');
}

/** Whether two resources are instances of one block, which never wait for each other. */
export function isOfSameBlock(one: Addressed, other: Addressed): boolean {
  return blockOf(one) === blockOf(other);
}

/** An address without its instance keys. */
function blockOf({ address }: Addressed): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}
