import type { Objective } from '../../model';
import type { Report } from '../../report';
import { noticesOf } from '../../report/not-reviewed';
import type { Reviewed } from '../../report/reviewed';
import { endedInWords } from '../../report/words';
import { currentId } from '../../rules/former-ids';
import type { SourceFolder } from '../input/source-files';
import { tool } from '../process/version';
import type { Settings } from '../settings/settings';

/** What a report says of a run. */
export function reportOf(
  inputs: readonly Reviewed[],
  calendar: Report['calendar'],
  unreadable: NonNullable<Report['unreadable']>,
  settings: Settings,
): Report {
  const { run, asOf, failOn, rules, configured } = settings;
  const baseline = settings.writeBaseline ?? settings.baseline;
  return {
    tool: tool(),
    run,
    asOf,
    inputs,
    failOn,
    rules,
    configured,
    ...(calendar === undefined ? {} : { calendar }),
    ...(baseline === undefined
      ? {}
      : {
          baseline: {
            path: baseline,
            unanswered: inputs.flatMap(({ review: { unanswered } }) => unanswered),
          },
        }),
    unreadable,
  };
}

/**
 * What stderr says of a run, next to its report.
 * @param idle objectives of the configuration that cover no cluster
 */
export function* noticesOfRun(
  reviewed: readonly Reviewed[],
  idle: Iterable<Objective>,
  calendar: Report['calendar'],
  { formerIds }: Settings,
  source: SourceFolder | undefined,
): Iterable<string> {
  for (const { id, where } of formerIds)
    yield `${where}: the rule ${id} is now called ${currentId(id)}; use the new id`;
  for (const { statedBy } of idle) yield `${statedBy} covers none of these clusters`;
  for (const module of source?.notFollowed ?? []) yield `${module}; its lines are not known`;
  yield* reviewed.flatMap(noticesOf);
  if (calendar === undefined) return;
  for (const one of calendar.ended) yield `warning: ${endedInWords(one, calendar)}`;
}
