/** The attributes of a block of Terraform's JSON configuration. */
export interface Body {
  readonly [attribute: string]: unknown;
}

/** Terraform's JSON configuration: the resources by type and name. */
export interface Resources {
  readonly [type: string]: { readonly [name: string]: Body };
}

/** An example of a rule: it is tested, and shown in the documentation. */
export interface Example {
  /** The acknowledgements, if they matter. */
  readonly acknowledgements?: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly until?: string;
  }[];
  /** The recovery objectives, as cdk.tf.json has them. */
  readonly objectives?: readonly Body[];
  /** The only input that can decide it, where the other one does not show what it is about. */
  readonly only?: 'synth' | 'plan';
  /** What it shows, where there are several. */
  readonly title?: string;
  /** The configuration. */
  readonly resources: Resources;
  /** What was applied before, for rules about changes. */
  readonly before?: Resources;
  /** What the state had, where something was changed outside of Terraform since: `before` is what the refresh found. */
  readonly recorded?: Resources;
  /** Whether the plan is made with -refresh-only. */
  readonly refreshOnly?: boolean;
  /** Data sources of the configuration. */
  readonly data?: Resources;
  /** The version constraint of the Atlas provider, where it matters. */
  readonly provider?: string;
  /** Addresses that an import block brings in. */
  readonly imports?: readonly string[];
  /** Addresses that Terraform replaces although no attribute forces it (-replace). */
  readonly replaced?: readonly string[];
}

/** Puts the resources of several parts together; later ones win. */
export function together(...parts: readonly Resources[]): Resources {
  const all: Record<string, Record<string, Body>> = {};
  for (const part of parts)
    for (const [type, named] of Object.entries(part)) all[type] = { ...all[type], ...named };
  return all;
}

/** A configuration that was applied before and is unchanged. */
export function applied(resources: Resources): Pick<Example, 'before' | 'resources'> {
  return { before: resources, resources };
}

/** The project of the examples. */
export function project(body: Body = {}, name = 'shop'): Resources {
  return { mongodbatlas_project: { [name]: { name, org_id: '5f0000000000000000000001', ...body } } };
}

const PROJECT_ID = '${mongodbatlas_project.shop.id}';

/** A region of a cluster; `size` is its instance size. */
export function region(size: string | undefined, body: Body = {}): Body {
  return {
    provider_name: 'AWS',
    region_name: 'EU_CENTRAL_1',
    priority: 7,
    ...(size === undefined ? {} : { electable_specs: { instance_size: size, node_count: 3 } }),
    ...body,
  };
}

/** Replication specs of several shards in one region. */
export function shards(count: number, size = 'M30', body: Body = {}): Body[] {
  return Array.from({ length: count }, () => ({ region_configs: [region(size, body)] }));
}

/** A dedicated replica set with backups, as one should have it. */
export function cluster(body: Body = {}, name = 'orders'): Resources {
  return {
    mongodbatlas_advanced_cluster: {
      [name]: {
        project_id: PROJECT_ID,
        name,
        cluster_type: 'REPLICASET',
        backup_enabled: true,
        retain_backups_enabled: true,
        termination_protection_enabled: true,
        replication_specs: shards(1, 'M10'),
        ...body,
      },
    },
  };
}

/** A cluster of the database edition INFINITE, as one should have it. */
export function infiniteCluster(body: Body = {}, name = 'orders', config: Body = {}): Resources {
  const electable = { electable_specs: { instance_size: 'M30', node_count: 2 } };
  return cluster(
    {
      database_edition: 'INFINITE',
      replication_specs: [{ region_configs: [region(undefined, { ...electable, ...config })] }],
      ...body,
    },
    name,
  );
}

/** A Flex cluster. */
export function flexCluster(body: Body = {}, name = 'reports'): Resources {
  return {
    mongodbatlas_flex_cluster: {
      [name]: {
        project_id: PROJECT_ID,
        name,
        provider_settings: { backing_provider_name: 'AWS', region_name: 'EU_CENTRAL_1' },
        ...body,
      },
    },
  };
}

/** A cluster of a tenant kind, `FLEX`, `TENANT` or `SERVERLESS`, written as an advanced_cluster. */
export function tenantCluster(
  provider: 'FLEX' | 'TENANT' | 'SERVERLESS',
  body: Body = {},
  name = 'sandbox',
  size = 'M0',
): Resources {
  return {
    mongodbatlas_advanced_cluster: {
      [name]: {
        project_id: PROJECT_ID,
        name,
        cluster_type: 'REPLICASET',
        replication_specs: [
          {
            region_configs: [
              {
                provider_name: provider,
                backing_provider_name: 'AWS',
                region_name: 'EU_CENTRAL_1',
                priority: 7,
                ...(provider === 'TENANT' ? { electable_specs: { instance_size: size } } : {}),
              },
            ],
          },
        ],
        ...body,
      },
    },
  };
}

