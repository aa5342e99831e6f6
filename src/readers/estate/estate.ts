import type {
  Cluster,
  CompliancePolicy,
  CopySetting,
  Delivery,
  Estate,
  ExportBucket,
  IamRole,
  LegacyMethod,
  Link,
  OtherResource,
  Project,
  ProviderRequirement,
  Resource,
  RestoreJob,
  RoleGrant,
  Schedule,
  Snapshot,
  SnapshotExport,
  UnlinkedGrant,
  Value,
} from '../../model';
import { ABSENT, linked, map } from '../../model';
import type { Attributes } from '../resource/attributes';
import { CLUSTER_TYPES, readCluster } from '../cluster/clusters';
import type { ModuleConfiguration } from '../resource/configuration';
import { Follower } from '../follow/follow';
import { addTo } from '../json/group';
import { RoleReader } from '../access/iam-roles';
import { member } from '../json/json';
import { type Building, Linker, type Made } from '../link/link';
import { Order } from '../follow/order';
import { OtherResourceReading } from './other-resources';
import { ItemsReader, readOnDemandItem } from './policies';
import { AccessReader, type ReadAccess } from '../access/provider-access';
import { type RawResource, blockOf, resourceOf } from '../resource/raw-resource';
import { ROLE_ATTRIBUTES, readGrants } from '../access/role-grants';

/** What an estate is made from. */
export interface EstateInput {
  readonly resources: readonly RawResource[];
  readonly configuration: ModuleConfiguration | undefined;
  readonly providers: readonly ProviderRequirement[];
  /** When what is unknown will be known. */
  readonly until: 'plan' | 'apply';
}

/** An estate with what the two estates of a plan are paired by. */
export interface BuiltEstate extends Estate {
  readonly byRaw: ReadonlyMap<RawResource, Building<Paired>>;
}

/** What has a counterpart in the other estate of a plan. */
type Paired = Cluster | Schedule | CompliancePolicy | Snapshot | RestoreJob | ExportBucket | OtherResource;

/** Resources of the legacy method: they name a cluster, and provider 2.x no longer has them. */
const LEGACY_RESOURCE = /^mongodbatlas_cloud_provider_snapshot/;

/** Makes the model of an input: reads every resource once, then links them. */
export function buildEstate({ resources, configuration, providers, until }: EstateInput): BuiltEstate {
  return new EstateBuilder(resources, configuration, until).build(providers);
}

class EstateBuilder {
  private readonly follower: Follower;
  private readonly linker: Linker;
  private readonly order: Order;
  private readonly items = new ItemsReader();
  private readonly byRaw = new Map<RawResource, Building<Paired>>();
  private readonly clusters: Made<Building<Cluster>>[] = [];
  private readonly others = new Map<string, OtherResource[]>();
  private readonly dataSources = new Map<string, OtherResource[]>();
  private readonly rawOf = new Map<string, RawResource>();

  constructor(
    private readonly resources: readonly RawResource[],
    configuration: ModuleConfiguration | undefined,
    private readonly until: 'plan' | 'apply',
  ) {
    this.follower = new Follower(resources, configuration);
    this.linker = new Linker(this.follower, until);
    this.order = new Order(configuration);
  }

