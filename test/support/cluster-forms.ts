import {
  type Body,
  type Resources,
  deprecatedCluster,
  flexCluster,
  serverlessInstance,
  tenantCluster,
} from '../../src/rules/example';

/** One of the ways to write a cluster of a kind. */
export interface ClusterForm {
  /** A sentence fragment, such as "as an advanced_cluster". */
  readonly title: string;
  readonly address: string;
  /** What the form calls the switch of cloud backup. */
  readonly backup: 'backup_enabled' | 'cloud_backup';
  /** The resource, with further attributes. */
  readonly cluster: (body?: Body) => Resources;
}

const tenant = (provider: string, size: string): Body => ({
  provider_name: provider,
  backing_provider_name: 'AWS',
  provider_region_name: 'EU_CENTRAL_1',
  provider_instance_size_name: size,
});

/** The ways to write an M0 cluster, named sandbox. */
export const FREE_FORMS: readonly ClusterForm[] = [
  {
    title: 'as an advanced_cluster',
    address: 'mongodbatlas_advanced_cluster.sandbox',
    backup: 'backup_enabled',
    cluster: (body) => tenantCluster('TENANT', body),
  },
  {
    title: 'as the deprecated cluster',
    address: 'mongodbatlas_cluster.sandbox',
    backup: 'cloud_backup',
    cluster: (body) => deprecatedCluster({ ...tenant('TENANT', 'M0'), ...body }, 'sandbox'),
  },
];

/** The ways to write a Flex cluster, named reports. */
export const FLEX_FORMS: readonly ClusterForm[] = [
  {
    title: 'as a flex_cluster',
    address: 'mongodbatlas_flex_cluster.reports',
    backup: 'backup_enabled',
    cluster: (body) => flexCluster(body),
  },
  {
    title: 'as an advanced_cluster',
    address: 'mongodbatlas_advanced_cluster.reports',
    backup: 'backup_enabled',
    cluster: (body) => tenantCluster('FLEX', body, 'reports'),
  },
  {
    title: 'as the deprecated cluster',
    address: 'mongodbatlas_cluster.reports',
    backup: 'cloud_backup',
    cluster: (body) => deprecatedCluster({ ...tenant('FLEX', 'FLEX'), ...body }, 'reports'),
  },
];

/** The ways to write a Serverless instance, named queue. */
export const SERVERLESS_FORMS: readonly ClusterForm[] = [
  {
    title: 'as a serverless_instance',
    address: 'mongodbatlas_serverless_instance.queue',
    backup: 'backup_enabled',
    cluster: (body) => serverlessInstance(body),
  },
  {
    title: 'as an advanced_cluster',
    address: 'mongodbatlas_advanced_cluster.queue',
    backup: 'backup_enabled',
    cluster: (body) => tenantCluster('SERVERLESS', body, 'queue'),
  },
  {
    title: 'as the deprecated cluster',
    address: 'mongodbatlas_cluster.queue',
    backup: 'cloud_backup',
    cluster: (body) => deprecatedCluster({ ...tenant('SERVERLESS', 'M10'), ...body }, 'queue'),
  },
];

/** A cluster whose kind is known once the plan is made: the variable `provider` is its provider. */
export function clusterOfVariable(body: Body = {}, name = 'any'): Resources {
  return tenantCluster(
    'TENANT',
    {
      replication_specs: [
        {
          region_configs: [
            {
              provider_name: '${var.provider}',
              backing_provider_name: 'AWS',
              region_name: 'EU_CENTRAL_1',
              priority: 7,
            },
          ],
        },
      ],
      ...body,
    },
    name,
  );
}

/** What constructs leave in the metadata of a resource. */
export function marked(marks: Body): Body {
  return { '//': { metadata: { atlasBackup: marks } } };
}
