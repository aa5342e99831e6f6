import { type Values, objectsOf, own } from '../schema/set-values';
import { settableOf } from '../schema/settable';
import { hasMarkAt } from '../schema/mark';

/*
 * `mongodbatlas_cluster` as `mongodbatlas_advanced_cluster` of provider 1.x has it. The provider moves the one to the other
 * in the state: it keeps the project, the name, `retain_backups_enabled`, `mongo_db_major_version` and the timeouts, and
 * reads all else from Atlas. So the code has to say what Atlas says. A cluster whose state does not show that keeps its type.
 *
 * https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/cluster-to-advanced-cluster-migration-guide,
 * internal/service/advancedcluster/move_upgrade_state.go and internal/service/cluster/resource_cluster.go at commit 468253d of
 * 2026-08-21, and internal/convert/clu2adv.go of https://github.com/mongodb-labs/atlas-cli-plugin-terraform; read on
 * 2026-11-28.
 */

/** The type that provider 2.0 deprecated. */
export const FORMER_CLUSTER = 'mongodbatlas_cluster';

/** Attributes that both types have with the same meaning. Provider 1.x had the same blocks in both. */
const SAME = [
  'advanced_configuration',
  'bi_connector_config',
  'cluster_type',
  'disk_size_gb',
  'encryption_at_rest_provider',
  'mongo_db_major_version',
  'name',
  'paused',
  'pinned_fcv',
  'pit_enabled',
  'project_id',
  'redact_client_log_data',
  'retain_backups_enabled',
  'tags',
  'termination_protection_enabled',
  'timeouts',
  'version_release_system',
] as const;

/** Attributes that other ones of the new type are made of. */
const TRANSLATED = [
  'auto_scaling_compute_enabled',
  'auto_scaling_compute_scale_down_enabled',
  'auto_scaling_disk_gb_enabled',
  'backing_provider_name',
  'backup_enabled',
  'cloud_backup',
  'labels',
  'provider_auto_scaling_compute_max_instance_size',
  'provider_auto_scaling_compute_min_instance_size',
  'provider_disk_iops',
  'provider_instance_size_name',
  'provider_name',
  'provider_region_name',
  'provider_volume_type',
  'replication_specs',
] as const;

/**
 * Attributes that the new type does not need: a request that was for one change, what `replication_specs` and `disk_size_gb`
 * say as well, and the encryption that Atlas no longer leaves out.
 */
const SUPERFLUOUS = [
  'accept_data_risks_and_force_replica_set_reconfig',
  'num_shards',
  'provider_disk_type_name',
  'provider_encrypt_ebs_volume',
  'replication_factor',
] as const;

/** All attributes: a test compares them with the schema. */
export const FORMER_ATTRIBUTES: readonly string[] = [...SAME, ...TRANSLATED, ...SUPERFLUOUS];

/** The cluster in the new form, or why it keeps its type. */
export type Translation =
  | { readonly values: Values; readonly lost: readonly string[]; readonly reason?: never }
  | { readonly reason: string };

/** The attributes of a `mongodbatlas_cluster` as a `mongodbatlas_advanced_cluster` of provider 1.x has them. */
export function advancedClusterOf(values: Values, sensitive: unknown): Translation {
  const reason = whyNot(values, sensitive);
  if (reason !== undefined) return { reason };
  const isFree = own(values, 'provider_name') === 'TENANT';
  // The provider refreshes cloud_backup only where it is true. Atlas supports point-in-time restore only with backups.
  const isBackedUp = own(values, 'cloud_backup') === true || own(values, 'pit_enabled') === true;
  return {
    values: {
      ...Object.fromEntries(SAME.map((name) => [name, own(values, name) ?? null])),
      labels: objectsOf(own(values, 'labels')).filter((one) => own(one, 'key') !== LABEL_OF_PROVIDER),
      backup_enabled: isFree || !isBackedUp ? null : true,
      replication_specs: isFree
        ? [freeSpec(values)]
        : objectsOf(own(values, 'replication_specs')).map((spec) => specOf(spec, values)),
      ...(isFree ? { disk_size_gb: null, cluster_type: 'REPLICASET' } : {}),
    },
    lost:
      isFree || isBackedUp
        ? []
        : [
            'cloud_backup: a state shows it only if it is true; the code does not set backup_enabled, so that Atlas keeps what it has',
          ],
  };
}

/** The label that provider 1.x adds, and hides. */
const LABEL_OF_PROVIDER = 'Infrastructure Tool';

