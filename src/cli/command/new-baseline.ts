import { type Reviewed, summaryOf } from '../../report/reviewed';
import { forBaseline } from '../../review/baseline';
import type { Rule } from '../../rules';
import { count } from '../../text/count';
import { type Streams, writeNotice } from '../process/streams';
import { writeBaseline } from '../settings/baseline-file';
import type { Settings } from '../settings/settings';

/** Writes the baseline that the settings name, whose findings then no longer count. An incomplete review writes none. */
export function withNewBaseline(
  reviewed: readonly Reviewed[],
  isComplete: boolean,
  { writeBaseline: target, rules }: Settings,
  streams: Streams,
): readonly Reviewed[] {
  if (target === undefined) return reviewed;
  if (!isComplete || summaryOf(reviewed).crashed > 0) {
    writeNotice(`${target} is not written: the review is incomplete, so findings would be missing`, streams);
    return reviewed;
  }
  writeBaseline(target, reviewed, rules);
  const adopted = reviewed.map((one) => knowingAll(one, rules));
  const { known } = summaryOf(adopted);
  writeNotice(`${target} has ${count(known, 'finding')}`, streams);
  return adopted;
}

/** A review with all findings that a baseline can contain as known. */
function knowingAll(reviewed: Reviewed, rules: readonly Rule[]): Reviewed {
  const { findings, known } = reviewed.review;
  const taken = new Set(forBaseline(findings, rules));
  return {
    ...reviewed,
    review: {
      ...reviewed.review,
      findings: findings.filter((finding) => !taken.has(finding)),
      known: [...known, ...taken],
      unanswered: [],
    },
  };
}
