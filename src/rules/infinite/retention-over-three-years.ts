import type { Retention, Schedule, Snapshot } from '../../model';
import { isCertainlyShorter, readRetention } from '../../model/retention';
import { show } from '../../model/value';
import { infiniteCluster, item, project, schedule, snapshotOf, together } from '../example';
import { assignAll, fix, named } from '../fix/fix';
import { clusterAt, scheduleNamed } from '../queries/names';
import { attributeOf, keptFor } from '../queries/policy-items';
import { isToRun } from '../restore/restore-jobs';
import { type Result, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, inPreview, leadsToInfinite } from './infinite-clusters';

/** How long Atlas Infinite keeps snapshots at most. */
const LONGEST: Retention = { unit: 'years', value: 3 };

/** The most days of 3 years, which may contain a 29 February. */
const MOST_DAYS = 1096;

const yearly = (years: number) => schedule({ policy_item_yearly: item(12, 'years', years) });

export const infiniteRetentionOverThreeYears = defineRule({
  id: 'infinite/retention-over-three-years',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots of a cluster of the edition INFINITE that are kept for more than 3 years',
  why: `Atlas Infinite keeps snapshots for at most 3 years. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infiniteCluster(), yearly(3)) }],
      bad: [
        { title: 'a policy item', resources: together(project(), infiniteCluster(), yearly(7)) },
        {
          title: 'an on-demand snapshot',
          resources: together(
            project(),
            infiniteCluster(),
            snapshotOf('mongodbatlas_advanced_cluster.orders', { retention_in_days: 1825 }),
          ),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    const judged = [
      ...after.schedules.map((one) => [one, itemsTooLong(one)] as const),
      // A snapshot that was taken before has the retention that Atlas accepted.
      ...after.snapshots.filter(isToRun).map((one) => [one, snapshotTooLong(one)] as const),
    ];
    for (const [owner, results] of judged) {
      const answer = leadsToInfinite(owner.cluster, owner, 'cluster_name', after);
      if (answer === true) yield* inPreview(results, asOf);
      if (typeof answer === 'object' && [...results].length > 0) yield answer;
    }
  },
});

function* itemsTooLong(schedule: Schedule): Iterable<Result> {
  for (const { attribute, until } of schedule.unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  for (const one of schedule.items) {
    const read = readRetention(one);
    const attribute = attributeOf(one, schedule);
    if (read.kind === 'unknown') yield unchecked(schedule, attribute, read);
    if (read.kind !== 'known' || !isCertainlyShorter(LONGEST, read.retention)) continue;
    yield {
      at: schedule,
      attribute,
      problem: `the ${scheduleNamed(schedule)} keeps ${one.frequency} snapshots ${keptFor(one)}, but Atlas Infinite keeps them at most 3 years`,
      fix: fix`set ${assignAll(attribute, { retention_unit: LONGEST.unit, retention_value: LONGEST.value })}, or less`,
    };
  }
}

function* snapshotTooLong(snapshot: Snapshot): Iterable<Result> {
  const { retentionInDays: days, cluster } = snapshot;
  if (days.kind === 'unknown') yield unchecked(snapshot, 'retention_in_days', days);
  if (days.kind !== 'known' || !(days.value > MOST_DAYS)) return;
  yield {
    at: snapshot,
    attribute: 'retention_in_days',
    problem: `an on-demand snapshot of ${clusterAt(cluster)} is kept for ${show(days)} days, but Atlas Infinite keeps it at most 3 years`,
    fix: fix`set ${named('retention_in_days')} to at most 1095`,
  };
}
