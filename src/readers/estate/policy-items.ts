import type { Frequency } from '../../atlas';
import { FREQUENCIES } from '../../atlas/frequencies';
import type { OnDemandItem, PolicyItem, UnknownItems, Value } from '../../model';
import { map } from '../../model/value';
import type { Attributes } from '../resource/attributes';

/** The items of a schedule or a compliance policy, and the kinds of items that are not known yet. */
export interface ReadItems {
  readonly items: PolicyItem[];
  readonly unknownItems: UnknownItems[];
}

const ATTRIBUTES = FREQUENCIES.map(attributeOf);

function attributeOf(frequency: Frequency): string {
  return `policy_item_${frequency}`;
}

/** How many policies are remembered: an estate has few different ones, each of them many times. */
const RECENT = 4;

/** Reads the items of policies. Schedules with equal items share them, so that nothing looks at them twice. */
export class ItemsReader {
  private readonly recent: ReadItems[] = [];
  private readonly byLiterals = new Map<string, ReadItems>();

  read(attributes: Attributes): ReadItems {
    const literals = attributes.literals?.(ATTRIBUTES);
    if (literals === undefined) return this.shared(readItems(attributes));
    let items = this.byLiterals.get(literals);
    if (items === undefined) {
      items = this.shared(readItems(attributes));
      this.byLiterals.set(literals, items);
    }
    return items;
  }

  private shared(items: ReadItems): ReadItems {
    const same = this.recent.find((other) => areSame(items, other));
    if (same !== undefined) return same;
    this.recent.unshift(items);
    this.recent.length = Math.min(this.recent.length, RECENT);
    return items;
  }
}

function areSame(one: ReadItems, other: ReadItems): boolean {
  if (one.items.length !== other.items.length || one.unknownItems.length + other.unknownItems.length > 0)
    return false;
  for (const [index, item] of one.items.entries()) {
    const counterpart = other.items[index];
    if (counterpart === undefined || item.attribute !== counterpart.attribute) return false;
    if (item.index !== counterpart.index || !isSameValue(item.id, counterpart.id)) return false;
    if (!isSameValue(item.interval, counterpart.interval) || !isSameValue(item.unit, counterpart.unit))
      return false;
    if (!isSameValue(item.value, counterpart.value)) return false;
  }
  return true;
}

function isSameValue<T extends string | number>(one: Value<T>, other: Value<T>): boolean {
  switch (one.kind) {
    case 'absent':
      return other.kind === 'absent';
    case 'known':
      return (
        other.kind === 'known' &&
        one.value === other.value &&
        one.sensitive === other.sensitive &&
        one.written === other.written
      );
    case 'unknown':
      return (
        other.kind === 'unknown' &&
        one.until === other.until &&
        one.reason === other.reason &&
        one.mayBeAbsent === other.mayBeAbsent
      );
  }
}

function readItems(attributes: Attributes): ReadItems {
  const items: PolicyItem[] = [];
  const unknownItems: UnknownItems[] = [];
  for (const frequency of FREQUENCIES) {
    const attribute = attributeOf(frequency);
    const blocks = attributes.blocks(attribute);
    if (blocks.kind === 'unknown') unknownItems.push({ frequency, attribute, until: blocks.until });
    if (blocks.kind !== 'known') continue;
    blocks.value.forEach((block, index) => {
      items.push({
        frequency,
        interval: block.number('frequency_interval'),
        unit: block.text('retention_unit'),
        value: block.number('retention_value'),
        id: block.computed('id'),
        attribute,
        index,
      });
    });
  }
  return { items, unknownItems };
}

/** The on-demand item of a compliance policy. */
export function readOnDemandItem(attributes: Attributes): Value<OnDemandItem> {
  return map(attributes.block('on_demand_policy_item'), (block) => ({
    interval: block.number('frequency_interval'),
    unit: block.text('retention_unit'),
    value: block.number('retention_value'),
  }));
}
