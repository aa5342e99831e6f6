import type { ActionGraph, ActionKind, PlannedAction } from '../model';
import type { Finding, Review, UncheckedFinding } from '../review';
import type { Rejection } from '../rules';
import { ApplyOrder } from './order';
import { Places } from './places';
import { type RequestName, isSentWhole } from './requests';
import type { Verdict } from './walk';

/** Why an action is rejected, or may be. */
export interface Refused {
  readonly verdict: Verdict;
  /** Who says so: a finding, a rule that could not decide it, what the state says alone, or whoever asks what if. */
  readonly by: 'finding' | 'unchecked' | 'state' | 'given';
  readonly finding: Pick<Finding, 'rule' | 'address' | 'message'> | undefined;
  /** The rule that could not decide it. */
  readonly unchecked: Pick<UncheckedFinding, 'rule' | 'reason'> | undefined;
  readonly request: RequestName | undefined;
  /** The actions that decide it together with the order, if nothing orders it against them. */
  readonly unordered: readonly number[];
}

/** What a review says of rejections. */
export type Judged = Pick<Review, 'findings' | 'acknowledged' | 'known' | 'unchecked'>;

/** By place in the actions of a graph, what a review says of their rejection. */
export function verdictsOf(graph: ActionGraph, review: Judged): ReadonlyMap<number, Refused> {
  const findings = [...review.findings, ...review.acknowledged, ...review.known].filter(
    ({ rejects }) => rejects !== undefined,
  );
  const unchecked = review.unchecked.filter(({ rejects }) => rejects !== undefined);
  if (findings.length === 0 && unchecked.length === 0) return new Map();
  return new Verdicts(graph).of(findings, unchecked);
}

class Verdicts {
  private readonly places: Places;
  private readonly order: ApplyOrder;
  private readonly found = new Map<number, Refused>();

  constructor(private readonly graph: ActionGraph) {
    this.places = Places.of(graph);
    this.order = new ApplyOrder(graph);
  }

  of(findings: readonly Finding[], unchecked: readonly UncheckedFinding[]): ReadonlyMap<number, Refused> {
    for (const finding of findings) if (finding.rejects !== undefined) this.judge(finding, finding.rejects);
    for (const one of unchecked) {
      const { rejects } = one;
      if (rejects === undefined || rejects.of === 'related') continue;
      for (const index of this.targets(one.address, rejects, one.attribute))
        this.put(index, {
          verdict: 'unknown',
          by: 'unchecked',
          finding: undefined,
          unchecked: one,
          request: rejects.request,
          unordered: [],
        });
    }
    return this.found;
  }

  private judge(finding: Finding, rejection: Rejection): void {
    const { address, related, attribute } = finding;
    const isOfRelated = rejection.of === 'related';
    const targets = isOfRelated
      ? related.flatMap((one) => this.targets(one, rejection, undefined))
      : this.targets(address, rejection, attribute);
    const others = isOfRelated ? [address] : related;
    if (rejection.when === 'last') {
      const changes = others.flatMap((one) => this.changesAt(one, rejection));
      for (const index of targets) this.judgeLast(index, changes, finding, rejection);
      for (const index of changes) this.judgeLast(index, targets, finding, rejection);
      return;
    }
    for (const index of targets) {
      const { verdict, unordered } = this.verdictOf(index, others, rejection);
      if (verdict !== undefined) this.putFinding(index, verdict, finding, rejection, unordered);
    }
  }

  /** The actions that a rejection is about. */
  private targets(address: string, { action }: Rejection, attribute: string | undefined): readonly number[] {
    return this.places.at(address).filter((index) => {
      const planned = this.at(index);
      return isOneOf(action, planned.kind) && isSent(planned, attribute);
    });
  }

  /** The changes of the other side, as far as they count. */
  private changesAt(address: string, { against, changing }: Rejection): readonly number[] {
    return this.places.at(address).filter((index) => {
      const { type, kind, changes } = this.at(index);
      const counts = against === undefined || type === against;
      return counts && isOneOf('write', kind) && (changing === undefined || changes(changing));
    });
  }

