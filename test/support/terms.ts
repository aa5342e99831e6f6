import type { Cluster } from '../../src/model';
import {
  CLUSTER_TERMS,
  COPY_SETTING_TERMS,
  ITEM_TERMS,
  REGION_TERMS,
  SCHEDULE_TERMS,
  SHARD_TERMS,
} from '../../src/forecast/terms';

/*
 * The part of the model that terms are about, as a graph: clusters with their schedules, items, shards, regions and copy
 * settings. Each member that is read can be noted, and a cluster can be copied with all that hangs on it.
 */

/** The tables of terms, by what they are about. */
export const TABLES = {
  cluster: CLUSTER_TERMS,
  schedule: SCHEDULE_TERMS,
  item: ITEM_TERMS,
  shard: SHARD_TERMS,
  region: REGION_TERMS,
  'copy setting': COPY_SETTING_TERMS,
};

export type Kind = keyof typeof TABLES;

export const KINDS = Object.keys(TABLES) as readonly Kind[];

/** The members that lead to others of these kinds, through lists, values and links. */
const LEADS_TO: Readonly<Record<Kind, Readonly<Record<string, Kind>>>> = {
  cluster: { before: 'cluster', after: 'cluster', schedules: 'schedule', shards: 'shard' },
  schedule: {
    before: 'schedule',
    after: 'schedule',
    cluster: 'cluster',
    items: 'item',
    copySettings: 'copy setting',
  },
  item: {},
  shard: { regions: 'region' },
  region: {},
  'copy setting': { zone: 'shard' },
};

/** One cluster, schedule, item and so on, with its members. */
export type Thing = Record<string, unknown>;

export type Things = Readonly<Record<Kind, readonly Thing[]>>;

function isThing(value: object, kind: Kind): value is Thing {
  return Object.keys(TABLES[kind]).every((member) => member in value);
}

/** A cluster that records every member that is read, as `schedule.items`. */
export function noting(cluster: Cluster, reads: Set<string>): Cluster {
  const proxies = new WeakMap<object, object>();
  const noted = (value: unknown, kind: Kind | undefined): unknown => {
    if (typeof value !== 'object' || value === null || kind === undefined) return value;
    const known = proxies.get(value);
    if (known !== undefined) return known;
    const isOne = isThing(value, kind);
    const proxy = new Proxy(value, {
      get(target, member): unknown {
        const found: unknown = Reflect.get(target, member);
        if (typeof member === 'symbol' || typeof found === 'function') return found;
        if (isOne) reads.add(`${kind}.${member}`);
        return noted(found, isOne ? LEADS_TO[kind][member] : kind);
      },
    });
    proxies.set(value, proxy);
    return proxy;
  };
  return noted(cluster, 'cluster') as Cluster;
}

/** A copy of a cluster with all that hangs on it, and every thing of that copy by its kind. */
export function copyOf(cluster: Cluster): {
  readonly cluster: Cluster;
  readonly things: Things;
} {
  const copies = new Map<object, object>();
  const things: Record<Kind, Thing[]> = {
    cluster: [],
    schedule: [],
    item: [],
    shard: [],
    region: [],
    'copy setting': [],
  };
  const copied = (value: unknown, kind: Kind | undefined): unknown => {
    if (typeof value !== 'object' || value === null || kind === undefined) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const isOne = isThing(value, kind);
    const copy: Thing | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    if (isOne) things[kind].push(copy as Thing);
    for (const [member, one] of Object.entries(value))
      (copy as Thing)[member] = copied(one, isOne ? LEADS_TO[kind][member] : kind);
    return copy;
  };
  return { cluster: copied(cluster, 'cluster') as Cluster, things };
}
