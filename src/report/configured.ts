import type { Rule, Severity } from '../rules';
import type { FailOn } from './fail-on';

/** What a team has set for a run: where it stands, and what it takes from the rules or adds to them. */
export interface Configured {
  /** The configuration file, as it was named; undefined where there is none. */
  readonly file: string | undefined;
  /** Rules that are off. */
  readonly rulesOff: readonly string[];
  /** Rules whose findings count for less than they do by themselves. */
  readonly weakened: readonly WeakenedRule[];
  /** Modules with rules of the team's own that were loaded: their code ran in the review. */
  readonly ownModules: readonly string[];
  /** Modules that the configuration names, and that were not loaded because the run was told so. */
  readonly ownModulesLeftOut: readonly string[];
}

/** A rule whose severity was lowered. */
export interface WeakenedRule {
  readonly rule: string;
  readonly from: Severity;
  readonly to: Severity;
}

/** Where nothing is set. */
export const NOT_CONFIGURED: Configured = {
  file: undefined,
  rulesOff: [],
  weakened: [],
  ownModules: [],
  ownModulesLeftOut: [],
};

/** What severities take from rules. */
export function takenFrom(
  rules: readonly Rule[],
  severities: ReadonlyMap<string, Severity | 'off'>,
): Pick<Configured, 'rulesOff' | 'weakened'> {
  const rulesOff: string[] = [];
  const weakened: WeakenedRule[] = [];
  for (const { id, severity: from } of rules) {
    const to = severities.get(id);
    if (to === 'off') rulesOff.push(id);
    else if (to !== undefined && GRAVITY[to] < GRAVITY[from]) weakened.push({ rule: id, from, to });
  }
  return { rulesOff, weakened };
}

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** One thing that a configuration does, as a report for people says it. */
export interface ConfiguredRow {
  /** For columns of six characters. */
  readonly short: string;
  readonly label: string;
  readonly text: string;
}

/** Which file a configuration is, for people. */
export function fileOf({ file }: Configured): string {
  return file ?? 'none';
}

/** What a configuration does, for people; nothing where it leaves the rules as they are. */
export function configuredRows(
  { rulesOff, weakened, ownModules, ownModulesLeftOut }: Configured,
  failOn: FailOn = 'error',
): readonly ConfiguredRow[] {
  const rows: readonly (Omit<ConfiguredRow, 'text'> & { readonly texts: readonly string[] })[] = [
    { short: 'off', label: 'rules that are off', texts: rulesOff },
    {
      short: 'weaker',
      label: 'rules that are weakened',
      texts: weakened.map(({ rule, from, to }) => `${rule} (${from} to ${to})`),
    },
    { short: 'own', label: 'own rules loaded from', texts: ownModules },
    { short: 'unused', label: 'own rules not loaded from', texts: ownModulesLeftOut },
    { short: 'fails', label: 'fails', texts: failOn === 'error' ? [] : [FAILS[failOn]] },
  ];
  return rows
    .filter(({ texts }) => texts.length > 0)
    .map(({ texts, ...row }) => ({ ...row, text: texts.join(', ') }));
}

/** From which severity on findings fail a run, where that is not from errors on. */
export const FAILS = {
  unchecked: 'on warnings and unchecked values too',
  warning: 'on warnings too',
  never: 'on nothing',
} as const;
