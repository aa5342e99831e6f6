/** The Terraform resources, and data sources, that are clusters. */
export const CLUSTER_TYPES: ReadonlySet<string> = new Set([
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_cluster',
  'mongodbatlas_flex_cluster',
  'mongodbatlas_serverless_instance',
]);
