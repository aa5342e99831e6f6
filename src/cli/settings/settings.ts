import { FACTS_AS_OF } from '../../atlas/dates';
import type { Objective } from '../../model';
import { isDate } from '../../model/date';
import { type Configured, takenFrom } from '../../report/configured';
import type { Acknowledgement } from '../../review';
import { type Rule, type Severity, rules } from '../../rules';
import { byCurrentId, currentId } from '../../rules/former-ids';
import { type Configuration, readConfiguration } from './configuration';
import { FAIL_ON } from '../process/exit';
import { type Wanted, wantedFormats } from '../output/formats';
import { loadOwnRules } from './own-rules';
import type { WhatIf } from '../../report/apply/planned-apply';
import { Problem } from '../process/problem';
import { typedRun } from './run-name';
import { whatIfOf } from './what-if';
import type { FailOn } from '../../report';
import { listed } from '../../text/list';
import { suggestion } from '../../text/nearest';

/** The options and the configuration file together, checked. Options win. */
export interface Settings {
  readonly formats: readonly Wanted[];
  readonly failOn: FailOn;
  readonly asOf: string;
  /** What the reports call the run. */
  readonly run: string | undefined;
  /** The day of the run. It only determines which acknowledgements are reported as ended. */
  readonly today: string;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly objectives: readonly Objective[];
  readonly rules: readonly Rule[];
  /** Rules that are named by a former id, each with the place that names it. */
  readonly formerIds: readonly NamedRule[];
  /** How the configuration and the options change the rules. */
  readonly configured: Configured;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  /** Whether reports for people show each finding in full. */
  readonly details: boolean;
  /** How many inputs are reviewed at the same time; undefined: as many as are useful. */
  readonly jobs: number | undefined;
  /** Whether several inputs are reviewed one by one. */
  readonly separate: boolean;
  /** What is asked about the apply of plans. */
  readonly whatIf: WhatIf;
  /** The options that these settings are from. */
  readonly typed: TypedReviewOptions;
}

/** A rule that the configuration file or an option names. */
export interface NamedRule {
  readonly id: string;
  readonly where: string;
}

/** The options, unparsed. */
export interface TypedOptions {
  readonly run?: string;
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly asOf?: string;
  readonly rule?: readonly string[];
  /** False if none is read (`--no-config`). */
  readonly config?: string | false;
  /** False if own rules are not loaded (`--no-own-rules`). */
  readonly ownRules?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  /** Whether reports for people show each finding in full. */
  readonly details?: boolean;
  readonly jobs?: string;
  /** Whether several inputs are reviewed one by one, instead of as one estate. */
  readonly separate?: boolean;
  /** The folder of the root module, in HCL. */
  readonly source?: string;
  /** The files with the states of what stands elsewhere. */
  readonly state?: readonly string[];
}

/** The options of a review of plans, unparsed. */
export interface TypedReviewOptions extends TypedOptions {
  readonly synth?: string;
  readonly ifRefused?: readonly string[];
}

/** The formats and the configuration, before own rules are loaded. */
export interface Stated {
  readonly formats: readonly Wanted[];
  readonly configuration: Configuration | undefined;
}

/** Parses the formats and reads the configuration. */
export function statedIn({ format = ['pretty'], config }: TypedOptions): Stated {
  return { formats: wantedFormats(format), configuration: readConfiguration(config) };
}

/** Checks the options and the configuration; anything unknown is one line on stderr. */
export async function settingsOf(
  typed: TypedReviewOptions,
  today: string,
  { formats, configuration } = statedIn(typed),
): Promise<Settings> {
  const failOn = typed.failOn ?? configuration?.failOn ?? 'error';
  if (!isFailOn(failOn)) throw new Problem(`unknown --fail-on "${failOn}"; write ${listed(FAIL_ON, 'or')}`);
  const asOf = typed.asOf === 'today' ? today : (typed.asOf ?? configuration?.asOf ?? FACTS_AS_OF);
  if (!isDate(asOf)) throw new Problem(`--as-of "${asOf}" is not a date; write it as YYYY-MM-DD, or today`);
  const own = configuration?.ownRules ?? [];
  const loadsOwn = typed.ownRules !== false;
  const rules = await rulesWith(loadsOwn ? own : []);
  const ids = rules.map(({ id }) => id);
  const acknowledgements = configuration?.acknowledgements ?? [];
  const configured = Object.entries(configuration?.rules ?? {});
  const typedSeverities = severitiesOf(typed.rule ?? []);
  const inFile = [...configured.map(([id]) => id), ...acknowledgements.map(({ rule }) => rule)];
  const named: readonly NamedRule[] = [
    ...inFile.map((id) => ({ id, where: configuration?.path ?? '' })),
    ...typedSeverities.map(([id]) => ({ id, where: '--rule' })),
  ];
  for (const { id, where } of named) if (loadsOwn || !id.startsWith('own/')) rejectUnknown(id, ids, where);
  const severities = new Map([...byCurrentId(configured), ...byCurrentId(typedSeverities)]);
  return {
    formats,
    failOn,
    asOf,
    run: typedRun(typed.run),
    today,
    severities,
    formerIds: named.filter(({ id }) => currentId(id) !== id),
    acknowledgements,
    objectives: configuration?.objectives ?? [],
    rules,
    configured: {
      file: configuration?.path,
      ...takenFrom(rules, severities),
      ownModules: loadsOwn ? own : [],
      ownModulesLeftOut: loadsOwn ? [] : own,
    },
    baseline: typed.baseline ?? configuration?.baseline,
    writeBaseline: typed.writeBaseline,
    whatIf: whatIfOf(typed.ifRefused ?? []),
    details: typed.details === true,
    separate: typed.separate === true,
    jobs: typed.jobs === undefined ? undefined : wholeNumber('--jobs', typed.jobs),
    // Other threads use the same day.
    typed: { ...typed, asOf },
  };
}

/** The rules, including a team's own, which its configuration names. */
export async function configuredRules({
  config,
  ownRules,
}: Pick<TypedOptions, 'config' | 'ownRules'>): Promise<readonly Rule[]> {
  return ownRules === false ? rules : rulesWith(readConfiguration(config)?.ownRules ?? []);
}

function isFailOn(text: string): text is FailOn {
  return FAIL_ON.some((one) => one === text);
}

function wholeNumber(option: string, typed: string): number {
  if (!/^[1-9]\d{0,2}$/.test(typed))
    throw new Problem(`${option} "${typed}" is not a number of threads; write a whole number from 1 to 999`);
  return Number(typed);
}

async function rulesWith(own: readonly string[]): Promise<readonly Rule[]> {
  return own.length === 0 ? rules : [...rules, ...(await loadOwnRules(own))];
}

function severitiesOf(typed: readonly string[]): readonly (readonly [id: string, Severity | 'off'])[] {
  return typed.map((one) => {
    const [id = '', severity, ...rest] = one.split('=');
    if (
      rest.length > 0 ||
      (severity !== 'off' && severity !== 'info' && severity !== 'warning' && severity !== 'error')
    )
      throw new Problem(`--rule ${one} is invalid; write --rule ID=off, info, warning or error`);
    return [id, severity];
  });
}

function rejectUnknown(id: string, ids: readonly string[], where: string): void {
  if (ids.includes(currentId(id))) return;
  throw new Problem(`${where}: there is no rule "${id}"${suggestion(id, ids)}`);
}
