import type { Estate, Objective } from '../../model';
import { partOf } from '../../model/estate';
import { covers } from '../../model/objective';
import { checkStack, isState, linkSides, readPlan, readState, readSynth } from '../../readers';
import type { Report } from '../../report';
import { applyOf } from '../../report/apply/planned-apply';
import { impactsAfter } from '../../report/forecast/impact-json';
import { type Configuration, type Reviewed, withSharedAcknowledgements } from '../../report/reviewed';
import type { KnownPlaces, Review } from '../../review';
import { review } from '../../review/review';
import { configurationBehind, configurationOf, readable } from '../input/input-kinds';
import { nameOf, readStackJson } from '../input/inputs';
import { type OpenedInput, openInputs, openStates } from '../input/opened-inputs';
import { reviewedOf, reviewsOf } from '../input/opened-reviews';
import { readPlanJson } from '../input/plan-input';
import { Progress } from '../input/progress';
import { Problem } from '../process/problem';
import { type Streams, writeNotice } from '../process/streams';
import { type Errand, onThreads, threadsFor } from '../process/threads';
import { isThere, readBaseline } from '../settings/baseline-file';
import type { Settings, TypedReviewOptions } from '../settings/settings';
import { typedRejection } from '../settings/what-if';

type Reading = (ReturnType<typeof readPlan> | ReturnType<typeof readSynth> | ReturnType<typeof readState>) & {
  readonly configuration?: Configuration | undefined;
};

/** What the inputs are. */
export type Inputs =
  { readonly kind: 'plan'; readonly synth: string | undefined } | { readonly kind: 'synth' };

/** The review of one input, or why there is none. */
export type Outcome =
  | {
      readonly reviewed: Reviewed;
      /** Which objectives of the settings cover a cluster, in this input or in an earlier one. */
      readonly objectives: readonly number[];
      /** Which of the steps of --if-refused are in this input or in an earlier one. */
      readonly refused: readonly number[];
    }
  | { readonly failure: string; readonly path: string };

/** What another thread needs to review some of the same inputs. */
export interface ReviewErrand extends Errand {
  readonly inputs: Inputs;
  readonly typed: TypedReviewOptions;
}

/** The inputs of a run, read and reviewed: one that cannot be read does not hide the others. */
export class ReviewedInputs {
  readonly unreadable: NonNullable<Report['unreadable']>[number][] = [];
  private readonly progress: Progress;
  private readonly known: ReadonlyMap<string, KnownPlaces>;

  constructor(
    private readonly paths: readonly string[],
    private readonly inputs: Inputs,
    private readonly settings: Settings,
    private readonly streams: Streams,
    /** States of what stands elsewhere: they are only there to be referred to. */
    private readonly states: readonly string[] = [],
  ) {
    this.idle = new Set(settings.objectives);
    this.progress = new Progress(paths.length, streams.stderr);
    const { baseline, writeBaseline: target } = settings;
    // A baseline that this run writes does not have to exist yet.
    const isToCome = baseline !== undefined && baseline === target && !isThere(baseline);
    this.known =
      baseline === undefined || isToCome ? new Map() : readBaseline(baseline, paths, settings.rules);
  }

  /** The objectives of the configuration that cover no cluster in the inputs reviewed so far. */
  readonly idle: Set<Objective>;

  /** The steps of --if-refused that are in the inputs reviewed so far. */
  private readonly refused = new Set<number>();

  /** A step that no plan has is an error of the caller. */
  rejectUnknownStep(): void {
    const without = this.settings.whatIf.refused.find((_, index) => !this.refused.has(index));
    if (without === undefined || this.unreadable.length > 0) return;
    throw new Problem(
      `--if-refused ${typedRejection(without)}: no plan here has such a step; write the address as the plan does, and create, update or delete as its action`,
    );
  }

  /** Those that could be reviewed. */
  async reviewed(): Promise<readonly Reviewed[]> {
    const { paths, settings } = this;
    const [only, ...others] = paths;
    const isAlone = only !== undefined && others.length === 0 && this.states.length === 0;
    const all = isAlone
      ? [this.review(only, await this.read(only))]
      : settings.separate
        ? await this.eachReviewed()
        : await this.reviewedTogether();
    return withSharedAcknowledgements(all, settings.acknowledgements);
  }

  /** Those that could be read, as one estate. */
  private async reviewedTogether(): Promise<readonly Reviewed[]> {
    const { paths, inputs, streams, progress } = this;
    const opened = await openInputs(paths, {
      taken: inputs.kind,
      synth: inputs.kind === 'plan' ? inputs.synth : undefined,
      streams,
      progress: (index) => {
        progress.show(index, paths[index] ?? '');
      },
      fail: (message, path) => {
        this.fail(message, path);
      },
    });
    const states = await openStates(this.states, streams);
    progress.clear();
    if (opened.length === 0) return [];
    const estate = linkSides([...opened, ...states].map(({ sides }) => sides));
    this.findIdle(estate.after);
    const reviews = reviewsOf(opened, estate, inputs.kind, this.settings, this.known);
    return opened.map((input, index) => this.reviewedPart(input, estate, reviews[index]));
  }

