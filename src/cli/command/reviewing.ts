import type { Report } from '../../report';
import { located } from '../../report/location';
import { filesRead } from '../input/files-read';
import { nameOf, namedFiles, synthesizedFiles } from '../input/inputs';
import type * as SourceFiles from '../input/source-files';
import { written } from '../output/formats';
import { writeReports } from '../output/outputs';
import type { ReportFiles } from '../output/report-files';
import { INCOMPLETE, exitCode } from '../process/exit';
import { type Streams, writeNotice } from '../process/streams';
import { type Answer, turnsOf } from '../process/threads';
import {
  type Settings,
  type TypedOptions,
  type TypedReviewOptions,
  settingsOf,
  statedIn,
} from '../settings/settings';
import { calendarOf } from './ended-acknowledgements';
import { withNewBaseline } from './new-baseline';
import { noticesOfRun, reportOf } from './review-report';
import { type Inputs, type Outcome, type ReviewErrand, ReviewedInputs } from './reviewed-inputs';

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
  const run = new ReviewedInputs(paths, inputs, settings, streams, states);
  files.input = paths[0];
  const reviewed = (await run.reviewed()).map((one) => located({ ...one, source }));
  const { unreadable } = run;
  if (reviewed.length === 0) {
    await files.fail(unreadable.map(({ path, reason }) => `${nameOf(path)}: ${reason}`).join('; '));
    return INCOMPLETE;
  }
  run.rejectUnknownStep();
  const calendar = calendarOf(reviewed, settings);
  for (const line of noticesOfRun(reviewed, run.idle, calendar, settings, source)) writeNotice(line, streams);
  const counted = withNewBaseline(reviewed, unreadable.length === 0, settings, streams);
  write(reportOf(counted, calendar, unreadable, settings), settings, streams, files);
  return exitCode({ inputs: counted, failOn: settings.failOn, unreadable });
}

function write(report: Report, settings: Settings, streams: Streams, files: ReportFiles): void {
  // All of them first: nothing is half-written where one cannot be made. JSON and SARIF are made while they are written.
  const texts = settings.formats.map((wanted) => ({
    file: wanted.file,
    parts: written(report, wanted, streams, settings),
  }));
  writeReports(texts, streams, files);
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
  const run = new ReviewedInputs(
    errand.paths,
    errand.inputs,
    await settingsOf(errand.typed, streams.today),
    streams,
  );
  for (const index of turnsOf(errand)) answer({ index, result: await run.outcomeOf(index) });
}
