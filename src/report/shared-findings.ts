import type { Finding } from '../review';
import { type Rule, rules as builtIn } from '../rules';
import { grouped } from '../text/group';
import { listed } from '../text/list';
import { naturallySorted } from '../text/natural-order';
import type { Placed } from './groups';
import { withoutName } from './without-name';

/** Findings of one rule and severity, with what they share. A report shows that once, with a list of places. */
export interface SharedFindings<F extends Finding = Finding> {
  /** The first one, for what all of them share: rule, severity, why, error and docs. */
  readonly first: F;
  /** How many there are. */
  readonly count: number;
  /** What they are about: `cluster "orders"`, or `39 clusters`. */
  readonly subject: string;
  /** What is the case, for all of them: the message, or the summary of the rule where messages differ. */
  readonly summary: string;
  /** Those with the same message and fix, but for the name of the cluster. */
  readonly cases: readonly FindingCase<F>[];
  /** Whether all cases are about the same attribute. */
  readonly sharesAttribute: boolean;
  /** Whether all cases have the same fix. */
  readonly sharesFix: boolean;
}

/** Findings of one rule with the same message and fix. */
export interface FindingCase<F extends Finding = Finding> {
  /** The message of a single finding; of several, the message without the name. */
  readonly message: string;
  readonly attribute: string | undefined;
  readonly fix: string;
  readonly fixInCode: string | undefined;
  /** In the order of the inputs, and in each as people count. */
  readonly places: readonly Placed<F>[];
}

/** Options of the sharing. */
export interface SharingOptions<F extends Finding> {
  /** The rules that ran, for their summaries. */
  readonly rules?: readonly Rule[] | undefined;
  /** What findings must have in common as well. */
  readonly also?: (finding: F) => string;
}

/** Findings by what they share, in the order of the first of each. */
export function sharedFindings<F extends Finding>(
  findings: readonly Placed<F>[],
  { rules = builtIn, also }: SharingOptions<F> = {},
): readonly SharedFindings<F>[] {
  const groups = grouped(findings, ({ finding }) => {
    const { rule, severity, why, docs, prevents = '' } = finding;
    return [rule, severity, why, docs, prevents, also?.(finding) ?? ''].join('\n');
  });
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [sharedBy(first.finding, own, byId)];
  });
}

function sharedBy<F extends Finding>(
  first: F,
  findings: readonly Placed<F>[],
  // Their summaries would load all of them.
  rules: ReadonlyMap<string, Rule>,
): SharedFindings<F> {
  const cases = [...grouped(findings, caseKey).values()].flatMap(caseOf);
  const [only, ...others] = cases;
  return {
    first,
    count: findings.length,
    subject: subjectOf(findings),
    summary:
      only !== undefined && others.length === 0
        ? only.message
        : (rules.get(first.rule)?.summary ?? first.rule),
    cases,
    sharesAttribute: others.every(({ attribute }) => attribute === only?.attribute),
    sharesFix: others.every(({ fix, fixInCode }) => fix === only?.fix && fixInCode === only.fixInCode),
  };
}

function caseKey({ finding }: Placed<Finding>): string {
  const { attribute = '', message, fix, fixInCode = '', cluster } = finding;
  const [said, ...todo] = [message, fix, fixInCode].map((text) => withoutName(text, cluster?.name));
  return [said, attribute, ...todo].join('\n');
}

function caseOf<F extends Finding>(findings: readonly Placed<F>[]): readonly FindingCase<F>[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { attribute, message, fix, fixInCode, cluster } = first.finding;
  const shown = (text: string): string => (findings.length === 1 ? text : withoutName(text, cluster?.name));
  return [
    {
      message: shown(message),
      attribute,
      fix: shown(fix),
      fixInCode: fixInCode === undefined ? undefined : shown(fixInCode),
      places: inOrder(findings),
    },
  ];
}

/** Input after input, and in each as people count. */
function inOrder<F extends Finding>(findings: readonly Placed<F>[]): readonly Placed<F>[] {
  return [...grouped(findings, ({ reviewed }) => reviewed).values()].flatMap((own) =>
    naturallySorted(own, ({ finding }) => finding.address),
  );
}

/** A longer list says less than its length. */
const MOST_NAMED = 3;

/** `cluster "orders"`, `clusters "orders" and "ledger"`, `2 clusters named "orders"`, `12 clusters`, `2 resources`. */
function subjectOf(findings: readonly Placed<Finding>[]): string {
  const clusters = new Map<string, string>();
  const resources = new Set<string>();
  const numbers = new Map(
    [...new Set(findings.map(({ reviewed }) => reviewed))].map((one, index) => [one, index]),
  );
  let others = 0;
  for (const { finding, reviewed } of findings) {
    const { address, cluster } = finding;
    const input = numbers.get(reviewed) ?? 0;
    resources.add(`${input} ${address}`);
    if (cluster === undefined) others += 1;
    else
      clusters.set(
        `${input} ${cluster.address}`,
        cluster.name === cluster.address ? cluster.name : `"${cluster.name}"`,
      );
  }
  if (others > 0)
    return resources.size === 1 ? (findings[0]?.finding.address ?? '') : `${resources.size} resources`;
  const names = naturallySorted([...new Set(clusters.values())], (name) => name);
  if (names.length === 1 && clusters.size > 1) return `${clusters.size} clusters named ${names.join('')}`;
  if (clusters.size > MOST_NAMED || names.length < clusters.size) return `${clusters.size} clusters`;
  return `cluster${names.length === 1 ? '' : 's'} ${listed(names)}`;
}
