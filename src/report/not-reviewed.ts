import { count } from '../text/count';
import type { NotReviewed, NotReviewedKind } from '../model';
import { cut } from '../text/cut';
import { listed } from '../text/list';
import type { Reviewed } from './reviewed';
import { nameOf } from './words';

/** What each kind is, for one and for several. */
const KINDS: Readonly<Record<NotReviewedKind, (number: number) => string>> = {
  'deferred-change': (number) => `${count(number, 'deferred change')} ${were(number)} not reviewed`,
  action: (number) => `${count(number, 'action')} of the plan ${were(number)} not reviewed`,
  'failing-check': (number) =>
    `${count(number, 'check')} of the configuration ${number === 1 ? 'fails' : 'fail'}`,
  'unlisted-resource': (number) =>
    `${count(number, 'resource')} of the state ${number === 1 ? 'is' : 'are'} not in the plan, and ${were(number)} not reviewed`,
  contradiction: (number) => `the plan contradicts itself about ${count(number, 'value')}`,
  'unknown-member': (number) =>
    `${count(number, 'member')} of the plan ${number === 1 ? 'is' : 'are'} unknown to this release, and ${were(number)} not reviewed`,
};

function were(number: number): string {
  return number === 1 ? 'was' : 'were';
}

/** How many of a kind one line names; JSON has all of them. */
const MOST_NAMED = 3;

/** What was not reviewed of an input, in one line for each kind. */
export function notReviewedLines({ review: { notReviewed } }: Pick<Reviewed, 'review'>): readonly string[] {
  const kinds = [...new Set(notReviewed.map(({ kind }) => kind))];
  return kinds.map((kind) =>
    line(
      kind,
      notReviewed.filter((one) => one.kind === kind),
    ),
  );
}

/** Remarks on an input in addition to its findings: how much of a change it shows, and what was not reviewed. */
export function noticesOf(reviewed: Reviewed): readonly string[] {
  const isRefreshOnly = reviewed.partial === 'refresh-only';
  return [...(isRefreshOnly ? [REFRESH_ONLY] : []), ...notReviewedLines(reviewed)].map(
    (text) => `${nameOf(reviewed)}: ${text}`,
  );
}

const REFRESH_ONLY = 'the plan has no resource_changes: it is refresh-only, and changes nothing in Atlas';

function line(kind: NotReviewedKind, all: readonly NotReviewed[]): string {
  const named = all
    .slice(0, MOST_NAMED)
    .map(({ address, reason }) => cut(address) + (reason === undefined ? '' : ` (${cut(reason)})`));
  const more = all.length - named.length;
  return `${KINDS[kind](all.length)}: ${listed([...named, ...(more > 0 ? [`${more} more`] : [])])}`;
}
