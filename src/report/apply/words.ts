import type { ClusterLeft, Step } from '../../apply';
import { cut } from '../../text/cut';
import type { Moment } from '../../forecast';
import { isoDay } from '../../forecast/moments';
import type { Cluster, Estate, Schedule } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { linked } from '../../model/link';
import { is } from '../../model/value';

/**
 * What a step leaves behind that is not what was planned; undefined where there is nothing to say.
 * @param leftAt what is left of the cluster at an address, or of that of the schedule there
 */
export function leavesInWords(step: Step, leftAt: ReadonlyMap<string, ClusterLeft>): string | undefined {
  if (step.outcome === 'done' && step.action.kind !== 'delete') return undefined;
  const left = leftAt.get(step.action.address);
  return step.outcome === 'done' ? leftByDone(step, left) : leftByRefused(step, left);
}

function leftByDone(
  { action: { type, address, replacement } }: Step,
  left: ClusterLeft | undefined,
): string | undefined {
  if (left === undefined) return undefined;
  if (type === SCHEDULE)
    return left.schedule === 'emptied' && isThere(left)
      ? `${named(left.cluster)} has no schedule from this step on`
      : undefined;
  if (left.cluster.address !== address || replacement === undefined) return undefined;
  return left.outcome === 'deleted, backups kept'
    ? `${named(left.cluster)} is deleted; its snapshots stay until they expire`
    : left.outcome === 'deleted with its backups'
      ? `${named(left.cluster)} is deleted with all its backups`
      : undefined;
}

function leftByRefused(
  { action: { type, kind, replacement, changes }, outcome, remains, refused }: Step,
  left: ClusterLeft | undefined,
): string | undefined {
  if (outcome !== 'refused' || remains === undefined) return undefined;
  if (remains.inState === 'tainted')
    return 'it exists and is tainted in the state: the next plan replaces it';
  if (kind === 'create' && type === SCHEDULE && left !== undefined) return scheduleRefused(left);
  if (kind === 'create' && remains.inAtlas === 'as planned')
    return "Atlas has the cluster, with Atlas' default policy, and the state does not: import it";
  if (kind === 'create' && type === CLUSTER && refused?.finding === undefined)
    return 'it is not in the state; if Atlas refused its settings or its pause only, Atlas has it nevertheless';
  if (kind === 'update' && remains.inState === 'as planned')
    return 'Atlas keeps the old values and the state has the new ones: a plan without a refresh shows no change';
  // The provider pauses and resumes in separate requests, and the rejection of one does not stop the next.
  if (kind === 'update' && remains.inAtlas === 'partly changed' && changes('paused'))
    return 'the provider sends its other requests nevertheless, so parts of the cluster may have changed; the state keeps the old values';
  if (kind === 'delete' && replacement === 'create first')
    return 'the old object still exists, deposed in the state';
  return undefined;
}

function scheduleRefused({ cluster, schedule }: ClusterLeft): string {
  return schedule === 'emptied'
    ? `the provider deletes the schedule of ${named(cluster)} before it writes the new one: no policy item is left`
    : `${named(cluster)} keeps the schedule that it has`;
}

const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';
const CLUSTER = 'mongodbatlas_advanced_cluster';

/** What is left of the snapshots of a cluster. */
export interface SnapshotsLeft {
  /** Undefined where that is not known. */
  readonly count: number | undefined;
  /** When the last one expires. */
  readonly until: Moment | undefined;
}

/** What an apply leaves of a cluster, if that is not what was there or planned. */
export function leftInWords(left: ClusterLeft, snapshots: SnapshotsLeft): string | undefined {
  const name = named(left.cluster);
  switch (left.outcome) {
    case 'not created':
      return undefined;
    case 'deleted with its backups':
      return `${name} is deleted with all its backups`;
    case 'deleted, backups kept':
      return `${name} is deleted${snapshotsInWords(snapshots)}`;
    case 'not in the state':
      return `${name} exists in Atlas with Atlas' default policy, but not in the state`;
    case 'exists':
      return scheduleInWords(left, snapshots);
  }
}

function scheduleInWords({ cluster, schedule }: ClusterLeft, snapshots: SnapshotsLeft): string | undefined {
  const name = named(cluster);
  switch (schedule) {
    case 'emptied':
      return `${name} runs without a schedule${snapshotsInWords(snapshots)}`;
    case 'default':
      return is(cluster.backupEnabled, false) ? undefined : `${name} has Atlas' default policy`;
    case 'as before':
    case 'as planned':
    case 'none':
      return undefined;
  }
}

function snapshotsInWords({ count, until }: SnapshotsLeft): string {
  if (count === 0) return '';
  if (count === undefined || until === undefined) return '; its snapshots expire';
  return count === 1
    ? `; its snapshot expires on ${isoDay(until)}`
    : `; its ${count} snapshots expire, the last one on ${isoDay(until)}`;
}

function isThere({ outcome }: ClusterLeft): boolean {
  return outcome === 'exists' || outcome === 'not in the state';
}

/** A cluster by its name in quotation marks, or by its address where the name is not known or may not be shown. */
function named(cluster: Cluster): string {
  const name = nameOf(cluster);
  return `cluster ${name === cluster.address ? cut(name) : `"${cut(name)}"`}`;
}

/** What is left by the addresses of clusters and their schedules. */
export function leftByAddress(
  all: readonly ClusterLeft[],
  { before, after }: { readonly before: Estate; readonly after: Estate },
): ReadonlyMap<string, ClusterLeft> {
  const byAddress = new Map<string, ClusterLeft>();
  for (const left of all) {
    // Of a replaced one, the outcome of the old one comes first.
    if (!byAddress.has(left.cluster.address)) byAddress.set(left.cluster.address, left);
  }
  for (const schedule of [...before.schedules, ...after.schedules]) {
    const left = byAddress.get(clusterAddress(schedule));
    // A schedule that is created is for the cluster that it names then.
    if (left !== undefined) byAddress.set(schedule.address, left);
  }
  return byAddress;
}

function clusterAddress({ cluster }: Schedule): string {
  return linked(cluster)?.address ?? '';
}
