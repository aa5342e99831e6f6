import type { Finding } from '../../src/review';

/** A finding with the members that matter to a test. */
export function finding(rule: string, address: string, more: Partial<Finding> = {}): Finding {
  return {
    rule,
    severity: 'error',
    address,
    constructPath: undefined,
    attribute: undefined,
    message: 'something is wrong',
    why: 'Atlas rejects it.',
    fix: 'set it to 7',
    docs: 'https://www.mongodb.com/docs/atlas/',
    prevents: undefined,
    related: [],
    about: address,
    cluster: undefined,
    ...more,
  };
}
