import type { Construct } from 'constructs';
import { type Expression, Fn, Op, type ResourceTerraformIterator, TerraformIterator, Token } from 'cdktf';
import { shown } from '../../text/shown';
import type { CloudProvider } from '../../atlas';
import { INFINITE_ELECTABLE_NODES } from '../../atlas/infinite';
import { isNvme } from '../../atlas/instance-sizes';
import {
  AdvancedCluster,
  type AdvancedClusterConfig,
  type AdvancedClusterConnectionStringsOutputReference,
  type AdvancedClusterReplicationSpecs,
} from '../../provider/advanced-cluster';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import { AtlasDefaults } from '../backup/atlas-defaults';
import {
  BackupSchedule,
  type BackupScheduleItems,
  type BackupScheduleProps,
  scheduleOf,
} from '../backup/backup-schedule';
import type { OnDemandSnapshot, OnDemandSnapshotProps } from '../backup/on-demand-snapshot';
import { SnapshotCopies, type SnapshotCopiesProps } from '../backup/snapshot-copies';
import type { AddScheduleOptions, SnapshotExport } from '../export/snapshot-export';
import type { IDedicatedCluster, ZoneReference } from '../props/cluster';
import { Preconditions } from '../props/preconditions';
import type { IAtlasProject } from '../props/project';
import { PropsValidator, extended } from '../props/props';
import { providerOf } from '../props/provider-prop';
import { mergedTags } from '../props/tags';
import { type OrToken, isToken, textArgument } from '../props/token';
import type { AutomatedRestoreProps, PointInTimeRestoreProps, RestoreJob } from '../restore/restore-job';
import { verbs } from '../restore/verbs-on-demand';
import { type AtlasClusterProps, propsValidator } from './atlas-cluster-props';
import { ClusterBase } from './cluster-base';
import { type RegionDefaults, keptScaling, replicationSpecs } from './cluster-topology';
import { type AtlasClusterAttributes, NamedCluster } from './named-cluster';

const destinationValidator = new PropsValidator((prop) =>
  prop.object<{ readonly destination: SnapshotExport }>({
    destination: prop.having<SnapshotExport>(
      'an export, such as SnapshotExport.toAws(...) or an S3SnapshotExport',
      'addSchedule',
    ),
  }),
);

/**
 * A dedicated MongoDB Atlas cluster, M10 or larger: a replica set, sharded or global. By default it is backed up,
 * protected from deletion, and keeps its snapshots when it is deleted.
 * @example
 * const orders = new AtlasCluster(this, 'orders', {
 *   project,
 *   cloudProvider: 'AWS',
 *   instanceSize: 'M30',
 *   regions: ['EU_CENTRAL_1', 'EU_WEST_1'],
 *   pointInTimeRestore: true,
 * });
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster
 */
export class AtlasCluster extends ClusterBase implements IDedicatedCluster {
  /**
   * References a dedicated cluster outside this stack by its name.
   * @throws if the attributes are invalid
   */
  static fromName(scope: Construct, id: string, attributes: AtlasClusterAttributes): IDedicatedCluster {
    return new NamedCluster(scope, id, attributes);
  }

  readonly clusterKind = 'dedicated';
  readonly project: IAtlasProject;
  readonly cloudProvider: CloudProvider;
  readonly pointInTimeRestore: OrToken<boolean>;
  /** With `forEach`: iterates over the clusters. `instances.getString('name')` is the name of each. */
  readonly instances: ResourceTerraformIterator | undefined;
  /** The Terraform resource, for everything without a prop here. */
  readonly resource: AdvancedCluster;
  private readonly zoneNames: readonly (string | undefined)[];
  private zoneReferences: readonly ZoneReference[] | undefined;