  private reviewedPart(
    { path, origin, facts, configuration }: OpenedInput,
    { before, after }: { readonly before: Estate | undefined; readonly after: Estate },
    found: Review | undefined,
  ): Reviewed {
    if (found === undefined) throw new Error(`there is no review of ${path}`);
    const own = (estate: Estate): Estate => partOf(estate, origin);
    return {
      ...reviewedOf(path, facts, configuration, found),
      ...(facts.kind === 'plan' && before !== undefined
        ? this.applied({ ...facts, before: own(before), after: own(after) }, found)
        : {}),
    };
  }

  /** Strikes out the objectives of the configuration that are for a cluster. */
  private findIdle({ clusters }: Estate): void {
    for (const objective of this.idle)
      if (clusters.some((cluster) => covers(objective, cluster) !== false)) this.idle.delete(objective);
  }

  /** The inputs that could be reviewed, on as many threads as are useful. */
  private async eachReviewed(): Promise<readonly Reviewed[]> {
    const { paths, inputs, settings, streams, progress } = this;
    const { typed } = settings;
    const errand: ReviewErrand = { turns: new SharedArrayBuffer(4), paths, inputs, typed };
    const all: Reviewed[] = [];
    try {
      await onThreads(
        threadsFor(paths, settings.jobs),
        streams.entry,
        errand,
        (index) => {
          progress.show(index, paths[index] ?? '');
          return this.outcomeOf(index);
        },
        (outcome: Outcome) => {
          if ('failure' in outcome) {
            this.fail(outcome.failure, outcome.path);
            return;
          }
          all.push(outcome.reviewed);
          for (const at of outcome.refused) this.refused.add(at);
          for (const at of outcome.objectives) this.idle.delete(settings.objectives[at] as Objective);
        },
      );
    } finally {
      progress.clear();
    }
    return all;
  }

  async outcomeOf(index: number): Promise<Outcome> {
    const path = this.paths[index] ?? '';
    try {
      const reviewed = this.review(path, await this.read(path));
      const objectives = this.settings.objectives.flatMap((one, at) => (this.idle.has(one) ? [] : [at]));
      return { reviewed, objectives, refused: [...this.refused] };
    } catch (error) {
      return {
        path,
        failure:
          error instanceof Problem
            ? error.message
            : `internal error while reviewing ${nameOf(path)}: ${String(error)}`,
      };
    }
  }

  private async read(path: string): Promise<Reading> {
    if (this.inputs.kind === 'plan') {
      const json = await readPlanJson(path, this.streams);
      if (isState(json)) return readable(path, () => readState(json));
      const behind = await configurationBehind(path, this.inputs.synth, this.streams);
      return readable(path, () => ({
        ...readPlan(json, behind?.json),
        configuration: behind?.configuration,
      }));
    }
    const json = await readStackJson(path, this.streams);
    if (isState(json)) return readable(path, () => readState(json));
    return readable(path, () => {
      checkStack(json);
      return { ...readSynth(json), configuration: configurationOf(path, json) };
    });
  }

  private fail(message: string, path: string): void {
    this.progress.clear();
    this.unreadable.push({ path, reason: message.replace(`cannot read ${nameOf(path)}: `, '') });
    writeNotice(message, this.streams);
  }

  private review(path: string, reading: Reading): Reviewed {
    const { asOf, severities, acknowledgements, objectives, rules } = this.settings;
    const known = this.known.get(path);
    this.findIdle(reading.after);
    const own = reading.kind === 'state' ? [] : reading.acknowledgements;
    const found = review(reading, rules, {
      asOf,
      severities,
      acknowledgements: [...own, ...acknowledgements],
      objectives,
      ...(known === undefined ? {} : { baseline: known }),
    });
    return {
      ...reviewedOf(path, reading, reading.configuration, found),
      ...(reading.kind === 'plan' ? this.applied(reading, found) : {}),
    };
  }

  /** How far the apply of a plan gets, and what that changes of what can be restored. */
  private applied(
    reading: Parameters<typeof applyOf>[0],
    found: Reviewed['review'],
  ): Pick<Reviewed, 'apply' | 'impact'> {
    const { asOf, whatIf } = this.settings;
    const { apply, estates, matched } = applyOf(reading, found, asOf, whatIf);
    for (const index of matched) this.refused.add(index);
    return { apply, impact: impactsAfter(reading, estates, asOf) };
  }
}
