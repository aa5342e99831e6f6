import {
  type Applied,
  type ClusterLeft,
  ClustersLeft,
  type Harm,
  type Judged,
  type NextChange,
  Places,
  type Prediction,
  type Step,
  type Unseen,
  harmfulSteps,
  isAt,
  nextPlan,
  predict,
  predictIfRefused,
  unseen,
} from '../../apply';
import type { ActionGraph } from '../../model';
import { nameOf } from '../../model/cluster-name';
import type { EndedEstates } from '../forecast/impact-json';
import type { ApplyJson, ClusterLeftJson, HarmJson, NextChangeJson, StepJson } from './apply-json';
import { ClustersJson } from './clusters-json';
import { type EndingPlan, endedEstates } from './rereading';
import { safeWay } from './safe-way';
import { leavesInWords, leftByAddress, leftInWords } from './words';

/** What a plan shows of its apply. */
export interface AppliedPlan extends EndingPlan {
  readonly actionGraph: () => ActionGraph;
}

/** What is asked about an apply. */
export interface WhatIf {
  /** The steps that are rejected, by address and action. */
  readonly refused: readonly GivenRejection[];
  /** Whether each step is asked about, one at a time. */
  readonly any: boolean;
}

/** A step that is taken to be rejected; without an action it is the first one of its address. */
export interface GivenRejection {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete' | undefined;
}

/** How far the apply of a plan gets, as reports show it: plain data, which can be handed from one thread to another. */
export interface PlannedApply {
  readonly json: ApplyJson;
}

/** How far an apply gets, and what there is afterwards. */
export interface AppliedReview {
  readonly apply: PlannedApply;
  readonly estates: EndedEstates;
  /** The places of those among the given rejections that the plan has a step for. */
  readonly matched: readonly number[];
}

/**
 * Predicts how far the apply of a plan gets, and what it leaves.
 * @param at the day of the apply
 */
export function applyOf(plan: AppliedPlan, review: Judged, at: string, whatIf?: WhatIf): AppliedReview {
  const applied: Applied = { graph: plan.actionGraph(), before: plan.before, after: plan.after };
  const given = (whatIf?.refused ?? []).map((rejection) => placeOf(rejection, applied.graph));
  const places = new Set(given.filter((place) => place !== undefined));
  const prediction =
    whatIf === undefined || whatIf.refused.length === 0
      ? predict(applied, review)
      : predictIfRefused(applied, review, places);
  const estates = endedEstates(plan, prediction, at);
  const shown = new ApplyReport(applied, review, prediction, estates, at);
  return {
    apply: {
      json: { ...shown.json(), ...(whatIf?.any === true ? { ifRefused: harmsIn(applied, review) } : {}) },
    },
    estates,
    matched: given.flatMap((place, index) => (place === undefined ? [] : [index])),
  };
}

function placeOf({ address, action }: GivenRejection, graph: ActionGraph): number | undefined {
  return Places.of(graph)
    .at(address)
    .find((index) => {
      const planned = graph.actions[index];
      const isStep = planned?.isManaged === true && isChange(planned.kind);
      return isStep && (action === undefined || planned.kind === action);
    });
}

function isChange(kind: string): kind is StepJson['action'] {
  return kind === 'create' || kind === 'update' || kind === 'delete';
}

/** What is left of the clusters that have a step which is not done as planned, or which deletes something. */
function clustersLeft(applied: Applied, { ends, unfinished, byAddress }: Prediction): readonly ClusterLeft[] {
  if (ends.size === 0) return [];
  const deleted = byAddress.addresses(({ action }) => action.kind === 'delete');
  return new ClustersLeft(applied).at(new Set([...unfinished, ...deleted]), byAddress);
}

class ApplyReport {
  private readonly left: readonly ClusterLeft[];
  private readonly findings: readonly Judged['findings'][number][];

  constructor(
    private readonly applied: Applied,
    review: Judged,
    private readonly prediction: Prediction,
    private readonly estates: EndedEstates,
    private readonly at: string,
  ) {
    this.left = clustersLeft(applied, prediction);
    this.findings = [...review.findings, ...review.acknowledged, ...review.known];
  }

  json(): ApplyJson {
    const { outcome, steps } = this.prediction;
    return {
      outcome,
      steps: this.stepsJson(steps),
      clusters: this.clustersJson(),
      nextPlan: this.nextJson(),
      safe: safeWay(steps, this.findings),
    };
  }

