/** The rooms of src and what each may import, as .dependency-cruiser.cjs holds them to it. */
import { join } from 'node:path';

interface Ban {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string };
}

/** Each room with the other rooms that it may import. */
export function rooms(): ReadonlyMap<string, readonly string[]> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { forbidden } = require(join(__dirname, '..', '.dependency-cruiser.cjs')) as {
    readonly forbidden: readonly Ban[];
  };
  return new Map(
    forbidden.flatMap(({ name, from, to }) => {
      const [, room] = /^(.+)-imports-only-its-rooms$/.exec(name) ?? [];
      const [, allowed] = /\(\?:([^)]+)\)/.exec(to.pathNot ?? '') ?? [];
      // An entry of the package is a file, not a room.
      if (room === undefined || allowed === undefined || from.path !== `^src/${room}/`) return [];
      return [[room, allowed.split('|').filter((one) => one !== room)] as const];
    }),
  );
}

/** The rooms as a picture of Mermaid: an arrow leads to a room that it may import, unless another arrow leads there indirectly. */
export function roomsPicture(): string {
  const all = rooms();
  const reach = (from: string): ReadonlySet<string> =>
    new Set((all.get(from) ?? []).flatMap((room) => [room, ...reach(room)]));
  const arrows = [...all].flatMap(([room, imported]) =>
    imported
      .filter((one) => !imported.some((other) => other !== one && reach(other).has(one)))
      .map((one) => `  ${room} --> ${one}`),
  );
  const alone = [...all.keys()].filter(
    (room) => !arrows.some((arrow) => arrow.split(/ +(?:--> )?/).includes(room)),
  );
  return ['flowchart TD', ...arrows, ...alone.map((room) => `  ${room}`)].join('\n');
}
