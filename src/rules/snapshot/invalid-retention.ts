import { isRetentionValue } from '../../model/retention';
import { show } from '../../model/value';
import { cluster, project, snapshotOf, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { fix, named } from '../fix/fix';
import { clusterAt } from '../queries/names';

const keptFor = (days: number): ReturnType<typeof together> =>
  together(
    project(),
    cluster(),
    snapshotOf('mongodbatlas_advanced_cluster.orders', { retention_in_days: days }),
  );

export const snapshotInvalidRetention = defineRule({
  id: 'snapshot/invalid-retention',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an on-demand snapshot that is not kept for a whole number of days',
  why: 'Atlas keeps an on-demand snapshot for a whole number of days, at least one.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot#retention_in_days',
  prevents: 'BACKUP_SNAPSHOT_RETENTION_VALUE_INVALID',
  rejects: { action: 'create' },
  facts: ['1.41'],
  get examples() {
    return {
      good: [{ resources: keptFor(1) }],
      bad: [{ resources: keptFor(0) }],
    };
  },
  *check({ after }) {
    for (const snapshot of after.snapshots) {
      const days = snapshot.retentionInDays;
      if (days.kind === 'unknown') yield unchecked(snapshot, 'retention_in_days', days);
      if (days.kind !== 'known' || isRetentionValue(days.value)) continue;
      yield {
        at: snapshot,
        attribute: 'retention_in_days',
        problem: `an on-demand snapshot of ${clusterAt(snapshot.cluster)} cannot be kept for ${show(days)} days`,
        fix: fix`set ${named('retention_in_days')} to a whole number of at least 1`,
      };
    }
  },
});
