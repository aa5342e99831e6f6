import {
  Fn,
  Op,
  type Precondition,
  type TerraformResourceLifecycle,
  TerraformStack,
  type TerraformVariable,
  Token,
  conditional,
  ref,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Frequency, RetentionUnit } from '../../atlas';
import {
  FREQUENCIES,
  HOURLY_INTERVALS,
  INTERVALS_IN_WORDS,
  LAST_DAY_OF_MONTH,
  SHORTEST_RETENTION,
} from '../../atlas/frequencies';
import { isToken, resolved } from './token';

/**
 * Terraform preconditions for values that synth does not know: Terraform rejects them at plan. They cover rules about
 * scalar values of one resource. The message contains the rule's id.
 */
export class Preconditions {
  private readonly all: Precondition[] = [];

  constructor(
    private readonly scope: IConstruct,
    /** The rule of all preconditions, if each does not have its own. */
    private readonly rule?: string,
  ) {}

  /** The lifecycle block with the preconditions; empty if every value is known at synth. */
  get lifecycle(): { readonly lifecycle?: TerraformResourceLifecycle } {
    return this.lifecycleWith({});
  }

  /** The lifecycle block with the preconditions and with what else a resource sets there. */
  lifecycleWith(others: TerraformResourceLifecycle): { readonly lifecycle?: TerraformResourceLifecycle } {
    const lifecycle = { ...others, ...(this.all.length === 0 ? {} : { precondition: this.all }) };
    return Object.keys(lifecycle).length === 0 ? {} : { lifecycle };
  }

  /**
   * Adds a precondition on values, if any of them is a token. A value that turns out to be null always passes.
   */
  add(
    values: readonly unknown[],
    condition: () => unknown,
    sentence: (show: (value: unknown) => string) => string,
    rule: string,
  ): void {
    if (!values.some(isToken)) return;
    const present = values
      .filter(isToken)
      .reduce<unknown>((inner, value) => conditional(Op.eq(value, ref('null')), true, inner), condition());
    this.all.push({
      condition: present as never,
      errorMessage: `${sentence((value) => this.show(value))} (${this.rule ?? rule})`,
    });
  }

  /** A value as a message shows it. Terraform withholds the whole message if it shows a sensitive value. */
  private show(value: unknown): string {
    if (!isToken(value)) return String(value);
    if (!this.isOpenVariable(value)) return '(its value)';
    const text = Fn.tostring(value);
    return Token.asString(conditional(Op.eq(value, ref('null')), 'nothing', text));
  }

  private isOpenVariable(value: unknown): boolean {
    const stack = TerraformStack.of(this.scope);
    const text = resolved(value, this.scope);
    const name = typeof text === 'string' ? /^\$\{var\.([\w-]+)\}$/.exec(text)?.[1] : undefined;
    return name !== undefined && openVariables(stack).has(name);
  }
}

/** The names of variables that are not sensitive, by stack. They are looked up again when the stack has grown. */
const known = new WeakMap<
  TerraformStack,
  { readonly children: number; readonly names: ReadonlySet<string> }
>();

function openVariables(stack: TerraformStack): ReadonlySet<string> {
  const children = stack.node.children.length;
  const found = known.get(stack);
  if (found?.children === children) return found.names;
  const variables = stack.node
    .findAll()
    .filter(isVariable)
    .filter(({ sensitive }) => sensitive !== true);
  const names = new Set(variables.map(({ friendlyUniqueId }) => friendlyUniqueId));
  known.set(stack, { children, names });
  return names;
}

/** By its members: two copies of CDKTF in one app have different classes. */
function isVariable(construct: IConstruct): construct is TerraformVariable {
  return 'friendlyUniqueId' in construct && 'nullable' in construct && 'stringValue' in construct;
}

/** A policy item of the resource. Any of its values may be a token. */
interface Item {
  readonly frequencyInterval: unknown;
  readonly retentionUnit: unknown;
  readonly retentionValue: unknown;
}

/** Adds the preconditions on the policy items of a schedule or a compliance policy. */
export function addItemConditions(
  preconditions: Preconditions,
  items: ReadonlyMap<Frequency, readonly Item[]>,
): void {
  for (const [frequency, list] of items)
    for (const item of list) {
      addInterval(preconditions, frequency, item.frequencyInterval);
      addRetention(preconditions, frequency, item);
    }
  addOrder(preconditions, items);
}

