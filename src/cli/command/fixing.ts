import { readFileSync } from 'node:fs';
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { linkSides } from '../../readers';
import type { Finding } from '../../review';
import { type Edit, type SourceText, applied } from '../../source';
import { count } from '../../text/count';
import { addTo } from '../../text/group';
import { harmlessLine } from '../../text/printable';
import { readBaseline } from '../settings/baseline-file';
import { CLEAN, FOUND } from '../process/exit-codes';
import { namedFiles } from '../input/inputs';
import { endsTheCommand, openInputs, openStates } from '../input/opened-inputs';
import { reviewsOf } from '../input/opened-reviews';
import { Problem, reasonOf } from '../process/problem';
import { type Settings, settingsOf } from '../settings/settings';
import { type SourceFolder, readSource } from '../input/source-files';
import { type Streams, writeNotice } from '../process/streams';
import { writeWhole } from '../process/whole-file';

/** The typed options of `fix`. */
export interface TypedFixOptions {
  /** The folder of the root module. */
  readonly source: string;
  /** Whether the changes are written. */
  readonly write?: boolean;
  readonly asOf?: string;
  readonly rule?: readonly string[];
  /** False if none is read (`--no-config`). */
  readonly config?: string | false;
  /** False if own rules are not loaded (`--no-own-rules`). */
  readonly ownRules?: boolean;
  readonly baseline?: string;
  readonly state?: readonly string[];
  readonly synth?: string;
}

/**
 * Fixes what findings of plans show, in the HCL that they were created from: prints the difference, and writes it if that
 * is requested. Returns the exit code.
 */
export async function fixSource(
  named: readonly string[],
  typed: TypedFixOptions,
  streams: Streams,
): Promise<number> {
  const { source: folder, write = false } = typed;
  const settings = await settingsOf(typed, streams.today);
  const source = readSource(folder);
  const findings = await findingsOf(await namedFiles(named), typed, settings, streams);
  const { edits, left } = editsFor(findings, source);
  const files = changedFiles(edits);
  const notApplied: string[] = [];
  for (const [file, after] of files) {
    const { text, isEscaped } = differenceOf(file, after);
    streams.stdout.write(text);
    if (isEscaped)
      notApplied.push(
        `git apply does not take the diff of ${file.path}: control characters and log commands in it are escaped; --write writes it`,
      );
  }
  for (const line of [...source.notFollowed, ...left, ...notApplied]) writeNotice(line, streams);
  if (write) for (const [file, text] of files) writeChanged(file, text, source);
  const done = `${count(edits.length, 'fix', 'fixes')} in ${count(files.size, 'file')}`;
  const nothing = left.length === 0 ? 'nothing to fix' : 'nothing to write';
  const fixed = edits.length === 0 ? nothing : write ? `wrote ${done}` : `${done}; --write writes them`;
  writeNotice(fixed, streams);
  return write || files.size === 0 ? CLEAN : FOUND;
}

/** The findings of all inputs. With an input or a rule less, they would be others, so each has to work. */
async function findingsOf(
  paths: readonly string[],
  { synth, state }: TypedFixOptions,
  settings: Settings,
  streams: Streams,
): Promise<readonly Finding[]> {
  const opened = await openInputs(paths, { taken: 'plan', synth, streams, fail: endsTheCommand });
  const states = await openStates(await namedFiles(state ?? []), streams);
  const estate = linkSides([...opened, ...states].map(({ sides }) => sides));
  const { baseline, rules } = settings;
  const known = baseline === undefined ? undefined : readBaseline(baseline, paths, rules);
  const reviews = reviewsOf(opened, estate, 'plan', settings, known);
  for (const { rule, message } of reviews.flatMap(({ crashes }) => crashes))
    throw new Problem(`the rule ${rule} failed, so nothing is fixed: ${message}`);
  return reviews.flatMap((review) => review.findings);
}

/** What to write for findings, and what is not fixed, with the reason. */
interface Fixes {
  readonly edits: readonly Fix[];
  readonly left: readonly string[];
}

interface Fix {
  readonly finding: Finding;
  readonly edits: readonly Edit[];
}

function editsFor(findings: readonly Finding[], source: SourceFolder): Fixes {
  const left: string[] = [];
  const fail = ({ rule, address }: Finding, reason: string): void => {
    left.push(`not fixed: ${rule} at ${address}: ${reason}`);
  };
  const found: Fix[] = [];
  for (const finding of findings) {
    const { fixes, fix } = finding;
    const edited = fixes === undefined ? undefined : source.editsOf(fixes);
    if (edited === undefined) fail(finding, `fix this by hand: ${fix}`);
    else if ('reason' in edited) fail(finding, edited.reason);
    else found.push({ finding, edits: edited.edits });
  }
  const values = new Map<string, Set<string>>();
  for (const edit of found.flatMap(({ edits }) => edits)) {
    const texts = values.get(placeOf(edit));
    if (texts === undefined) values.set(placeOf(edit), new Set([edit.text]));
    else texts.add(edit.text);
  }
  const isCertain = (edit: Edit): boolean => values.get(placeOf(edit))?.size === 1;
  for (const { finding, edits } of found)
    if (!edits.every(isCertain)) fail(finding, 'another finding requires another value');
  return { edits: found.filter(({ edits }) => edits.every(isCertain)), left };
}

/** What an edit replaces, or what it adds. */
function placeOf({ file, start, end, sets }: Edit): string {
  return JSON.stringify(start === end ? [file.path, start, sets] : [file.path, start]);
}

/** The new texts of the files that change, in the order of their paths. */
function changedFiles(fixes: readonly Fix[]): ReadonlyMap<SourceText, string> {
  const byFile = new Map<SourceText, Edit[]>();
  for (const edit of fixes.flatMap(({ edits }) => edits)) addTo(byFile, edit.file, edit);
  return new Map(
    [...byFile]
      .sort(([one], [other]) => (one.path < other.path ? -1 : 1))
      .map(([file, edits]) => [file, applied(file.text, edits)]),
  );
}

/** A difference as git and patch take it. */
interface Difference {
  readonly text: string;
  /** Whether something in it is escaped, so that it is not the difference of these files any more. */
  readonly isEscaped: boolean;
}

function differenceOf({ path, text: before }: SourceText, after: string): Difference {
  const name = path.replace(/^\/+/, '');
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after);
  const exact = formatPatch(patch, FILE_HEADERS_ONLY);
  const text = exact.split('\n').map(harmlessLine).join('\n');
  return { text, isEscaped: text !== exact };
}

function writeChanged({ path, text: before }: SourceText, after: string, { paths }: SourceFolder): void {
  const file = paths.get(path) ?? path;
  let now: string;
  try {
    now = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem(`cannot read ${path}: ${reasonOf(error)}`);
  }
  if (now !== before) throw new Problem(`${path} has changed since it was read; run fix again`);
  writeWhole(file, [after]);
}
