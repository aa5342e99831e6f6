import type { Cluster, Estate, Schedule } from '../model';
import { isNew } from '../model/resource';
import { is } from '../model/value';
import { addTo } from '../text/group';
import type { Applied } from './applied';
import type { StepsByAddress } from './steps-by-address';

/** What an apply leaves of a cluster and its schedule. */
export interface ClusterLeft {
  /** The cluster as it was before, or as planned if it is new. */
  readonly cluster: Cluster;
  readonly outcome:
    /** It is there, and Terraform knows it. */
    | 'exists'
    /** It is there, and not in the state. */
    | 'not in the state'
    /** It was never made. */
    | 'not created'
    /** It was deleted, and its snapshots stay until they expire. */
    | 'deleted, backups kept'
    /** It was deleted with all its backups. */
    | 'deleted with its backups';
  readonly schedule: ScheduleLeft;
}

export type ScheduleLeft =
  | 'as before'
  | 'as planned'
  /** There is no policy item any more: nothing takes snapshots. */
  | 'emptied'
  /** The policy that Atlas creates for a new cluster. */
  | 'default'
  /** There is no cluster that could have one. */
  | 'none';

/** What applies leave of the clusters that a plan touches, or whose schedules it does. */
export class ClustersLeft {
  private readonly governed: ReadonlySet<string>;
  private readonly clusters: readonly Cluster[];

  constructor({ before, after }: Pick<Applied, 'before' | 'after'>) {
    this.governed = governedSchedules(after);
    this.clusters = [...before.clusters, ...after.clusters.filter((cluster) => cluster.before === undefined)];
  }

  /** What is left of the clusters whose backups hang on an object at one of these addresses. */
  at(addresses: ReadonlySet<string>, steps: StepsByAddress): readonly ClusterLeft[] {
    return this.clusters
      .filter((cluster) => isAt(addresses, cluster))
      .flatMap((cluster) => this.of(cluster, steps));
  }

  /** What is left of a cluster; a replaced one is two of them. */
  of(cluster: Cluster, steps: StepsByAddress): readonly ClusterLeft[] {
    return isNew(cluster) && cluster.before === undefined && cluster.existence === 'new'
      ? [ofNew(cluster, steps, this.governed)]
      : ofExisting(cluster, steps, this.governed);
  }

  /** By address, the clusters whose backups hang on the object there. */
  byAddress(): ReadonlyMap<string, readonly Cluster[]> {
    const byAddress = new Map<string, Cluster[]>();
    for (const cluster of this.clusters)
      for (const address of new Set(addressesOf(cluster))) addTo(byAddress, address, cluster);
    return byAddress;
  }
}

function addressesOf({ address, schedules, after }: Cluster): readonly string[] {
  return [address, ...[...schedules, ...(after?.schedules ?? [])].map((schedule) => schedule.address)];
}

/** Whether a cluster, or a schedule that it has or is to have, is at one of these addresses. */
export function isAt(addresses: ReadonlySet<string>, { address, schedules, after }: Cluster): boolean {
  if (addresses.has(address)) return true;
  for (const schedule of schedules) if (addresses.has(schedule.address)) return true;
  for (const schedule of after?.schedules ?? []) if (addresses.has(schedule.address)) return true;
  return false;
}

function ofExisting(
  cluster: Cluster,
  steps: StepsByAddress,
  governed: ReadonlySet<string>,
): readonly ClusterLeft[] {
  const { address, after } = cluster;
  if (!steps.isDone(address, 'delete')) {
    const old: ClusterLeft = { cluster, outcome: 'exists', schedule: scheduleOf(cluster, steps, governed) };
    const hasBoth = after !== undefined && isNew(after) && steps.isDone(address, 'create');
    return hasBoth ? [old, ofNew(after, steps, governed)] : [old];
  }
  const isKept = is(cluster.backupEnabled, true) && is(cluster.retainBackupsEnabled, true);
  const deleted: ClusterLeft = {
    cluster,
    outcome: isKept ? 'deleted, backups kept' : 'deleted with its backups',
    schedule: 'none',
  };
  return after !== undefined && isNew(after) ? [deleted, ofNew(after, steps, governed)] : [deleted];
}

function ofNew(cluster: Cluster, steps: StepsByAddress, governed: ReadonlySet<string>): ClusterLeft {
  const creation = steps.at(cluster.address).find(({ action }) => action.kind === 'create');
  if (creation !== undefined && creation.outcome !== 'done')
    return creation.remains?.inAtlas === 'as planned'
      ? { cluster, outcome: 'not in the state', schedule: 'default' }
      : { cluster, outcome: 'not created', schedule: 'none' };
  const isPlanned = cluster.schedules.some((one) => isWritten(one, steps));
  const isEmptied = cluster.schedules.some(({ address }) => isEmptiedAt(address, steps, governed));
  return {
    cluster,
    outcome: 'exists',
    schedule: isPlanned ? 'as planned' : isEmptied ? 'emptied' : 'default',
  };
}

/** Whether the provider has deleted the schedule that was there, and Atlas has refused the new one. */
function isEmptiedAt(address: string, steps: StepsByAddress, governed: ReadonlySet<string>): boolean {
  return (
    !governed.has(address) &&
    steps.at(address).some(({ remains, outcome }) => outcome === 'refused' && remains?.inAtlas === 'emptied')
  );
}

function isWritten({ address, before, clusterName }: Schedule, steps: StepsByAddress): boolean {
  if (steps.isDone(address, 'create')) return true;
  if (!steps.isDone(address, 'update')) return false;
  // An update is sent to the cluster that the schedule was for.
  const old = before?.clusterName;
  return old?.kind !== 'known' || clusterName.kind !== 'known' || old.value === clusterName.value;
}

function scheduleOf(cluster: Cluster, steps: StepsByAddress, governed: ReadonlySet<string>): ScheduleLeft {
  const [old] = cluster.schedules;
  const planned = cluster.after?.schedules ?? [];
  const created = planned.filter((one) =>
    steps.at(one.address).some(({ action }) => action.kind === 'create'),
  );
  if (created.some(({ address }) => steps.isDone(address, 'create'))) return 'as planned';
  if (created.some(({ address }) => isEmptiedAt(address, steps, governed))) return 'emptied';
  if (old === undefined) return 'default';
  if (steps.isDone(old.address, 'delete')) return is(old.skipDestroy, true) ? 'as before' : 'emptied';
  return steps.isDone(old.address, 'update') ? 'as planned' : 'as before';
}

/** The schedules of projects that are under a compliance policy already: Atlas rejects to empty one of theirs. */
export function governedSchedules({ projects }: Estate): ReadonlySet<string> {
  return new Set(
    projects
      .filter(({ compliancePolicies }) => compliancePolicies.some((policy) => !isNew(policy)))
      .flatMap(({ schedules }) => schedules.map(({ address }) => address)),
  );
}

/** How good what is left of a cluster's backups is; the lower, the worse. Nothing is lost of what was never made. */
export function worthOf({ outcome, schedule }: ClusterLeft): number {
  if (outcome === 'deleted with its backups') return 0;
  if (outcome === 'deleted, backups kept') return 1;
  return schedule === 'emptied' ? 2 : 3;
}
