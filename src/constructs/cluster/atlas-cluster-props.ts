import type { ITerraformIterator } from 'cdktf';
import type { CloudProvider, DatabaseEdition } from '../../atlas';
import { CLOUD_PROVIDERS } from '../../atlas/cloud-provider';
import { DATABASE_EDITIONS } from '../../atlas/infinite';
import type { AdvancedClusterAdvancedConfiguration } from '../../provider/advanced-cluster';
import type { IEncryptionAtRest } from '../project/encryption-at-rest';
import type { InstanceSize, Region } from '../props/names';
import type { IAtlasProject } from '../props/project';
import { type Prop, PropsValidator } from '../props/props';
import type { ProviderProps } from '../props/provider-prop';
import type { Tags } from '../props/tags';
import type { OrToken } from '../props/token';
import {
  type ClusterAutoScaling,
  type ClusterDisk,
  type ClusterRegion,
  type ClusterZone,
  DISK_TYPES,
  type DiskSpeed,
} from './cluster-topology';
import { topologyContradictions } from './topology-contradictions';

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

/** Props of every `AtlasCluster`. */
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

/** Props of an `AtlasCluster` that is global: sharded over zones. */
export interface GlobalClusterProps extends AtlasClusterBaseProps {
  /** Its zones. */
  readonly zones: readonly ClusterZone[];
  readonly regions?: undefined;
  readonly shards?: undefined;
}

/** Props of an `AtlasCluster` that is a replica set, or sharded in one zone. */
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
/** Props of `AtlasCluster`. */
export type AtlasClusterProps = GlobalClusterProps | RegionalClusterProps;

/** Validates the props of an `AtlasCluster`. */
export const propsValidator = new PropsValidator((prop) => {
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
