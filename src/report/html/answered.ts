import type { Finding } from '../../review';
import { count } from '../../text/count';
import { acknowledgedByInputs } from '../first-screen';
import { bySeverity } from '../groups';
import type { Report } from '../report';
import type { Reviewed } from '../reviewed';
import { type SharedFindings, sharedFindings } from '../shared-findings';
import { ENDED_FIX, endedInWords, reasonOf } from '../words';
import { list } from './elements';
import { sharedFinding } from './finding-sections';
import { type Content, markup } from './markup';
import { folded } from './page';

/** Acknowledgements that have ended by the calendar. */
export function ended({ calendar }: Report): Content {
  if (calendar === undefined || calendar.ended.length === 0) return undefined;
  return markup`<h2>Acknowledgements that have ended</h2>\n${list(
    calendar.ended.map(
      (one) => `${endedInWords(one, calendar)}. Reason: ${reasonOf(one)}. Fix: ${ENDED_FIX}`,
    ),
  )}`;
}

export function acknowledged(report: Report): Content {
  return apart('Acknowledged', acknowledgedByInputs(report), report.inputs, ({ first }) => {
    const reason = reasonOf(first.acknowledgement);
    return markup`<p><strong>Acknowledged:</strong> ${reason}</p>\n`;
  });
}

export function known({ inputs, rules, baseline }: Report): Content {
  const all = sharedFindings(
    bySeverity(inputs, ({ review }) => review.known),
    { rules },
  );
  return apart(`Known from ${baseline?.path ?? 'the baseline'}`, all, inputs, () => undefined);
}

/** Findings that do not fail the run, folded. */
function apart<F extends Finding>(
  title: string,
  groups: readonly SharedFindings<F>[],
  inputs: readonly Reviewed[],
  said: (group: SharedFindings<F>) => Content,
): Content {
  if (groups.length === 0) return undefined;
  const number = groups.reduce((sum, { count: own }) => sum + own, 0);
  return folded(
    `${title}: ${count(number, 'finding')}`,
    groups.map((group) => sharedFinding(group, inputs, undefined, false, said(group))),
  );
}

export function unanswered({ baseline }: Report): Content {
  if (baseline === undefined || baseline.unanswered.length === 0) return undefined;
  const { path, unanswered: entries } = baseline;
  return folded(
    `Stale, to be removed from ${path}: ${count(entries.length, 'entry', 'entries')}`,
    list(entries.map(({ rule, place }) => markup`<code>${rule}</code> <code>${place}</code>`)),
  );
}
