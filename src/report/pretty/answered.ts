import type { Finding } from '../../review';
import { count } from '../../text/count';
import { printable } from '../../text/printable';
import type { BaselineUse, Calendar } from '../report';
import { ENDED_FIX, endedInWords, placeOf, reasonOf } from '../words';
import { type Screen, listBelow } from './screen';

/** The findings that the baseline contains. */
export function known(findings: readonly Finding[], baseline: BaselineUse | undefined, most: number): string {
  return listBelow(
    `known from ${baseline === undefined ? 'the baseline' : printable(baseline.path)}; these do not fail the review:`,
    findings.map(({ severity, rule, ...finding }) => `${severity} ${rule} ${placeOf(finding)}`),
    most,
  );
}

/** The stale entries of the baseline. */
export function unanswered({ path, unanswered: entries }: BaselineUse, most: number): string {
  return listBelow(
    `${count(entries.length, 'stale entry', 'stale entries')} to remove from ${printable(path)}:`,
    entries.map(({ rule, place }) => `${rule} ${place}`),
    most,
  );
}

/** Acknowledgements that have ended by the calendar. */
export function ended(screen: Screen, calendar: Calendar): readonly string[] {
  return calendar.ended.map((one) =>
    screen.block(screen.paint.yellow('ended'), endedInWords(one, calendar), [
      ['reason', reasonOf(one)],
      ['in', one.input],
      ['fix', ENDED_FIX],
    ]),
  );
}
