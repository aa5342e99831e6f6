import { count } from '../../text/count';
import { byReason, waitingTogether } from '../groups';
import { notReviewedLines } from '../not-reviewed';
import type { Report } from '../report';
import { nameOf } from '../words';
import type { Section } from './fit';
import { folded } from './fold';
import { place } from './place';
import { code, prose } from './text';

/** What is not known, each reason with its places. */
export function unchecked({ inputs }: Report): Section {
  const groups = waitingTogether(inputs);
  return folded(
    `Unchecked: ${count(groups.length, 'thing')} not known yet`,
    groups.map(({ reason, rules, places }) => () => {
      const lines = places
        .slice(0, MOST_PLACES)
        .map(({ waiting, reviewed }) =>
          inputs.length > 1 ? `${place(waiting)} in ${code(nameOf(reviewed))}` : place(waiting),
        );
      const more = places.length - lines.length;
      const list = [...lines, ...(more > 0 ? [`and ${more} more`] : [])];
      const at =
        list.length === 1
          ? `  - at: ${list.join('')}\n`
          : `  - at:\n${list.map((one) => `    - ${one}\n`).join('')}`;
      return `- **unchecked**: ${prose(reason)}\n  - rules: ${rules.map(code).join(', ')}\n${at}`;
    }),
  );
}

export function uncheckedEach({ inputs }: Report): Section {
  const groups = inputs.flatMap(({ review }) => byReason(review.unchecked));
  return folded(
    `Unchecked: ${count(groups.length, 'thing')} not known yet`,
    groups.map(
      (group) => () =>
        `- **unchecked**: ${prose(group.reason)}\n  - at: ${place(group)}\n  - rules: ${group.rules.map(code).join(', ')}\n`,
    ),
  );
}

/** More places of one reason are in the other reports. */
const MOST_PLACES = 50;

export function notReviewed({ inputs }: Report): Section {
  const lines = inputs.flatMap((reviewed) => notReviewedLines(reviewed));
  return folded(
    'Not reviewed',
    lines.map((one) => () => `- ${prose(one)}\n`),
  );
}
