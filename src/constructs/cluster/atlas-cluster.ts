import { Construct } from 'constructs';
import {
  type Expression,
  Fn,
  type ITerraformIterator,
  Op,
  type ResourceTerraformIterator,
  TerraformIterator,
  Token,
} from 'cdktf';
import { shown } from '../../text/shown';
import type { CloudProvider, DatabaseEdition } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import { DATABASE_EDITIONS, INFINITE_ELECTABLE_NODES } from '../../atlas/infinite';
import { isNvme } from '../../atlas/instance-sizes';
import {
  AdvancedCluster,
  type AdvancedClusterAdvancedConfiguration,
  type AdvancedClusterConfig,
  type AdvancedClusterConnectionStringsOutputReference,
  type AdvancedClusterReplicationSpecs,
} from '../../provider/advanced-cluster';
import type { DataMongodbatlasAdvancedCluster } from '../../provider/data-mongodbatlas-advanced-cluster';
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
import { bindings } from '../binding/bindings-on-demand';
import type { IDedicatedCluster, ZoneReference } from '../props/cluster';
import { ClusterBase } from './cluster-base';
import {
  type ClusterAutoScaling,
  type ClusterDisk,
  type ClusterRegion,
  type ClusterZone,
  DISK_TYPES,
  type DiskSpeed,
  type RegionDefaults,
  keptScaling,
  replicationSpecs,
} from './cluster-topology';
import type { IEncryptionAtRest } from '../project/encryption-at-rest';
import type { InstanceSize, Region } from '../props/names';
import type { OnDemandSnapshot, OnDemandSnapshotProps } from '../backup/on-demand-snapshot';
import { Preconditions } from '../props/preconditions';
import type { IAtlasProject } from '../props/project';
import { type Prop, PropsValidator, extended } from '../props/props';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import type { AutomatedRestoreProps, PointInTimeRestoreProps, RestoreJob } from '../restore/restore-job';
import { SnapshotCopies, type SnapshotCopiesProps } from '../backup/snapshot-copies';
import type { AddScheduleOptions, SnapshotExport } from '../export/snapshot-export';
import { type Tags, mergedTags } from '../props/tags';
import { type OrToken, isToken, textArgument } from '../props/token';
import { topologyContradictions } from './topology-contradictions';
import { verbs } from '../restore/verbs-on-demand';

const RELEASE_SYSTEMS = ['LTS', 'CONTINUOUS'] as const;

/** Settings of the database processes of a cluster, as the provider names them. */
export type ClusterAdvancedConfiguration = AdvancedClusterAdvancedConfiguration;

/** How long Terraform waits for a cluster, such as `2h` or `90m`. */
export interface ClusterTimeouts {
  /** @default - the provider's: 3h */
  readonly create?: string;
  /** @default - the provider's: 3h */
  readonly update?: string;
  /** @default - the provider's: 3h */
  readonly delete?: string;
}

/** Props of every {@link AtlasCluster}. */
export interface AtlasClusterBaseProps extends ProviderProps {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /**
   * The cluster's name: letters, digits and hyphens, its first 23 characters unique in the project.
   * @default - the id of the construct
   */
  readonly name?: string;
  /** The cloud provider of the cluster. */
  readonly cloudProvider: CloudProvider;
  /**
   * The size of its nodes, such as `M30`. Sizes with `_NVME` have their own backup rules.
   * @default - that of `AtlasDefaults`; required if there is none
   */
  readonly instanceSize?: InstanceSize;
  /**
   * The disks of its nodes.
   * @default - what Atlas gives to the size of the nodes
   */
  readonly disk?: ClusterDisk;
  /**
   * Auto-scaling of the nodes and the disk. What Atlas scales stays: Terraform does not set it back.
   * @default - Atlas decides
   */
  readonly autoScaling?: ClusterAutoScaling;
  /**
   * Auto-scaling of the analytics nodes.
   * @default - Atlas decides
   */
  readonly analyticsAutoScaling?: ClusterAutoScaling;
  /**
   * Whether Atlas backs up the cluster. Disabling backups later deletes all its snapshots immediately.
   * @default - true
   */
  readonly backup?: OrToken<boolean>;
  /**
   * Point-in-time restore: restores to any second of the restore window. Requires an hourly item in the schedule.
   * @default - disabled
   * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-continuous/
   */
  readonly pointInTimeRestore?: OrToken<boolean>;
  /**
   * Whether Atlas keeps the snapshots when the cluster is deleted. Terraform reads this from the state: set it and apply
   * before you delete the cluster.
   * @default - that of `AtlasDefaults`, else true
   */
  readonly retainBackupsOnDeletion?: OrToken<boolean>;
  /**
   * Whether Atlas rejects deleting the cluster. Backups can still be disabled.
   * @default - that of `AtlasDefaults`, else true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * What encrypts the disks and snapshots with your own key, in addition to Atlas' own encryption: an `EncryptionAtRest` of
   * the project, which the cluster waits for, or the cloud provider of one that is configured elsewhere.
   * @default - only Atlas' own encryption
   */
  readonly encryptionAtRest?: OrToken<CloudProvider> | IEncryptionAtRest;
  /**
   * The major version of MongoDB, such as `8.0`. Older snapshots restore only to the same major version or the next.
   * @default - Atlas' default version
   */
  readonly mongoDbMajorVersion?: string;
  /**
   * Which versions of MongoDB the cluster gets: `LTS` stays on a major version, `CONTINUOUS` always has the newest one and
   * excludes `mongoDbMajorVersion`.
   * @default - Atlas decides: LTS
   */
  readonly versionReleaseSystem?: 'LTS' | 'CONTINUOUS';
  /**
   * The edition of the database. Atlas cannot change it later, also not by leaving it out. `INFINITE` is a replica set of 2
   * nodes in one AWS region. Requires version 2.19 of the provider.
   * @default - Atlas decides: CORE
   * @see https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/
   */
  readonly databaseEdition?: DatabaseEdition;
  /**
   * Settings of the database processes, such as `{ minimumEnabledTlsProtocol: 'TLS1_2' }`.
   * @default - Atlas' own
   * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#advanced_configuration
   */
  readonly advancedConfiguration?: ClusterAdvancedConfiguration;
  /**
   * Whether the cluster is paused. A paused cluster is not backed up, and its snapshots expire as usual.
   * @default - not paused
   */
  readonly paused?: OrToken<boolean>;
  /**
   * Tags of the cluster, added to the `clusterTags` of its project and the tags of `AtlasDefaults`.
   * @default - only those
   */
  readonly tags?: Tags;
  /**
   * Labels of the cluster. Atlas has replaced them with tags.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * How long Terraform waits for the cluster.
   * @default - the provider's: 3 hours
   */
  readonly timeouts?: ClusterTimeouts;
  /**
   * Creates a cluster for each item of an iterator. Set `name` to a value of the iterator. Schedules and snapshots of this
   * construct exist once for each cluster.
   * @default - a single cluster
   * @example
   * const regions = TerraformIterator.fromList(['eu', 'us']);
   * new AtlasCluster(this, 'Orders', { ..., name: `orders-${regions.value}`, forEach: regions });
   */
  readonly forEach?: ITerraformIterator;
}