  /** @throws if the props are invalid */
  constructor(scope: Construct, id: string, props: AtlasClusterProps) {
    super(scope, id);
    const defaults = AtlasDefaults.of(this).values;
    const sized = withSize(props, defaults.instanceSize);
    propsValidator.validate('AtlasCluster', scope, id, sized);
    AtlasChecks.of(this);
    this.project = props.project;
    this.cloudProvider = props.cloudProvider;
    this.pointInTimeRestore = props.pointInTimeRestore ?? false;
    // One for each replication spec: the shards of a zone share its name.
    this.zoneNames = props.zones?.flatMap(({ name, shards = 1 }) => Array<string>(shards).fill(name)) ?? [
      undefined,
    ];
    const regional = regionDefaults(sized);
    const replicationSpecs = specs(props, regional);
    const { ignoreChanges, ...effective } = keptScaling(replicationSpecs, regional);
    this.resource = new AdvancedCluster(
      this,
      'Resource',
      attributes<AdvancedClusterConfig>({
        projectId: props.project.projectId,
        name: props.name ?? id,
        clusterType: clusterType(props),
        replicationSpecs,
        ...effective,
        backupEnabled: props.backup ?? true,
        retainBackupsEnabled: props.retainBackupsOnDeletion ?? defaults.retainBackupsOnDeletion ?? true,
        terminationProtectionEnabled: props.terminationProtection ?? defaults.terminationProtection ?? true,
        pitEnabled: props.pointInTimeRestore,
        ...encryption(props.encryptionAtRest),
        mongoDbMajorVersion: props.mongoDbMajorVersion,
        versionReleaseSystem: props.versionReleaseSystem,
        databaseEdition: props.databaseEdition,
        advancedConfiguration: props.advancedConfiguration,
        paused: props.paused,
        ...mergedTags([defaults.tags, props.project.clusterTags, props.tags]),
        labels: props.labels,
        timeouts: props.timeouts,
        forEach: props.forEach,
        ...providerOf(this, props.provider, props.project),
        ...conditionsOf(this, sized).lifecycleWith(given('ignoreChanges', ignoreChanges)),
      }),
    );
    mark(this.resource, { construct: 'AtlasCluster' });
    markCreationSite(this.resource);
    this.instances = props.forEach === undefined ? undefined : TerraformIterator.fromResources(this.resource);
  }

  /** The id that Atlas assigned to the cluster: 24 hexadecimal digits. */
  get clusterId(): string {
    return this.referenceTo('cluster_id');
  }

  protected override newReference(attribute: string): string {
    return this.instances?.getString(attribute) ?? super.newReference(attribute);
  }

  /**
   * The connection strings, once the cluster exists.
   * @throws if the cluster has `forEach`: read them from each of its `instances`
   * @example
   * new TerraformOutput(this, 'uri', { value: orders.connectionStrings.standardSrv });
   */
  get connectionStrings(): AdvancedClusterConnectionStringsOutputReference {
    if (this.instances === undefined) return this.resource.connectionStrings;
    throw new Error(
      `${this.node.path}: connectionStrings: there is one for each cluster: write instances.getMap('connection_strings') in a resource with forEach: instances`,
    );
  }

  get zones(): readonly ZoneReference[] {
    this.zoneReferences ??= [...new Set(this.zoneNames)].map((name) => this.zone(name));
    return this.zoneReferences;
  }

  /** A zone of the cluster. The reference to its id is made when it is read. */
  private zone(name: string | undefined): ZoneReference {
    const { instances, resource } = this;
    const index = this.zoneNames.indexOf(name);
    let reference: string | undefined;
    return {
      name,
      get zoneId() {
        reference ??=
          instances === undefined
            ? // As resource.replicationSpecs.get(index).zoneId, which makes three more tokens on the way.
              resource.getStringAttribute(`replication_specs[${index}].zone_id`)
            : Token.asString(Fn.lookupNested(instances.value, ['replication_specs', index, 'zone_id']));
        return reference;
      },
    };
  }

