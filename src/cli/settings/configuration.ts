import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { core } from 'zod';
import type { Objective } from '../../model';
import { isDate } from '../../model/date';
import { secondsOf } from '../../model/duration';
import { retentionOf } from '../../model/retention';
import type { Acknowledgement } from '../../review';
import { matches } from '../../review/address-pattern';
import type { Severity } from '../../rules';
import type { FailOn } from '../../report';
import { listed } from '../../text/list';
import { suggestion } from '../../text/nearest';
import { shown } from '../../text/shown';
import type * as Schema from './configuration-schema';
import { Problem, jsonReasonOf, reasonOf } from '../process/problem';
import type { BytesRead } from '../process/streams';

/** What a team sets for all its runs, in `atlas-backup.config.json`. */
export interface Configuration {
  /** The file, as it was named. */
  readonly path: string;
  readonly asOf?: string | undefined;
  readonly failOn?: FailOn | undefined;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly objectives: readonly Objective[];
  /** Modules of own rules, relative to the working folder. */
  readonly ownRules: readonly string[];
  readonly baseline?: string | undefined;
}

/** The file that is read if no other is named. */
export const DEFAULT_CONFIGURATION = 'atlas-backup.config.json';

/**
 * Reads the named file, or the default one if it exists; no file for `false`.
 * @param reading called when it is read, and with its bytes
 */
export function readConfiguration(
  named: string | false | undefined,
  reading?: BytesRead,
): Configuration | undefined {
  if (named === false) return undefined;
  const path = named ?? DEFAULT_CONFIGURATION;
  if (named === undefined && !existsSync(path)) return undefined;
  const json = parsed(path, reading);
  // zod takes longer to load than most reviews take: only a run with a configuration loads it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { configurationSchema, keysAt } = require('./configuration-schema') as typeof Schema;
  const result = configurationSchema().safeParse(json, { reportInput: true });
  if (!result.success)
    throw new Problem(`${path}: ${result.error.issues.map((one) => inWords(one, keysAt)).join('; ')}`);
  const {
    asOf,
    failOn,
    rules = {},
    acknowledgements = [],
    objectives = [],
    ownRules = [],
    baseline,
  } = result.data;
  rejectInvalidDate(path, 'asOf', asOf);
  for (const [index, { until }] of acknowledgements.entries())
    rejectInvalidDate(path, `acknowledgements.${index}.until`, until);
  return {
    path,
    asOf,
    failOn,
    rules,
    acknowledgements: acknowledgements.map(stripped),
    objectives: objectives.map((one, index) => toObjective(one, `${path} objectives[${index}]`)),
    ownRules: ownRules.map((file) => relativeTo(path, file)),
    baseline: baseline === undefined ? undefined : relativeTo(path, baseline),
  };
}

/** A file that a configuration names, relative to the working folder: reports show the same path on every machine. */
export function relativeTo(path: string, file: string): string {
  return isAbsolute(file) ? file : join(dirname(path), file);
}

function rejectInvalidDate(path: string, where: string, day: string | undefined): void {
  if (day !== undefined && !isDate(day))
    throw new Problem(`${path}: ${where}: "${day}" is not a date; write it as YYYY-MM-DD`);
}

function parsed(path: string, reading: BytesRead | undefined): unknown {
  let text: string;
  try {
    const bytes = readFileSync(path);
    reading?.(path)(bytes);
    text = bytes.toString('utf8');
  } catch (error) {
    throw new Problem(`cannot read ${path}: ${reasonOf(error)}`);
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text, (key, value: unknown) => {
      // zod ignores it.
      if (key === '__proto__') throw new Problem(`${path}: there is no key "__proto__"`);
      return value;
    });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`cannot read ${path}: it is not JSON (${jsonReasonOf(error)})`);
  }
}

type Stated = Pick<Acknowledgement, 'rule' | 'reason'> & {
  readonly [Key in 'owner' | 'until' | 'address']?: string | undefined;
};

/** Without the members that zod leaves undefined. */
function stripped({ rule, reason, owner, until, address }: Stated): Acknowledgement {
  return {
    rule,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(address === undefined ? {} : { address }),
  };
}

type WrittenObjective = NonNullable<
  ReturnType<ReturnType<typeof Schema.configurationSchema>['parse']>['objectives']
>[number];

function toObjective(written: WrittenObjective, statedBy: string): Objective {
  const { address, tag, storedIn, survivesClusterDeletion, survivesRegionLoss } = written;
  const worstLoss = written.worstLoss === undefined ? undefined : secondsOf(written.worstLoss);
  const keepFor = written.keepFor === undefined ? undefined : retentionOf(written.keepFor);
  return {
    statedBy,
    covers: {
      ...(address === undefined ? {} : { address: (one: string) => matches(address, one) }),
      ...(tag === undefined ? {} : { tag: [tag.name, tag.value] as const }),
    },
    needs: {
      ...(worstLoss === undefined ? {} : { worstLoss }),
      ...(keepFor === undefined ? {} : { keepFor }),
      ...(storedIn === undefined ? {} : { storedIn }),
      ...(survivesClusterDeletion === undefined ? {} : { survivesClusterDeletion }),
      ...(survivesRegionLoss === undefined ? {} : { survivesRegionLoss }),
    },
  };
}

function inWords(issue: core.$ZodIssue, keysAt: typeof Schema.keysAt): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(where, key, keysAt(issue.path))).join('; ');
  if (issue.code === 'invalid_value')
    return `${where}: write ${listed(issue.values.map(String), 'or')}${issue.input === undefined ? '' : `, not ${shown(issue.input)}`}`;
  if (issue.code === 'invalid_type')
    return `${where === '' ? 'the file' : where} ${issue.input === undefined ? 'is missing' : `must be ${KINDS[issue.expected] ?? `a ${issue.expected}`}, not ${shown(issue.input)}`}`;
  return `${where}: ${issue.message}`;
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a text',
};

function unknownKey(where: string, key: string, keys: readonly string[]): string {
  const name = where === '' ? key : `${where}.${key}`;
  return `there is no key "${name}"${suggestion(key, keys)}`;
}
