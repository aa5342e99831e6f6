import { isObject } from '../../readers/json/json';
import { FORMER_CLUSTER, advancedClusterOf } from './former-cluster';
import { type Values, objectsOf, own } from '../schema/set-values';

/** A resource as provider 2.x has it. */
export interface CurrentForm {
  readonly type: string;
  readonly values: Values;
  /** What provider 2.x no longer has, in words. */
  readonly lost: readonly string[];
  /** Its type in the state, where the code has a newer one. */
  readonly formerType?: string;
  /** Why a resource of a deprecated type stays one. */
  readonly staysBecause?: string;
}

/** A resource as provider 2.x has it, with `mongodbatlas_cluster` as the type that follows it. */
export function currentForm(
  type: string,
  values: Values,
  sensitive: unknown,
): CurrentForm & { sensitive: unknown } {
  if (type !== FORMER_CLUSTER) return { ...currentAttributes(type, values), sensitive };
  const translation = advancedClusterOf(values, sensitive);
  if (translation.reason !== undefined)
    return { type, values, sensitive, lost: [], staysBecause: translation.reason };
  const current = currentAttributes('mongodbatlas_advanced_cluster', translation.values);
  // Nothing that is sensitive has been translated.
  return { ...current, lost: [...translation.lost, ...current.lost], formerType: type, sensitive: undefined };
}

/**
 * The attributes of a resource as provider 2.x has them. Provider 1.x had lists of blocks in clusters where 2.x has objects
 * and maps, one replication spec for all shards of a zone, and one disk size for a cluster.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/migrate-to-advanced-cluster-2.0
 */
function currentAttributes(type: string, values: Values): CurrentForm {
  if (type !== 'mongodbatlas_advanced_cluster') return { type, values, lost: [] };
  const { disk_size_gb: size, ...others } = isOfProvider1(values) ? withoutEmptyTexts(values) : values;
  const [configuration] = objectsOf(own(values, 'advanced_configuration'));
  const lost = ['default_read_concern', 'fail_index_key_too_long'].filter((name) => {
    const value = configuration === undefined ? undefined : own(configuration, name);
    return ![undefined, null, '', false].includes(value as null);
  });
  return {
    type,
    values: {
      ...others,
      ...mapped(others, ['tags', 'labels'], mapOf),
      ...mapped(others, ['advanced_configuration', 'bi_connector_config', 'pinned_fcv', 'timeouts'], only),
      ...mapped(others, ['replication_specs'], (specs) =>
        objectsOf(specs).flatMap((spec) => shardsOf(spec, size)),
      ),
    },
    lost: lost.map((name) => `advanced_configuration.${name}: provider 2.x does not have it`),
  };
}

/** Provider 2.x has neither a disk size of the whole cluster nor blocks of tags. */
function isOfProvider1(values: Values): boolean {
  return Object.hasOwn(values, 'disk_size_gb') || Array.isArray(own(values, 'tags'));
}

/** Provider 1.x wrote an empty text for what is not set. Tags may be empty. */
function withoutEmptyTexts(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [
        name,
        name === 'tags' || name === 'labels' ? value : withoutEmptyTextsIn(value),
      ]),
  );
}

function withoutEmptyTextsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyTextsIn);
  return isObject(value) ? withoutEmptyTexts(value) : value;
}

function mapped(values: Values, names: readonly string[], change: (value: unknown) => unknown): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own(values, name);
      return value === undefined ? [] : [[name, change(value)]];
    }),
  );
}

/** A map; blocks of a key and a value in provider 1.x. */
function mapOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return null;
  return Object.fromEntries(objectsOf(value).map((one) => [String(own(one, 'key')), own(one, 'value')]));
}

/** An object; a list of at most one in provider 1.x. */
function only(value: unknown): unknown {
  return Array.isArray(value) ? ((value as unknown[])[0] ?? null) : value;
}

/** The replication specs of the shards of a zone. */
function shardsOf(spec: Values, size: unknown): readonly Values[] {
  const shards = own(spec, 'num_shards');
  const current = {
    ...spec,
    region_configs: objectsOf(own(spec, 'region_configs')).map((config) => ({
      ...config,
      ...mapped(config, ['auto_scaling', 'analytics_auto_scaling'], only),
      ...mapped(config, ['electable_specs', 'read_only_specs', 'analytics_specs'], (nodes) =>
        withSize(only(nodes), size),
      ),
    })),
  };
  return Array.from({ length: typeof shards === 'number' && shards > 0 ? shards : 1 }, () => current);
}

function withSize(nodes: unknown, size: unknown): unknown {
  if (!isObject(nodes) || typeof size !== 'number') return nodes;
  return own(nodes, 'disk_size_gb') === undefined ? { ...nodes, disk_size_gb: size } : nodes;
}
