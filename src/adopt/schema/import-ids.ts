import { hasMarkAt } from './mark';
import { type Values, objectsOf, own } from './set-values';

/**
 * The id that Terraform imports a resource by, as a pattern of attributes. Each is from the section "Import" of the page of
 * its resource: https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs (docs/resources at commit 468253d
 * of 2026-08-21, read on 2026-11-28). A `|` separates attributes: the first that is set counts. A dot leads to an
 * attribute of the first block.
 */
const IDS: Readonly<Record<string, string>> = {
  mongodbatlas_access_list_api_key: '{org_id}-{api_key_id}-{ip_address|cidr_block}',
  mongodbatlas_advanced_cluster: '{project_id}-{name}',
  mongodbatlas_ai_model_api_key: '{project_id}/{api_key_id}',
  mongodbatlas_ai_model_rate_limit: '{project_id}/{cloud}/{geography}/{model_group_name}',
  mongodbatlas_alert_configuration: '{project_id}-{alert_configuration_id}',
  mongodbatlas_api_key: '{org_id}-{api_key_id}',
  mongodbatlas_api_key_project_assignment: '{project_id}/{api_key_id}',
  mongodbatlas_auditing: '{project_id}',
  mongodbatlas_backup_compliance_policy: '{project_id}',
  mongodbatlas_cloud_backup_schedule: '{project_id}-{cluster_name}',
  mongodbatlas_cloud_backup_snapshot: '{project_id}-{cluster_name}-{snapshot_id}',
  mongodbatlas_cloud_backup_snapshot_export_bucket: '{project_id}-{export_bucket_id}',
  mongodbatlas_cloud_backup_snapshot_export_job: '{project_id}-{cluster_name}-{export_job_id}',
  mongodbatlas_cloud_backup_snapshot_restore_job: '{project_id}-{cluster_name}-{snapshot_restore_job_id}',
  mongodbatlas_cloud_provider_access_setup: '{project_id}-{provider_name}-{role_id}',
  mongodbatlas_cloud_user_org_assignment: '{org_id}/{user_id|username}',
  mongodbatlas_cloud_user_project_assignment: '{project_id}/{user_id|username}',
  mongodbatlas_cloud_user_team_assignment: '{org_id}/{team_id}/{user_id}',
  mongodbatlas_cluster: '{project_id}-{name}',
  mongodbatlas_custom_db_role: '{project_id}-{role_name}',
  mongodbatlas_custom_dns_configuration_cluster_aws: '{project_id}',
  mongodbatlas_database_user: '{project_id}/{username}/{auth_database_name}',
  mongodbatlas_encryption_at_rest: '{project_id}',
  mongodbatlas_encryption_at_rest_private_endpoint: '{project_id}-{cloud_provider}-{id}',
  mongodbatlas_event_trigger: '{project_id}--{app_id}-{trigger_id}',
  mongodbatlas_federated_database_instance: '{project_id}--{name}',
  mongodbatlas_federated_query_limit: '{project_id}--{tenant_name}--{limit_name}',
  mongodbatlas_federated_settings_identity_provider: '{federation_settings_id}-{idp_id}',
  mongodbatlas_federated_settings_org_config: '{federation_settings_id}-{org_id}',
  mongodbatlas_federated_settings_org_role_mapping: '{federation_settings_id}-{org_id}-{role_mapping_id}',
  mongodbatlas_flex_cluster: '{project_id}-{name}',
  mongodbatlas_global_cluster_config: '{project_id}-{cluster_name}',
  mongodbatlas_ldap_configuration: '{project_id}',
  mongodbatlas_ldap_verify: '{project_id}-{request_id}',
  mongodbatlas_log_integration: '{project_id}/{integration_id}',
  mongodbatlas_maintenance_window: '{project_id}',
  mongodbatlas_metric_integration: '{project_id}/{metric_integration_id}',
  mongodbatlas_mongodb_employee_access_grant: '{project_id}-{cluster_name}',
  mongodbatlas_network_container: '{project_id}-{container_id}',
  mongodbatlas_network_peering: '{project_id}-{peer_id}-{provider_name}',
  mongodbatlas_online_archive: '{project_id}-{cluster_name}-{archive_id}',
  mongodbatlas_org_invitation: '{org_id}-{username}',
  mongodbatlas_organization: '{org_id}',
  mongodbatlas_private_endpoint_regional_mode: '{project_id}',
  mongodbatlas_privatelink_endpoint: '{project_id}-{private_link_id}-{provider_name}-{region}',
  mongodbatlas_privatelink_endpoint_service:
    '{project_id}--{private_link_id}--{endpoint_service_id}--{provider_name}',
  mongodbatlas_privatelink_endpoint_service_data_federation_online_archive: '{project_id}--{endpoint_id}',
  mongodbatlas_project: '{id}',
  mongodbatlas_project_api_key: '{project_assignment.project_id}-{api_key_id}',
  mongodbatlas_project_invitation: '{project_id}-{username}',
  mongodbatlas_project_ip_access_list: '{project_id}-{aws_security_group|ip_address|cidr_block}',
  mongodbatlas_project_service_account: '{project_id}/{client_id}',
  mongodbatlas_project_service_account_access_list_entry: '{project_id}/{client_id}/{ip_address|cidr_block}',
  mongodbatlas_project_service_account_secret: '{project_id}/{client_id}/{secret_id}',
  mongodbatlas_push_based_log_export: '{project_id}',
  mongodbatlas_resource_policy: '{org_id}-{id}',
  mongodbatlas_search_deployment: '{project_id}-{cluster_name}',
  mongodbatlas_search_index: '{project_id}--{cluster_name}--{index_id}',
  mongodbatlas_serverless_instance: '{project_id}-{name}',
  mongodbatlas_service_account: '{org_id}/{client_id}',
  mongodbatlas_service_account_access_list_entry: '{org_id}/{client_id}/{ip_address|cidr_block}',
  mongodbatlas_service_account_project_assignment: '{project_id}/{client_id}',
  mongodbatlas_service_account_secret: '{org_id}/{client_id}/{secret_id}',
  mongodbatlas_stream_connection: '{workspace_name|instance_name}-{project_id}-{connection_name}',
  mongodbatlas_stream_connection_failover:
    '{project_id}/{workspace_name}/{connection_name}/{failover_connection_id|id}',
  mongodbatlas_stream_instance: '{project_id}-{instance_name}',
  mongodbatlas_stream_processor: '{workspace_name|instance_name}-{project_id}-{processor_name}',
  mongodbatlas_stream_workspace: '{project_id}-{workspace_name}',
  mongodbatlas_team: '{org_id}-{team_id}',
  mongodbatlas_team_project_assignment: '{project_id}/{team_id}',
  mongodbatlas_third_party_integration: '{project_id}-{type}',
  mongodbatlas_x509_authentication_database_user: '{project_id}-{username}',
};

