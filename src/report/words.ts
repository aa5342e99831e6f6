import { count } from '../text/count';
import { cut } from '../text/cut';
import { printable } from '../text/printable';
import type { Acknowledgement } from '../review';
import type { Calendar, EndedAcknowledgement } from './report';
import type { Summary } from './reviewed';

/** The counts, the highest severity first: "1 error, 0 warnings, 2 unchecked". */
export function counts(summary: Summary): string {
  const { errors, warnings, infos, unchecked, notReviewed, acknowledged, known, crashed } = summary;
  return [
    count(errors, 'error'),
    count(warnings, 'warning'),
    ...(infos > 0 ? [count(infos, 'info')] : []),
    ...(unchecked > 0 ? [`${unchecked} unchecked`] : []),
    ...(notReviewed > 0 ? [`${notReviewed} not reviewed`] : []),
    ...(acknowledged > 0 ? [`${acknowledged} acknowledged`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(crashed > 0 ? [`${count(crashed, 'rule')} crashed`] : []),
  ].join(', ');
}

/** What a summary says behind its counts where attributes are newer than the facts; empty where none is. */
export function newerIn({ newerAttributes: number }: Summary): string {
  if (number === 0) return '';
  return `; ${count(number, 'attribute')} ${number === 1 ? 'is' : 'are'} newer than the facts of this release`;
}

/** How much was reviewed: "7 resources". Not how many rules ran: each new rule would change every transcript. */
export function extent({ resources }: Summary): string {
  return count(resources, 'resource');
}

/** Where something is: the construct that a person wrote, if it is known, and the address. */
export function placeOf({
  constructPath,
  address,
}: {
  readonly constructPath: string | undefined;
  readonly address: string;
}): string {
  return constructPath === undefined ? cut(address) : `${cut(constructPath)} (${cut(address)})`;
}

/** A place with its input, if there are several inputs. */
export function inInput(
  place: string,
  input: { readonly path: string },
  inputs: readonly { readonly path: string }[],
): string {
  return inputs.length > 1 ? `${place} in ${nameOf(input)}` : place;
}

/** Why a finding is intentional, who is responsible for it, and until when. */
export function reasonOf({
  reason,
  owner,
  until,
}: Pick<Acknowledgement, 'reason'> & {
  readonly owner?: string | undefined;
  readonly until?: string | undefined;
}): string {
  const who = [owner, until === undefined ? undefined : `until ${until}`].filter(
    (part) => part !== undefined,
  );
  return who.length === 0 ? reason : `${reason} (${who.join(', ')})`;
}

/** Reports that an acknowledgement has ended by the calendar, but still applies. */
export function endedInWords(
  { rule, covers, until }: EndedAcknowledgement,
  { today, asOf }: Calendar,
): string {
  const where = covers === undefined ? '' : ` at ${covers}`;
  return `the acknowledgement of ${rule}${where} ended on ${until}, and today is ${today}; it still applies, because this run is as of ${asOf}`;
}

/** The fix for it. */
export const ENDED_FIX =
  'fix the finding, or give the acknowledgement a new end date; with --as-of today it no longer applies';

/** The name of the run, as the line of a plain report that follows its title; empty without one. */
export function runLine({ run }: { readonly run?: string | undefined }): string {
  return run === undefined ? '' : `\n${printable(cut(run))}`;
}

/** The name of an input in a report. */
export function nameOf({ path }: { readonly path: string }): string {
  return path === '-' ? 'standard input' : path;
}