  private stepsJson(steps: readonly Step[]): readonly StepJson[] {
    const leftAt = leftByAddress(this.left, this.applied);
    const losses = this.prediction.outcome === 'completes' ? new Map<string, string>() : this.losses();
    const all: StepJson[] = [];
    for (const step of steps) {
      const { action, outcome, refused } = step;
      const { address, kind, deposed, isManaged } = action;
      if (!isManaged || !isChange(kind)) continue;
      const leaves =
        this.left.length === 0 && refused === undefined ? undefined : leavesInWords(step, leftAt);
      const loses = outcome === 'done' ? losses.get(address) : undefined;
      all.push(
        deposed === undefined && refused === undefined && leaves === undefined && loses === undefined
          ? { address, action: kind, outcome }
          : {
              address,
              action: kind,
              ...(deposed === undefined ? {} : { deposed }),
              outcome,
              ...(refused === undefined ? {} : this.whyJson(refused, action.type)),
              ...(leaves === undefined ? {} : { leaves }),
              ...(loses === undefined ? {} : { loses }),
            },
      );
    }
    return all;
  }

  /** By address, what a step that is done loses: an apply that stops partway has lost it nevertheless. */
  private losses(): ReadonlyMap<string, string> {
    const losses = new Map<string, string>();
    for (const { rule, severity, address, message } of this.findings)
      if (severity === 'error' && rule.startsWith('change/') && !losses.has(address))
        losses.set(address, message);
    return losses;
  }

  private whyJson(
    { by, finding, unchecked, unordered }: NonNullable<Step['refused']>,
    type: string,
  ): Partial<StepJson> {
    const standing = STANDING[type === 'mongodbatlas_cloud_backup_schedule' ? 'schedule' : 'cluster'];
    const { actions } = this.applied.graph;
    const others = unordered.flatMap((index) => actions[index] ?? []);
    return {
      ...(finding === undefined ? {} : { finding: finding.rule, reason: finding.message }),
      ...(unchecked === undefined ? {} : { unchecked: unchecked.rule, reason: unchecked.reason }),
      ...(by === 'given' ? { reason: GIVEN } : by === 'state' ? { reason: standing } : {}),
      ...(others.length === 0 ? {} : { unordered: others.map(({ address, kind }) => `${address} ${kind}`) }),
    };
  }

  /** The clusters that do not end as planned. */
  private clustersJson(): readonly ClusterLeftJson[] {
    const { unfinished } = this.prediction;
    const left = this.left.filter(({ cluster }) => isAt(unfinished, cluster));
    if (left.length === 0) return [];
    const clusters = new ClustersJson(this.estates, this.at);
    return left.map((one) => clusters.of(one));
  }

  private nextJson(): readonly NextChangeJson[] {
    const { before } = this.applied;
    const shown = nextPlan(this.prediction, before).map(nextChangeJson);
    const silent = unseen(this.prediction, before).map(unseenJson);
    return [...shown, ...silent].sort((one, other) => (one.address < other.address ? -1 : 1));
  }
}

const GIVEN = 'taken to be rejected, as asked';
/** Why Atlas rejects a deletion by what the state says alone. */
const STANDING = {
  schedule: 'a compliance policy protects its project, and skip_destroy is not true in the state',
  cluster: 'termination_protection_enabled is true in the state',
} as const;

const WHY: Readonly<Record<NextChange['why'], string>> = {
  'not done': 'it was not done',
  tainted: 'it was created, and is tainted in the state',
  'not in the state': 'Atlas has it and the state does not: Atlas rejects creating it again, so import it',
  deposed: 'the old object is still there',
  deleted: 'the old object is deleted, and the new one was not created',
  'deleted with its cluster': 'it is deleted with its cluster',
};

function nextChangeJson({ address, actions, withoutRefresh, isCertain, why }: NextChange): NextChangeJson {
  return { address, actions, withoutRefresh, certain: isCertain, why: WHY[why] };
}

const UNSEEN: Readonly<Record<Unseen['what'], string>> = {
  'no items': 'its cluster has no policy item any more, and no plan shows that',
  'left in Atlas': 'Atlas keeps it, and no plan shows it',
  'updated the old cluster':
    'the update was sent to the cluster that it was for before, and no plan shows that',
};

function unseenJson({ address, what }: Unseen): NextChangeJson {
  return { address, actions: [], withoutRefresh: false, certain: true, why: UNSEEN[what] };
}

function harmsIn(applied: Applied, review: Judged): readonly HarmJson[] {
  return harmfulSteps(applied, review).flatMap(({ action, clusters }: Harm): HarmJson[] =>
    isChange(action.kind)
      ? [
          {
            address: action.address,
            action: action.kind,
            clusters: clusters.map((left) => ({
              address: left.cluster.address,
              name: nameOf(left.cluster),
              sentence: leftInWords(left, { count: undefined, until: undefined }) ?? '',
            })),
          },
        ]
      : [],
  );
}
