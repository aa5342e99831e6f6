import type { Values } from '../../src/adopt/schema/set-values';
import { type Settable, type Shape, settableOf } from '../../src/adopt/schema/settable';

/** The id of the only project. */
export const PROJECT = '60b60a388f618252a15587b9';

/** The resources of a synthesized stack, by type and name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** The resources of a synthesized stack. */
export function resourcesIn(json: unknown): Resources {
  return (json as { readonly resource: Resources }).resource;
}

/** A state as the provider would keep it: references have values, blocks are lists, and what is not set is null. */
export function stateOf(resources: Resources): object {
  const ids: Readonly<Record<string, string>> = { id: PROJECT, zone_id: 'zone' };
  const known = (text: string): unknown => {
    const [, type = '', name = '', path = ''] = /^\$\{(\w+)\.([\w-]+)\.([^}]+)\}$/.exec(text) ?? [];
    if (type === '') return text;
    const last = path.split('.').at(-1) ?? '';
    return last === 'name'
      ? resources[type]?.[name]?.['name']
      : last === 'zone_id'
        ? `zone-${name}`
        : (ids[last] ?? PROJECT);
  };
  const inState = (shape: Shape, values: Values, name: string): Values =>
    Object.fromEntries([
      ...(shape.has('zone_name') ? [['zone_id', `zone-${name}`]] : []),
      ...[...shape].map(([attribute, settable]) => [attribute, valueIn(settable, values[attribute], name)]),
    ]) as Values;
  const valueIn = ({ of, isBlock, many }: Settable, value: unknown, name: string): unknown => {
    if (value === undefined) return isBlock && many !== 'one' ? [] : null;
    if (typeof of === 'string')
      return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
        typeof one === 'string' ? known(one) : one,
      ) as unknown;
    const list = (Array.isArray(value) ? value : [value]).map((one: Values) => inState(of, one, name));
    return isBlock || many !== 'one' ? list : list[0];
  };
  const rows = Object.entries(resources).flatMap(([type, all]) =>
    Object.entries(all).map(([name, values]) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      values: {
        ...inState(settableOf(type) ?? new Map(), values, name),
        ...(type === 'mongodbatlas_project' ? { id: PROJECT } : {}),
      },
    })),
  );
  return { format_version: '1.0', values: { root_module: { resources: rows } } };
}
