import { readFileSync } from 'node:fs';
import { PROVIDER_VERSION } from '../../atlas/provider-version';
import {
  type Evidence,
  type OtherFile,
  evidenceToJsonParts,
  evidenceToMarkdown,
  gathered,
} from '../../report/evidence';
import type * as Html from '../../report/evidence/html';
import { inOneLine } from '../../report/evidence/words';
import { withSharedAcknowledgements } from '../../report/reviewed';
import { printable } from '../../text/printable';
import { listed } from '../../text/list';
import { type Configuration, readConfiguration } from '../settings/configuration';
import { Digests } from '../input/digests';
import { CLEAN } from '../process/exit-codes';
import { filesRead } from '../input/files-read';
import { isReport } from '../input/input-kinds';
import { nameOf, namedFiles, synthesizedFiles } from '../input/inputs';
import { endsTheCommand, openInputs, openStates } from '../input/opened-inputs';
import { reviewedEstate, reviewedOf } from '../input/opened-reviews';
import { Problem, reasonOf } from '../process/problem';
import { typedRun } from '../settings/run-name';
import { type Settings, settingsOf } from '../settings/settings';
import { type Streams, writeNotice } from '../process/streams';
import { tool } from '../process/version';
import { writeWhole } from '../process/whole-file';

/** The options, unparsed. */
export interface TypedEvidenceOptions {
  /** Every --to that was typed. */
  readonly to: readonly string[];
  readonly objectives?: string;
  readonly asOf?: string;
  readonly run?: string;
  readonly synth?: string;
  readonly state?: readonly string[];
  /** False if none is read (`--no-config`). */
  readonly config?: string | false;
  /** False if own rules are not loaded (`--no-own-rules`). */
  readonly ownRules?: boolean;
}

const FORMATS = ['html', 'json', 'md'] as const;

type EvidenceFormat = (typeof FORMATS)[number];

/**
 * Writes evidence of the backups of plans, states and stacks. It is a record and no gate: what it shows does not decide
 * the exit code. A run that cannot read everything, or whose rules do not finish, writes nothing.
 */
export async function writeEvidence(
  named: readonly string[],
  typed: TypedEvidenceOptions,
  streams: Streams,
): Promise<number> {
  // A run without a name is rejected before anything is read.
  typedRun(typed.run);
  const to = onlyOne(typed.to);
  const format = formatOf(to);
  const digests = new Digests();
  const watched = { ...streams, reading: digests.reading };
  const configuration = readConfiguration(typed.config, digests.reading);
  const objectives = objectivesOf(typed.objectives, configuration, digests);
  const paths = (await namedFiles(named)).flatMap((path) =>
    path === '-' ? [path] : synthesizedFiles(path, 'read'),
  );
  const states = await namedFiles(typed.state ?? []);
  const read = filesRead({ inputs: [...paths, ...states], synth: typed.synth, configuration }, streams);
  if (typed.objectives !== undefined) read.add(typed.objectives);
  if (read.has(to)) throw new Problem(`${to} would be overwritten; write to another file`);
  const settings = await settingsWith(typed, streams, configuration);
  const evidence = await evidenceOf(paths, states, typed, { ...settings, objectives }, digests, watched);
  writeWhole(to, written(evidence, format));
  for (const line of copiesIn(evidence)) writeNotice(line, streams);
  for (const { statedBy, clusters, perhaps } of evidence.objectives)
    if (clusters + perhaps === 0) writeNotice(`${statedBy} covers none of these clusters`, streams);
  streams.stdout.write(`${printable(`${to}: ${inOneLine(evidence)}`)}\n`);
  return CLEAN;
}

function onlyOne([to = '', ...others]: readonly string[]): string {
  if (others.length > 0)
    throw new Problem(
      `--to is there ${others.length + 1} times, and a run writes one file; run the command again for each of the others`,
    );
  return to;
}

function formatOf(to: string): EvidenceFormat {
  const format = FORMATS.find((one) => to.endsWith(`.${one}`));
  if (format === undefined)
    throw new Problem(
      `--to ${to}: the name decides the format; write a name that ends in ${listed(
        FORMATS.map((one) => `.${one}`),
        'or',
      )}`,
    );
  return format;
}

