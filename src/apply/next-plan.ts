import type { Estate, Schedule } from '../model';
import { linked } from '../model/link';
import { is } from '../model/value';
import type { Prediction } from './predict';
import type { Step } from './step';
import type { StepsByAddress } from './steps-by-address';

/** What the next plan shows of an address after an apply that stopped. */
export interface NextChange {
  readonly address: string;
  /** As a plan writes it: `['create']`, `['delete', 'create']`; nothing where it shows none although Atlas is different. */
  readonly actions: readonly ('create' | 'update' | 'delete' | 'forget')[];
  /** Whether a plan without a refresh shows it as well. */
  readonly withoutRefresh: boolean;
  /** Whether it is certain: what may be rejected may also be done. */
  readonly isCertain: boolean;
  readonly why: WhyNext;
}

/** Why the next plan shows it. */
export type WhyNext =
  /** It was refused, or not reached. */
  | 'not done'
  /** The object was made and is tainted. */
  | 'tainted'
  /** The object was made and is not in the state: Atlas rejects to make it again, and it has to be imported. */
  | 'not in the state'
  /** The old object of a replacement is still there. */
  | 'deposed'
  /** The old object of a replacement is deleted, and the new one was not created. */
  | 'deleted'
  /** It was part of a cluster that is deleted. */
  | 'deleted with its cluster';

/** What the next plan shows, by address. */
export function nextPlan(
  { byAddress }: Pick<Prediction, 'byAddress'>,
  before: Estate,
): readonly NextChange[] {
  const next = new Map<string, NextChange>();
  const open = byAddress.addresses((step) => !isDone(step));
  for (const key of open) {
    const [first, second] = byAddress.at(key);
    const change =
      first === undefined ? undefined : second === undefined ? nextOfOne(first) : nextOfBoth(first, second);
    if (change !== undefined) next.set(key, change);
  }
  for (const schedule of deletedWithTheirClusters(before, open, byAddress)) {
    const planned = next.get(schedule.address);
    // Until a refresh the state still has it.
    next.set(schedule.address, {
      address: schedule.address,
      actions: ['create'],
      withoutRefresh: planned?.actions.includes('create') ?? false,
      isCertain: planned?.isCertain ?? true,
      why: 'deleted with its cluster',
    });
  }
  return [...next.values()].sort((one, other) => (one.address < other.address ? -1 : 1));
}

function isDone({ outcome }: Step): boolean {
  return outcome === 'done';
}

function isOpen({ outcome }: Step): boolean {
  return outcome === 'either' || outcome === 'unknown';
}

function nextOfOne(step: Step): NextChange | undefined {
  const { action, outcome, remains } = step;
  const { address, kind } = action;
  if (isDone(step) || kind === 'read') return undefined;
  const change = { address, withoutRefresh: true, isCertain: !isOpen(step) };
  if (kind === 'create' && outcome === 'refused' && remains?.inState === 'tainted')
    return { ...change, actions: ['delete', 'create'], why: 'tainted' };
  if (kind === 'create' && outcome === 'refused' && remains?.inAtlas === 'as planned')
    return { ...change, actions: ['create'], why: 'not in the state' };
  return {
    ...change,
    actions: [kind],
    withoutRefresh: remains?.inState !== 'as planned',
    why: action.deposed === undefined ? 'not done' : 'deposed',
  };
}

function nextOfBoth(first: Step, second: Step): NextChange | undefined {
  const deletion = first.action.kind === 'delete' ? first : second;
  const creation = first.action.kind === 'delete' ? second : first;
  const { address, replacement } = creation.action;
  if (isDone(deletion) && isDone(creation)) return undefined;
  const change = { address, withoutRefresh: true, isCertain: !isOpen(deletion) && !isOpen(creation) };
  if (isDone(creation)) return { ...change, actions: ['delete'], why: 'deposed' };
  if (isDone(deletion)) {
    const next = nextOfOne(creation);
    return next === undefined ? undefined : { ...next, why: next.why === 'not done' ? 'deleted' : next.why };
  }
  const actions =
    replacement === 'create first' ? (['create', 'delete'] as const) : (['delete', 'create'] as const);
  return { ...change, actions, why: 'not done' };
}

/** The schedules that stay in the configuration, and whose cluster the apply has deleted and not made again. */
function deletedWithTheirClusters(
  { clusters }: Estate,
  open: ReadonlySet<string>,
  steps: StepsByAddress,
): readonly Schedule[] {
  return clusters
    .filter(({ address }) => open.has(address) && isDeleted(address, steps))
    .flatMap(({ schedules }) =>
      schedules.filter(({ address }) => {
        const isRemoved = steps
          .at(address)
          .some(({ action: { kind } }) => kind === 'delete' || kind === 'forget');
        return !isRemoved && !steps.isDone(address, 'create');
      }),
    );
}

function isDeleted(address: string, steps: StepsByAddress): boolean {
  const isReplaced = steps.at(address).some(({ action }) => action.kind === 'create');
  return isReplaced && steps.isDone(address, 'delete') && !steps.isDone(address, 'create');
}

/** Something in Atlas that is not as Terraform thinks, and that no plan shows. */
export interface Unseen {
  readonly address: string;
  readonly what:
    /** The cluster has no policy item, and no schedule in the configuration. */
    | 'no items'
    /** Terraform no longer manages the schedule, and Atlas keeps it. */
    | 'left in Atlas'
    /** The update was sent to the cluster that the schedule was for, not to the one that it names now. */
    | 'updated the old cluster';
  readonly cluster: string | undefined;
}

/** What no plan shows after an apply, although Atlas is different. */
export function unseen({ byAddress }: Pick<Prediction, 'byAddress'>, before: Estate): readonly Unseen[] {
  return before.schedules.flatMap((schedule): Unseen[] => {
    const { address, skipDestroy, items, after } = schedule;
    const cluster = linked(schedule.cluster);
    const found = { address, cluster: cluster?.address };
    if (after !== undefined)
      return namesAnother(schedule, after) && byAddress.isDone(address, 'update')
        ? [{ ...found, what: 'updated the old cluster' }]
        : [];
    const lives = cluster === undefined || !byAddress.isDone(cluster.address, 'delete');
    if (!lives || items.length === 0) return [];
    const isLetGo =
      byAddress.isDone(address, 'forget') || (byAddress.isDone(address, 'delete') && is(skipDestroy, true));
    if (isLetGo) return [{ ...found, what: 'left in Atlas' }];
    return byAddress.isDone(address, 'delete') ? [{ ...found, what: 'no items' }] : [];
  });
}

function namesAnother({ clusterName: one }: Schedule, { clusterName: other }: Schedule): boolean {
  return one.kind === 'known' && other.kind === 'known' && one.value !== other.value;
}
