import { existsSync, readFileSync } from 'node:fs';
import type { Baseline, KnownPlaces } from '../../review';
import { baselineOf, mayBeKnown } from '../../review/baseline';
import type { Rule } from '../../rules';
import { writeWhole } from '../process/whole-file';
import { Problem, jsonReasonOf, reasonOf } from '../process/problem';
import type { Reviewed } from '../../report/reviewed';
import { isObject } from '../../readers/json/json';

/** The file: the baseline of one input, or those of several by their paths. */
type BaselineFile =
  Baseline | { readonly format: '1'; readonly inputs: Readonly<Record<string, KnownPlaces>> };

/** Reads the baselines of these inputs. */
export function readBaseline(
  path: string,
  inputs: readonly string[],
  rules: readonly Rule[],
): ReadonlyMap<string, KnownPlaces> {
  const file = parsed(path);
  for (const known of 'inputs' in file ? Object.values(file.inputs) : [file])
    rejectNeverKnown(path, known, rules);
  if ('inputs' in file) return new Map(Object.entries(file.inputs));
  const [input, ...others] = inputs;
  if (others.length > 0)
    throw new Problem(
      `${path} is the baseline of one input, but there are ${inputs.length}; write one for all of them with --write-baseline`,
    );
  return new Map(input === undefined ? [] : [[input, file]]);
}

/** No run writes these entries. Written by hand, they would hide the next loss. */
function rejectNeverKnown(path: string, { errors, warnings }: KnownPlaces, rules: readonly Rule[]): void {
  const phases = new Map(rules.map(({ id, phase }) => [id, phase]));
  for (const id of Object.keys({ ...errors, ...warnings }))
    if (!mayBeKnown({ id, phase: phases.get(id) ?? 'synth' }))
      throw new Problem(
        `${path} has entries for ${id}, but a baseline never covers rules about changes or acknowledgements; remove the entries, and acknowledge the change in the configuration`,
      );
}

/** Whether there is a baseline; one that this run writes does not have to exist yet. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Writes the findings as the baseline; that of a single input is without its path, which may differ elsewhere. */
export function writeBaseline(path: string, all: readonly Reviewed[], rules: readonly Rule[]): void {
  const baselines = all.map(
    ({ path: input, review }) => [input, baselineOf([...review.findings, ...review.known], rules)] as const,
  );
  const [first, ...others] = baselines;
  if (first === undefined) return;
  const file: BaselineFile =
    others.length === 0
      ? first[1]
      : {
          format: '1',
          inputs: Object.fromEntries(
            baselines.map(([input, { errors, warnings }]) => [input, { errors, warnings }]),
          ),
        };
  writeWhole(path, [`${JSON.stringify(file, undefined, 2)}\n`]);
}

function parsed(path: string): BaselineFile {
  const json = parsedJson(path);
  const { format, inputs } = (json ?? {}) as { format?: unknown; inputs?: unknown };
  const isFile =
    format === '1' &&
    (isKnownPlaces(json) || (isObject(inputs) && Object.values(inputs).every((one) => isKnownPlaces(one))));
  if (!isFile) throw new Problem(`${path} is not a baseline of format 1; write one with --write-baseline`);
  return json as BaselineFile;
}

function parsedJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Problem(
      `cannot read the baseline ${path}: ${reasonOf(error)}; write one with --write-baseline`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`cannot read the baseline ${path}: it is not JSON (${jsonReasonOf(error)})`);
  }
}

function isKnownPlaces(value: unknown): boolean {
  return isObject(value) && isPlacesByRule(value['errors']) && isPlacesByRule(value['warnings']);
}

function isPlacesByRule(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every(
      (places) => Array.isArray(places) && places.every((place) => typeof place === 'string'),
    )
  );
}
