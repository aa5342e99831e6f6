import { hasEnded } from '../../model/date';
import { project, cluster, together } from '../example';
import { type AcknowledgementUse, type Context, type Problem, defineRule } from '../rule';

export const reviewStaleAcknowledgement = defineRule({
  id: 'review/stale-acknowledgement',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an acknowledgement that has ended, or that matches nothing',
  why: "An acknowledgement is a person's statement that a finding is intentional. One that has ended or matches nothing could hide a later finding of its kind that is not.",
  docs: 'docs/acknowledging.md',
  facts: [],
  get examples() {
    return {
      good: [
        {
          title: 'an acknowledgement that matches a finding',
          resources: together(project(), cluster({ retain_backups_enabled: false })),
          acknowledgements: [{ rule: 'cluster/snapshots-deleted-with-it', reason: 'nothing here is kept' }],
        },
      ],
      bad: [
        {
          title: 'an acknowledgement that matches nothing',
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
      // A partial plan does not show every finding.
      else if (!use.isMatched && use.didRun && partial === undefined && use.acknowledgement.optional !== true)
        yield unmatched(use, input);
    }
  },
});

function malformed({ acknowledgement: { rule }, place }: AcknowledgementUse, unusable: string): Problem {
  return {
    at: place,
    problem: `the acknowledgement of ${rule} matches nothing: ${unusable}`,
    fix: 'acknowledge with AtlasChecks.of(scope).acknowledge(), or in atlas-backup.config.json',
  };
}

function past({ acknowledgement: { rule }, place }: AcknowledgementUse, until: string): Problem {
  return {
    at: place,
    attribute: 'until',
    problem: `the acknowledgement of ${rule} ended on ${until}`,
    fix: 'fix the finding, or set a new end date and, if it changed, a new reason',
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
    // A change of a plan no longer exists after the apply, and what this input does not contain may be in another one.
    ...(isOneTime || isJudgedAtSynth || !isCovered ? { severity: 'info' as const } : {}),
    problem: isCovered
      ? `the acknowledgement of ${rule} matches nothing: there is no such finding${isOneTime ? ' in this plan' : ''}`
      : `the acknowledgement of ${rule} matches nothing: what it covers is not in this input`,
    fix: 'remove the acknowledgement',
  };
}