  build(providers: readonly ProviderRequirement[]): BuiltEstate {
    const byType = this.group();
    for (const raw of byType.get('mongodbatlas_project') ?? []) this.linker.addProject(raw);
    for (const type of CLUSTER_TYPES) for (const raw of byType.get(type) ?? []) this.addCluster(raw);
    for (const { raw, made } of this.clusters) this.place(made, this.linker.projectOf(raw), 'clusters');
    const access = new AccessReader(
      byType.get('mongodbatlas_cloud_provider_access_authorization') ?? [],
      this.follower,
      this.until,
    );
    const roles = new RoleReader(byType, this.follower, this.until);
    const exportBuckets = this.all(byType, 'mongodbatlas_cloud_backup_snapshot_export_bucket', (raw) =>
      this.bucket(raw, access.accessOf(raw), roles),
    );
    const schedules = this.all(byType, 'mongodbatlas_cloud_backup_schedule', (raw) => this.schedule(raw));
    const compliancePolicies = this.all(byType, 'mongodbatlas_backup_compliance_policy', (raw) =>
      this.policy(raw),
    );
    const snapshots = this.all(byType, 'mongodbatlas_cloud_backup_snapshot', (raw) => this.snapshot(raw));
    const byAddress = new Map(snapshots.map((snapshot) => [snapshot.address, snapshot]));
    const restoreJobs = this.all(byType, 'mongodbatlas_cloud_backup_snapshot_restore_job', (raw) =>
      this.restoreJob(raw, byAddress),
    );
    const unlinkedGrants = this.grants(byType);
    this.legacyMethods(byType);
    return {
      projects: this.linker.projects,
      clusters: this.clusters.map(({ made }) => made),
      schedules,
      compliancePolicies,
      snapshots,
      restoreJobs,
      exportBuckets,
      unlinkedGrants,
      others: this.others,
      dataSources: this.dataSources,
      providers,
      waitsFor: (resource, other) => this.waitsFor(resource, other),
      byRaw: this.byRaw,
    };
  }

  private group(): Map<string, RawResource[]> {
    const byType = new Map<string, RawResource[]>();
    for (const raw of this.resources) {
      this.rawOf.set(raw.address, raw);
      if (raw.mode === 'data') {
        addTo(this.dataSources, raw.type, new OtherResourceReading(raw, this.follower));
        continue;
      }
      addTo(byType, raw.type, raw);
      if (MODELLED.has(raw.type)) continue;
      const other = new OtherResourceReading(raw, this.follower);
      addTo(this.others, raw.type, other);
      this.byRaw.set(raw, other);
    }
    return byType;
  }

  private all<T extends Paired>(
    byType: ReadonlyMap<string, readonly RawResource[]>,
    type: string,
    make: (raw: RawResource) => Building<T>,
  ): Building<T>[] {
    return (byType.get(type) ?? []).map((raw) => {
      const made = make(raw);
      this.byRaw.set(raw, made);
      return made;
    });
  }

  private addCluster(raw: RawResource): void {
    const facts = readCluster(raw);
    // Written out rather than spread: of thousands of clusters, spreading so many members is what takes long.
    const made: Building<Cluster> = {
      address: raw.address,
      type: raw.type,
      constructPath: raw.constructPath,
      existence: raw.existence,
      change: raw.change,
      name: facts.name,
      kind: facts.kind,
      clusterType: facts.clusterType,
      shards: facts.shards,
      backupAttribute: facts.backupAttribute,
      setsBackup: facts.setsBackup,
      backupEnabled: facts.backupEnabled,
      pitEnabled: facts.pitEnabled,
      retainBackupsEnabled: facts.retainBackupsEnabled,
      terminationProtectionEnabled: facts.terminationProtectionEnabled,
      paused: facts.paused,
      encryptionAtRestProvider: facts.encryptionAtRestProvider,
      mongoDbMajorVersion: facts.mongoDbMajorVersion,
      mongoDbVersion: facts.mongoDbVersion,
      pinnedFcv: facts.pinnedFcv,
      configServerManagementMode: facts.configServerManagementMode,
      configServerType: facts.configServerType,
      continuousBackupEnabled: facts.continuousBackupEnabled,
      tags: facts.tags,
      oldContinuousBackup: facts.oldContinuousBackup,
      providerBackupEnabled: facts.providerBackupEnabled,
      rootDiskSizeGb: facts.rootDiskSizeGb,
      project: { kind: 'missing' },
      legacyMethod: legacyMark(raw, facts.providerBackupEnabled),
      legacyResources: [],
      schedules: [],
      snapshots: [],
      restoresInto: [],
      before: undefined,
      after: undefined,
    };
    this.clusters.push({ raw, made });
    this.byRaw.set(raw, made);
    this.linker.addCluster(raw, made);
  }

