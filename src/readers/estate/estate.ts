import type {
  Cluster,
  CollectionRestoreJob,
  CompliancePolicy,
  Estate,
  ExportBucket,
  ExportJob,
  OtherResource,
  ProviderRequirement,
  RestoreJob,
  Schedule,
  Snapshot,
} from '../../model';
import { GRANTING_TYPES } from '../access/role-grants';
import { CLUSTER_TYPES } from '../cluster/cluster-types';
import { Follower } from '../follow/follow';
import type { FollowedInput } from '../follow/inputs';
import type { Building, Built } from '../link/building';
import { clustersIn } from '../link/data-source-cluster';
import { Linker } from '../link/linker';
import { addTo } from '../../text/group';
import { type KnownAfter, type RawResource, isRead } from '../resource/raw-resource';
import { buildCluster } from './cluster';
import { builders } from './builders-on-demand';
import type { EncryptionAtRestReading } from './encryption-at-rest';
import { placeGrants } from './grants';
import { OtherResourceReading } from './other-resource';
import { shareOneObject } from './one-object';
import { placeIn, stillBuilding } from './placement';
import { ItemsReader } from './policy-items';
import { ScheduleBuilder } from './schedule';
import { WaitOrder } from './wait-order';

/** What an estate is built from: one input, or one of several. */
export interface EstateInput extends FollowedInput {
  readonly providers: readonly ProviderRequirement[];
  /** When what is unknown will be known. */
  readonly until: KnownAfter;
}

/** An estate with what pairs its resources with those of the other estate of a plan. */
export interface BuiltEstate extends Estate {
  readonly byRaw: ReadonlyMap<RawResource, Building<Paired>>;
}

/** What has a counterpart in the other estate of a plan. */
type Paired =
  | Cluster
  | Schedule
  | CompliancePolicy
  | Snapshot
  | RestoreJob
  | CollectionRestoreJob
  | ExportBucket
  | ExportJob
  | OtherResource;

const ENCRYPTION_AT_REST = 'mongodbatlas_encryption_at_rest';
export const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';
const COMPLIANCE_POLICY = 'mongodbatlas_backup_compliance_policy';
const SNAPSHOT = 'mongodbatlas_cloud_backup_snapshot';
const RESTORE_JOB = 'mongodbatlas_cloud_backup_snapshot_restore_job';
const COLLECTION_RESTORE_JOB = 'mongodbatlas_cloud_backup_collection_restore_job';
const EXPORT_BUCKET = 'mongodbatlas_cloud_backup_snapshot_export_bucket';
const EXPORT_JOB = 'mongodbatlas_cloud_backup_snapshot_export_job';

/** The types that have a separate type in the model. */
const MODELLED: ReadonlySet<string> = new Set([
  ...CLUSTER_TYPES,
  SCHEDULE,
  COMPLIANCE_POLICY,
  SNAPSHOT,
  RESTORE_JOB,
  COLLECTION_RESTORE_JOB,
  EXPORT_BUCKET,
  EXPORT_JOB,
]);

/** Resources of the legacy method: they name a cluster, and provider 2.x no longer has them. */
const LEGACY_RESOURCE = /^mongodbatlas_cloud_provider_snapshot/;

/**
 * Builds the model of inputs, as one estate: reads each resource once and links them.
 * @param before the estate before the changes, where this is the one after them
 */
export function buildEstate(inputs: readonly EstateInput[], before?: Estate): BuiltEstate {
  return new EstateBuilder(inputs, before).build();
}

class EstateBuilder {
  private readonly follower: Follower;
  private readonly linker: Linker;
  private readonly order: WaitOrder;
  private readonly items = new ItemsReader();
  private readonly byType = new Map<string, RawResource[]>();
  private readonly byRaw = new Map<RawResource, Building<Paired>>();
  private readonly others = new Map<string, OtherResource[]>();
  private readonly dataSources = new Map<string, OtherResource[]>();
  /** The data sources that Terraform has read. */
  private readonly read: RawResource[] = [];

  /** When what is unknown will be known: with the plan, if one of the inputs is still without one. */
  private readonly until: KnownAfter;

  constructor(
    private readonly inputs: readonly EstateInput[],
    before: Estate | undefined,
  ) {
    this.until = inputs.some(({ until }) => until === 'plan') ? 'plan' : 'apply';
    this.follower = new Follower(inputs);
    this.linker = new Linker(this.follower, this.until, before?.clusters.filter(isRemoved));
    this.order = new WaitOrder(inputs);
  }

