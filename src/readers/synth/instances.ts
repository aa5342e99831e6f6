import type { Origin } from '../../model';
import type { Evaluator } from '../evaluate/evaluator';
import { literal } from '../expression/expression';
import { isTemplate } from '../expression/parse';
import { toExpression } from '../expression/written';
import { type Json, isObject, member } from '../json/json';
import type { Scope } from '../resource/raw-resource';
import type { SynthModule } from './synth-configuration';

/** Longer chains of resources that have each other's instances in for_each are circular. */
const LONGEST_CHAIN = 20;

/** A larger count is a mistake, or an attack on the memory of this program. */
const MOST_INSTANCES = 10_000;

/** What differs between instances: the key, and the value for that key in for_each. */
type OfInstance = Required<Pick<Scope, 'key' | 'eachValue'>>;

/** Finds the instances of blocks, as far as count and for_each can be evaluated. */
export class BlockInstances {
  constructor(
    private readonly module: SynthModule,
    private readonly evaluator: Evaluator,
    private readonly origin?: Origin,
  ) {}

  /** One scope for each instance; a single one without a key if it is not known how many there are. */
  of(block: string, body: Json, depth = 0): Scope[] {
    const whole: Scope = {
      module: '',
      configuration: this.module,
      block: this.module.block(block),
      key: undefined,
      origin: this.origin,
    };
    const number = this.count(body, whole);
    if (number !== undefined) return Array.from({ length: number }, (_, key) => ({ ...whole, key }));
    const instances = this.chained(member(body, 'for_each'), depth) ?? this.elements(body, whole);
    return instances === undefined ? [whole] : instances.map((instance) => ({ ...whole, ...instance }));
  }

  private count(body: Json, scope: Scope): number | undefined {
    const count = this.evaluator.value(member(body, 'count'), scope);
    if (count.kind !== 'known') return undefined;
    const { json } = count.value;
    // Number() would go through everything in a list.
    const number = typeof json === 'object' ? NaN : Number(json);
    return Number.isInteger(number) && number >= 0 && number <= MOST_INSTANCES ? number : undefined;
  }

  /** The instances for the elements of a set or map; undefined if not every key of it is known. */
  private elements(body: Json, scope: Scope): OfInstance[] | undefined {
    const forEach = this.evaluator.value(member(body, 'for_each'), scope);
    if (forEach.kind !== 'known') return undefined;
    const { json } = forEach.value;
    if (isObject(json))
      return Object.entries(json).map(([key, value]) => ({ key, eachValue: toExpression(value) }));
    if (!Array.isArray(json)) return undefined;
    const keys = json.filter((item) => typeof item !== 'object').map(String);
    if (keys.length < json.length || keys.some(isTemplate)) return undefined;
    return [...new Set(keys)].map((key) => ({ key, eachValue: literal(key) }));
  }

  /** The instances for those of another resource, if for_each is that whole resource: its keys, with an instance each. */
  private chained(forEach: Json, depth: number): OfInstance[] | undefined {
    if (typeof forEach !== 'string' || depth > LONGEST_CHAIN) return undefined;
    const of = toExpression(forEach);
    if (of.kind !== 'access' || of.of.kind !== 'name' || of.step.kind !== 'attribute') return undefined;
    const block = `${of.of.name}.${of.step.name}`;
    const body = this.module.block(block)?.body;
    if (member(body, 'for_each') === undefined) return undefined;
    const scopes = this.of(block, body, depth + 1);
    return scopes.some(({ key }) => typeof key !== 'string')
      ? undefined
      : scopes.map(({ key }) => ({
          key,
          eachValue: { kind: 'access', of, step: { kind: 'index', index: literal(String(key)) } },
        }));
  }
}
