import { momentOf } from '../../forecast/moments';
import { Problem } from '../process/problem';

/** The moment that an option names. */
export function typedMoment(option: 'at' | 'since', text: string): number {
  const moment = momentOf(text);
  if (moment === undefined)
    throw new Problem(
      `--${option} "${text}" is not a date; write it as YYYY-MM-DD, or with a time in UTC as YYYY-MM-DDTHH:MMZ`,
    );
  return moment;
}
