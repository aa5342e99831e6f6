import type { Rule, Severity } from '../rules';
import type { FailOn } from './fail-on';

/** The configuration of a run: its file, and how it changes the rules. */
export interface Configured {
  /** The configuration file, as it was named; undefined if there is none. */
  readonly file: string | undefined;
  /** Rules that are set to `off`. */
  readonly rulesOff: readonly string[];
  /** Rules with a lower severity than their default. */
  readonly weakened: readonly WeakenedRule[];
  /** Modules of own rules that were loaded. Their code ran during the review. */
  readonly ownModules: readonly string[];
  /** Modules that the configuration names, but that were not loaded (`--no-own-rules`). */
  readonly ownModulesLeftOut: readonly string[];
}

/** A rule with a lowered severity. */
export interface WeakenedRule {
  readonly rule: string;
  readonly from: Severity;
  readonly to: Severity;
}

/** No configuration. */
export const NOT_CONFIGURED: Configured = {
  file: undefined,
  rulesOff: [],
  weakened: [],
  ownModules: [],
  ownModulesLeftOut: [],
};

/** The rules that severities disable or weaken. */
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

/** One effect of a configuration, as reports for people show it. */
export interface ConfiguredRow {
  /** For columns of six characters. */
  readonly short: string;
  readonly label: string;
  readonly text: string;
}

/** The file of a configuration, for people. */
export function fileOf({ file }: Configured): string {
  return file ?? 'none';
}

/** The effects of a configuration, for people; empty if it does not change the rules. */
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

/** What fails a run, if that is not only errors. */
export const FAILS = {
  unchecked: 'on warnings and unchecked values too',
  warning: 'on warnings too',
  never: 'on nothing',
} as const;
