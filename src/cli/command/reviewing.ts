import { count } from '../../text/count';
import type { Estate, Objective } from '../../model';
import { hasEnded } from '../../model/date';
import { partOf } from '../../model/estate';
import { covers } from '../../model/objective';
import { checkStack, isState, linkSides, readPlan, readState, readSynth } from '../../readers';
import type { EndedAcknowledgement, Report } from '../../report';
import { located } from '../../report/location';
import { noticesOf } from '../../report/not-reviewed';
import { printable } from '../../text/printable';
import type { Acknowledgement, KnownPlaces, Review } from '../../review';
import { forBaseline } from '../../review/baseline';
import { review } from '../../review/review';
import type { Rule } from '../../rules';
import { currentId } from '../../rules/former-ids';
import { isThere, readBaseline, writeBaseline } from '../settings/baseline-file';
import { INCOMPLETE, exitCode } from '../process/exit';
import { filesRead } from '../input/files-read';
import { written } from '../output/formats';
import { configurationBehind, configurationOf, readable } from '../input/input-kinds';
import { nameOf, namedFiles, readStackJson, synthesizedFiles } from '../input/inputs';
import { reviewedOf, reviewsOf } from '../input/opened-reviews';
import { type OpenedInput, openInputs, openStates } from '../input/opened-inputs';
import { writeReports } from '../output/outputs';
import { readPlanJson } from '../input/plan-input';
import { Problem } from '../process/problem';
import { Progress } from '../input/progress';
import type { ReportFiles } from '../output/report-files';
import type * as SourceFiles from '../input/source-files';
import {
  type Settings,
  type TypedOptions,
  type TypedReviewOptions,
  settingsOf,
  statedIn,
} from '../settings/settings';
import type { Streams } from '../process/streams';
import { type Answer, type Errand, onThreads, threadsFor, turnsOf } from '../process/threads';
import { tool } from '../process/version';
import { typedRejection } from '../settings/what-if';
import { applyOf } from '../../report/apply/planned-apply';
import { impactsAfter } from '../../report/forecast/impact-json';
import { endedInWords } from '../../report/words';
import {
  type Configuration,
  type Reviewed,
  summaryOf,
  withSharedAcknowledgements,
} from '../../report/reviewed';

type Reading = (ReturnType<typeof readPlan> | ReturnType<typeof readSynth> | ReturnType<typeof readState>) & {
  readonly configuration?: Configuration | undefined;
};

/** Reviews plans. */
export async function reviewPlans(
  named: readonly string[],
  typed: TypedReviewOptions,
  streams: Streams,
  files: ReportFiles,
): Promise<number> {
  return reported(await namedFiles(named), { kind: 'plan', synth: typed.synth }, typed, streams, files);
}

/** Checks synthesized stacks. */
export async function checkStacks(
  named: readonly string[],
  typed: TypedOptions,
  streams: Streams,
  files: ReportFiles,
): Promise<number> {
  const paths = (await namedFiles(named)).flatMap((path) => synthesizedFiles(path, 'check'));
  return reported(paths, { kind: 'synth' }, typed, streams, files);
}

async function reported(
  paths: readonly string[],
  inputs: Inputs,
  typed: TypedReviewOptions,
  streams: Streams,
  files: ReportFiles,
): Promise<number> {
  const stated = statedIn(typed);
  const { baseline, writeBaseline } = typed;
  const synth = inputs.kind === 'plan' ? inputs.synth : undefined;
  const { configuration } = stated;
  const states = await namedFiles(typed.state ?? []);
  const source = typed.source === undefined ? undefined : sourceIn(typed.source);
  const read = filesRead(
    { inputs: [...paths, ...states], synth, configuration, baseline, writeBaseline, source },
    streams,
  );
  // Before own rules are loaded, because a module may end the process.
  await files.begin('review', stated.formats, read, writeBaseline);
  const settings = await settingsOf(typed, streams.today, stated);
  return new Run(paths, inputs, settings, streams, states, source).report(files);
}

/** The configuration in a folder. The code for it is loaded only where one is named. */
function sourceIn(folder: string): SourceFiles.SourceFolder {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../input/source-files') as typeof SourceFiles).readSource(folder);
}

/** Reviews the inputs of another thread that this thread takes first. */
export async function reviewShare(
  errand: ReviewErrand,
  streams: Streams,
  answer: (answer: Answer<Outcome>) => void,
): Promise<void> {
  const run = new Run(errand.paths, errand.inputs, await settingsOf(errand.typed, streams.today), streams);
  for (const index of turnsOf(errand)) answer({ index, result: await run.outcomeOf(index) });
}

/** What another thread needs to do the same. */
export interface ReviewErrand extends Errand {
  readonly inputs: Inputs;
  readonly typed: TypedReviewOptions;
}

/** What the inputs are. */
type Inputs = { readonly kind: 'plan'; readonly synth: string | undefined } | { readonly kind: 'synth' };

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

/** One run over several inputs: one that cannot be read does not hide the others. */
class Run {
  private readonly unreadable: NonNullable<Report['unreadable']>[number][] = [];
  private readonly progress: Progress;
  private readonly known: ReadonlyMap<string, KnownPlaces>;

