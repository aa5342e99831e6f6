import type { Finding } from '../review';
import { jsonParts } from './json-text';
import type { Configured } from './configured';
import type { Calendar, Report } from './report';
import { type Reviewed, summaryOf } from './reviewed';

/** The report as JSON, format 1: members may be added to it, but never change. */
export function toJson(report: Report): string {
  return [...toJsonParts(report)].join('');
}

/** The report as JSON in parts, to be written one after the other. */
export function* toJsonParts({
  inputs: all,
  tool,
  asOf,
  failOn,
  configured,
  calendar,
  baseline,
  unreadable = [],
}: Report): Iterable<string> {
  const each = <T, U>(list: (reviewed: Reviewed) => readonly T[], make: (one: T, input: number) => U): U[] =>
    all.flatMap((reviewed, input) => list(reviewed).map((one) => make(one, input)));
  const json = {
    format: '1',
    tool,
    asOf,
    inputs: all.map(({ path, kind, terraformVersion, partial }) => ({
      path,
      kind,
      terraformVersion,
      partial,
    })),
    summary: summaryOf(all),
    findings: each(({ review }) => review.findings, findingJson),
    acknowledged: each(
      ({ review }) => review.acknowledged,
      (finding, input) => {
        const { reason, owner, until } = finding.acknowledgement;
        return { ...findingJson(finding, input), acknowledgement: { reason, owner, until } };
      },
    ),
    known: each(({ review }) => review.known, findingJson),
    unchecked: each(
      ({ review }) => review.unchecked,
      ({ rule, address, constructPath, attribute, unknownUntil, reason }, input) => ({
        rule,
        input,
        address,
        constructPath,
        attribute,
        unknownUntil,
        reason,
      }),
    ),
    notReviewed: each(
      ({ review }) => review.notReviewed,
      ({ kind, address, reason }, input) => ({ input, kind, address, reason }),
    ),
    impact: all.flatMap(({ impact = [] }, input) => impact.map((one) => ({ input, ...one.json }))),
    ...applyOf(all),
    crashes: each(
      ({ review }) => review.crashes,
      ({ rule, message }, input) => ({ rule, input, message }),
    ),
    ...(baseline === undefined ? {} : { baseline }),
    ...(configured === undefined ? {} : { configuration: configurationJson(configured, failOn) }),
    ...(calendar === undefined ? {} : { calendar: calendarJson(calendar) }),
    unreadable: unreadable.map(({ path, reason }) => ({ path, reason })),
  };
  yield* jsonParts(json);
  yield '\n';
}

const OUTCOMES = ['completes', 'unknown', 'stops'] as const;

/** How far the applies of all plans get: each entry with its input, and of the outcomes the worst. */
function applyOf(all: readonly Reviewed[]): { readonly apply?: object } {
  const applies = all.flatMap(({ apply }, input) => (apply === undefined ? [] : [{ input, ...apply.json }]));
  if (applies.length === 0) return {};
  const each = (list: (apply: (typeof applies)[number]) => readonly object[]): readonly object[] =>
    applies.flatMap((apply) => list(apply).map((one) => ({ input: apply.input, ...one })));
  const asked = applies.filter(({ ifRefused }) => ifRefused !== undefined);
  return {
    apply: {
      outcome: OUTCOMES[Math.max(...applies.map(({ outcome }) => OUTCOMES.indexOf(outcome)))],
      steps: each(({ steps }) => steps),
      clusters: each(({ clusters }) => clusters),
      nextPlan: each(({ nextPlan }) => nextPlan),
      safe: each(({ safe }) => safe),
      ...(asked.length === 0 ? {} : { ifRefused: each(({ ifRefused = [] }) => ifRefused) }),
    },
  };
}

function configurationJson({ file, ...others }: Configured, failOn: Report['failOn']): object {
  return { file: file ?? null, ...others, failOn };
}

function calendarJson({ today, ended }: Calendar): object {
  return {
    today,
    ended: ended.map(({ rule, covers, reason, owner, until, input }) => ({
      rule,
      covers,
      reason,
      owner,
      until,
      input,
    })),
  };
}

function findingJson(finding: Finding, input: number): object {
  const { rule, severity, address, constructPath, attribute, message, why, docs, prevents, related, source } =
    finding;
  return {
    rule,
    severity,
    input,
    address,
    constructPath,
    source,
    attribute,
    message,
    why,
    fix: finding.fix,
    fixInCode: finding.fixInCode,
    fixes: finding.fixes?.map(({ address, attribute, value }) => ({ address, attribute, value })),
    docs,
    prevents,
    related,
    cluster: finding.cluster?.address,
  };
}
