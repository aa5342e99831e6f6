import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../model/value';
import { NOTHING, type Written } from '../expression/written';
import type { Json } from '../json/json';
import { toFlag, toNumber, toText } from './conversions';
import type { Scope } from './scope';

/** The attributes of one block: of a resource, or of a block within one. */
export abstract class Attributes {
  /** Where the block stands within its resource: empty, or such as `replication_specs[0]`. */
  constructor(readonly path: string) {}

  /** The scope of the references in the block, if it is not that of its resource: in a dynamic block. */
  get ownScope(): Scope | undefined {
    return undefined;
  }

  /** What is known of an attribute. */
  abstract read(name: string): Value<Json>;
  /** How the configuration writes it. */
  abstract written(name: string): Written;
  /** Whether the block has an attribute of that name, as far as the input shows it. */
  abstract mayHave(name: string): boolean;
  /** The blocks, or the members of a nested attribute, by that name. A single one counts as a list of one. */
  abstract blocks(name: string): Value<readonly Attributes[]>;

  /**
   * The text of several attributes, if the configuration says all of their values: with equal texts, they are equal.
   * Undefined if a value may be another one. An input that also has other values does not know it.
   */
  literals?(names: readonly string[]): string | undefined;

  text(name: string): Value<string> {
    return toText(this.read(name));
  }

  /** A text that only the provider can set, such as an id: if it is missing, it is not known yet. */
  computed(name: string): Value<string> {
    const value = this.text(name);
    return value.kind === 'absent' && this.isToCome ? UNKNOWN_UNTIL_APPLY : value;
  }

  /** Whether the apply may still set what is missing; in a state it does not. */
  protected abstract readonly isToCome: boolean;

  /** Whether the configuration sets an attribute; undefined if the input does not show it. */
  isSet(name: string): boolean | undefined {
    const { kind } = this.written(name);
    return kind === 'unclear' ? undefined : kind !== 'nothing';
  }

  number(name: string): Value<number> {
    return toNumber(this.read(name));
  }

  flag(name: string): Value<boolean> {
    return toFlag(this.read(name));
  }

  /** A list or set of texts, each of them known or not. */
  abstract texts(name: string): Value<readonly Value<string>[]>;
  /** A map of texts, each of them known or not. */
  abstract textMap(name: string): Value<ReadonlyMap<string, Value<string>>>;

  /** The first block by that name; absent if there is none. */
  block(name: string): Value<Attributes> {
    const blocks = this.blocks(name);
    if (blocks.kind !== 'known') return blocks;
    const first = blocks.value[0];
    return first === undefined ? ABSENT : known(first);
  }

  /** A value by its path, such as `aws[0].iam_assumed_role_arn`. */
  at(path: string): Value<Json> {
    if (!path.includes('.') && !path.includes('[')) return this.read(path);
    const { owner, name } = this.ownerAt(path);
    return owner.kind === 'known' ? owner.value.read(name) : owner;
  }

  /** How the value at a path is written. */
  writtenAt(path: string): Written {
    const { owner, name } = this.ownerAt(path);
    if (owner.kind === 'absent') return NOTHING;
    if (owner.kind === 'unknown') return { kind: 'unclear', reason: 'its block is not known yet' };
    return owner.value.written(name);
  }

  /** The block that has the value at a path, and the name of the value there. */
  ownerAt(path: string): { readonly owner: Value<Attributes>; readonly name: string } {
    const steps = stepsOf(path);
    const name = steps.pop()?.name ?? '';
    let owner: Value<Attributes> = known(this);
    for (const step of steps) {
      const blocks: Value<readonly Attributes[]> = owner.value.blocks(step.name);
      if (blocks.kind !== 'known') return { owner: blocks, name };
      const block: Attributes | undefined = blocks.value[step.index];
      if (block === undefined) return { owner: ABSENT, name };
      owner = known(block);
    }
    return { owner, name };
  }

  protected pathOf(name: string, index: number): string {
    return `${this.path === '' ? '' : `${this.path}.`}${name}[${index}]`;
  }
}

function stepsOf(path: string): { name: string; index: number }[] {
  return path.split('.').map((step) => {
    const match = /^(.*?)\[(\d+)\]$/.exec(step);
    return match?.[1] === undefined ? { name: step, index: 0 } : { name: match[1], index: Number(match[2]) };
  });
}