  /** First projects and clusters, which others name; then what names them. */
  build(): BuiltEstate {
    this.group();
    for (const raw of this.ofType('mongodbatlas_project')) this.linker.projects.add(raw);
    for (const raw of this.read) if (raw.type === 'mongodbatlas_project') this.linker.projects.addRead(raw);
    const clusters = this.clusters();
    const exportBuckets = this.exportBuckets();
    const scheduleBuilder = new ScheduleBuilder(this.linker, this.items, this.order);
    const schedules = this.all(SCHEDULE, (raw) => scheduleBuilder.build(raw));
    this.readSchedules(scheduleBuilder);
    const compliancePolicies = this.all(COMPLIANCE_POLICY, (raw) =>
      builders.compliancePolicy().buildCompliancePolicy(raw, this.linker, this.items),
    );
    const snapshots = this.all(SNAPSHOT, (raw) => builders.snapshot().buildSnapshot(raw, this.linker));
    const snapshotsByResource = new Map(
      this.ofType(SNAPSHOT).flatMap((raw, index) => {
        const snapshot = snapshots[index];
        return snapshot === undefined ? [] : [[raw, snapshot] as const];
      }),
    );
    const restoreJobs = this.all(RESTORE_JOB, (raw) =>
      builders.restoreJob().buildRestoreJob(raw, this.linker, snapshotsByResource),
    );
    const collectionRestoreJobs = this.all(COLLECTION_RESTORE_JOB, (raw) =>
      builders.collectionRestoreJob().buildCollectionRestoreJob(raw, this.linker, snapshotsByResource),
    );
    const exportJobs = this.all(EXPORT_JOB, (raw) =>
      builders.exportJob().buildExportJob(raw, this.linker, snapshotsByResource),
    );
    const grants = GRANTING_TYPES.flatMap((type) => this.ofType(type));
    const unlinkedGrants = placeGrants(grants, this.linker);
    this.placeLegacyResources();
    return {
      projects: this.linker.projects.all,
      clusters,
      schedules,
      compliancePolicies,
      snapshots,
      restoreJobs,
      collectionRestoreJobs,
      exportBuckets,
      exportJobs,
      encryptionsAtRest: this.encryptionsAtRest(),
      unlinkedGrants,
      others: this.others,
      dataSources: this.dataSources,
      providers: this.inputs.flatMap(({ providers }) => providers),
      waitsFor: (resource, other) => this.order.waitsFor(resource, other),
      byRaw: this.byRaw,
    };
  }

  private group(): void {
    for (const raw of this.inputs.flatMap(({ resources }) => resources)) {
      if (raw.mode === 'data') {
        addTo(this.dataSources, raw.type, new OtherResourceReading(raw, this.follower));
        if (isRead(raw)) this.read.push(raw);
        continue;
      }
      addTo(this.byType, raw.type, raw);
      if (MODELLED.has(raw.type)) continue;
      const other =
        raw.type === ENCRYPTION_AT_REST
          ? new (builders.encryptionAtRest().EncryptionAtRestReading)(raw, this.follower)
          : new OtherResourceReading(raw, this.follower);
      addTo(this.others, raw.type, other);
      this.byRaw.set(raw, other);
    }
  }

  private ofType(type: string): readonly RawResource[] {
    return this.byType.get(type) ?? [];
  }

  private all<T extends Paired>(type: string, build: (raw: RawResource) => Building<T>): Building<T>[] {
    return this.ofType(type).map((raw) => {
      const object = build(raw);
      this.byRaw.set(raw, object);
      return object;
    });
  }

  /** All clusters first: the projects of some follow from others. */
  private clusters(): Building<Cluster>[] {
    const built: Built<Building<Cluster>>[] = [];
    for (const type of CLUSTER_TYPES)
      for (const raw of this.ofType(type)) {
        const cluster = { raw, object: buildCluster(raw) };
        built.push(cluster);
        this.byRaw.set(raw, cluster.object);
        this.linker.clusters.add(cluster);
      }
    for (const { raw, object } of built) placeIn(this.linker.project.of(raw), 'clusters', object);
    shareOneObject(built);
    this.readClusters();
    return built.map(({ object }) => object);
  }

  /**
   * The clusters that data sources read: what refers to them finds their state before the plan. The estate does not list
   * them, since no input can change them.
   */
  private readClusters(): void {
    for (const source of this.read)
      for (const raw of clustersIn(source)) {
        const object = buildCluster(raw);
        object.project = this.linker.project.of(raw);
        this.linker.clusters.addRead(source, { raw, object });
      }
  }

  /** The schedules that data sources read, for clusters whose schedules are in none of the inputs. */
  private readSchedules(builder: ScheduleBuilder): void {
    for (const raw of this.read) {
      if (raw.type !== SCHEDULE) continue;
      const cluster = stillBuilding(this.linker.cluster.of(raw).cluster);
      if (cluster?.schedules.length === 0) cluster.schedules.push(builder.read(raw));
    }
  }

  private exportBuckets(): Building<ExportBucket>[] {
    if (this.ofType(EXPORT_BUCKET).length === 0) return [];
    const { follower, linker, until } = this;
    const { AccessReader, RoleReader, buildExportBucket } = builders.exportBucket();
    const authorizations = this.ofType('mongodbatlas_cloud_provider_access_authorization');
    const accesses = new AccessReader(authorizations, follower, until);
    const roles = new RoleReader(this.byType, follower, until);
    return this.all(EXPORT_BUCKET, (raw) => buildExportBucket(raw, linker, accesses, roles));
  }

  private encryptionsAtRest(): EncryptionAtRestReading[] {
    const resources = this.ofType(ENCRYPTION_AT_REST);
    if (resources.length === 0) return [];
    const { EncryptionAtRestReading } = builders.encryptionAtRest();
    return resources.flatMap((raw) => {
      const encryption = this.byRaw.get(raw);
      if (!(encryption instanceof EncryptionAtRestReading)) return [];
      placeIn(this.linker.project.of(raw), 'encryptionsAtRest', encryption);
      return [encryption];
    });
  }

  /** Marks the clusters that a resource of the legacy method names. */
  private placeLegacyResources(): void {
    for (const [type, resources] of this.byType) {
      if (!LEGACY_RESOURCE.test(type)) continue;
      for (const raw of resources) {
        const cluster = stillBuilding(this.linker.cluster.of(raw).cluster);
        if (cluster === undefined) continue;
        cluster.legacyMethod ??= { by: 'resource', address: raw.address };
        const resource = this.byRaw.get(raw);
        if (resource !== undefined) cluster.legacyResources.push(resource as OtherResource);
      }
    }
  }
}

/** Whether a plan deletes a cluster, or removes it from the state. */
function isRemoved({ change }: Cluster): boolean {
  return change?.action === 'delete' || change?.action === 'forget';
}