  constructor(
    private readonly paths: readonly string[],
    private readonly inputs: Inputs,
    private readonly settings: Settings,
    private readonly streams: Streams,
    /** States of what stands elsewhere: they are only there to be referred to. */
    private readonly states: readonly string[] = [],
    private readonly source?: SourceFiles.SourceFolder,
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
  private readonly idle: Set<Objective>;

  /** The steps of --if-refused that are in the inputs reviewed so far. */
  private readonly refused = new Set<number>();

  async report(files: ReportFiles): Promise<number> {
    const { settings } = this;
    files.input = this.paths[0];
    const reviewed = (await this.reviewed()).map((one) => located({ ...one, source: this.source }));
    if (reviewed.length === 0) {
      await files.fail(this.unreadable.map(({ path, reason }) => `${nameOf(path)}: ${reason}`).join('; '));
      return INCOMPLETE;
    }
    for (const { id, where } of settings.formerIds)
      this.streams.stderr.write(
        `atlas-backup: ${printable(where)}: the rule ${id} is now called ${currentId(id)}; use the new id\n`,
      );
    for (const { statedBy } of this.idle)
      this.streams.stderr.write(`atlas-backup: ${printable(statedBy)} covers none of these clusters\n`);
    this.rejectUnknownStep();
    for (const module of this.source?.notFollowed ?? [])
      this.streams.stderr.write(`atlas-backup: ${printable(module)}; its lines are not known\n`);
    for (const line of reviewed.flatMap(noticesOf))
      this.streams.stderr.write(`atlas-backup: ${printable(line)}\n`);
    const inputs =
      settings.writeBaseline === undefined ? reviewed : this.adopted(reviewed, settings.writeBaseline);
    const baseline = settings.writeBaseline ?? settings.baseline;
    const report: Report = {
      tool: tool(),
      run: settings.run,
      asOf: settings.asOf,
      inputs,
      failOn: settings.failOn,
      rules: settings.rules,
      configured: settings.configured,
      ...this.calendar(reviewed),
      ...(baseline === undefined
        ? {}
        : {
            baseline: {
              path: baseline,
              unanswered: inputs.flatMap(({ review: { unanswered } }) => unanswered),
            },
          }),
      unreadable: this.unreadable,
    };
    this.write(report, files);
    return exitCode({ inputs, failOn: settings.failOn, unreadable: this.unreadable });
  }

  /** A step that no plan has is an error of the caller. */
  private rejectUnknownStep(): void {
    const without = this.settings.whatIf.refused.find((_, index) => !this.refused.has(index));
    if (without === undefined || this.unreadable.length > 0) return;
    throw new Problem(
      `--if-refused ${typedRejection(without)}: no plan here has such a step; write the address as the plan does, and create, update or delete as its action`,
    );
  }

  private async reviewed(): Promise<readonly Reviewed[]> {
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
    this.streams.stderr.write(`atlas-backup: ${printable(message)}\n`);
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

  /** Warns of acknowledgements that have ended by the calendar, but still apply on the day of the review. */
  private calendar(reviewed: readonly Reviewed[]): Pick<Report, 'calendar'> {
    const { acknowledgements, today, asOf } = this.settings;
    const ended = [
      ...acknowledgements.map((one) => ({ one, input: undefined })),
      ...reviewed.flatMap(({ path, acknowledgements: own = [] }) => own.map((one) => ({ one, input: path }))),
    ].flatMap(({ one, input }) => endedOf(one, input, this.settings));
    if (ended.length === 0) return {};
    const calendar = { today, asOf, ended };
    for (const one of ended)
      this.streams.stderr.write(`atlas-backup: warning: ${printable(endedInWords(one, calendar))}\n`);
    return { calendar };
  }

  /** Writes the baseline, whose findings then no longer count. */
  private adopted(reviewed: readonly Reviewed[], target: string): readonly Reviewed[] {
    const { rules } = this.settings;
    if (this.unreadable.length > 0 || summaryOf(reviewed).crashed > 0) {
      this.streams.stderr.write(
        `atlas-backup: ${target} is not written: the review is incomplete, so findings would be missing\n`,
      );
      return reviewed;
    }
    writeBaseline(target, reviewed, rules);
    const adopted = reviewed.map((one) => knowingAll(one, rules));
    const { known } = summaryOf(adopted);
    this.streams.stderr.write(`atlas-backup: ${target} has ${count(known, 'finding')}\n`);
    return adopted;
  }

  private write(report: Report, files: ReportFiles): void {
    const { formats } = this.settings;
    // All of them first: nothing is half-written where one cannot be made. JSON and SARIF are made while they are
    // written.
    const texts = formats.map((wanted) => ({
      file: wanted.file,
      parts: written(report, wanted, this.streams, this.settings),
    }));
    writeReports(texts, this.streams, files);
  }
}

/** An acknowledgement that has ended by today. One that has ended by the day of the review is a finding already. */
function endedOf(
  { rule, reason, owner, until, address, scope, unusable }: Acknowledgement,
  input: string | undefined,
  { today, asOf }: Settings,
): readonly EndedAcknowledgement[] {
  if (unusable !== undefined || until === undefined) return [];
  if (!hasEnded(until, today) || hasEnded(until, asOf)) return [];
  return [{ rule, covers: address ?? scope, reason, owner, until, input }];
}

/** A review with all findings that a baseline can contain as known. */
function knowingAll(reviewed: Reviewed, rules: readonly Rule[]): Reviewed {
  const { findings, known } = reviewed.review;
  const taken = new Set(forBaseline(findings, rules));
  return {
    ...reviewed,
    review: {
      ...reviewed.review,
      findings: findings.filter((finding) => !taken.has(finding)),
      known: [...known, ...taken],
      unanswered: [],
    },
  };
}