  /**
   * Adds the backup schedule. A cluster has at most one.
   * @param id the id of the schedule's construct
   * @param items the policy items; if they are left out, those of `AtlasDefaults`
   * @throws if the items are invalid, or are left out and there are no defaults
   * @example
   * orders.addBackupSchedule('Backups', { ...BackupSchedule.production(), at: { hour: 1, minute: 30 } });
   */
  addBackupSchedule(id: string, items?: BackupScheduleItems): BackupSchedule {
    const all = items ?? AtlasDefaults.of(this).values.schedule;
    if (all === undefined)
      throw new Error(
        `${this.node.path}/${id}: addBackupSchedule: the items are missing: write them, or set schedule with AtlasDefaults.of(scope)`,
      );
    return new BackupSchedule(
      this,
      id,
      extended(all, (given): BackupScheduleProps => ({ ...given, cluster: this })),
    );
  }

  /**
   * Adds copies of the schedule's snapshots in other regions.
   * @param id the id of the copies' construct
   * @param to the regions to copy to
   * @throws if the regions are invalid, or the cluster has no schedule yet
   * @example
   * orders.addSnapshotCopies('Copies', ['EU_WEST_1']);
   */
  addSnapshotCopies(id: string, to: SnapshotCopiesProps['to']): SnapshotCopies {
    return new SnapshotCopies(this, id, { schedule: this.ownSchedule('addSnapshotCopies'), to });
  }

  /**
   * Exports the schedule's snapshots to your own storage.
   * @param destination an export of the project, such as an `S3SnapshotExport`
   * @throws if the export is invalid, or the cluster has no schedule yet
   * @example
   * orders.exportSnapshotsTo(archive, { frequency: 'monthly' });
   */
  exportSnapshotsTo(destination: SnapshotExport, options: AddScheduleOptions = {}): this {
    destinationValidator.validate('exportSnapshotsTo', this, '', { destination });
    destination.addSchedule(this.ownSchedule('exportSnapshotsTo'), options);
    return this;
  }

  /**
   * Takes a snapshot once, when it is applied.
   * @param id the id of the snapshot's construct
   * @throws if the options are invalid
   * @example
   * orders.takeSnapshot('BeforeMigration', { keepDays: 30 });
   */
  takeSnapshot(id: string, options: Omit<OnDemandSnapshotProps, 'cluster'>): OnDemandSnapshot {
    const { OnDemandSnapshot } = verbs.onDemandSnapshot();
    return new OnDemandSnapshot(
      this,
      id,
      extended(options, (given): OnDemandSnapshotProps => ({ ...given, cluster: this })),
    );
  }

  /**
   * Restores a snapshot, or a cluster's data at a moment, to this cluster. All data of this cluster is deleted first.
   * @param id the id of the restore's construct
   * @param from a snapshot, or a cluster with point-in-time restore and the moment
   * @throws if what is restored is invalid
   * @example
   * drill.restoreFrom('Drill', { snapshot: ClusterSnapshots.fromCluster(this, 'snapshots', orders).latest });
   * drill.restoreFrom('Drill', { source: orders, at: new Date('2026-11-01T12:00:00Z') });
   */
  restoreFrom(
    id: string,
    from: Omit<AutomatedRestoreProps, 'target'> | Omit<PointInTimeRestoreProps, 'target'>,
  ): RestoreJob {
    if (typeof (from as unknown) !== 'object' || (from as unknown) === null)
      throw new Error(
        `${this.node.path}/${id}: restoreFrom: write { snapshot }, or { source, at }, not ${shown(from)}`,
      );
    const { RestoreJob } = verbs.restoreJob();
    return 'snapshot' in from
      ? RestoreJob.automated(this, id, { ...from, target: this })
      : RestoreJob.pointInTime(this, id, { ...from, target: this });
  }

  private ownSchedule(verb: string): BackupSchedule {
    const schedule = scheduleOf(this);
    if (schedule !== undefined) return schedule;
    throw new Error(
      `${this.node.path}: ${verb}: the cluster has no schedule yet: call addBackupSchedule() before`,
    );
  }
}

