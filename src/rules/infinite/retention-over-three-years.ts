import { INFINITE_LONGEST_RETENTION } from '../../atlas';
import { type Retention, isCertainlyShorter, readRetention, show } from '../../model';
import { cluster, item, project, schedule, shards, together } from '../example';
import { assign, assignAll, fix } from '../fix';
import { clusterAt, scheduleNamed } from '../queries/names';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Context, type Result, defineRule, unchecked } from '../rule';
import { isInfinite } from './editions';

/** A cluster of the edition INFINITE, as one should be. */
const infinite = (body: object = {}, region: object = {}) =>
  cluster({
    database_edition: 'INFINITE',
    replication_specs: shards(1, 'M30', {
      electable_specs: { instance_size: 'M30', node_count: 2 },
      auto_scaling: { compute_enabled: false },
      ...region,
    }),
    ...body,
  });

const yearly = (years: number) =>
  schedule({ policy_item_daily: item(1, 'days', 7), policy_item_yearly: [item(1, 'years', years)] });

export const infiniteRetentionOverThreeYears = defineRule({
  id: 'infinite/retention-over-three-years',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'snapshots of the edition INFINITE that are kept longer than 3 years',
  why: 'The edition INFINITE keeps snapshots up to 3 years. It is a preview, so this may change.',
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite(), yearly(3)) }],
      bad: [{ resources: together(project(), infinite(), yearly(7)) }],
    };
  },
  *check(context) {
    yield* itemsOf(context);
    yield* snapshotsOf(context);
  },
});

const LONGEST: Retention = { unit: 'years', value: INFINITE_LONGEST_RETENTION };

function* itemsOf(context: Context): Iterable<Result> {
  for (const schedule of context.after.schedules) {
    if (!isInfinite(schedule.cluster)) continue;
    for (const item of schedule.items) {
      const attribute = attributeOf(item, schedule);
      const read = readRetention(item);
      if (read.kind === 'unknown') yield unchecked(schedule, attribute, read);
      if (read.kind !== 'known' || !isCertainlyShorter(LONGEST, read.retention)) continue;
      yield {
        at: schedule,
        attribute,
        problem: `the ${scheduleNamed(schedule)} keeps ${item.frequency} snapshots ${keptFor(item)}, but the edition INFINITE keeps them up to ${INFINITE_LONGEST_RETENTION} years`,
        fix: fix`set ${assignAll(attribute, { retention_unit: 'years', retention_value: INFINITE_LONGEST_RETENTION })}`,
      };
    }
  }
}

/** The days of three years with a leap day: what is longer is longer in any three years. */
const MOST_DAYS = 1096;

function* snapshotsOf(context: Context): Iterable<Result> {
  for (const snapshot of context.after.snapshots) {
    const { retentionInDays, cluster } = snapshot;
    if (!isInfinite(cluster)) continue;
    if (retentionInDays.kind === 'unknown') yield unchecked(snapshot, 'retention_in_days', retentionInDays);
    if (retentionInDays.kind === 'known' && retentionInDays.value > MOST_DAYS)
      yield {
        at: snapshot,
        attribute: 'retention_in_days',
        problem: `an on-demand snapshot of ${clusterAt(cluster)} is kept ${show(retentionInDays)} days, but the edition INFINITE keeps it up to ${INFINITE_LONGEST_RETENTION} years`,
        fix: fix`set ${assign('retention_in_days', 1095)}`,
      };
  }
}
