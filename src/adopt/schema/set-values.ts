import { isObject } from '../../readers/json/json';
import { isDefault } from './provider-defaults';
import { type Settable, type Shape, settableOf } from './settable';
import { OF_OLDER_FRAMEWORK } from './settable-table';

/** Attributes by name. A member may have any name, also those of Object.prototype. */
export type Values = Readonly<Record<string, unknown>>;

/** Where a value is: the type of its resource, and the path in it without the numbers of lists. */
interface Place {
  readonly type: string;
  readonly path: string;
}

/**
 * What a configuration has to set so that a resource is as its state says: without what only the provider computes, without
 * what is not set, and without values that mean the same as not to set them.
 */
export function setValues(type: string, values: Values): Values {
  const shape = settableOf(type);
  if (shape === undefined) return {};
  const found = membersOf(shape, withoutContradictions(type, values), { type, path: '' });
  switch (type) {
    case 'mongodbatlas_advanced_cluster':
      return withoutIdleNodes(found, values);
    case 'mongodbatlas_alert_configuration':
      return withoutNotifierIds(found);
    default:
      return found;
  }
}

function membersOf(shape: Shape, values: Values, { type, path }: Place): Values {
  return Object.fromEntries(
    [...shape].flatMap(([name, settable]) => {
      const value = own(values, name);
      const place = { type, path: path === '' ? name : `${path}.${name}` };
      const kept = valueOf(settable, value, place);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function valueOf(settable: Settable, value: unknown, place: Place): unknown {
  if (value === null || value === undefined) return undefined;
  if (settable.need !== 'required' && (isEmpty(settable, value, place) || isDefault(place.type, place.path, value)))
    return undefined;
  const { of } = settable;
  if (typeof of === 'string') return value;
  const objects = objectsOf(value).map((one) => membersOf(of, one, place));
  if (settable.many === 'list' || settable.many === 'set') return objects.length === 0 ? undefined : objects;
  const [only] = objects;
  if (only === undefined) return undefined;
  // An object in which everything is left to the provider is left to it as well.
  return settable.need === 'computed' && Object.keys(only).length === 0 ? undefined : only;
}

/** The objects of a block or nested attribute: states have lists of them where the configuration has one. */
export function objectsOf(value: unknown): readonly Values[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/**
 * Whether a state has an empty value for what is not set. States of the newer framework have null there, unless the provider
 * computes the value.
 */
function isEmpty({ need, isBlock }: Settable, value: unknown, { type }: Place): boolean {
  const isNothing =
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0);
  return isNothing && (isBlock || need === 'computed' || OF_OLDER_FRAMEWORK.has(type));
}

/** A member that the object has itself. */
export function own(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Of attributes that exclude each other, the state has all; a configuration sets one. */
const EXCLUSIVE: Readonly<Record<string, readonly (readonly [set: string, excludes: string])[]>> = {
  mongodbatlas_access_list_api_key: [['ip_address', 'cidr_block']],
  mongodbatlas_project_ip_access_list: [
    ['aws_security_group', 'cidr_block'],
    ['aws_security_group', 'ip_address'],
    ['ip_address', 'cidr_block'],
  ],
  mongodbatlas_project_service_account_access_list_entry: [['ip_address', 'cidr_block']],
  mongodbatlas_service_account_access_list_entry: [['ip_address', 'cidr_block']],
  // auto_defer switches with every change of the other.
  mongodbatlas_maintenance_window: [['auto_defer_once_enabled', 'auto_defer']],
};

function withoutContradictions(type: string, values: Values): Values {
  const pairs = Object.hasOwn(EXCLUSIVE, type) ? (EXCLUSIVE[type] ?? []) : [];
  const left = new Set(
    pairs
      .filter(([set]) => ![undefined, null, ''].includes(own(values, set) as null))
      .map(([, excludes]) => excludes),
  );
  const isContinuous = own(values, 'version_release_system') === 'CONTINUOUS';
  if (type === 'mongodbatlas_advanced_cluster' && isContinuous) left.add('mongo_db_major_version');
  if (left.size === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !left.has(name)));
}

/** Notifications without credentials. Others may be identified by the id that Atlas has assigned to them. */
const OPEN_NOTIFICATIONS: readonly unknown[] = ['EMAIL', 'GROUP', 'ORG', 'SMS', 'TEAM', 'USER'];

function withoutNotifierIds(found: Values): Values {
  const notifications = objectsOf(own(found, 'notification'));
  if (notifications.length === 0) return found;
  return {
    ...found,
    notification: notifications.map((one) =>
      OPEN_NOTIFICATIONS.includes(own(one, 'type_name'))
        ? Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'notifier_id'))
        : one,
    ),
  };
}

const NODES = ['electable_specs', 'read_only_specs', 'analytics_specs'] as const;

/**
 * A cluster without what its state says of nodes that it does not have, and without the disks that Atlas chooses: their
 * speed, unless it is provisioned, and their size where Atlas scales it.
 */
function withoutIdleNodes(found: Values, values: Values): Values {
  const all = objectsOf(own(values, 'replication_specs')).map((spec) =>
    objectsOf(own(spec, 'region_configs')),
  );
  const isGlobal = own(values, 'cluster_type') === 'GEOSHARDED';
  const specs = objectsOf(own(found, 'replication_specs')).map((spec, number) => ({
    ...(isGlobal ? spec : withoutUsualZone(spec)),
    region_configs: objectsOf(own(spec, 'region_configs')).map((config, index) =>
      withoutIdleNodesOfRegion(config, all[number]?.[index] ?? {}),
    ),
  }));
  return { ...found, ...(specs.length === 0 ? {} : { replication_specs: specs }) };
}

/** The names that the provider and Atlas give to the only zone of a cluster that is not global. */
const USUAL_ZONES: readonly unknown[] = ['ZoneName managed by Terraform', 'Zone 1'];

function withoutUsualZone(spec: Values): Values {
  return Object.fromEntries(
    Object.entries(spec).filter(([name, value]) => name !== 'zone_name' || !USUAL_ZONES.includes(value)),
  );
}

function withoutIdleNodesOfRegion(config: Values, inState: Values): Values {
  const isTenant = own(config, 'provider_name') === 'TENANT';
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => {
      if (!(NODES as readonly string[]).includes(name) || !isObject(value)) return [[name, value]];
      if (own(value, 'node_count') === 0) return [];
      // All nodes of a cluster have disks of the same size.
      const [scaled = {}] = objectsOf(own(inState, 'auto_scaling'));
      return [[name, isTenant ? sizeOf(value) : disksOf(value, own(scaled, 'disk_gb_enabled') !== false)]];
    }),
  );
}

function sizeOf(nodes: Values): Values {
  return Object.fromEntries(Object.entries(nodes).filter(([name]) => name === 'instance_size'));
}

function disksOf(nodes: Values, isScaled: boolean): Values {
  const isProvisioned = own(nodes, 'ebs_volume_type') === 'PROVISIONED';
  return Object.fromEntries(
    Object.entries(nodes).filter(
      ([name]) =>
        (name !== 'disk_iops' || isProvisioned) && (name !== 'disk_size_gb' || !isScaled),
    ),
  );
}