/** The objectives of the configuration, or of the file that is named for them. */
function objectivesOf(
  file: string | undefined,
  configuration: Configuration | undefined,
  digests: Digests,
): Settings['objectives'] {
  if (file === undefined || file === configuration?.path) return configuration?.objectives ?? [];
  const objectives = readConfiguration(file, digests.reading)?.objectives ?? [];
  if (objectives.length === 0)
    throw new Problem(`${file} states no objectives; add them under "objectives", or leave --objectives out`);
  return objectives;
}

function settingsWith(
  { config, ownRules, asOf }: TypedEvidenceOptions,
  { today }: Streams,
  configuration: Configuration | undefined,
): Promise<Settings> {
  return settingsOf(
    {
      ...(config === undefined ? {} : { config }),
      ...(ownRules === undefined ? {} : { ownRules }),
      ...(asOf === undefined ? {} : { asOf }),
    },
    today,
    { formats: [], configuration },
  );
}

async function evidenceOf(
  paths: readonly string[],
  states: readonly string[],
  { run, synth, objectives: objectivesFile }: TypedEvidenceOptions,
  settings: Settings,
  digests: Digests,
  streams: Streams,
): Promise<Evidence> {
  const opened = await openInputs(paths, {
    taken: 'any',
    synth,
    streams,
    takesOther: (json, path) => {
      if (isReport(json))
        throw new Problem(
          `cannot read ${nameOf(path)}: it is a report; name the plans, states or stacks that it is about`,
        );
      return false;
    },
    fail: endsTheCommand,
  });
  const elsewhere = await openStates(states, streams);
  const { linked, reviews, objectives, crashes } = reviewedEstate(opened, elsewhere, settings);
  const [crash] = crashes;
  if (crash !== undefined) throw new Problem(`${crash}; no evidence is written without this rule`);
  const reviewed = withSharedAcknowledgements(
    opened.flatMap(({ path, facts, configuration }, index) => {
      const found = reviews[index];
      return found === undefined ? [] : [reviewedOf(path, facts, configuration, found)];
    }),
    settings.acknowledgements,
  );
  return gathered({
    tool: tool(),
    providerVersion: PROVIDER_VERSION,
    run,
    asOf: settings.asOf,
    configured: settings.configured,
    otherFiles: otherFiles(digests, {
      inputs: paths,
      states,
      configuration: settings.configured.file,
      objectives: objectivesFile,
      ownModules: settings.configured.ownModules,
    }),
    estate: linked.after,
    inputs: reviewed.flatMap((one, index) => {
      const { path, origin } = opened[index] ?? {};
      return path === undefined || origin === undefined
        ? []
        : [{ reviewed: one, origin, sha256: digests.of(path) }];
    }),
    objectives,
  });
}

/** Inputs with the same bytes: a file that was copied shows nothing more than the first one. */
function* copiesIn({ inputs }: Evidence): Iterable<string> {
  const first = new Map<string, string>();
  for (const { path, sha256 } of inputs) {
    const other = first.get(sha256);
    if (other === undefined) first.set(sha256, path);
    else yield `${nameOf(path)} has the same content as ${nameOf(other)}`;
  }
}

/** What was read in addition to the inputs. */
function otherFiles(
  digests: Digests,
  read: {
    readonly inputs: readonly string[];
    readonly states: readonly string[];
    readonly configuration: string | undefined;
    readonly objectives: string | undefined;
    readonly ownModules: readonly string[];
  },
): readonly OtherFile[] {
  for (const path of read.ownModules) digests.reading(path)(moduleText(path));
  const roleOf = (path: string): OtherFile['role'] => {
    if (path === read.configuration) return 'configuration';
    if (path === read.objectives) return 'objectives';
    if (read.ownModules.includes(path)) return 'own rules';
    return read.states.includes(path) ? 'state of what is elsewhere' : 'stack behind a plan';
  };
  const inputs = new Set(read.inputs);
  return digests.paths
    .filter((path) => !inputs.has(path))
    .map((path) => ({ path, role: roleOf(path), sha256: digests.of(path) }));
}

function moduleText(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Problem(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function written(evidence: Evidence, format: EvidenceFormat): Iterable<string> {
  switch (format) {
    case 'json':
      return evidenceToJsonParts(evidence);
    case 'md':
      return [evidenceToMarkdown(evidence)];
    case 'html':
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      return [(require('../../report/evidence/html') as typeof Html).evidenceToHtml(evidence)];
  }
}