  private schedule(raw: RawResource): Building<Schedule> {
    const { attributes } = raw;
    const { project, cluster } = this.linker.belongingOf(raw);
    const of = linked(cluster);
    const { items, unknownItems } = this.items.read(attributes);
    const schedule: Building<Schedule> = {
      address: raw.address,
      type: raw.type,
      constructPath: raw.constructPath,
      existence: raw.existence,
      change: raw.change,
      clusterName: attributes.text('cluster_name'),
      cluster,
      project: { kind: 'missing' },
      waitsForCluster: of === undefined ? undefined : this.rawWaitsFor(raw, of),
      items,
      unknownItems,
      referenceHourOfDay: attributes.number('reference_hour_of_day'),
      referenceMinuteOfHour: attributes.number('reference_minute_of_hour'),
      restoreWindowDays: attributes.number('restore_window_days'),
      setsRestoreWindow: attributes.isSet('restore_window_days'),
      updateSnapshots: attributes.flag('update_snapshots'),
      autoExportEnabled: attributes.flag('auto_export_enabled'),
      setsAutoExport: attributes.isSet('auto_export_enabled'),
      export: map(attributes.block('export'), (block) => this.export(block, raw)),
      copySettings: map(attributes.blocks('copy_settings'), (blocks) =>
        blocks.map((block, index) => this.copySetting(block, index, raw, cluster)),
      ),
      skipDestroy: attributes.flag('skip_destroy'),
      setsSkipDestroy: attributes.isSet('skip_destroy'),
      before: undefined,
      after: undefined,
    };
    this.place(schedule, project, 'schedules');
    if (of !== undefined) (of as Building<Cluster>).schedules.push(schedule);
    if (schedule.export.kind === 'known') {
      const bucket = linked(schedule.export.value.bucket);
      if (bucket !== undefined) (bucket as Building<ExportBucket>).schedules.push(schedule);
    }
    return schedule;
  }

  private export(block: Attributes, raw: RawResource): SnapshotExport {
    return {
      bucketId: block.text('export_bucket_id'),
      bucket: this.linker.bucketAt(block, raw.scope),
      frequency: block.text('frequency_type'),
    };
  }

  private copySetting(
    block: Attributes,
    index: number,
    raw: RawResource,
    cluster: Link<Cluster>,
  ): CopySetting {
    const items = block.read('copy_policy_items');
    return {
      index,
      cloudProvider: block.text('cloud_provider'),
      regionName: block.text('region_name'),
      zoneId: block.text('zone_id'),
      zone: this.linker.zoneAt(block, raw.scope, cluster),
      frequencies: block.texts('frequencies'),
      shouldCopyOplogs: block.flag('should_copy_oplogs'),
      otherSelection: isEmpty(items) ? block.read('last_number_of_snapshots') : items,
      replicationSpecId:
        block.isSet('replication_spec_id') === false ? ABSENT : block.read('replication_spec_id'),
    };
  }

  private policy(raw: RawResource): Building<CompliancePolicy> {
    const { attributes } = raw;
    const policy: Building<CompliancePolicy> = {
      ...resourceOf(raw),
      project: { kind: 'missing' },
      projectId: attributes.text('project_id'),
      authorizedEmail: attributes.text('authorized_email'),
      authorizedUserFirstName: attributes.text('authorized_user_first_name'),
      authorizedUserLastName: attributes.text('authorized_user_last_name'),
      pitEnabled: attributes.flag('pit_enabled'),
      encryptionAtRestEnabled: attributes.flag('encryption_at_rest_enabled'),
      copyProtectionEnabled: attributes.flag('copy_protection_enabled'),
      restoreWindowDays: attributes.number('restore_window_days'),
      ...this.items.read(attributes),
      onDemandItem: readOnDemandItem(attributes),
      before: undefined,
      after: undefined,
    };
    this.place(policy, this.linker.projectOf(raw), 'compliancePolicies');
    return policy;
  }

