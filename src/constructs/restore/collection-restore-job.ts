import { Construct } from 'constructs';
import type {
  CloudBackupCollectionRestoreJob,
  CloudBackupCollectionRestoreJobConfig,
} from '../../provider/cloud-backup-collection-restore-job';
import { AtlasChecks } from '../../synth/atlas-checks';
import { markCreationSite } from '../../synth/creation-site';
import { mark } from '../../synth/mark';
import { bindings } from '../binding/bindings-on-demand';
import { type IDedicatedCluster, rejectInstances } from '../props/cluster';
import { type Prop, type PropSchemas, PropsValidator } from '../props/props';
import type { Contradiction } from '../props/prop-schemas';
import { type ProviderProps, providerOf } from '../props/provider-prop';
import { restoreTurns } from './restore-turns';
import type { ISnapshot } from '../backup/snapshot-lookups';
import { isToken } from '../props/token';

const ON_CONFLICT = { rename: 'CREATE_NEW', overwrite: 'OVERWRITE_EXISTING' } as const;
const INDEXES = { all: 'ALL', none: 'NONE', 'all-except-ttl': 'ALL_EXCEPT_TTL' } as const;

/** How many databases, and how many collections, Atlas restores at most with one job. */
const MOST_NAMES = 100;

/** A database or a collection to restore under another name. */
export interface RestoredNamespace {
  /** Its name in the snapshot: `shop` for a database, `shop.orders` for a collection. */
  readonly from: string;
  /**
   * Its name in the target cluster.
   * @default - the same name, with the suffix if there is one
   */
  readonly to?: string;
}

/** Props of every {@link CollectionRestoreJob}. */
export interface CollectionRestoreBaseProps extends ProviderProps {
  /** The cluster to restore to: also the source itself, or a cluster of another project of the organization. */
  readonly target: IDedicatedCluster;
  /**
   * The databases to restore, with all their collections. At most 100.
   * @default - none: set collections
   */
  readonly databases?: readonly (string | RestoredNamespace)[];
  /**
   * The collections to restore, such as `shop.orders`. At most 100.
   * @default - none: set databases
   */
  readonly collections?: readonly (string | RestoredNamespace)[];
  /**
   * What happens to a collection that exists in the target: the restored one gets another name (`rename`), or replaces it
   * (`overwrite`). What is written to a replaced collection during the restore is lost.
   * @default - rename
   */
  readonly onConflict?: 'rename' | 'overwrite';
  /**
   * Which indexes are restored.
   * @default - all
   */
  readonly indexes?: 'all' | 'none' | 'all-except-ttl';
  /**
   * A suffix for the names of restored databases.
   * @default - none
   */
  readonly databaseSuffix?: string;
  /**
   * A suffix for the names of restored collections.
   * @default - none
   */
  readonly collectionSuffix?: string;
  /**
   * How long Terraform waits for the job, such as `6h`. A job that takes longer continues in Atlas, and the next apply
   * restores again.
   * @default - the provider's: 3h
   */
  readonly createTimeout?: string;
}

/** Props of {@link CollectionRestoreJob.fromSnapshot}. */
export interface CollectionRestoreFromSnapshotProps extends CollectionRestoreBaseProps {
  /** The snapshot to restore from. */
  readonly snapshot: ISnapshot;
}

/** Props of {@link CollectionRestoreJob.fromPointInTime}. */
export interface CollectionRestoreFromPointInTimeProps extends CollectionRestoreBaseProps {
  /** The cluster to restore from. It requires point-in-time restore. */
  readonly source: IDedicatedCluster;
  /** The moment: a date, or seconds since 1970. Not before 2008. */
  readonly at: Date | number;
}

function schemas(prop: Prop): PropSchemas<CollectionRestoreBaseProps> {
  const names = prop.list(
    prop.union(
      prop.identifier(),
      prop.object<RestoredNamespace>({ from: prop.identifier(), to: prop.optional(prop.identifier()) }),
    ),
  );
  return {
    target: prop.dedicatedCluster(),
    databases: prop.optional(names),
    collections: prop.optional(names),
    onConflict: prop.optional(prop.knownOneOf(['rename', 'overwrite'])),
    indexes: prop.optional(prop.knownOneOf(['all', 'none', 'all-except-ttl'])),
    databaseSuffix: prop.optional(prop.text()),
    collectionSuffix: prop.optional(prop.text()),
    createTimeout: prop.optional(prop.text()),
    provider: prop.optional(prop.provider()),
  };
}

function* contradictions({
  databases = [],
  collections = [],
}: CollectionRestoreBaseProps): Iterable<Contradiction> {
  if (databases.length + collections.length === 0) yield [[], 'write "databases", "collections" or both'];
  for (const [name, list] of Object.entries({ databases, collections }))
    if (list.length > MOST_NAMES)
      yield [[name], `has ${list.length} names: restore at most ${MOST_NAMES} with one job`];
  for (const [index, one] of collections.entries()) {
    const { from } = namespaceOf(one);
    if (!isToken(from) && !/^[^.]+\../.test(from))
      yield [
        ['collections', index],
        `must be a database, a dot and a collection, such as 'shop.orders', not '${from}'`,
      ];
  }
}

