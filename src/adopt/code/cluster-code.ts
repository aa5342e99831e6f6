import {
  THIS,
  type Member,
  type Value,
  camel,
  construct,
  create,
  list,
  literal,
  object,
} from '../program/program';
import { isObject } from '../../readers/json/json';
import { type Values, objectsOf, own, setValues } from '../schema/set-values';
import type { StateResource } from '../state/state-resource';
import type { Builder } from './builder';
import type { Draft } from './draft';
import { encryptionOf } from './encryption-code';
import { present } from './project-code';
import { disabledSwitch, mapValue, optional } from './prop-values';
import { topologyOf } from './topology';

/** A default of a construct, and what it means to disable it. */
interface Default {
  readonly prop: string;
  readonly attribute: string;
  readonly meaning: string;
}

const DEFAULTS: readonly Default[] = [
  { prop: 'backup', attribute: 'backup_enabled', meaning: 'Atlas does not back up the cluster' },
  {
    prop: 'retainBackupsOnDeletion',
    attribute: 'retain_backups_enabled',
    meaning: 'deleting the cluster deletes its snapshots',
  },
  {
    prop: 'terminationProtection',
    attribute: 'termination_protection_enabled',
    meaning: 'Atlas does not reject deleting the cluster',
  },
];

/** A dedicated cluster as an `AtlasCluster`, an M0 as a `FreeCluster`. */
export function clusterDraft(
  resource: StateResource,
  id: string,
  project: Value,
  builder: Builder,
): Draft | undefined {
  const { type, values } = resource;
  const needed = setValues(type, values);
  const name = own(needed, 'name');
  if (typeof name !== 'string') return undefined;
  const free = freeDraft(needed, name, id, project);
  if (free !== undefined) return free;
  const specs = objectsOf(own(needed, 'replication_specs'));
  const topology = topologyOf(own(needed, 'cluster_type'), specs);
  if (topology === undefined) return undefined;
  const disabled = DEFAULTS.filter(({ attribute }) => own(values, attribute) === false).map(
    ({ prop, meaning }) => disabledSwitch(resource.address, prop, meaning),
  );
  const configuration = own(needed, 'advanced_configuration');
  const encryption = own(needed, 'encryption_at_rest_provider');
  const release = own(needed, 'version_release_system');
  const flag = (attribute: string): Value | undefined =>
    optional(own(needed, attribute), (value) => literal(value === true));
  const text = (attribute: string): Value | undefined =>
    optional(own(needed, attribute), (value) => literal(String(value)));
  return {
    as: 'cluster',
    path: ['Resource'],
    disabled: disabled.map(({ note }) => note),
    value: create(
      construct('AtlasCluster'),
      THIS,
      id,
      object([
        { name: 'project', value: project },
        ...members({
          name: name === id ? undefined : literal(name),
          cloudProvider: literal(topology.cloudProvider),
          instanceSize: literal(topology.instanceSize),
          ...topology.props,
          pointInTimeRestore: flag('pit_enabled'),
        }),
        ...disabled.map(({ member }) => member),
        ...members({
          encryptionAtRest: optional(
            encryption,
            (value) => encryptionOf(resource, builder) ?? literal(String(value)),
          ),
          mongoDbMajorVersion: text('mongo_db_major_version'),
          versionReleaseSystem: text('version_release_system'),
          advancedConfiguration: optional(configuration, configurationValue),
          paused: flag('paused'),
          tags: optional(own(needed, 'tags'), mapValue),
          labels: optional(own(needed, 'labels'), mapValue),
          timeouts: optional(own(needed, 'timeouts'), mapValue),
        }),
      ]),
    ),
    sets: present({
      project_id: own(values, 'project_id'),
      name,
      cluster_type: own(needed, 'cluster_type'),
      replication_specs: specs,
      use_effective_fields: topology.scales && specs.length === 1 ? true : undefined,
      backup_enabled: own(values, 'backup_enabled') !== false,
      retain_backups_enabled: own(values, 'retain_backups_enabled') !== false,
      termination_protection_enabled: own(values, 'termination_protection_enabled') !== false,
      pit_enabled: own(needed, 'pit_enabled'),
      encryption_at_rest_provider: encryption,
      mongo_db_major_version: own(needed, 'mongo_db_major_version'),
      version_release_system: release,
      advanced_configuration: configuration,
      paused: own(needed, 'paused'),
      tags: own(needed, 'tags'),
      labels: own(needed, 'labels'),
      timeouts: own(needed, 'timeouts'),
    }),
  };
}