  private snapshot(raw: RawResource): Building<Snapshot> {
    const { attributes } = raw;
    const { project, cluster } = this.linker.belongingOf(raw);
    const snapshot: Building<Snapshot> = {
      ...resourceOf(raw),
      clusterName: attributes.text('cluster_name'),
      cluster,
      project: { kind: 'missing' },
      description: attributes.text('description'),
      retentionInDays: attributes.number('retention_in_days'),
      snapshotId: attributes.computed('snapshot_id'),
      createdAt: attributes.computed('created_at'),
      before: undefined,
      after: undefined,
    };
    this.place(snapshot, project, 'snapshots');
    const of = linked(cluster);
    if (of !== undefined) (of as Building<Cluster>).snapshots.push(snapshot);
    return snapshot;
  }

  private restoreJob(raw: RawResource, snapshots: ReadonlyMap<string, Snapshot>): Building<RestoreJob> {
    const { attributes } = raw;
    const { project, cluster: source } = this.linker.belongingOf(raw);
    const block = attributes.block('delivery_type_config');
    const target = this.restoreTarget(raw, block);
    const job: Building<RestoreJob> = {
      ...resourceOf(raw),
      clusterName: attributes.text('cluster_name'),
      source,
      project,
      snapshotId: attributes.text('snapshot_id'),
      snapshot: this.linker.snapshotBehind(raw, snapshots),
      delivery: map(block, readDelivery),
      target,
      before: undefined,
      after: undefined,
    };
    const into = linked(target);
    if (into !== undefined) (into as Building<Cluster>).restoresInto.push(job);
    return job;
  }

  private restoreTarget(raw: RawResource, block: Value<Attributes>): Link<Cluster> {
    if (block.kind === 'absent') return { kind: 'missing' };
    if (block.kind === 'unknown')
      return { kind: 'unlinked', reason: 'its delivery_type_config is not known yet', until: block.until };
    const place = { attributes: block.value, scope: raw.scope };
    const project = this.linker.projectAt(place, 'target_project_id');
    return this.linker.clusterAt(place, 'target_cluster_name', project, raw);
  }

  private bucket(raw: RawResource, access: ReadAccess, roles: RoleReader): Building<ExportBucket> {
    const { attributes } = raw;
    const nameInPolicies = roles.nameInPolicies(raw);
    const bucket: Building<ExportBucket> = {
      ...resourceOf(raw),
      project: { kind: 'missing' },
      exportBucketId: attributes.computed('export_bucket_id'),
      bucketName: attributes.text('bucket_name'),
      cloudProvider: attributes.text('cloud_provider'),
      iamRoleId: attributes.text('iam_role_id'),
      roleId: attributes.text('role_id'),
      serviceUrl: attributes.text('service_url'),
      access: access.link,
      role: roleBehind(raw, access, roles),
      nameInPolicies,
      bucketPolicy: roles.bucketPolicyOf(nameInPolicies),
      schedules: [],
      before: undefined,
      after: undefined,
    };
    this.place(bucket, this.linker.projectOf(raw), 'exportBuckets');
    this.linker.addBucket(raw, bucket);
    return bucket;
  }

  /** Puts a resource into its project. */
  private place<K extends 'clusters' | 'schedules' | 'snapshots' | 'compliancePolicies' | 'exportBuckets'>(
    resource: Building<Project[K][number]>,
    project: Link<Project>,
    list: K,
  ): void {
    (resource as { project: Link<Project> }).project = project;
    const into = linked(project);
    if (into !== undefined) (into[list] as unknown[]).push(resource);
  }

