import { isoMoment } from '../../forecast/moments';
import {
  type EstatePart,
  type EstateTable,
  estateToCsvParts,
  estateToJsonParts,
  estateToMarkdown,
  estateToPretty,
  isOfObjective,
  joined,
  projectNamesOf,
  rowsOf,
  schedulesElsewhere,
} from '../../report/estate';
import type * as Html from '../../report/estate/html';
import { readConfiguration } from '../settings/configuration';
import { CLEAN, INCOMPLETE } from '../process/exit';
import { filesRead } from '../input/files-read';
import { type Wanted, wantedFormats } from '../output/formats';
import { isReport } from '../input/input-kinds';
import { nameOf, namedFiles, synthesizedFiles } from '../input/inputs';
import { reviewedEstate } from '../input/opened-reviews';
import { type OpenedInput, openInputs, openStates } from '../input/opened-inputs';
import { writeReports } from '../output/outputs';
import { Problem } from '../process/problem';
import type { ReportFiles } from '../output/report-files';
import { typedRun } from '../settings/run-name';
import { type Settings, settingsOf } from '../settings/settings';
import { type Streams, looksOf, writeNotice } from '../process/streams';
import type * as Tables from '../input/table-file';
import { typedMoment } from '../settings/typed-moment';
import { tool } from '../process/version';

/** The options, unparsed. */
export interface TypedEstateOptions {
  readonly at?: string;
  readonly run?: string;
  readonly format?: readonly string[];
  readonly synth?: string;
  readonly state?: readonly string[];
  /** False if none is read (`--no-config`). */
  readonly config?: string | false;
  /** False if own rules are not loaded (`--no-own-rules`). */
  readonly ownRules?: boolean;
}

/** The formats of the table. */
export const ESTATE_FORMATS = ['pretty', 'json', 'csv', 'markdown', 'html'] as const;

type EstateFormat = (typeof ESTATE_FORMATS)[number];

/** Prints a row for each cluster of plans, states, stacks, and the tables that other runs wrote. */
export async function tabulate(
  named: readonly string[],
  typed: TypedEstateOptions,
  streams: Streams,
  files: ReportFiles,
): Promise<number> {
  const formats = wantedFormats(typed.format ?? ['pretty'], ESTATE_FORMATS);
  const run = typedRun(typed.run);
  const configuration = readConfiguration(typed.config);
  const paths = (await namedFiles(named)).flatMap((path) =>
    path === '-' ? [path] : synthesizedFiles(path, 'read'),
  );
  const states = await namedFiles(typed.state ?? []);
  const read = filesRead({ inputs: [...paths, ...states], synth: typed.synth, configuration }, streams);
  await files.begin('estate table', formats, read);
  const { config, ownRules } = typed;
  const settings = await settingsOf(
    { ...(config === undefined ? {} : { config }), ...(ownRules === undefined ? {} : { ownRules }) },
    streams.today,
    { formats: [], configuration },
  );
  const reading = await readAll(paths, typed, streams);
  const { opened, tables, unreadable } = reading;
  if (opened.length === 0 && tables.length === 0) {
    await files.fail(unreadable.map(({ path, reason }) => `${nameOf(path)}: ${reason}`).join('; '));
    return INCOMPLETE;
  }
  const { at, asOf } = momentsOf(typed.at, settings, reading);
  const own = opened.length === 0 ? [] : [await partOf(opened, { states, settings, at, streams })];
  const clusters = joined([
    ...own.map(({ part }) => part),
    ...tables.map(({ table }) => table),
    { clusters: [], projects: [], schedulesElsewhere: [], unreadable },
  ]);
  const crashes = own.flatMap((one) => one.crashes);
  for (const line of crashes) writeNotice(line, streams);
  write({ tool: tool(), run, at, asOf, ...clusters }, formats, streams, files);
  return clusters.unreadable.length > 0 || crashes.length > 0 ? INCOMPLETE : CLEAN;
}

interface Reading {
  readonly opened: readonly OpenedInput[];
  readonly tables: readonly { readonly path: string; readonly table: Tables.TableFile }[];
  readonly unreadable: EstateTable['unreadable'];
}

