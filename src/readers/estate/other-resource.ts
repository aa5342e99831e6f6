import type { OtherResource, OtherResourceTarget, Value } from '../../model';
import type { Follower } from '../follow/follow';
import type { Target } from '../follow/target';
import { type RawResource, blockPlace } from '../resource/raw-resource';

/** A resource without a separate type in the model: its attributes by path, and what they refer to. */
export class OtherResourceReading implements OtherResource {
  before: OtherResource | undefined;
  after: OtherResource | undefined;

  constructor(
    private readonly raw: RawResource,
    private readonly follower: Follower,
  ) {}

  get address(): string {
    return this.raw.address;
  }

  get type(): string {
    return this.raw.type;
  }

  get constructPath(): string | undefined {
    return this.raw.constructPath;
  }

  get construct(): string | undefined {
    return this.raw.construct;
  }

  get existence(): OtherResource['existence'] {
    return this.raw.existence;
  }

  get change(): OtherResource['change'] {
    return this.raw.change;
  }

  get origin(): OtherResource['origin'] {
    return this.raw.scope.origin;
  }

  attribute(path: string): Value<unknown> {
    return this.raw.attributes.at(path);
  }

  leadsTo(path: string): readonly OtherResourceTarget[] {
    const { attributes } = this.raw;
    const { owner } = attributes.ownerAt(path);
    const { scope } = owner.kind === 'known' ? blockPlace(owner.value, this.raw) : this.raw;
    return this.follower.targets(attributes.writtenAt(path), scope).flatMap(toTarget);
  }
}

function toTarget(target: Target): OtherResourceTarget[] {
  if (target.kind !== 'resource') return [];
  const { resource, path } = target;
  return [
    {
      address: resource.address,
      type: resource.type,
      attribute: path.length === 0 ? undefined : path.join('.'),
    },
  ];
}