  private verdictOf(index: number, others: readonly string[], rejection: Rejection): Decided {
    if (rejection.when === undefined) return REFUSED;
    const sides = others.map((address) => ({
      changes: this.changesAt(address, rejection),
      deletions: this.places.at(address).filter((one) => this.at(one).kind === 'delete'),
    }));
    const changes = sides.flatMap((side) => side.changes);
    switch (rejection.when) {
      case 'after':
        return changes.length === 0 ? REFUSED : this.decided(index, changes, 'after');
      case 'before':
        return this.decided(index, changes, 'before');
      case 'until':
        return worst(sides.map((side) => this.untilChanged(index, side)));
      default:
        return {};
    }
  }

  private untilChanged(
    index: number,
    { changes, deletions }: { readonly changes: readonly number[]; readonly deletions: readonly number[] },
  ): Decided {
    if (changes.length > 0) return this.decided(index, changes, 'before');
    // What Atlas does once the other one is deleted is not documented.
    const isDeletedBefore = deletions.some((one) => this.order.relation(index, one) !== 'before');
    return isDeletedBefore ? { verdict: 'unknown' } : REFUSED;
  }

  /** Refused if any of the others is certainly on that side of it; open if one of them is unordered. */
  private decided(index: number, others: readonly number[], refusedIf: 'before' | 'after'): Decided {
    const relations = others.map((other) => [other, this.order.relation(index, other)] as const);
    if (relations.some(([, relation]) => relation === refusedIf)) return REFUSED;
    const unordered = relations.flatMap(([other, relation]) => (relation === 'unordered' ? [other] : []));
    return unordered.length === 0 ? {} : { verdict: 'either', unordered };
  }

  /** Of two sides, the one that changes last is rejected. */
  private judgeLast(index: number, others: readonly number[], finding: Finding, rejection: Rejection): void {
    const relations = others
      .filter((other) => other !== index)
      .map((other) => [other, this.order.relation(index, other)] as const);
    if (relations.some(([, relation]) => relation === 'before')) return;
    const unordered = relations.flatMap(([other, relation]) => (relation === 'unordered' ? [other] : []));
    this.putFinding(index, unordered.length === 0 ? 'refused' : 'either', finding, rejection, unordered);
  }

  private putFinding(
    index: number,
    verdict: Verdict,
    finding: Finding,
    { isUncertain, request }: Rejection,
    unordered: readonly number[] = [],
  ): void {
    this.put(index, {
      verdict: isUncertain === true && verdict === 'refused' ? 'unknown' : verdict,
      by: 'finding',
      finding,
      unchecked: undefined,
      request,
      unordered,
    });
  }

  /** Of several reasons, the most certain counts. */
  private put(index: number, refused: Refused): void {
    const known = this.found.get(index);
    if (known === undefined || CERTAINTY[refused.verdict] > CERTAINTY[known.verdict])
      this.found.set(index, refused);
  }

  private at(index: number): PlannedAction {
    return this.graph.actions[index] as PlannedAction;
  }
}

/** A verdict, or none if it is not refused. */
interface Decided {
  readonly verdict?: Verdict;
  readonly unordered?: readonly number[];
}

const REFUSED: Decided = { verdict: 'refused' };

const CERTAINTY: Readonly<Record<Verdict, number>> = { unknown: 0, either: 1, refused: 2 };

function worst(all: readonly Decided[]): Decided {
  const certainty = ({ verdict }: Decided): number => (verdict === undefined ? -1 : CERTAINTY[verdict]);
  return all.reduce<Decided>((one, other) => (certainty(other) > certainty(one) ? other : one), {});
}

function isOneOf(action: Rejection['action'], kind: ActionKind): boolean {
  return action === 'write' ? kind === 'create' || kind === 'update' : kind === action;
}

/** What decides about the backups of a cluster: an update that changes nothing of it sends nothing that is rejected for it. */
const DECIDING = [
  'name',
  'replication_specs',
  'cluster_type',
  'backup_enabled',
  'cloud_backup',
  'pit_enabled',
  'paused',
  'encryption_at_rest_provider',
  'mongo_db_major_version',
];

/** Whether an action sends what a finding is about: an update of most resources sends only what changes. */
function isSent(action: PlannedAction, attribute: string | undefined): boolean {
  if (action.kind !== 'update' || attribute === undefined || isSentWhole(action.type)) return true;
  const [root = attribute] = attribute.split(/[.[]/);
  return [root, ...DECIDING].some((one) => action.changes(one));
}