/** Props of an {@link AtlasCluster} that is global: sharded over zones. */
export interface GlobalClusterProps extends AtlasClusterBaseProps {
  /** Its zones. */
  readonly zones: readonly ClusterZone[];
  readonly regions?: undefined;
  readonly shards?: undefined;
}

/** Props of an {@link AtlasCluster} that is a replica set, or sharded in one zone. */
export interface RegionalClusterProps extends AtlasClusterBaseProps {
  /** Its regions, the preferred one first. Snapshots are stored there. */
  readonly regions: readonly (Region | ClusterRegion)[];
  /**
   * The number of shards. Sharding requires M30 or larger.
   * @default - not sharded: a replica set
   */
  readonly shards?: number;
  readonly zones?: undefined;
}

// The order decides which of them the compiler speaks of: an error about missing regions names `regions`.
/** Props of {@link AtlasCluster}. */
export type AtlasClusterProps = GlobalClusterProps | RegionalClusterProps;

/** A dedicated cluster outside this stack, by its name. */
export interface AtlasClusterAttributes {
  /** The project of the cluster. */
  readonly project: IAtlasProject;
  /** The cluster's name. */
  readonly clusterName: string;
  /**
   * The cloud provider of the cluster.
   * @default - not known: snapshot copies must set it
   */
  readonly cloudProvider?: CloudProvider;
  /**
   * Whether point-in-time restore is enabled.
   * @default - not known
   */
  readonly pointInTimeRestore?: boolean;
}

const destinationValidator = new PropsValidator((prop) =>
  prop.object<{ readonly destination: SnapshotExport }>({
    destination: prop.having<SnapshotExport>(
      'an export, such as SnapshotExport.toAws(...) or an S3SnapshotExport',
      'addSchedule',
    ),
  }),
);

const validator = new PropsValidator((prop) => {
  const { clusterDisk, scaling, region, zone } = topologySchemas(prop);
  const props = prop.object<AtlasClusterProps>(
    {
      project: prop.project(),
      name: prop.optional(prop.text()),
      cloudProvider: prop.oneOf(CLOUD_PROVIDERS),
      instanceSize: prop.orDefault(prop.text()),
      disk: prop.optional(clusterDisk),
      autoScaling: prop.optional(scaling),
      analyticsAutoScaling: prop.optional(scaling),
      backup: prop.optional(prop.flag()),
      pointInTimeRestore: prop.optional(prop.flag()),
      retainBackupsOnDeletion: prop.optional(prop.flag()),
      terminationProtection: prop.optional(prop.flag()),
      encryptionAtRest: prop.optional(
        prop.union(
          prop.oneOf(CLOUD_PROVIDERS),
          prop.having<IEncryptionAtRest>('an EncryptionAtRest', 'cloudProvider', 'resource'),
        ),
      ),
      mongoDbMajorVersion: prop.optional(prop.text()),
      versionReleaseSystem: prop.optional(prop.oneOf(RELEASE_SYSTEMS)),
      databaseEdition: prop.optional(prop.oneOf(DATABASE_EDITIONS)),
      advancedConfiguration: prop.optional(advancedConfigurationSchema(prop)),
      paused: prop.optional(prop.flag()),
      tags: prop.optional(prop.textMap()),
      labels: prop.optional(prop.textMap()),
      timeouts: prop.optional(
        prop.object<ClusterTimeouts>({
          create: prop.optional(prop.text()),
          update: prop.optional(prop.text()),
          delete: prop.optional(prop.text()),
        }),
      ),
      forEach: prop.optional(prop.iterator()),
      provider: prop.optional(prop.provider()),
      regions: prop.optional(prop.nonEmptyList(region)),
      shards: prop.optional(prop.count()),
      zones: prop.optional(prop.nonEmptyList(zone)),
    },
    ['regions', 'zones'],
  );
  return prop.consistent(props, topologyContradictions);
});

