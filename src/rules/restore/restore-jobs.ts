import type { Doubt, Objection, RestoreEnd } from '../../forecast';
import type { Cluster, Delivery, Estate, Link, Outside, RestoreJob, Value } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { ABSENT, known } from '../../model/value';
import type { Result, Unchecked } from '../rule';
import { clusterAt } from '../queries/names';

/** The block with the delivery type of a job, and its target. */
export const DELIVERY = 'delivery_type_config';

export const TARGET = `${DELIVERY}.target_cluster_name`;

/** The delivery types of a job, each with its switch in the model. */
export const DELIVERIES = [
  ['automated', 'automated'],
  ['download', 'download'],
  ['point_in_time', 'pointInTime'],
] as const satisfies readonly (readonly [string, keyof Delivery])[];

export type DeliveryKind = (typeof DELIVERIES)[number][0];

/** The delivery type of a job; absent if it does not have exactly one, which restore/ambiguous-delivery reports. */
export function deliveryOf({ delivery }: RestoreJob): Value<DeliveryKind> {
  if (delivery.kind !== 'known') return delivery;
  const chosen: DeliveryKind[] = [];
  let unsure: Value<never> | undefined;
  for (const [kind, name] of DELIVERIES) {
    const value = delivery.value[name];
    if (value.kind === 'known' && value.value) chosen.push(kind);
    if (value.kind === 'unknown')
      unsure ??= { ...value, reason: `${kind} is known only after ${value.until}` };
  }
  const [only, ...others] = chosen;
  if (others.length > 0) return ABSENT;
  return unsure ?? (only === undefined ? ABSENT : known(only));
}

/** Whether a job restores into a cluster, if that is known; a download does not. */
export function isRestore(job: RestoreJob): boolean {
  const delivery = deliveryOf(job);
  return delivery.kind === 'unknown' || (delivery.kind === 'known' && delivery.value !== 'download');
}

/**
 * Whether a job is going to run. Creating a job is the restore: one that a plan does not change has already run, and the
 * clusters may have changed since.
 */
export function isToRun({ change, existence }: Pick<RestoreJob, 'change' | 'existence'>): boolean {
  if (change === undefined) return existence !== 'existing';
  return change.action === 'create' || change.action === 'replace';
}

/** What Atlas may accept anyway. */
const UNCERTAIN = {
  severity: 'warning',
  rejects: { action: 'create', isUncertain: true },
  silences: 'nothing',
} as const;

/** The obstacles to the restores of an estate. */
export function* obstaclesTo(
  { restoreJobs }: Estate,
  objectionsTo: (source: RestoreEnd, target: RestoreEnd) => Iterable<Objection>,
): Iterable<Result> {
  for (const job of restoreJobs) {
    if (!isToRun(job) || !isRestore(job) || job.source.kind === 'missing' || job.target.kind === 'missing')
      continue;
    const [source, target] = endsOf(job);
    for (const objection of objectionsTo(source, target))
      if (objection.kind === 'doubt') yield doubted(job, objection);
      else
        yield {
          at: job,
          attribute: TARGET,
          problem: objection.reason,
          fix: objection.fix,
          ...(objection.isCertain ? {} : UNCERTAIN),
          related: clustersOf(job),
        };
  }
}

function doubted(job: RestoreJob, { about, value }: Doubt): Unchecked {
  const { until, reason = `it is known only after ${until}` } = value;
  return {
    at: job,
    attribute: about === 'source' ? 'cluster_name' : TARGET,
    unknownUntil: until,
    unchecked: reason,
  };
}

/** The clusters of a job that are in this estate. */
export function clustersOf({ source, target }: RestoreJob): readonly Cluster[] {
  return [linked(source), linked(target)].filter((cluster) => cluster !== undefined);
}

/** The source as it was when its snapshot was taken, and the target as it will be when the job runs. */
function endsOf(job: RestoreJob): readonly [RestoreEnd, RestoreEnd] {
  const [source, target] = [endAt(job.source), endAt(job.target)];
  const from = source.cluster === undefined ? source : { ...source, ...snapshotted(job, source.cluster) };
  const [one, other] = [linked(job.source), linked(job.target)];
  if (one === undefined || other === undefined || one === other || from.name !== target.name)
    return [from, target];
  // Two clusters with the same name, in two projects.
  return [
    { ...from, name: `cluster ${one.address}` },
    { ...target, name: `cluster ${other.address}` },
  ];
}

/** An existing snapshot is one of the cluster before the plan; one that the plan takes is one of the cluster after it. */
function snapshotted({ snapshot }: RestoreJob, source: Cluster): Pick<RestoreEnd, 'kind' | 'cluster'> {
  const isTakenNow = snapshot.kind === 'resource' && isNew(snapshot.snapshot);
  const cluster = isTakenNow ? source : (source.before ?? source);
  return { kind: kindOf(cluster), cluster };
}

function endAt(link: Link<Cluster>): RestoreEnd {
  const name = clusterAt(link);
  switch (link.kind) {
    case 'linked':
      return { name, kind: kindOf(link.to), cluster: link.to };
    case 'outside':
      return {
        name,
        kind: link.clusterKind === undefined ? unreadKind(link.unread) : known(link.clusterKind),
        cluster: undefined,
      };
    case 'unlinked':
      return { name, kind: { kind: 'unknown', until: link.until, reason: link.reason }, cluster: undefined };
    case 'missing':
      return { name, kind: ABSENT, cluster: undefined };
  }
}

function kindOf({ kind, address }: Cluster): RestoreEnd['kind'] {
  if (kind.kind !== 'unknown') return kind;
  return { ...kind, reason: `the kind of cluster ${address} is known only after ${kind.until}` };
}

function unreadKind(unread: Outside['unread']): RestoreEnd['kind'] {
  return unread === undefined ? ABSENT : { kind: 'unknown', ...unread };
}
