import type { Cluster, Estate, Link } from '../model';
import { editionOf } from '../model/edition';
import { is } from '../model/value';
import type { Context } from './rule';

/** An area of rules: a folder. */
export interface Area {
  /** What its rules are about, in a few words. */
  readonly about: string;
  /**
   * Whether an input has anything that rules of this area can report, even as unchecked. The files of an area without it are not
   * loaded, and its rules report nothing.
   * @default - every input has
   */
  readonly concerns?: (context: Context) => boolean;
}

/** The areas in the order of the list. */
export const AREAS: Readonly<Record<string, Area>> = {
  free: { about: 'M0 clusters, which have no backups', concerns: inEstate(hasOtherThanDedicated) },
  flex: {
    about: 'Flex clusters, which Atlas backs up automatically',
    concerns: inEstate(hasOtherThanDedicated),
  },
  serverless: {
    about: 'Serverless instances, which Atlas no longer supports',
    concerns: inEstate(hasOtherThanDedicated),
  },
  shared: { about: 'M2 and M5 clusters, which Atlas no longer supports' },
  cluster: { about: 'clusters of M10 and larger' },
  infinite: {
    about: 'clusters of the database edition INFINITE, a preview',
    concerns: inEstate(hasInfinite),
  },
  schedule: { about: 'backup schedules and their items' },
  pit: { about: 'continuous backup, and restores to a point in time' },
  copy: { about: 'copies of snapshots in other regions', concerns: inEstate(hasCopies) },
  export: { about: 'exports of snapshots to object storage', concerns: inEstate(hasExports) },
  compliance: {
    about: 'Backup Compliance Policies',
    concerns: ({ after }) => after.compliancePolicies.length > 0,
  },
  snapshot: { about: 'on-demand snapshots', concerns: ({ after }) => after.snapshots.length > 0 },
  restore: {
    about: 'restores',
    concerns: ({ after }) => after.restoreJobs.length > 0 || after.collectionRestoreJobs.length > 0,
  },
  legacy: { about: 'the legacy Cloud Provider Snapshots', concerns: inEstate(hasLegacy) },
  change: { about: 'what a plan does to backups that exist' },
  project: { about: 'projects and the people in them' },
  provider: { about: 'the Terraform provider' },
  review: {
    about: 'the review itself',
    concerns: ({ acknowledgements = [] }) => acknowledgements.length > 0,
  },
  objective: { about: 'a team’s own objectives', concerns: ({ objectives }) => objectives.length > 0 },
};

/** Whether the area of a rule concerns an input. */
export function concerns(id: string, context: Context): boolean {
  return AREAS[id.slice(0, id.indexOf('/'))]?.concerns?.(context) ?? true;
}

/** Every rule of an area asks this: it is answered once for each estate. */
function inEstate(has: (estate: Estate) => boolean): (context: Context) => boolean {
  const answers = new WeakMap<Estate, boolean>();
  return ({ after }) => {
    const known = answers.get(after);
    if (known !== undefined) return known;
    const answer = has(after);
    answers.set(after, answer);
    return answer;
  };
}

function hasOtherThanDedicated({ clusters, schedules, snapshots }: Estate): boolean {
  const mayBeOther = ({ cluster }: { readonly cluster: Link<Cluster> }): boolean =>
    cluster.kind === 'linked' ? isOther(cluster.to) : cluster.kind !== 'missing';
  return clusters.some(isOther) || schedules.some(mayBeOther) || snapshots.some(mayBeOther);
}

function isOther({ kind }: Cluster): boolean {
  return !is(kind, 'dedicated');
}

function hasInfinite({ clusters, schedules, snapshots, restoreJobs }: Estate): boolean {
  const isLinked = (link: Link<Cluster>): boolean => link.kind === 'linked' && mayBeInfinite(link.to);
  return (
    clusters.some(mayBeInfinite) ||
    schedules.some(({ cluster }) => isLinked(cluster)) ||
    snapshots.some(({ cluster }) => isLinked(cluster)) ||
    restoreJobs.some(({ source, target }) => isLinked(source) || isLinked(target))
  );
}

function mayBeInfinite(cluster: Cluster): boolean {
  const { edition } = editionOf(cluster);
  return edition.kind === 'unknown' || is(edition, 'INFINITE');
}

function hasCopies({ schedules }: Estate): boolean {
  return schedules.some((schedule) =>
    [
      schedule.copySettings,
      schedule.copyPolicyItemsEnabled,
      schedule.updateCopySnapshots,
      schedule.deleteCopySnapshots,
    ].some(({ kind }) => kind !== 'absent'),
  );
}

function hasExports({ schedules, exportBuckets, exportJobs }: Estate): boolean {
  return (
    exportBuckets.length > 0 ||
    exportJobs.length > 0 ||
    schedules.some(
      (schedule) => schedule.export.kind !== 'absent' || schedule.autoExportEnabled.kind !== 'absent',
    )
  );
}

function hasLegacy({ clusters, schedules, others, dataSources }: Estate): boolean {
  return (
    clusters.some(
      ({ legacyMethod, providerBackupEnabled }) =>
        legacyMethod !== undefined || providerBackupEnabled.kind !== 'absent',
    ) ||
    [...others.keys(), ...dataSources.keys()].some((type) => type.includes('cloud_provider_snapshot')) ||
    schedules.some(
      ({ copySettings }) =>
        copySettings.kind === 'unknown' ||
        (copySettings.kind === 'known' &&
          copySettings.value.some(({ replicationSpecId }) => replicationSpecId.kind !== 'absent')),
    )
  );
}