/** The types that the documentation says cannot be imported, or for which it says nothing. */
export const NOT_IMPORTED: readonly string[] = [
  'mongodbatlas_cloud_backup_collection_restore_job',
  'mongodbatlas_cloud_provider_access_authorization',
  'mongodbatlas_cluster_adaptive_settings',
  'mongodbatlas_cluster_outage_simulation',
  'mongodbatlas_cluster_overload_simulation',
  'mongodbatlas_org_maintenance_settings',
  'mongodbatlas_stream_privatelink_endpoint',
];

/** The id to import a resource by; undefined if it cannot be imported, or if the state lacks a part of the id. */
export function importIdOf(
  type: string,
  values: Values,
  isSensitive: (attribute: string) => boolean = () => false,
): string | undefined {
  const pattern = Object.hasOwn(IDS, type) ? IDS[type] : undefined;
  if (pattern === undefined) return undefined;
  const parts = [...pattern.matchAll(/\{([\w|.]+)\}|[^{]+/g)].map(([between, names]) => {
    if (names === undefined) return between;
    const [path = '', text] = firstOf(values, names.split('|')) ?? [];
    return isSensitive(path.replace(/\..*/, '')) ? undefined : text;
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The same, if code may contain it: undefined also if a part of it is sensitive. */
export function openImportIdOf(type: string, values: Values, sensitive: unknown): string | undefined {
  return importIdOf(type, values, (attribute) => hasMarkAt(sensitive, attribute));
}

function firstOf(values: Values, paths: readonly string[]): readonly [path: string, text: string] | undefined {
  return paths
    .map((path) => [path, valueAt(values, path)] as const)
    .find((one): one is readonly [string, string] => typeof one[1] === 'string' && one[1] !== '');
}

function valueAt(values: Values, path: string): unknown {
  const [first = '', second] = path.split('.');
  if (second === undefined) return own(values, first);
  return own(objectsOf(own(values, first))[0] ?? {}, second);
}

/** The patterns by type: a test compares their attributes with the schema. */
export function importPatterns(): Readonly<Record<string, string>> {
  return IDS;
}