/** One that cannot be read does not hide the others. */
async function readAll(
  paths: readonly string[],
  { synth }: TypedEstateOptions,
  streams: Streams,
): Promise<Reading> {
  const tables: Reading['tables'][number][] = [];
  const unreadable: Reading['unreadable'][number][] = [];
  const opened = await openInputs(paths, {
    taken: 'any',
    synth,
    streams,
    takesOther: (json, path) => {
      if (!isReport(json)) return false;
      tables.push({ path, table: tableOf(json, path) });
      return true;
    },
    fail: (message, path) => {
      unreadable.push({ path, reason: message.replace(`cannot read ${nameOf(path)}: `, '') });
      writeNotice(message, streams);
    },
  });
  const version = tool().version;
  for (const { path, table } of tables)
    if (table.tool.version !== version)
      writeNotice(
        `${nameOf(path)} was written by version ${table.tool.version}, and this is ${version}: their rules may differ`,
        streams,
      );
  return { opened, tables, unreadable };
}

function tableOf(json: Readonly<Record<string, unknown>>, path: string): Tables.TableFile {
  const reject = (reason: string): never => {
    throw new Problem(`cannot read ${nameOf(path)}: ${reason}`);
  };
  const { failure } = json;
  if (typeof failure === 'object' && failure !== null && 'reason' in failure)
    reject(`there is no table in it: ${String(failure.reason)}`);
  if (json['kind'] !== 'estate') reject('it is another report; write it with estate --format json');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs join tables, and zod is slow to load
  const { tableIn } = require('../input/table-file') as typeof Tables;
  const table = tableIn(json);
  return typeof table === 'string'
    ? reject(
        `it is not a table as this version writes it (${table}); write it again with estate --format json`,
      )
    : table;
}

/** The moment and the day of the table: those of the tables that are joined, which have to be the same. */
function momentsOf(
  typed: string | undefined,
  settings: Settings,
  { opened, tables }: Reading,
): Pick<EstateTable, 'at' | 'asOf'> {
  const [first] = tables;
  const own = { at: isoMoment(typedMoment('at', typed ?? settings.asOf)), asOf: settings.asOf };
  const wanted =
    first === undefined || opened.length > 0 || typed !== undefined
      ? own
      : { at: first.table.at, asOf: first.table.asOf };
  for (const { path, table } of tables)
    if (table.at !== wanted.at || (table.asOf !== wanted.asOf && opened.length > 0))
      throw new Problem(
        `${nameOf(path)} is a table at ${table.at}, with rules as of ${table.asOf}, and the others are at ${wanted.at}, as of ${wanted.asOf}; write all of them with the same --at and configuration`,
      );
  return wanted;
}

async function partOf(
  opened: readonly OpenedInput[],
  {
    states,
    settings,
    at,
    streams,
  }: {
    readonly states: readonly string[];
    readonly settings: Settings;
    readonly at: string;
    readonly streams: Streams;
  },
): Promise<{ readonly part: EstatePart; readonly crashes: readonly string[] }> {
  const elsewhere = await openStates(states, streams);
  const { linked, reviews, objectives, crashes } = reviewedEstate(opened, elsewhere, settings);
  const inputs = opened.flatMap(({ origin, facts }, index) => {
    const review = reviews[index];
    const isPartial = facts.kind === 'plan' && facts.partial !== undefined;
    return review === undefined ? [] : [{ origin, isPartial, review }];
  });
  const reviewed = {
    estate: linked.after,
    inputs,
    objectives,
    areObjectivesChecked: settings.rules.every(
      ({ id }) => !isOfObjective(id) || settings.severities.get(id) !== 'off',
    ),
  };
  return {
    part: {
      clusters: rowsOf(reviewed, at),
      projects: projectNamesOf(linked.after),
      schedulesElsewhere: schedulesElsewhere(linked.after),
      unreadable: [],
    },
    crashes,
  };
}

function write(
  table: EstateTable,
  formats: readonly Wanted<EstateFormat>[],
  streams: Streams,
  files: ReportFiles,
): void {
  const texts = formats.map((wanted) => ({ file: wanted.file, parts: written(table, wanted, streams) }));
  writeReports(texts, streams, files);
}

function written(
  table: EstateTable,
  { format, file }: Wanted<EstateFormat>,
  streams: Streams,
): Iterable<string> {
  switch (format) {
    case 'pretty':
      return [estateToPretty(table, file === undefined ? looksOf(streams) : {})];
    case 'json':
      return estateToJsonParts(table);
    case 'csv':
      return estateToCsvParts(table);
    case 'markdown':
      return [estateToMarkdown(table)];
    case 'html':
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return [(require('../../report/estate/html') as typeof Html).estateToHtml(table)];
  }
}
