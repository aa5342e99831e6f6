import { type AdoptedCode, adoptedCode } from '../code/adopted-code';
import type { Load } from './interpreter';
import type { StackLayout } from '../program/program';
import { namesOf } from '../code/addresses';
import { type RoundTrip, roundTrip } from './round-trip';
import type { StateResource } from '../state/state-resource';

/** Code for what exists, and how it compares with the state. */
export interface Adoption {
  readonly code: AdoptedCode;
  /** Undefined if the code was not verified. */
  readonly trip: RoundTrip | undefined;
}

/** How code is made. */
export interface AdoptOptions {
  /** Loads CDKTF and the constructs; undefined: the code is not verified. */
  readonly load: Load | undefined;
  /** Whether the code stays on the same state, with the addresses in it. */
  readonly inPlace?: boolean;
  /** @default - all projects are in one stack */
  readonly layout?: StackLayout;
}

/**
 * Makes code for resources, and verifies it. A construct that rejects what exists, or writes something else, is replaced by
 * the raw binding.
 */
export function adopt(
  resources: readonly StateResource[],
  { load, inPlace = false, layout = 'single-stack' }: AdoptOptions,
): Adoption {
  const raw = new Set<string>();
  for (;;) {
    const code = adoptedCode(resources, raw);
    if (load === undefined) return { code, trip: undefined };
    const trip = roundTrip(code, { load, layout, names: inPlace ? namesOf(code) : new Map() });
    const before = raw.size;
    for (const { resource, isConstruct } of code.places) {
      const { address } = resource;
      if (isConstruct && (trip.failures.has(address) || trip.differences.has(address))) raw.add(address);
    }
    if (raw.size === before) return { code, trip };
  }
}