/** A replica set on Azure as the deprecated `mongodbatlas_cluster`; the body makes it another. */
export function deprecatedCluster(body: Body = {}, name = 'archive'): Resources {
  return {
    mongodbatlas_cluster: {
      [name]: {
        project_id: PROJECT_ID,
        name,
        provider_name: 'AZURE',
        provider_region_name: 'EUROPE_WEST',
        provider_instance_size_name: 'M10',
        ...body,
      },
    },
  };
}

/** A Serverless instance. */
export function serverlessInstance(body: Body = {}, name = 'queue'): Resources {
  return {
    mongodbatlas_serverless_instance: {
      [name]: {
        project_id: PROJECT_ID,
        name,
        provider_settings_backing_provider_name: 'AWS',
        provider_settings_provider_name: 'SERVERLESS',
        provider_settings_region_name: 'US_EAST_1',
        ...body,
      },
    },
  };
}

/** A policy item: `item(6, 'days', 2)`. */
export function item(interval: unknown, unit: unknown, value: unknown): Body {
  return { frequency_interval: interval, retention_unit: unit, retention_value: value };
}

/** The schedule of a cluster, by default with a daily item; a body without items has none. */
export function schedule(body: Body = { policy_item_daily: item(1, 'days', 7) }, name = 'orders'): Resources {
  return scheduleOf(`mongodbatlas_advanced_cluster.${name}`, body, name);
}

/** A schedule of any cluster, by its address. */
export function scheduleOf(
  address: string,
  body: Body = { policy_item_daily: item(1, 'days', 7) },
  name = 'orders',
): Resources {
  return {
    mongodbatlas_cloud_backup_schedule: {
      [name]: { project_id: `\${${address}.project_id}`, cluster_name: `\${${address}.name}`, ...body },
    },
  };
}

/** An on-demand snapshot of any cluster, by its address. */
export function snapshotOf(address: string, body: Body = {}, name = 'before-migration'): Resources {
  return {
    mongodbatlas_cloud_backup_snapshot: {
      [name]: {
        project_id: `\${${address}.project_id}`,
        cluster_name: `\${${address}.name}`,
        description: 'before the migration',
        retention_in_days: 7,
        ...body,
      },
    },
  };
}

/** A compliance policy of the project, by default with a daily item. */
export function compliancePolicy(
  body: Body = { policy_item_daily: item(1, 'days', 7) },
  name = 'statute',
): Resources {
  return {
    mongodbatlas_backup_compliance_policy: {
      [name]: {
        project_id: PROJECT_ID,
        authorized_email: 'backup-officer@shop.test',
        authorized_user_first_name: 'Backup',
        authorized_user_last_name: 'Officer',
        ...body,
      },
    },
  };
}

/** A restore job from one cluster, by its address, automatically into another. */
export function restoreOf(source: string, target: string, body: Body = {}, name = 'undo'): Resources {
  return {
    mongodbatlas_cloud_backup_snapshot_restore_job: {
      [name]: {
        project_id: `\${${source}.project_id}`,
        cluster_name: `\${${source}.name}`,
        snapshot_id: '66aa0000000000000000000b',
        delivery_type_config: {
          automated: true,
          target_cluster_name: `\${${target}.name}`,
          target_project_id: `\${${target}.project_id}`,
        },
        ...body,
      },
    },
  };
}

/** A restore job that takes one cluster, by its address, back to a moment, into another one. */
export function pointInTimeRestoreOf(
  source: string,
  target: string,
  moment: Body = { point_in_time_utc_seconds: 1_790_000_000 },
  name = 'undo',
): Resources {
  return restoreOf(
    source,
    target,
    {
      snapshot_id: undefined,
      delivery_type_config: {
        point_in_time: true,
        target_cluster_name: `\${${target}.name}`,
        target_project_id: `\${${target}.project_id}`,
        ...moment,
      },
    },
    name,
  );
}

/** A restore of one database of a cluster of this configuration, into another or the same one. */
export function collectionRestoreOf(
  source: string,
  target: string,
  body: Body = {},
  name = 'undo',
): Resources {
  return {
    mongodbatlas_cloud_backup_collection_restore_job: {
      [name]: {
        project_id: `\${${source}.project_id}`,
        cluster_name: `\${${source}.name}`,
        target_project_id: `\${${target}.project_id}`,
        target_cluster_name: `\${${target}.name}`,
        snapshot_id: '5f4f0f0f0f0f0f0f0f0f0f0f',
        databases: [{ source_namespace: 'shop' }],
        write_strategy: 'CREATE_NEW',
        index_strategy: 'ALL',
        ...body,
      },
    },
  };
}

/** An export of one snapshot of a cluster of this configuration. */
export function exportJobOf(address: string, body: Body = {}, name = 'quarterly'): Resources {
  return {
    mongodbatlas_cloud_backup_snapshot_export_job: {
      [name]: {
        project_id: `\${${address}.project_id}`,
        cluster_name: `\${${address}.name}`,
        snapshot_id: '5f4f0f0f0f0f0f0f0f0f0f0f',
        export_bucket_id: '${mongodbatlas_cloud_backup_snapshot_export_bucket.attic.export_bucket_id}',
        custom_data: { key: 'reason', value: 'quarterly export' },
        ...body,
      },
    },
  };
}