const CLOUDS: readonly unknown[] = ['AWS', 'AZURE', 'GCP'];

function whyNot(values: Values, sensitive: unknown): string | undefined {
  const names = [...(settableOf(FORMER_CLUSTER) ?? new Map<string, unknown>()).keys()];
  const secret = names.find((name) => hasMarkAt(sensitive, name));
  if (secret !== undefined) return `${secret} is sensitive`;
  if (own(values, 'backup_enabled') === true) return 'it has legacy backups (backup_enabled)';
  for (const name of ['tags', 'labels']) {
    const keys = objectsOf(own(values, name)).map((one) => own(one, 'key'));
    if (new Set(keys).size < keys.length) return `${name} has a key twice`;
  }
  const provider = own(values, 'provider_name');
  if (provider === 'TENANT') return whyNotFree(values);
  if (!CLOUDS.includes(provider)) return 'provider_name is none of AWS, AZURE and GCP';
  if (typeof own(values, 'cluster_type') !== 'string') return 'the state does not have cluster_type';
  return whyNotSpecs(objectsOf(own(values, 'replication_specs')));
}

function whyNotFree(values: Values): string | undefined {
  if (own(values, 'provider_instance_size_name') !== 'M0')
    return 'Atlas has replaced M2 and M5 clusters by Flex clusters, which are mongodbatlas_flex_cluster';
  const missing = ['backing_provider_name', 'provider_region_name'].find(
    (name) => typeof own(values, name) !== 'string' || own(values, name) === '',
  );
  return missing === undefined ? undefined : `the state does not have ${missing}`;
}

/** Sets have no order, and the lists of the new type are in the order of Atlas. */
function whyNotSpecs(specs: readonly Values[]): string | undefined {
  const [spec, ...others] = specs;
  if (spec === undefined) return 'the state does not have replication_specs';
  if (others.length > 0) return 'it has several zones, and the state does not show their order';
  const regions = objectsOf(own(spec, 'regions_config'));
  if (regions.length === 0) return 'the state does not have its regions';
  const priorities = regions.map(priorityOf);
  if (new Set(priorities).size < priorities.length)
    return 'several regions have the same priority, and the state does not show their order';
  return undefined;
}

function priorityOf(region: Values): number {
  const priority = own(region, 'priority');
  return typeof priority === 'number' ? priority : 0;
}

/** An M0: the provider takes no number of nodes. */
function freeSpec(values: Values): Values {
  return {
    region_configs: [
      {
        provider_name: 'TENANT',
        backing_provider_name: own(values, 'backing_provider_name'),
        region_name: own(values, 'provider_region_name'),
        priority: 7,
        electable_specs: { instance_size: 'M0' },
      },
    ],
  };
}

function specOf(spec: Values, values: Values): Values {
  const regions = [...objectsOf(own(spec, 'regions_config'))].sort(
    (one, other) => priorityOf(other) - priorityOf(one),
  );
  return {
    num_shards: own(spec, 'num_shards'),
    zone_name: own(spec, 'zone_name'),
    region_configs: regions.map((region) => regionOf(region, values)),
  };
}

function regionOf(region: Values, values: Values): Values {
  const nodes = (attribute: string): Values => ({
    instance_size: own(values, 'provider_instance_size_name'),
    disk_iops: own(values, 'provider_disk_iops'),
    ebs_volume_type: own(values, 'provider_volume_type'),
    node_count: own(region, attribute) ?? 0,
  });
  return {
    provider_name: own(values, 'provider_name'),
    region_name: own(region, 'region_name'),
    priority: priorityOf(region),
    electable_specs: nodes('electable_nodes'),
    read_only_specs: nodes('read_only_nodes'),
    analytics_specs: nodes('analytics_nodes'),
    auto_scaling: scalingOf(values),
  };
}

/** The bounds of what does not scale are left to Atlas. */
function scalingOf(values: Values): Values {
  const isOn = own(values, 'auto_scaling_compute_enabled') === true;
  const isDown = isOn && own(values, 'auto_scaling_compute_scale_down_enabled') === true;
  return {
    disk_gb_enabled: own(values, 'auto_scaling_disk_gb_enabled'),
    compute_enabled: isOn,
    compute_scale_down_enabled: isDown,
    compute_min_instance_size: isOn ? own(values, 'provider_auto_scaling_compute_min_instance_size') : null,
    compute_max_instance_size: isOn ? own(values, 'provider_auto_scaling_compute_max_instance_size') : null,
  };
}
