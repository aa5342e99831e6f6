import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnreadableInput, readPlan, readSynth } from '../readers';
import type { BaselineUse, Report } from '../report';
import { type KnownFindings, type Reviewed, review, withSharedAcknowledgements } from '../review';
import { readBaseline, writeBaseline } from './baseline-file';
import { INCOMPLETE, exitCode } from './exit';
import { written } from './formats';
import { nameOf, namedFiles, readJson, synthesizedFiles } from './inputs';
import { writeWhole } from './outputs';
import { Problem } from './problem';
import { showProgress } from './progress';
import type { Settings } from './settings';
import type { Streams } from './streams';
import { tool } from './version';

type Reading = ReturnType<typeof readPlan> | ReturnType<typeof readSynth>;

/** Reviews plans. */
export async function reviewPlans(
  named: readonly string[],
  synth: string | undefined,
  settings: Settings,
  streams: Streams,
): Promise<number> {
  const paths = await namedFiles(named);
  return new Run(settings, streams).over(paths, (path) => readPlanAt(path, synth, streams));
}

/** Checks synthesized stacks. */
export async function checkStacks(
  named: readonly string[],
  settings: Settings,
  streams: Streams,
): Promise<number> {
  const paths = (await namedFiles(named)).flatMap((path) => synthesizedFiles(path));
  return new Run(settings, streams).over(paths, async (path) => {
    const json = await readJson(path, streams);
    return readable(path, () => readSynth(json));
  });
}

/** One run over several inputs: one that cannot be read does not hide the others. */
class Run {
  private failures = 0;

  constructor(
    private readonly settings: Settings,
    private readonly streams: Streams,
  ) {}

  async over(paths: readonly string[], read: (path: string) => Promise<Reading>): Promise<number> {
    const { settings } = this;
    const reviewed = await this.reviewed(paths, read);
    if (reviewed.length === 0) return INCOMPLETE;
    const { all, baseline } = this.withBaseline(reviewed, paths);
    const report: Report = {
      tool: tool(),
      asOf: settings.asOf,
      inputs: all,
      failOn: settings.failOn,
      rules: settings.rules,
      ...(baseline === undefined ? {} : { baseline }),
    };
    this.write(report);
    return this.failures > 0 ? INCOMPLETE : exitCode(all, settings.failOn);
  }

  private async reviewed(
    paths: readonly string[],
    read: (path: string) => Promise<Reading>,
  ): Promise<readonly Reviewed[]> {
    const { settings, streams } = this;
    const known = settings.baseline === undefined ? undefined : readBaseline(settings.baseline, paths);
    this.known = known;
    const all: Reviewed[] = [];
    for (const [index, path] of paths.entries()) {
      showProgress(index, paths.length, path, streams);
      try {
        all.push(this.review(path, await read(path)));
      } catch (error) {
        if (!(error instanceof Problem) || paths.length === 1) throw error;
        this.failures += 1;
        streams.stderr.write(`atlas-backup: ${error.message}\n`);
      }
    }
    return withSharedAcknowledgements(all, settings.acknowledgements);
  }

  private known: ReadonlyMap<string, KnownFindings> | undefined;

  private review(path: string, reading: Reading, known = this.known?.get(path)): Reviewed {
    const { asOf, severities, acknowledgements, objectives, rules } = this.settings;
    return {
      path,
      kind: reading.kind,
      terraformVersion: reading.kind === 'plan' ? reading.terraformVersion : undefined,
      resources: reading.resources,
      review: review(reading, rules, {
        asOf,
        severities,
        acknowledgements: [...reading.acknowledgements, ...acknowledgements],
        objectives,
        ...(known === undefined ? {} : { baseline: known }),
      }),
    };
  }

  /** Writes the baseline where that is asked for: what it knows then no longer counts. */
  private withBaseline(
    reviewed: readonly Reviewed[],
    paths: readonly string[],
  ): { readonly all: readonly Reviewed[]; readonly baseline: BaselineUse | undefined } {
    const { writeBaseline: target, baseline: source, rules } = this.settings;
    if (target !== undefined) {
      const count = writeBaseline(target, reviewed, rules);
      this.streams.stderr.write(
        `atlas-backup: ${target} knows ${count} ${count === 1 ? 'finding' : 'findings'}\n`,
      );
      const known = readBaseline(target, paths);
      return {
        all: reviewed.map((one) => knowing(one, known.get(one.path))),
        baseline: { path: target, unanswered: [] },
      };
    }
    if (source === undefined) return { all: reviewed, baseline: undefined };
    const unanswered = [...(this.known?.values() ?? [])].flatMap((known) => known.unanswered());
    return { all: reviewed, baseline: { path: source, unanswered } };
  }

  private write(report: Report): void {
    const { formats } = this.settings;
    // All of them first: nothing is half-written where one cannot be made.
    const texts = formats.map((wanted) => ({ wanted, text: written(report, wanted, this.streams) }));
    for (const { wanted, text } of texts) if (wanted.file !== undefined) writeWhole(wanted.file, text);
    for (const { wanted, text } of texts) if (wanted.file === undefined) this.streams.stdout.write(text);
  }
}

/** A review in which the findings of a baseline no longer count. */
function knowing(reviewed: Reviewed, baseline: KnownFindings | undefined): Reviewed {
  if (baseline === undefined) return reviewed;
  const { findings, known } = reviewed.review;
  const isKnown = new Set(findings.filter((finding) => baseline.has(finding)));
  return {
    ...reviewed,
    review: {
      ...reviewed.review,
      findings: findings.filter((finding) => !isKnown.has(finding)),
      known: [...known, ...isKnown],
    },
  };
}

async function readPlanAt(path: string, synth: string | undefined, streams: Streams): Promise<Reading> {
  const plan = await readJson(path, streams);
  const beside = synth ?? fileBeside(path);
  const configuration = beside === undefined ? undefined : await readJson(beside, streams);
  return readable(path, () => readPlan(plan, configuration));
}

/** The cdk.tf.json that lies beside a plan. */
function fileBeside(path: string): string | undefined {
  if (path === '-') return undefined;
  const file = join(dirname(path), 'cdk.tf.json');
  return existsSync(file) ? file : undefined;
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableInput) throw new Problem(`cannot read ${nameOf(path)}: ${error.message}`);
    throw error;
  }
}
