import type { Resource } from '../../model';
import { existsAlready } from '../../model/resource';
import type { Rejection } from '../rejection';

/**
 * Which creation is rejected where Atlas accepts only one of two resources. Of two that are still to be created, it is the
 * one that comes last; which one that is of two applies is not known.
 * @param first the one that exists, if one does
 */
export function oneOfTwo(first: Resource, second: Resource): Rejection {
  if (existsAlready(first)) return { action: 'create' };
  return first.origin === second.origin
    ? { action: 'create', when: 'last' }
    : { action: 'create', isUncertain: true };
}
