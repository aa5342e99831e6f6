import type { Origin, PlannedLiteral, PlannedLiterals } from '../../model';
import type { Attributes } from '../resource/attributes';
import { inOrigin } from '../resource/raw-resource';
import type { Sides } from './sides';

const UNKNOWN: PlannedLiteral = { kind: 'unknown' };

/** Looks up what inputs have for the attributes of resources, after their changes. */
export function plannedLiterals(inputs: readonly Pick<Sides, 'after'>[]): PlannedLiterals {
  let found: ReadonlyMap<string, Attributes> | undefined;
  return (address, attribute, origin) => {
    found ??= attributesIn(inputs);
    const attributes = found.get(keyOf(address, origin));
    return attributes === undefined ? UNKNOWN : literalAt(attributes, attribute);
  };
}

function attributesIn(inputs: readonly Pick<Sides, 'after'>[]): ReadonlyMap<string, Attributes> {
  const found = new Map<string, Attributes>();
  for (const { after } of inputs)
    for (const { mode, address, scope, attributes } of after.resources)
      if (mode === 'managed') found.set(keyOf(address, scope.origin), attributes);
  return found;
}

function keyOf(address: string, origin: Origin | undefined): string {
  return inOrigin({ origin }, address);
}

function literalAt(attributes: Attributes, path: string): PlannedLiteral {
  const found = attributes.at(path);
  if (found.kind === 'absent') return { kind: 'absent' };
  if (found.kind === 'unknown') return UNKNOWN;
  if (found.sensitive === true) return { kind: 'sensitive' };
  const { value } = found;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { kind: 'literal', value }
    : UNKNOWN;
}