function freeDraft(needed: Values, name: string, id: string, project: Value): Draft | undefined {
  const specs = objectsOf(own(needed, 'replication_specs'));
  const configs = objectsOf(own(specs[0] ?? {}, 'region_configs'));
  const [config = {}] = configs;
  const [nodes = {}] = objectsOf(own(config, 'electable_specs'));
  const [backing, region] = [own(config, 'backing_provider_name'), own(config, 'region_name')];
  const isFree =
    specs.length === 1 &&
    configs.length === 1 &&
    own(config, 'provider_name') === 'TENANT' &&
    own(nodes, 'instance_size') === 'M0' &&
    typeof backing === 'string' &&
    typeof region === 'string';
  if (!isFree) return undefined;
  const tags = own(needed, 'tags');
  return {
    as: 'construct',
    path: ['Resource'],
    value: create(
      construct('FreeCluster'),
      THIS,
      id,
      object({
        project,
        name: name === id ? undefined : literal(name),
        cloudProvider: literal(backing),
        region: literal(region),
        tags: optional(tags, mapValue),
      }),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      name,
      cluster_type: 'REPLICASET',
      replication_specs: [
        {
          region_configs: [
            {
              provider_name: 'TENANT',
              backing_provider_name: backing,
              region_name: region,
              priority: 7,
              electable_specs: { instance_size: 'M0' },
            },
          ],
        },
      ],
      tags,
    }),
  };
}

/** Settings of the database processes, by the names of the bindings. */
function configurationValue(configuration: unknown): Value {
  return object(
    Object.entries(isObject(configuration) ? configuration : {}).map(([attribute, value]) => ({
      name: camel(attribute),
      value: Array.isArray(value)
        ? list((value as unknown[]).map((one) => literal(String(one))))
        : literal(value as string | number | boolean),
    })),
  );
}

export function members(props: Readonly<Record<string, Value | undefined>>): readonly (Member | undefined)[] {
  return Object.entries(props).map(([name, value]) => (value === undefined ? undefined : { name, value }));
}

/** A Flex cluster as a `FlexCluster`. */
export function flexDraft(resource: StateResource, id: string, project: Value): Draft | undefined {
  const { type, values } = resource;
  const needed = setValues(type, values);
  const [settings = {}] = objectsOf(own(needed, 'provider_settings'));
  const [name, provider, region] = [
    own(needed, 'name'),
    own(settings, 'backing_provider_name'),
    own(settings, 'region_name'),
  ];
  if (typeof name !== 'string' || typeof provider !== 'string' || typeof region !== 'string')
    return undefined;
  const isProtected = own(values, 'termination_protection_enabled') !== false;
  const disabled = isProtected
    ? []
    : [
        disabledSwitch(
          resource.address,
          'terminationProtection',
          'Atlas does not reject deleting the cluster',
        ),
      ];
  const tags = own(needed, 'tags');
  return {
    as: 'construct',
    path: ['Resource'],
    disabled: disabled.map(({ note }) => note),
    value: create(
      construct('FlexCluster'),
      THIS,
      id,
      object([
        { name: 'project', value: project },
        ...members({
          name: name === id ? undefined : literal(name),
          cloudProvider: literal(provider),
          region: literal(region),
        }),
        ...disabled.map(({ member }) => member),
        ...members({ tags: optional(tags, mapValue) }),
      ]),
    ),
    sets: present({
      project_id: own(needed, 'project_id'),
      name,
      provider_settings: { backing_provider_name: provider, region_name: region },
      termination_protection_enabled: isProtected,
      tags,
    }),
  };
}