/** The encryption at rest of the project, with an AWS key. */
export function encryptionAtRest(body: Body = {}, name = 'shop'): Resources {
  return {
    mongodbatlas_encryption_at_rest: {
      [name]: {
        project_id: '${mongodbatlas_project.shop.id}',
        aws_kms_config: {
          enabled: true,
          customer_master_key_id:
            'arn:aws:kms:eu-central-1:111122223333:key/4f0a2b1c-0000-4000-8000-000000000001',
          region: 'EU_CENTRAL_1',
          role_id: '5f4f0f0f0f0f0f0f0f0f0f0f',
        },
        ...body,
      },
    },
  };
}

/** An S3 bucket that snapshots are exported to. */
export function exportBucket(body: Body = {}, name = 'attic'): Resources {
  return {
    mongodbatlas_cloud_backup_snapshot_export_bucket: {
      [name]: {
        project_id: PROJECT_ID,
        cloud_provider: 'AWS',
        bucket_name: `shop-${name}`,
        iam_role_id: '66bb0000000000000000000c',
        ...body,
      },
    },
  };
}

/** A copy of the daily snapshots of a cluster's first zone to a region of AWS. */
export function copyTo(region: unknown, body: Body = {}, name = 'orders'): Body {
  return {
    cloud_provider: 'AWS',
    region_name: region,
    zone_id: `\${mongodbatlas_advanced_cluster.${name}.replication_specs[0].zone_id}`,
    frequencies: ['DAILY'],
    ...body,
  };
}

/** A cluster whose schedule takes daily snapshots and copies them. */
export function copied(settings: Body): Resources {
  return together(
    project(),
    cluster(),
    schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: settings }),
  );
}

/** A dedicated replica set on Azure. */
export function azureCluster(body: Body = {}, name = 'orders'): Resources {
  const onAzure = { provider_name: 'AZURE', region_name: 'EUROPE_WEST' };
  return cluster({ replication_specs: shards(1, 'M10', onAzure), ...body }, name);
}

/** The marks of a construct on a cluster with the legacy Cloud Provider Snapshots. */
export const UNDER_LEGACY_METHOD: Body = { '//': { metadata: { atlasBackup: { legacyMethod: true } } } };

/** A resource of the legacy Cloud Provider Snapshots, which provider 2.x no longer has, for a cluster by its address. */
export function legacySnapshotOf(address: string, body: Body = {}, name = 'old'): Resources {
  const { mongodbatlas_cloud_backup_snapshot: snapshot = {} } = snapshotOf(address, body, name);
  return { mongodbatlas_cloud_provider_snapshot: snapshot };
}

/** A role of AWS that Atlas may use: the setup, and the authorization once the role is made. */
export function awsAccess(roleArn = 'arn:aws:iam::111111111111:role/atlas-attic', name = 'attic'): Resources {
  return {
    mongodbatlas_cloud_provider_access_setup: { [name]: { project_id: PROJECT_ID, provider_name: 'AWS' } },
    mongodbatlas_cloud_provider_access_authorization: {
      [name]: {
        project_id: PROJECT_ID,
        role_id: `\${mongodbatlas_cloud_provider_access_setup.${name}.role_id}`,
        aws: { iam_assumed_role_arn: roleArn },
      },
    },
  };
}

/** The export block of a schedule. */
export function exportTo(frequency: unknown, body: Body = {}, name = 'attic'): Body {
  return {
    export_bucket_id: `\${mongodbatlas_cloud_backup_snapshot_export_bucket.${name}.export_bucket_id}`,
    frequency_type: frequency,
    ...body,
  };
}

/** The IAM role that Atlas assumes by that access. */
export function iamRole(body: Body = {}, name = 'attic'): Resources {
  const config = `mongodbatlas_cloud_provider_access_setup.${name}.aws_config[0]`;
  return {
    aws_iam_role: {
      [name]: {
        name: `atlas-${name}`,
        assume_role_policy: iamPolicy([
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: `\${${config}.atlas_aws_account_arn}` },
            Condition: { StringEquals: { 'sts:ExternalId': `\${${config}.atlas_assumed_role_external_id}` } },
          },
        ]),
        ...body,
      },
    },
  };
}

/** A policy of that role, with these statements. */
export function rolePolicy(statements: readonly object[], body: Body = {}, name = 'attic'): Resources {
  return {
    aws_iam_role_policy: {
      [name]: { name: 'export', role: `\${aws_iam_role.${name}.id}`, policy: iamPolicy(statements), ...body },
    },
  };
}

/** The text of an IAM policy. */
export function iamPolicy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** The roles of a team in the project. */
export function teamRoles(roles: unknown, body: Body = {}, name = 'desk'): Resources {
  return {
    mongodbatlas_team_project_assignment: {
      [name]: { project_id: PROJECT_ID, team_id: '66cc0000000000000000000e', role_names: roles, ...body },
    },
  };
}