/** What Terraform rejects at plan, for values that are not known at synth. */
function conditionsOf(scope: Construct, props: Sized): Preconditions {
  const {
    name,
    instanceSize,
    cloudProvider,
    backup = true,
    pointInTimeRestore = false,
    paused = false,
  } = props;
  const preconditions = new Preconditions(scope);
  const mayBeNvme = isToken(instanceSize) || isNvme(instanceSize);
  const flag = (value: OrToken<boolean>): Expression => value as Expression;
  preconditions.add(
    [name],
    () => Fn.can(Fn.regex('^[a-zA-Z0-9][a-zA-Z0-9_-]*$', textArgument(name ?? ''))),
    (show) =>
      `${show(name)} is not a valid cluster name: use letters, digits and hyphens, and begin with a letter or a digit`,
    'cluster/invalid-name',
  );
  if (pointInTimeRestore !== false)
    preconditions.add(
      [pointInTimeRestore, backup],
      () => Op.or(Op.not(flag(pointInTimeRestore)), flag(backup)),
      () => 'point-in-time restore requires backups: set backup to true',
      'pit/without-backup',
    );
  if (!mayBeNvme) return preconditions;
  const nvme = Fn.can(Fn.regex('_NVME', instanceSize));
  preconditions.add(
    [instanceSize, backup],
    () => Op.or(Op.not(nvme), flag(backup)),
    (show) => `a cluster of size ${show(instanceSize)} requires backups: set backup to true`,
    'cluster/nvme-without-backup',
  );
  if (paused !== false)
    preconditions.add(
      [instanceSize, paused],
      () => Op.or(Op.not(nvme), Op.not(flag(paused))),
      (show) => `a cluster of size ${show(instanceSize)} cannot be paused: remove paused`,
      'cluster/nvme-paused',
    );
  if (cloudProvider === 'GCP')
    preconditions.add(
      [instanceSize],
      () => Op.not(nvme),
      (show) =>
        `the size is ${show(instanceSize)}, but Google Cloud has no NVMe sizes: set a size without NVMe`,
      'cluster/nvme-on-google-cloud',
    );
  return preconditions;
}

function clusterType({ zones, shards }: AtlasClusterProps): string {
  if (zones !== undefined) return 'GEOSHARDED';
  return shards === undefined ? 'REPLICASET' : 'SHARDED';
}

/** Props with the size from wherever it comes. */
type Sized = AtlasClusterProps & { readonly instanceSize: string };

function withSize(props: AtlasClusterProps, size: string | undefined): Sized {
  return extended(props, (given) => ({ ...given, instanceSize: given.instanceSize ?? size }) as Sized);
}

function regionDefaults({ cloudProvider, instanceSize, ...others }: Sized): RegionDefaults {
  return {
    cloudProvider,
    instanceSize,
    ...given('autoScaling', others.autoScaling),
    ...given('analyticsAutoScaling', others.analyticsAutoScaling),
    ...given('disk', others.disk),
    ...(others.databaseEdition === 'INFINITE' ? { nodes: INFINITE_ELECTABLE_NODES } : {}),
  };
}

function specs(props: AtlasClusterProps, defaults: RegionDefaults): AdvancedClusterReplicationSpecs[] {
  if (props.zones !== undefined)
    return props.zones.flatMap(({ name, regions, shards = 1 }) =>
      replicationSpecs(regions, shards, defaults, name),
    );
  return replicationSpecs(props.regions, props.shards ?? 1, defaults);
}

/** The provider of the key. Atlas rejects a cluster whose project does not have the key yet. */
function encryption(
  given: AtlasClusterProps['encryptionAtRest'],
): Pick<AdvancedClusterConfig, 'encryptionAtRestProvider' | 'dependsOn'> {
  if (given === undefined) return {};
  return typeof given === 'object' && 'cloudProvider' in given
    ? { encryptionAtRestProvider: given.cloudProvider, dependsOn: [given.resource] }
    : { encryptionAtRestProvider: given as string };
}

/** The attributes of a resource. One that is undefined is not set, so that the provider's default applies. */
function attributes<Config>(given: {
  readonly [P in keyof Config]: Partial<Config> extends Pick<Config, P> ? Config[P] | undefined : Config[P];
}): Config {
  return given as Config;
}

/** A member, unless it is undefined. */
function given<K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };
}
