/*
 * Values that mean the same as not to set the attribute: what the provider or Atlas chooses then. Code leaves them out. The
 * keys are paths within a resource, without the numbers of lists.
 *
 * https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs, each in the page of its resource, and the
 * schemas of provider 2.20 (internal/service); read on 2026-11-28.
 */

type Defaults = Readonly<Record<string, readonly unknown[]>>;

const DEFAULTS: Readonly<Record<string, Defaults>> = {
  mongodbatlas_advanced_cluster: {
    'advanced_configuration.change_stream_options_pre_and_post_images_expire_after_seconds': [-1],
    'advanced_configuration.default_write_concern': ['majority'],
    'advanced_configuration.javascript_enabled': [true],
    'advanced_configuration.minimum_enabled_tls_protocol': ['TLS1_2'],
    'advanced_configuration.no_table_scan': [false],
    'advanced_configuration.oplog_min_retention_hours': [0],
    'advanced_configuration.oplog_size_mb': [0],
    'advanced_configuration.sample_refresh_interval_bi_connector': [0],
    'advanced_configuration.sample_size_bi_connector': [0],
    'advanced_configuration.tls_cipher_config_mode': ['DEFAULT'],
    'advanced_configuration.transaction_lifetime_limit_seconds': [0, 60],
    'bi_connector_config.enabled': [false],
    'bi_connector_config.read_preference': ['secondary'],
    config_server_management_mode: ['ATLAS_MANAGED'],
    delete_on_create_timeout: [true],
    encryption_at_rest_provider: ['NONE'],
    global_cluster_self_managed_sharding: [false],
    paused: [false],
    pit_enabled: [false],
    redact_client_log_data: [false],
    replica_set_scaling_strategy: ['WORKLOAD_TYPE'],
    'replication_specs.region_configs.auto_scaling.compute_enabled': [false],
    'replication_specs.region_configs.auto_scaling.compute_scale_down_enabled': [false],
    'replication_specs.region_configs.auto_scaling.disk_gb_enabled': [true],
    'replication_specs.region_configs.analytics_auto_scaling.compute_enabled': [false],
    'replication_specs.region_configs.analytics_auto_scaling.compute_scale_down_enabled': [false],
    'replication_specs.region_configs.analytics_auto_scaling.disk_gb_enabled': [true],
    'replication_specs.region_configs.electable_specs.ebs_volume_type': ['STANDARD'],
    'replication_specs.region_configs.read_only_specs.ebs_volume_type': ['STANDARD'],
    'replication_specs.region_configs.analytics_specs.ebs_volume_type': ['STANDARD'],
    root_cert_type: ['ISRGROOTX1'],
    use_aws_time_based_snapshot_copy_for_fast_initial_sync: [false],
    version_release_system: ['LTS'],
  },
  mongodbatlas_alert_configuration: { 'notification.delay_min': [0] },
  mongodbatlas_backup_compliance_policy: {
    copy_protection_enabled: [false],
    encryption_at_rest_enabled: [false],
    pit_enabled: [false],
  },
  mongodbatlas_cloud_backup_schedule: {
    auto_export_enabled: [false],
    copy_policy_items_enabled: [false],
    use_org_and_group_names_in_export_prefix: [false],
  },
  mongodbatlas_cloud_backup_snapshot_restore_job: {
    'delivery_type_config.automated': [false],
    'delivery_type_config.download': [false],
    'delivery_type_config.point_in_time': [false],
    'delivery_type_config.oplog_inc': [0],
    'delivery_type_config.oplog_ts': [0],
    'delivery_type_config.point_in_time_utc_seconds': [0],
  },
  mongodbatlas_database_user: {
    aws_iam_type: ['NONE'],
    ldap_auth_type: ['NONE'],
    oidc_auth_type: ['NONE'],
    x509_type: ['NONE'],
  },
  mongodbatlas_encryption_at_rest: {
    'aws_kms_config.require_private_networking': [false],
    'azure_key_vault_config.require_private_networking': [false],
    enabled_for_search_nodes: [false],
  },
  mongodbatlas_flex_cluster: { delete_on_create_timeout: [true] },
  mongodbatlas_maintenance_window: {
    auto_defer: [false],
    auto_defer_once_enabled: [false],
    defer: [false],
  },
  mongodbatlas_project: {
    is_cluster_ai_assistant_enabled: [true],
    is_collect_database_specifics_statistics_enabled: [true],
    is_data_explorer_enabled: [true],
    is_data_explorer_gen_ai_features_enabled: [true],
    is_data_explorer_gen_ai_sample_document_passing_enabled: [false],
    is_extended_storage_sizes_enabled: [false],
    is_native_reranking_enabled: [false],
    is_performance_advisor_enabled: [true],
    is_realtime_performance_panel_enabled: [true],
    is_schema_advisor_enabled: [true],
    is_slow_operation_thresholding_enabled: [true],
    with_default_alerts_settings: [true],
  },
  mongodbatlas_serverless_instance: { auto_indexing: [false], continuous_backup_enabled: [false] },
};

/** Whether a value means the same as not to set the attribute. */
export function isDefault(type: string, path: string, value: unknown): boolean {
  const defaults = Object.hasOwn(DEFAULTS, type) ? DEFAULTS[type] : undefined;
  return defaults !== undefined && Object.hasOwn(defaults, path) && defaults[path]?.includes(value) === true;
}

/** The types and paths with defaults: a test compares them with the schema. */
export function pathsWithDefaults(): readonly (readonly [type: string, path: string])[] {
  return Object.entries(DEFAULTS).flatMap(([type, defaults]) =>
    Object.keys(defaults).map((path) => [type, path] as const),
  );
}
