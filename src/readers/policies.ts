import { FREQUENCIES } from '../atlas';
import type { OnDemandItem, PolicyItem, UnknownItems, Value } from '../model';
import { map } from '../model';
import type { Attributes } from './attributes';

/** The items of a schedule or a compliance policy, and the kinds of which nothing is known yet. */
export interface ReadItems {
  readonly items: PolicyItem[];
  readonly unknownItems: UnknownItems[];
}

const ATTRIBUTES = FREQUENCIES.map((frequency) => `policy_item_${frequency}`);

/** As many different policies are kept in mind: an estate has few, and each of them many times. */
const RECENT = 4;

/** Reads policies. Schedules that write the same items share them, so that nobody looks at these twice. */
export class PolicyReader {
  private readonly recent: { readonly attributes: Attributes; readonly items: ReadItems }[] = [];

  read(attributes: Attributes): ReadItems {
    for (const { attributes: other, items } of this.recent)
      if (attributes.readsAs(other, ATTRIBUTES)) return items;
    const items = readItems(attributes);
    this.recent.unshift({ attributes, items });
    this.recent.length = Math.min(this.recent.length, RECENT);
    return items;
  }
}

function readItems(attributes: Attributes): ReadItems {
  const items: PolicyItem[] = [];
  const unknownItems: UnknownItems[] = [];
  for (const frequency of FREQUENCIES) {
    const attribute = `policy_item_${frequency}`;
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

export function readOnDemandItem(attributes: Attributes): Value<OnDemandItem> {
  return map(attributes.block('on_demand_policy_item'), (block) => ({
    interval: block.number('frequency_interval'),
    unit: block.text('retention_unit'),
    value: block.number('retention_value'),
  }));
}
