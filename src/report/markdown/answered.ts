import type { AcknowledgedFinding } from '../../review';
import { count } from '../../text/count';
import { acknowledgedByInputs } from '../first-screen';
import { bySeverity } from '../groups';
import type { Report } from '../report';
import type { Reviewed } from '../reviewed';
import type { SharedFindings } from '../shared-findings';
import { ENDED_FIX, endedInWords, reasonOf } from '../words';
import { numberOf } from './finding-sections';
import type { Chapter, Section } from './fit';
import { each, escapedSummary, folded, foldedSections, whole } from './fold';
import { place, placeIn, placesIn } from './place';
import { code, link, prose } from './text';

/** Acknowledged findings, those of one rule with one reason together. */
export function acknowledged(report: Report): Chapter {
  const groups = acknowledgedByInputs(report);
  return foldedSections(
    `Acknowledged: ${count(numberOf(groups), 'finding')}`,
    groups.map((group) => acknowledgedSection(group, report.inputs)),
  );
}

function acknowledgedSection(
  { first, count: number, subject, summary, cases }: SharedFindings<AcknowledgedFinding>,
  inputs: readonly Reviewed[],
): Section {
  const rule = `  - rule: ${link(code(first.rule), first.docs)}\n`;
  const reason = `  - reason: ${prose(reasonOf(first.acknowledgement))}\n`;
  const places = cases.flatMap((one) => one.places);
  const [only] = places;
  if (number === 1 && only !== undefined) {
    const item = `- ${first.severity}: ${prose(first.message)}\n${rule}  - at: ${placeIn(only, inputs)}\n${reason}`;
    return whole(item);
  }
  return {
    ...placesIn(places, inputs),
    head: `- ${first.severity}: ${prose(subject)}: ${prose(summary)}\n${rule}${reason}  - at:\n`,
  };
}

export function acknowledgedEach({ inputs }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.acknowledged);
  return folded(
    `Acknowledged: ${count(findings.length, 'finding')}`,
    findings.map(
      ({ finding }) =>
        () =>
          `- ${finding.severity}: ${prose(finding.message)}\n  - rule: ${link(code(finding.rule), finding.docs)}\n  - at: ${place(finding)}\n  - reason: ${prose(reasonOf(finding.acknowledgement))}\n`,
    ),
  );
}

export function known({ inputs, baseline }: Report): Section {
  const findings = bySeverity(inputs, ({ review }) => review.known);
  const from = baseline === undefined ? 'the baseline' : baseline.path;
  return folded(
    `Known from ${escapedSummary(from)}: ${count(findings.length, 'finding')}`,
    findings.map(
      ({ finding }) =>
        () =>
          `- ${finding.severity}: ${prose(finding.message)} (${link(code(finding.rule), finding.docs)} at ${place(finding)})\n`,
    ),
  );
}

export function unanswered({ baseline }: Report): Section {
  const entries = baseline?.unanswered ?? [];
  return folded(
    `Stale, to be removed from ${escapedSummary(baseline?.path ?? 'the baseline')}: ${count(entries.length, 'entry', 'entries')}`,
    entries.map(
      ({ rule, place: where }) =>
        () =>
          `- ${code(rule)} ${code(where)}\n`,
    ),
  );
}

/** Acknowledgements that have ended by the calendar. */
export function ended({ calendar }: Report): Section {
  const all = calendar?.ended ?? [];
  return {
    head: '\n',
    total: all.length,
    items: each(
      all.map(
        (one) => () =>
          `- **ended**: ${prose(calendar === undefined ? '' : endedInWords(one, calendar))}\n  - reason: ${prose(reasonOf(one))}\n  - fix: ${prose(ENDED_FIX)}\n`,
      ),
    ),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}
