import type { Resource } from '../model';

/** Where a problem is: a resource, or something with an address of its own such as a provider. */
export type Place = Pick<Resource, 'address'> & Partial<Pick<Resource, 'constructPath' | 'construct'>>;