function addInterval(preconditions: Preconditions, frequency: Frequency, interval: unknown): void {
  preconditions.add(
    [interval],
    () => Fn.contains(intervalsOf(frequency), interval),
    (show) =>
      `${show(interval)} is not a valid interval for ${frequency} snapshots: set ${INTERVALS_IN_WORDS[frequency]}`,
    'schedule/invalid-interval',
  );
}

function intervalsOf(frequency: Frequency): number[] {
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
  switch (frequency) {
    case 'hourly':
      return [...HOURLY_INTERVALS];
    case 'daily':
      return [1];
    case 'weekly':
      return upTo(7);
    case 'monthly':
      return [...upTo(28), LAST_DAY_OF_MONTH];
    case 'yearly':
      return upTo(12);
  }
}

function addRetention(
  preconditions: Preconditions,
  frequency: Frequency,
  { retentionUnit, retentionValue }: Item,
): void {
  preconditions.add(
    [retentionValue],
    () => isWhole(retentionValue, 1),
    (show) =>
      `${frequency} snapshots cannot be kept for ${show(retentionValue)} ${String(retentionUnit)}: set a whole number of at least 1`,
    'schedule/invalid-retention',
  );
  const shortest = SHORTEST_RETENTION[frequency]?.[retentionUnit as RetentionUnit];
  if (shortest === undefined || shortest === 1) return;
  preconditions.add(
    [retentionValue],
    () => Op.gte(retentionValue, shortest),
    (show) =>
      `${frequency} snapshots are kept ${show(retentionValue)} ${String(retentionUnit)}, shorter than the interval between them: keep them at least ${shortest} ${String(retentionUnit)}`,
    'schedule/retention-below-frequency',
  );
}

/** Compares each item with more frequent ones. It is rejected only if it is too short for any length of a month. */
function addOrder(preconditions: Preconditions, items: ReadonlyMap<Frequency, readonly Item[]>): void {
  const seen: { readonly frequency: Frequency; readonly item: Item }[] = [];
  for (const frequency of FREQUENCIES) {
    const list = items.get(frequency) ?? [];
    for (const item of list)
      for (const other of seen)
        preconditions.add(
          [item.retentionValue, other.item.retentionValue],
          () => isNotShorter(item, other.item),
          (show) =>
            `${frequency} snapshots are kept ${show(item.retentionValue)} ${String(item.retentionUnit)}, less than the ` +
            `${show(other.item.retentionValue)} ${String(other.item.retentionUnit)} of ${other.frequency} snapshots`,
          'schedule/retention-out-of-order',
        );
    seen.push(...list.map((item) => ({ frequency, item })));
  }
}

/** The most and the fewest days of each unit. */
const DAYS: Readonly<
  Record<RetentionUnit, { readonly most: number; readonly least: number; readonly months?: number }>
> = {
  days: { most: 1, least: 1 },
  weeks: { most: 7, least: 7 },
  months: { most: 31, least: 28, months: 1 },
  years: { most: 366, least: 365, months: 12 },
};

function isNotShorter(item: Item, than: Item): unknown {
  const [unit, thanUnit] = [
    DAYS[item.retentionUnit as RetentionUnit],
    DAYS[than.retentionUnit as RetentionUnit],
  ];
  const [value, thanValue] = [item.retentionValue as number, than.retentionValue as number];
  if (unit.months !== undefined && thanUnit.months !== undefined)
    return Op.gte(Op.mul(value, unit.months), Op.mul(thanValue, thanUnit.months));
  return Op.gte(Op.mul(value, unit.most), Op.mul(thanValue, thanUnit.least));
}

/** A condition: the value is a whole number in this range. */
export function isWhole(value: unknown, least: number, most?: number): unknown {
  const number = value as number;
  // CDKTF renders an operand of 0 as "undefined".
  const whole = Op.and(Op.eq(Fn.floor(number), number), Op.gte(number, least === 0 ? ref('0') : least));
  return most === undefined ? whole : Op.and(whole, Op.lte(number, most));
}
