import type { Follower } from '../follow/follow';
import { only } from '../resource/only';
import { type Place, inOrigin } from '../resource/raw-resource';

/** What an unknown value is called: two attributes with the same symbol have the same value. */
export function symbolOf(
  follower: Follower,
  { attributes, scope }: Place,
  attribute: string,
): string | undefined {
  const target = only(follower.targets(attributes.written(attribute), scope));
  switch (target?.kind) {
    case 'symbol':
      return target.id ?? target.symbol;
    case 'lost':
      return target.local;
    case 'resource':
      return target.path.length > 0
        ? inOrigin(target.resource.scope, [target.resource.address, ...target.path].join('.'))
        : undefined;
    default:
      return undefined;
  }
}