const snapshotValidator = new PropsValidator((prop) =>
  prop.consistent(
    prop.object<CollectionRestoreFromSnapshotProps>({
      ...schemas(prop),
      snapshot: prop.snapshot<ISnapshot>(),
    }),
    contradictions,
  ),
);

const pointInTimeValidator = new PropsValidator((prop) =>
  prop.consistent(
    prop.object<CollectionRestoreFromPointInTimeProps>({
      ...schemas(prop),
      source: prop.dedicatedCluster(),
      at: prop.moment(),
    }),
    contradictions,
  ),
);

/**
 * A restore of single databases or collections. It runs once, when this resource is created: the provider does not update
 * it, and destroying it leaves what it restored. To restore again, create another one. Requires version 2.17 of the
 * provider.
 *
 * Several restores to one cluster wait for each other.
 * @example
 * CollectionRestoreJob.fromSnapshot(this, 'Orders', {
 *   snapshot: ClusterSnapshots.fromCluster(this, 'Snapshots', orders).latest,
 *   target: orders,
 *   collections: [{ from: 'shop.orders', to: 'shop.orders-restored' }],
 * });
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-db-coll/
 */
export class CollectionRestoreJob extends Construct {
  /**
   * Restores from a snapshot.
   * @throws if the props are invalid
   */
  static fromSnapshot(
    scope: Construct,
    id: string,
    props: CollectionRestoreFromSnapshotProps,
  ): CollectionRestoreJob {
    snapshotValidator.validate('CollectionRestoreJob.fromSnapshot', scope, id, props);
    const { cluster, snapshotId } = props.snapshot;
    return new CollectionRestoreJob(scope, id, 'fromSnapshot', cluster, props, { snapshotId });
  }

  /**
   * Restores the data of a cluster at a moment.
   * @throws if the props are invalid
   */
  static fromPointInTime(
    scope: Construct,
    id: string,
    props: CollectionRestoreFromPointInTimeProps,
  ): CollectionRestoreJob {
    pointInTimeValidator.validate('CollectionRestoreJob.fromPointInTime', scope, id, props);
    const { source, at } = props;
    const pointInTimeUtcSeconds = typeof at === 'object' ? Math.floor(at.getTime() / 1000) : at;
    return new CollectionRestoreJob(scope, id, 'fromPointInTime', source, props, { pointInTimeUtcSeconds });
  }

  /** The Terraform resource, for everything without a prop here. */
  readonly resource: CloudBackupCollectionRestoreJob;

  private constructor(
    scope: Construct,
    id: string,
    factory: 'fromSnapshot' | 'fromPointInTime',
    source: IDedicatedCluster,
    props: CollectionRestoreBaseProps,
    from: Pick<CloudBackupCollectionRestoreJobConfig, 'snapshotId' | 'pointInTimeUtcSeconds'>,
  ) {
    super(scope, id);
    AtlasChecks.of(this);
    const { target, databases, collections, onConflict = 'rename', indexes = 'all' } = props;
    const { databaseSuffix, collectionSuffix, createTimeout, provider } = props;
    rejectInstances(this, 'CollectionRestoreJob', [source, target]);
    const before = restoreTurns.before(target, this);
    const { CloudBackupCollectionRestoreJob: Resource } = bindings.collectionRestoreJob();
    this.resource = new Resource(this, 'Resource', {
      projectId: source.projectId,
      clusterName: source.clusterName,
      targetProjectId: target.projectId,
      targetClusterName: target.clusterName,
      ...from,
      writeStrategy: ON_CONFLICT[onConflict],
      indexStrategy: INDEXES[indexes],
      ...(databases === undefined ? {} : { databases: databases.map(written) }),
      ...(collections === undefined ? {} : { collections: collections.map(written) }),
      ...(databaseSuffix === undefined ? {} : { databaseSuffix }),
      ...(collectionSuffix === undefined ? {} : { collectionSuffix }),
      ...(createTimeout === undefined ? {} : { timeouts: { create: createTimeout } }),
      ...(before === undefined ? {} : { dependsOn: [before] }),
      ...providerOf(this, provider, source),
    });
    mark(this.resource, { construct: `CollectionRestoreJob.${factory}` });
    markCreationSite(this.resource);
    restoreTurns.add(target, this.resource);
  }
}

function namespaceOf(given: string | RestoredNamespace): RestoredNamespace {
  return typeof given === 'string' ? { from: given } : given;
}

function written(given: string | RestoredNamespace): { sourceNamespace: string; targetNamespace?: string } {
  const { from, to } = namespaceOf(given);
  return { sourceNamespace: from, ...(to === undefined ? {} : { targetNamespace: to }) };
}