  private grants(byType: ReadonlyMap<string, readonly RawResource[]>): UnlinkedGrant[] {
    const unlinkedGrants: UnlinkedGrant[] = [];
    for (const type of Object.keys(ROLE_ATTRIBUTES))
      for (const raw of byType.get(type) ?? [])
        for (const { place, project: attribute, ...read } of readGrants(raw)) {
          const grant: RoleGrant = {
            resource: resourceOf(raw),
            attribute: read.attribute,
            roles: read.roles,
          };
          const own = this.linker.projectMadeBy(raw);
          const project: Link<Project> =
            own === undefined ? this.linker.projectAt(place, attribute) : { kind: 'linked', to: own };
          if (project.kind === 'linked') (project.to as Building<Project>).grants.push(grant);
          if (project.kind === 'unlinked') unlinkedGrants.push({ grant, attribute, project });
        }
    return unlinkedGrants;
  }

  /** Clusters that a resource of the legacy method names. */
  private legacyMethods(byType: ReadonlyMap<string, readonly RawResource[]>): void {
    for (const [type, resources] of byType) {
      if (!LEGACY_RESOURCE.test(type)) continue;
      for (const raw of resources) {
        const link = this.linker.clusterAt(raw, 'cluster_name', this.linker.projectOf(raw), raw);
        const cluster = linked(link) as Building<Cluster> | undefined;
        if (cluster === undefined) continue;
        cluster.legacyMethod ??= { by: 'resource', address: raw.address };
        const resource = this.byRaw.get(raw);
        if (resource !== undefined) cluster.legacyResources.push(resource as OtherResource);
      }
    }
  }

  private waitsFor(resource: Resource, other: Resource): boolean | undefined {
    const from = this.rawOf.get(resource.address);
    return from === undefined ? undefined : this.rawWaitsFor(from, other);
  }

  private rawWaitsFor(from: RawResource, other: Resource): boolean | undefined {
    const to = this.rawOf.get(other.address);
    if (to === undefined) return undefined;
    return this.order.waitsFor(
      { module: from.module, block: blockOf(from) },
      { module: to.module, block: blockOf(to) },
    );
  }
}

/** Types that the model has a type of its own for. */
const MODELLED: ReadonlySet<string> = new Set([
  ...CLUSTER_TYPES,
  'mongodbatlas_cloud_backup_schedule',
  'mongodbatlas_backup_compliance_policy',
  'mongodbatlas_cloud_backup_snapshot',
  'mongodbatlas_cloud_backup_snapshot_restore_job',
  'mongodbatlas_cloud_backup_snapshot_export_bucket',
]);

/** The IAM role that an export bucket is written to by. */
function roleBehind(
  raw: RawResource,
  { link, authorizations }: ReadAccess,
  roles: RoleReader,
): Link<IamRole> {
  if (raw.attributes.text('iam_role_id').kind === 'absent') return { kind: 'missing' };
  if (link.kind === 'unlinked') return link;
  const [authorization] = authorizations;
  return authorization === undefined ? { kind: 'outside', name: ABSENT } : roles.roleOf(authorization);
}

/** Blocks that are left out are an empty list in a plan. */
function isEmpty(value: Value<unknown>): boolean {
  return (
    value.kind === 'absent' ||
    (value.kind === 'known' && Array.isArray(value.value) && value.value.length === 0)
  );
}

function readDelivery(block: Attributes): Delivery {
  return {
    automated: block.flag('automated'),
    download: block.flag('download'),
    pointInTime: block.flag('point_in_time'),
    targetClusterName: block.text('target_cluster_name'),
    targetProjectId: block.text('target_project_id'),
    pointInTimeUtcSeconds: block.number('point_in_time_utc_seconds'),
    oplogTs: block.number('oplog_ts'),
    oplogInc: block.number('oplog_inc'),
  };
}

function legacyMark(raw: RawResource, providerBackup: Value<boolean>): LegacyMethod | undefined {
  if (member(raw.metadata, 'legacyMethod') === true) return { by: 'construct', address: raw.address };
  return providerBackup.kind === 'known' && providerBackup.value
    ? { by: 'provider_backup_enabled', address: raw.address }
    : undefined;
}
