import { PROJECT_ID, type Row } from './states';

/** A cluster as the state of `mongodbatlas_cluster` has it. */
export function formerRow(values: object = {}, others: Partial<Row> = {}): Row {
  return {
    type: 'mongodbatlas_cluster',
    name: 'main',
    values: {
      project_id: PROJECT_ID,
      name: 'orders',
      cluster_type: 'REPLICASET',
      accept_data_risks_and_force_replica_set_reconfig: '',
      advanced_configuration: [
        {
          default_read_concern: '',
          default_write_concern: 'majority',
          fail_index_key_too_long: false,
          javascript_enabled: true,
          minimum_enabled_tls_protocol: 'TLS1_2',
          no_table_scan: false,
          oplog_min_retention_hours: 24,
          oplog_size_mb: 0,
          sample_refresh_interval_bi_connector: 0,
          sample_size_bi_connector: 0,
          transaction_lifetime_limit_seconds: 0,
          change_stream_options_pre_and_post_images_expire_after_seconds: -1,
          custom_openssl_cipher_config_tls12: [],
          default_max_time_ms: null,
          tls_cipher_config_mode: 'DEFAULT',
        },
      ],
      auto_scaling_compute_enabled: false,
      auto_scaling_compute_scale_down_enabled: false,
      auto_scaling_disk_gb_enabled: true,
      backing_provider_name: '',
      backup_enabled: false,
      bi_connector_config: [{ enabled: false, read_preference: 'secondary' }],
      cloud_backup: true,
      connection_strings: [{ standard: 'mongodb://x' }],
      disk_size_gb: 40,
      encryption_at_rest_provider: 'NONE',
      labels: [{ key: 'Infrastructure Tool', value: 'another' }],
      mongo_db_major_version: '7.0',
      num_shards: 1,
      paused: false,
      pinned_fcv: [],
      pit_enabled: false,
      provider_auto_scaling_compute_max_instance_size: '',
      provider_auto_scaling_compute_min_instance_size: '',
      provider_disk_iops: 3000,
      provider_disk_type_name: '',
      provider_encrypt_ebs_volume: true,
      provider_instance_size_name: 'M30',
      provider_name: 'AWS',
      provider_region_name: 'EU_CENTRAL_1',
      provider_volume_type: 'STANDARD',
      redact_client_log_data: false,
      replication_factor: 3,
      replication_specs: [specOf([regionOf('EU_CENTRAL_1', 7, 3)])],
      retain_backups_enabled: null,
      snapshot_backup_policy: [],
      tags: [{ key: 'team', value: 'orders' }],
      termination_protection_enabled: true,
      timeouts: null,
      version_release_system: 'LTS',
      ...values,
    },
    ...others,
  };
}

/** One of its replication specs. */
export function specOf(regions: readonly object[], shards = 1): object {
  return {
    id: '5f',
    num_shards: shards,
    regions_config: regions,
    zone_name: 'ZoneName managed by Terraform',
  };
}

/** A region of a replication spec. */
export function regionOf(name: string, priority: number, electable: number, others: object = {}): object {
  return {
    region_name: name,
    priority,
    electable_nodes: electable,
    read_only_nodes: 0,
    analytics_nodes: 0,
    ...others,
  };
}
