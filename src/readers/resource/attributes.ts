import { ABSENT, type Known, UNKNOWN_UNTIL_APPLY, type Value, known } from '../../model';
import { type Written, NOTHING } from './configuration';
import { type Json, type JsonObject, isObject } from '../json/json';

/** The attributes of one block: of a resource, or of a block within one. */
export abstract class Attributes {
  /** Where the block stands within its resource: empty, or such as `replication_specs[0]`. */
  constructor(readonly path: string) {}

  /** What is known of an attribute. */
  abstract read(name: string): Value<Json>;
  /** How the configuration writes it. */
  abstract written(name: string): Written;
  /** Whether it is an attribute of the block, as far as the input shows which ones there are. */
  abstract mayHave(name: string): boolean;
  /** The blocks, or the members of a nested attribute, by that name. A single one counts as a list of one. */
  abstract blocks(name: string): Value<readonly Attributes[]>;

  text(name: string): Value<string> {
    return toText(this.read(name));
  }

  /** A text that only the provider can set, such as an id: where it is not there, it is not known yet. */
  computed(name: string): Value<string> {
    const value = this.text(name);
    return value.kind === 'absent' && this.isToCome ? UNKNOWN_UNTIL_APPLY : value;
  }

  /** Whether what is not there may still come with the apply; it does not in a state. */
  protected abstract readonly isToCome: boolean;

  /** Whether the configuration says anything of an attribute; undefined where that cannot be told. */
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

  /** A list or set of texts, each known or not by itself. */
  abstract texts(name: string): Value<readonly Value<string>[]>;
  /** A map of texts, each known or not by itself. */
  abstract textMap(name: string): Value<ReadonlyMap<string, Value<string>>>;

  /** The only block by that name; absent where there is none. */
  block(name: string): Value<Attributes> {
    const blocks = this.blocks(name);
    if (blocks.kind !== 'known') return blocks;
    const first = blocks.value[0];
    return first === undefined ? ABSENT : known(first);
  }

  /** A value by its path, such as `aws[0].iam_assumed_role_arn`. */
  at(path: string): Value<Json> {
    if (!path.includes('.') && !path.includes('[')) return this.read(path);
    const steps = stepsOf(path);
    const last = steps.pop();
    if (last === undefined) return ABSENT;
    const owner = this.ownerOf(steps);
    return owner.kind === 'known' ? owner.value.read(last.name) : owner;
  }

  /** How the value at a path is written. */
  writtenAt(path: string): Written {
    const steps = stepsOf(path);
    const last = steps.pop();
    const owner = this.ownerOf(steps);
    if (last === undefined || owner.kind === 'absent') return NOTHING;
    if (owner.kind === 'unknown') return { kind: 'unclear', reason: 'its block is not known yet' };
    return owner.value.written(last.name);
  }

  private ownerOf(steps: readonly { name: string; index: number }[]): Value<Attributes> {
    let owner: Value<Attributes> = known(this);
    for (const { name, index } of steps) {
      if (owner.kind !== 'known') return owner;
      const blocks: Value<readonly Attributes[]> = owner.value.blocks(name);
      if (blocks.kind !== 'known') return blocks;
      const block: Attributes | undefined = blocks.value[index];
      owner = block === undefined ? ABSENT : known(block);
    }
    return owner;
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

/** As Terraform converts: numbers and truth values become texts. */
export function toText(value: Value<Json>): Value<string> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  // The same value, not one made of it: this is what reading an estate does most.
  if (typeof json === 'string') return value as Known<string>;
  if (typeof json === 'number' || typeof json === 'boolean') return known(String(json), value.sensitive);
  return wrongType('text');
}

/** As Terraform converts: texts of digits become numbers. Anything else stays as NaN, which no rule takes for a number. */
export function toNumber(value: Value<Json>): Value<number> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  if (typeof json === 'number') return value as Known<number>;
  if (typeof json !== 'string') return wrongType('number');
  const number = json.trim() === '' ? NaN : Number(json);
  const read = known(number, value.sensitive);
  return Number.isNaN(number) ? { ...read, written: json } : read;
}

export function toFlag(value: Value<Json>): Value<boolean> {
  if (value.kind !== 'known') return value;
  const { value: json } = value;
  if (typeof json === 'boolean') return value as Known<boolean>;
  if (json === 'true' || json === 'false') return known(json === 'true', value.sensitive);
  return wrongType('truth value');
}

/** Terraform refuses it before anything happens, so there is nothing to judge. */
function wrongType(expected: string): Value<never> {
  return { kind: 'unknown', until: 'plan', reason: `it is no ${expected}` };
}

/** The members of a list, or the one block that stands for a list of one. */
export function asList(json: Json): readonly JsonObject[] {
  if (Array.isArray(json)) return json.filter(isObject);
  return isObject(json) ? [json] : [];
}