function topologySchemas(prop: Prop) {
  const speed = {
    iops: prop.optional(prop.number()),
    type: prop.optional(prop.oneOf(DISK_TYPES)),
  };
  const size = prop.text();
  const region = prop.union(
    prop.text(),
    prop.object<ClusterRegion>({
      region: prop.text(),
      cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
      nodes: prop.optional(prop.number()),
      readOnlyNodes: prop.optional(prop.number()),
      analyticsNodes: prop.optional(prop.number()),
      analyticsInstanceSize: prop.optional(size),
      disk: prop.optional(prop.object<DiskSpeed>(speed)),
    }),
  );
  const compute = prop.object<NonNullable<ClusterAutoScaling['compute']>>({
    minInstanceSize: size,
    maxInstanceSize: size,
    scaleDown: prop.optional(prop.flag()),
  });
  return {
    clusterDisk: prop.object<ClusterDisk>({ sizeGb: prop.optional(prop.number()), ...speed }),
    scaling: prop.object<ClusterAutoScaling>({
      compute: prop.optional(compute),
      disk: prop.optional(prop.flag()),
    }),
    region,
    zone: prop.object<ClusterZone>({
      name: prop.text(),
      regions: prop.nonEmptyList(region),
      shards: prop.optional(prop.count()),
    }),
  };
}

function advancedConfigurationSchema(prop: Prop) {
  const [text, number, flag] = [
    prop.optional(prop.text()),
    prop.optional(prop.number()),
    prop.optional(prop.flag()),
  ];
  const texts = prop.optional(prop.mutableList(prop.text()));
  return prop.object<ClusterAdvancedConfiguration>({
    changeStreamOptionsPreAndPostImagesExpireAfterSeconds: number,
    customOpensslCipherConfigTls12: texts,
    customOpensslCipherConfigTls13: texts,
    defaultMaxTimeMs: number,
    defaultWriteConcern: text,
    javascriptEnabled: flag,
    minimumEnabledTlsProtocol: text,
    noTableScan: flag,
    oplogMinRetentionHours: number,
    oplogSizeMb: number,
    sampleRefreshIntervalBiConnector: number,
    sampleSizeBiConnector: number,
    tlsCipherConfigMode: text,
    transactionLifetimeLimitSeconds: number,
  });
}

const nameValidator = new PropsValidator((prop) =>
  prop.object<AtlasClusterAttributes>({
    project: prop.project(),
    clusterName: prop.identifier(),
    cloudProvider: prop.optional(prop.oneOf(CLOUD_PROVIDERS)),
    pointInTimeRestore: prop.optional(prop.flag()),
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
    validator.validate('AtlasCluster', scope, id, sized);
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

class NamedCluster extends Construct implements IDedicatedCluster {
  readonly clusterKind = 'dedicated';
  readonly clusterName: string;
  readonly project: IAtlasProject;
  readonly projectId: string;
  readonly cloudProvider: CloudProvider | undefined;
  readonly pointInTimeRestore: boolean | undefined;
  private lookup: DataMongodbatlasAdvancedCluster | undefined;

  constructor(scope: Construct, id: string, attributes: AtlasClusterAttributes) {
    super(scope, id);
    nameValidator.validate('AtlasCluster.fromName', scope, id, attributes);
    AtlasChecks.of(this);
    const { project, clusterName, cloudProvider, pointInTimeRestore } = attributes;
    this.clusterName = clusterName;
    this.project = project;
    this.projectId = project.projectId;
    this.cloudProvider = cloudProvider;
    this.pointInTimeRestore = pointInTimeRestore;
  }

  /** Only a data source knows the zones of a cluster outside this stack. It is added when the zones are read. */
  get zones(): readonly ZoneReference[] {
    const { DataMongodbatlasAdvancedCluster: Lookup } = bindings.clusterData();
    this.lookup ??= new Lookup(this, 'Lookup', {
      projectId: this.projectId,
      name: this.clusterName,
      ...providerOf(this, undefined, this),
    });
    return [{ name: undefined, zoneId: this.lookup.replicationSpecs.get(0).zoneId }];
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
