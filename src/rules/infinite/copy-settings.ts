import { cluster, copyTo, item, project, schedule, shards, together } from '../example';
import { fix, named } from '../fix';
import { scheduleNamed } from '../queries/names';
import { defineRule, unchecked } from '../rule';
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

const daily = { policy_item_daily: item(1, 'days', 7) };

export const infiniteCopySettings = defineRule({
  id: 'infinite/copy-settings',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'copies of snapshots of the edition INFINITE',
  why: 'The edition INFINITE does not support copies of snapshots in other regions. It is a preview, so this may change.',
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite(), schedule(daily)) }],
      bad: [
        {
          resources: together(
            project(),
            infinite(),
            schedule({ ...daily, copy_settings: copyTo('EU_WEST_1') }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const { copySettings, cluster } = schedule;
      if (!isInfinite(cluster)) continue;
      if (copySettings.kind === 'unknown') yield unchecked(schedule, 'copy_settings', copySettings);
      if (copySettings.kind === 'known' && copySettings.value.length > 0)
        yield {
          at: schedule,
          attribute: 'copy_settings',
          problem: `the ${scheduleNamed(schedule)} copies snapshots, which the edition INFINITE does not support`,
          fix: fix`remove ${named('copy_settings')}`,
          ...(cluster.kind === 'linked' ? { related: [cluster.to] } : {}),
        };
    }
  },
});
