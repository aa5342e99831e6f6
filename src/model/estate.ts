import type { Cluster } from './cluster';
import type { CollectionRestoreJob } from './collection-restore-job';
import type { CompliancePolicy } from './compliance-policy';
import type { EncryptionAtRest } from './encryption-at-rest';
import type { ExportBucket } from './export-bucket';
import type { ExportJob } from './export-job';
import type { Origin } from './origin';
import type { OtherResource } from './other-resource';
import type { Project, UnlinkedGrant } from './project';
import type { Place, Resource } from './resource';
import type { RestoreJob } from './restore-job';
import type { Schedule } from './schedule';
import type { Snapshot } from './snapshot';
import type { Value } from './value';

/**
 * Everything that exists at one moment and that a rule may look at, linked. A synthesized stack gives one estate, the one
 * that it declares; a plan gives two, before and after.
 */
export interface Estate {
  readonly projects: readonly Project[];
  readonly clusters: readonly Cluster[];
  readonly schedules: readonly Schedule[];
  readonly compliancePolicies: readonly CompliancePolicy[];
  readonly snapshots: readonly Snapshot[];
  readonly restoreJobs: readonly RestoreJob[];
  readonly collectionRestoreJobs: readonly CollectionRestoreJob[];
  readonly exportBuckets: readonly ExportBucket[];
  readonly exportJobs: readonly ExportJob[];
  /** These are also among the others. */
  readonly encryptionsAtRest: readonly EncryptionAtRest[];
  /** The grants that may belong to any project. */
  readonly unlinkedGrants: readonly UnlinkedGrant[];
  /** Every other managed resource, by type. */
  readonly others: ReadonlyMap<string, readonly OtherResource[]>;
  /** Data sources, by type. */
  readonly dataSources: ReadonlyMap<string, readonly OtherResource[]>;
  readonly providers: readonly ProviderRequirement[];
  /** The estate of all inputs, if this is what one of several inputs has. */
  readonly whole?: Estate | undefined;
  /**
   * Whether Terraform finishes `other` before it begins `resource`, through references and depends_on of both their
   * blocks and modules. Undefined if the path between them contains something that the input does not show.
   */
  waitsFor(resource: Resource, other: Resource): boolean | undefined;
}

/** Which Atlas provider the configuration requires. */
export interface ProviderRequirement {
  /** `provider.mongodbatlas`. */
  readonly address: string;
  /** The version constraint, such as `~> 2.12`. */
  readonly constraint: Value<string>;
  readonly origin?: Origin | undefined;
}

/** Everything of an estate that has an address, whichever list contains it. */
export function* addressesIn(estate: Estate): Iterable<Place> {
  for (const within of Object.values(ADDRESSED)) yield* within(estate);
}

/** What has an address in each member of an estate: a new member does not compile without an entry here. */
const ADDRESSED: { readonly [Member in keyof Estate]: (estate: Estate) => Iterable<Place> } = {
  clusters: ({ clusters }) => clusters,
  schedules: ({ schedules }) => schedules,
  compliancePolicies: ({ compliancePolicies }) => compliancePolicies,
  snapshots: ({ snapshots }) => snapshots,
  restoreJobs: ({ restoreJobs }) => restoreJobs,
  collectionRestoreJobs: ({ collectionRestoreJobs }) => collectionRestoreJobs,
  exportBuckets: ({ exportBuckets }) => exportBuckets,
  exportJobs: ({ exportJobs }) => exportJobs,
  // Encryptions at rest are among the others.
  encryptionsAtRest: () => [],
  projects: ({ projects }) => projects.flatMap(({ resource }) => resource ?? []),
  others: ({ others }) => [...others.values()].flat(),
  dataSources: ({ dataSources }) => [...dataSources.values()].flat(),
  providers: ({ providers }) => providers,
  // The resources that give these roles are among the others.
  unlinkedGrants: () => [],
  // What this estate has of it is in the other members.
  whole: () => [],
  waitsFor: () => [],
};

/** What of an estate is in one of its inputs; it is still linked with the others. */
export function partOf(estate: Estate, origin: Origin): Estate {
  const own = <T extends { readonly origin?: Origin | undefined }>(all: readonly T[]): readonly T[] =>
    all.filter((one) => one.origin === origin);
  const byType = <T extends Resource>(
    all: ReadonlyMap<string, readonly T[]>,
  ): ReadonlyMap<string, readonly T[]> =>
    new Map([...all].map(([type, resources]) => [type, own(resources)]));
  return {
    ...estate,
    whole: estate,
    clusters: own(estate.clusters),
    schedules: own(estate.schedules),
    compliancePolicies: own(estate.compliancePolicies),
    snapshots: own(estate.snapshots),
    restoreJobs: own(estate.restoreJobs),
    collectionRestoreJobs: own(estate.collectionRestoreJobs),
    exportBuckets: own(estate.exportBuckets),
    exportJobs: own(estate.exportJobs),
    others: byType(estate.others),
    dataSources: byType(estate.dataSources),
    providers: own(estate.providers),
  };
}
