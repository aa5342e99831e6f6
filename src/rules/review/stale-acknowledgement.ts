import { hasEnded } from '../../model';
import { project, cluster, together } from '../example';
import { type AcknowledgementUse, type Context, type Problem, defineRule } from '../rule';

export const reviewStaleAcknowledgement = defineRule({
  id: 'review/stale-acknowledgement',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an acknowledgement past its end date, or one that answers nothing any more',
  why: 'An acknowledgement says that a person means a finding. One that has ended, or has nothing left to answer, would hide the next finding of its kind without anybody having meant it.',
  docs: 'docs/acknowledging.md',
  facts: [],
  get examples() {
    return {
      good: [
        {
          title: 'an acknowledgement that answers a finding',
          resources: together(project(), cluster({ retain_backups_enabled: false })),
          acknowledgements: [{ rule: 'cluster/snapshots-deleted-with-it', reason: 'nothing here is kept' }],
        },
      ],
      bad: [
        {
          title: 'an acknowledgement of what is no longer so',
          resources: together(project(), cluster()),
          acknowledgements: [{ rule: 'cluster/snapshots-deleted-with-it', reason: 'nothing here is kept' }],
        },
      ],
    };
  },
  *check({ acknowledgements = [], asOf, partial, input }) {
    for (const use of acknowledgements) {
      const { until, unusable } = use.acknowledgement;
      if (unusable !== undefined) yield malformed(use, unusable);
      else if (until !== undefined && hasEnded(until, asOf)) yield past(use, until);
      // A partial plan does not show what is not in it.
      else if (!use.isMatched && use.didRun && partial === undefined && use.acknowledgement.optional !== true)
        yield unmatched(use, input);
    }
  },
});

function malformed({ acknowledgement: { rule }, place }: AcknowledgementUse, unusable: string): Problem {
  return {
    at: place,
    problem: `the acknowledgement of ${rule} answers nothing: ${unusable}`,
    fix: 'write it with AtlasChecks.of(scope).acknowledge(), or in atlas-backup.config.json',
  };
}

function past({ acknowledgement: { rule }, place }: AcknowledgementUse, until: string): Problem {
  return {
    at: place,
    attribute: 'until',
    problem: `the acknowledgement of ${rule} ended on ${until}`,
    fix: 'mend what it answered, or give it a new end date and, if that changed, a new reason',
  };
}

function unmatched(
  { acknowledgement: { rule, isFromSynth = false }, place, phase, isCovered }: AcknowledgementUse,
  input: Context['input'],
): Problem {
  const isOneTime = phase === 'plan';
  // Synth finds more: a job that has run is found there, and not in a plan that leaves it unchanged.
  const isJudgedAtSynth = isFromSynth && phase === 'synth' && input === 'plan';
  return {
    at: place,
    attribute: 'rule',
    // A plan's change is gone once it is applied, and what is not in this input may be in another.
    ...(isOneTime || isJudgedAtSynth || !isCovered ? { severity: 'info' as const } : {}),
    problem: isCovered
      ? `the acknowledgement of ${rule} answers nothing: there is no such finding${isOneTime ? ' in this plan' : ''}`
      : `the acknowledgement of ${rule} answers nothing: what it covers is not in this input`,
    fix: 'remove it',
  };
}
