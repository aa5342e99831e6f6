import { FACTS_AS_OF } from '../../atlas/dates';
import { Forecaster } from '../../forecast/forecast';
import { restoreTargets } from '../../forecast/restore-targets';
import type { Cluster, Estate } from '../../model';
import { nameOf } from '../../model/cluster-name';
import { linkSides } from '../../readers';
import {
  type ForecastOfCluster,
  type ForecastReport,
  forecastToJsonParts,
  forecastToMarkdown,
  forecastToPretty,
} from '../../report/forecast';
import type * as Html from '../../report/forecast/html';
import { suggestion } from '../../text/nearest';
import { readConfiguration } from '../settings/configuration';
import { CLEAN } from '../process/exit';
import { filesRead } from '../input/files-read';
import { type Wanted, wantedFormats } from '../output/formats';
import { namedFiles, synthesizedFiles } from '../input/inputs';
import { endsTheCommand, openInputs } from '../input/opened-inputs';
import { writeReports } from '../output/outputs';
import { Problem } from '../process/problem';
import type { ReportFiles } from '../output/report-files';
import { typedRun } from '../settings/run-name';
import { type Streams, looksOf } from '../process/streams';
import { typedMoment } from '../settings/typed-moment';
import { tool } from '../process/version';

/** The options, unparsed. */
export interface TypedForecastOptions {
  readonly at?: string;
  readonly since?: string;
  readonly cluster?: string;
  readonly run?: string;
  readonly format?: readonly string[];
  readonly synth?: string;
  /** False if none is read (`--no-config`). */
  readonly config?: string | false;
}

/** The formats of forecasts. */
export const FORECAST_FORMATS = ['pretty', 'json', 'markdown', 'html'] as const;

type ForecastFormat = (typeof FORECAST_FORMATS)[number];

/** With more clusters than this, only a cluster that is named is compared with the others. */
const MOST_HELD_AGAINST_EACH_OTHER = 30;

/** Prints what can be restored of the clusters in plans and synthesized stacks. */
export async function forecastInputs(
  named: readonly string[],
  typed: TypedForecastOptions,
  streams: Streams,
  files: ReportFiles,
): Promise<number> {
  const formats = wantedFormats(typed.format ?? ['pretty'], FORECAST_FORMATS);
  const run = typedRun(typed.run);
  const configuration = readConfiguration(typed.config);
  const inputs = await inputsOf(named);
  await files.begin('forecast', formats, filesRead({ inputs, synth: typed.synth, configuration }, streams));
  const { since } = typed;
  const at = typed.at ?? configuration?.asOf ?? FACTS_AS_OF;
  const moments = {
    at: typedMoment('at', at),
    since: since === undefined ? undefined : typedMoment('since', since),
  };
  if (moments.since !== undefined && moments.since > moments.at)
    throw new Problem(
      `--since "${since}" is after ${at}, the time of the forecast; write an earlier one, or a later time with --at`,
    );
  const estate = await estateOf(inputs, typed.synth, streams);
  const clusters = chosenOf(estate, typed.cluster);
  const leavesTargetsOut = typed.cluster === undefined && clusters.length > MOST_HELD_AGAINST_EACH_OTHER;
  const forecaster = new Forecaster(estate, { at, ...(since === undefined ? {} : { since }) });
  const report: ForecastReport = {
    tool: tool(),
    run,
    ...moments,
    clusters: clusters.map((cluster): ForecastOfCluster => ({
      forecast: forecaster.forecastOf(cluster),
      targets: leavesTargetsOut ? undefined : restoreTargets(cluster, estate),
    })),
    leavesTargetsOut,
  };
  write(report, formats, streams, files);
  return CLEAN;
}

/** Plans are themselves; folders are the stacks that cdktf synth wrote into them. */
async function inputsOf(named: readonly string[]): Promise<readonly string[]> {
  const paths = await namedFiles(named);
  return paths.flatMap((path) => (path === '-' ? [path] : synthesizedFiles(path, 'forecast')));
}

/** The inputs as one estate. One that cannot be read ends the command: what is missing would seem not to be there. */
async function estateOf(
  inputs: readonly string[],
  synth: string | undefined,
  streams: Streams,
): Promise<Estate> {
  const opened = await openInputs(inputs, { taken: 'any', synth, streams, fail: endsTheCommand });
  return linkSides(opened.map(({ sides }) => sides)).after;
}

/** All clusters, or those of a name, an address or a construct path. */
function chosenOf({ clusters }: Estate, wanted: string | undefined): readonly Cluster[] {
  if (wanted === undefined) return clusters;
  const chosen = clusters.filter((cluster) =>
    [nameOf(cluster), cluster.address, cluster.constructPath].includes(wanted),
  );
  if (chosen.length > 0) return chosen;
  const names = clusters.map(nameOf);
  const others =
    names.length === 0
      ? '; there are no clusters'
      : `; name one of ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ', ...' : ''}`;
  throw new Problem(`--cluster: there is no cluster "${wanted}"${suggestion(wanted, names) || others}`);
}

const MOST_NAMED = 10;

function write(
  report: ForecastReport,
  formats: readonly Wanted<ForecastFormat>[],
  streams: Streams,
  files: ReportFiles,
): void {
  // All reports first, so that nothing is written if one of them fails. JSON is created while it is written.
  const texts = formats.map((wanted) => ({ file: wanted.file, parts: written(report, wanted, streams) }));
  writeReports(texts, streams, files);
}

function written(
  report: ForecastReport,
  { format, file }: Wanted<ForecastFormat>,
  streams: Streams,
): Iterable<string> {
  switch (format) {
    case 'pretty':
      return [forecastToPretty(report, file === undefined ? looksOf(streams) : {})];
    case 'json':
      return forecastToJsonParts(report);
    case 'markdown':
      return [forecastToMarkdown(report)];
    case 'html':
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return [(require('../../report/forecast/html') as typeof Html).forecastToHtml(report)];
  }
}
