import { count } from '../../text/count';
import { waitingTogether } from '../groups';
import { notReviewedLines } from '../not-reviewed';
import type { Report } from '../report';
import { nameOf } from '../words';
import { list } from './elements';
import { type Content, markup } from './markup';
import { folded, table } from './page';

export function unchecked({ inputs }: Report): Content {
  const waiting = waitingTogether(inputs);
  if (waiting.length === 0) return undefined;
  const things = waiting.reduce((sum, { places: all }) => sum + all.length, 0);
  return folded(
    `Unchecked: ${count(things, 'thing')} not known yet`,
    table(
      ['not known', 'rules that need it', 'at'],
      waiting.map(({ reason, rules, places: all }) => [
        reason,
        rules.map((rule) => markup`<code>${rule}</code> `),
        all.map(({ waiting: { constructPath, address }, reviewed }) => [
          markup`<code>${constructPath ?? address}</code> `,
          inputs.length > 1 ? markup`in <code>${nameOf(reviewed)}</code> ` : undefined,
        ]),
      ]),
    ),
  );
}

export function notReviewed({ inputs }: Report): Content {
  const lines = inputs.flatMap((reviewed) =>
    notReviewedLines(reviewed).map((line) => (inputs.length > 1 ? `${nameOf(reviewed)}: ${line}` : line)),
  );
  return lines.length === 0 ? undefined : folded('Not reviewed', list(lines));
}
