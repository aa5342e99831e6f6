import type { AdoptedCode, Place } from './adopted-code';

/** The names in the state that resources keep, by their paths below the stack. */
export function namesOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  const plain = places.filter(({ resource }) => resource.isPlain);
  const taken = new Set(plain.filter((place) => !moves(place)).map(addressInCode));
  return new Map(
    plain
      .filter((place) => !moves(place) || !taken.has(addressInCode(place)))
      .map(({ path, resource }) => [path.join('/'), resource.name]),
  );
}

/**
 * Addresses in the state that cannot be kept, because they are in a module, have a key or are of a former type, by paths
 * below the stack.
 */
export function movesOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  return new Map(places.filter(moves).map(({ path, resource }) => [path.join('/'), resource.address]));
}

function moves({ resource }: Place): boolean {
  return !resource.isPlain || resource.formerType !== undefined;
}

function addressInCode({ resource: { type, name } }: Place): string {
  return `${type}.${name}`;
}

/** The ids to import resources by, by their paths below the stack. */
export function importsOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  return new Map(
    places.flatMap(({ path, importId }) => (importId === undefined ? [] : [[path.join('/'), importId]])),
  );
}
