import { hasEnded } from '../../model/date';
import type { EndedAcknowledgement, Report } from '../../report';
import type { Reviewed } from '../../report/reviewed';
import type { Acknowledgement } from '../../review';
import type { Settings } from '../settings/settings';

/** The acknowledgements that have ended by the calendar, but still apply on the day of the review. */
export function calendarOf(reviewed: readonly Reviewed[], settings: Settings): Report['calendar'] {
  const { acknowledgements, today, asOf } = settings;
  const ended = [
    ...acknowledgements.map((one) => ({ one, input: undefined })),
    ...reviewed.flatMap(({ path, acknowledgements: own = [] }) => own.map((one) => ({ one, input: path }))),
  ].flatMap(({ one, input }) => endedOf(one, input, settings));
  return ended.length === 0 ? undefined : { today, asOf, ended };
}

/** An acknowledgement that has ended by today. One that has ended by the day of the review is a finding already. */
function endedOf(
  { rule, reason, owner, until, address, scope, unusable }: Acknowledgement,
  input: string | undefined,
  { today, asOf }: Settings,
): readonly EndedAcknowledgement[] {
  if (unusable !== undefined || until === undefined) return [];
  if (!hasEnded(until, today) || hasEnded(until, asOf)) return [];
  return [{ rule, covers: address ?? scope, reason, owner, until, input }];
}
