import type { AdoptedCode } from './adopted-code';

/** The names in the state that resources keep, by their paths below the stack. */
export function namesOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  return new Map(
    places
      .filter(({ resource }) => resource.isPlain)
      .map(({ path, resource }) => [path.join('/'), resource.name]),
  );
}

/** Addresses in the state that cannot be kept, because they are in a module or have a key, by paths below the stack. */
export function movesOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  return new Map(
    places
      .filter(({ resource }) => !resource.isPlain)
      .map(({ path, resource }) => [path.join('/'), resource.address]),
  );
}

/** The ids to import resources by, by their paths below the stack. */
export function importsOf({ places }: AdoptedCode): ReadonlyMap<string, string> {
  return new Map(
    places.flatMap(({ path, importId }) => (importId === undefined ? [] : [[path.join('/'), importId]])),
  );
}
