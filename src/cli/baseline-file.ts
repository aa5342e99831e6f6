import { readFileSync } from 'node:fs';
import { type Baseline, type Finding, KnownFindings, type Reviewed, baselineOf } from '../review';
import type { Rule } from '../rules';
import { writeWhole } from './outputs';
import { Problem, reasonOf } from './problem';

/** The file: the findings of one input, or of several by their paths. */
type BaselineFile =
  Baseline | { readonly format: '1'; readonly inputs: Readonly<Record<string, Baseline['findings']>> };

/** Reads a baseline for so many inputs: what each of them knows. */
export function readBaseline(path: string, inputs: readonly string[]): ReadonlyMap<string, KnownFindings> {
  const file = parsed(path);
  if ('inputs' in file)
    return new Map(
      Object.entries(file.inputs).map(([input, findings]) => [
        input,
        new KnownFindings({ format: '1', findings }),
      ]),
    );
  const [input, ...others] = inputs;
  if (others.length > 0)
    throw new Problem(
      `${path} is the baseline of one input, and there are ${inputs.length}; write one for all of them with --write-baseline`,
    );
  return new Map(input === undefined ? [] : [[input, new KnownFindings(file)]]);
}

/**
 * Writes what there is as the baseline. Findings about changes are never part of it: a loss that one plan brings is no
 * reason to overlook the next.
 * @returns how many findings it knows
 */
export function writeBaseline(path: string, all: readonly Reviewed[], rules: readonly Rule[]): number {
  const ofPlans = new Set(rules.filter(({ phase }) => phase === 'plan').map(({ id }) => id));
  const belongs = ({ rule, severity }: Finding): boolean => severity !== 'info' && !ofPlans.has(rule);
  const lists = all.map(
    ({ path: input, review }) => [input, [...review.findings, ...review.known].filter(belongs)] as const,
  );
  const [first, ...others] = lists;
  const file: BaselineFile =
    others.length === 0
      ? baselineOf(first?.[1] ?? [])
      : {
          format: '1',
          inputs: Object.fromEntries(
            lists.map(([input, findings]) => [input, baselineOf(findings).findings]),
          ),
        };
  writeWhole(path, `${JSON.stringify(file, undefined, 2)}\n`);
  return lists.reduce((sum, [, findings]) => sum + findings.length, 0);
}

function parsed(path: string): BaselineFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Problem(`cannot read ${path}: ${reasonOf(error)}`);
  }
  const { format, findings, inputs } = (json ?? {}) as {
    format?: unknown;
    findings?: unknown;
    inputs?: unknown;
  };
  const isFile =
    format === '1' &&
    (isFindings(findings) || (isObject(inputs) && Object.values(inputs).every((one) => isFindings(one))));
  if (!isFile) throw new Problem(`${path} is no baseline of format 1; write one with --write-baseline`);
  return json as BaselineFile;
}

function isFindings(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every(
      (places) => Array.isArray(places) && places.every((place) => typeof place === 'string'),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
