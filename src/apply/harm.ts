import type { PlannedAction } from '../model';
import type { Applied } from './applied';
import { type ClusterLeft, ClustersLeft, worthOf } from './clusters-left';
import { predictIfRefused } from './predict';
import { type Step, stepOf } from './step';
import { StepsByAddress } from './steps-by-address';
import type { Judged } from './verdicts';

/** A step whose failure leaves backups worse than they are. */
export interface Harm {
  readonly action: PlannedAction;
  /** The clusters whose backups it leaves worse, and worse than planned. */
  readonly clusters: readonly ClusterLeft[];
}

/**
 * Takes the steps of an apply to fail, one at a time, for whatever reason, and looks at what is left. Those
 * whose failure would leave backups worse than they are, worst first.
 */
export function harmfulSteps(applied: Applied, review: Judged): readonly Harm[] {
  const { graph } = applied;
  const { steps } = predictIfRefused(applied, review, new Set());
  const left = new ClustersLeft(applied);
  const clustersAt = left.byAddress();
  const planned = new StepsByAddress(
    graph,
    graph.actions.map((action) => stepOf(action, 'done')),
  );
  const waiting = waitingFor(graph.waits);
  const harms: Harm[] = [];
  for (const [index, action] of graph.actions.entries()) {
    if (!action.isManaged || steps[index]?.outcome !== 'done' || action.kind === 'forget') continue;
    const held = new Set(heldBy(index, waiting).filter((node) => node < graph.actions.length));
    const touched = [index, ...held].flatMap((one) => graph.actions[one] ?? []);
    const clusters = new Set(touched.flatMap(({ address }) => clustersAt.get(address) ?? []));
    if (clusters.size === 0) continue;
    const instead = new Map<number, Step>([[index, stepOf(action, 'refused')]]);
    for (const one of held)
      if (one !== index) instead.set(one, stepOf(graph.actions[one] as PlannedAction, 'not-reached'));
    const failed = new StepsByAddress(graph, steps, instead);
    const worse = [...clusters].flatMap((cluster) => {
      // Of what is new there is nothing to lose yet.
      if (cluster.existence === 'new') return [];
      const intended = left.of(cluster, planned).map(worthAndOutcome);
      return left
        .of(cluster, failed)
        .filter((one) => worthOf(one) < UNHARMED && !intended.includes(worthAndOutcome(one)));
    });
    if (worse.length > 0) harms.push({ action, clusters: worse });
  }
  const worst = ({ clusters }: Harm): number => Math.min(...clusters.map(worthOf));
  return harms.sort((one, other) => worst(one) - worst(other) || other.clusters.length - one.clusters.length);
}

/** The worth of a cluster that has what it had, or what was planned. */
const UNHARMED = 3;

/** What is left, so that two of them can be compared. */
function worthAndOutcome({ cluster, outcome, schedule }: ClusterLeft): string {
  return `${cluster.address} ${outcome} ${schedule}`;
}

function waitingFor(waits: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const waiting: number[][] = waits.map(() => []);
  for (const [one, others] of waits.entries()) for (const other of others) waiting[other]?.push(one);
  return waiting;
}

function heldBy(index: number, waiting: readonly (readonly number[])[]): readonly number[] {
  const found = new Set<number>();
  const open = [index];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const next of waiting[node] ?? [])
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
  return [...found];
}
