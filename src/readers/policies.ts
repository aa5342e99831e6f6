import { FREQUENCIES } from '../atlas';
import type { OnDemandItem, PolicyItem, UnknownItems, Value } from '../model';
import { map } from '../model';
import type { Attributes } from './attributes';

/** The items of a schedule or a compliance policy, and the kinds of which nothing is known yet. */
export function readItems(attributes: Attributes): {
  readonly items: PolicyItem[];
  readonly unknownItems: UnknownItems[];
} {
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
