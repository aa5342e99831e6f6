import type { Schedule } from '../../model';
import { copyTo, infiniteCluster, item, project, schedule, together } from '../example';
import { fix, named } from '../fix/fix';
import { clusterAt } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, inPreview, leadsToInfinite } from './infinite-clusters';

const daily = { policy_item_daily: item(1, 'days', 7) };

export const infiniteCopySettings = defineRule({
  id: 'infinite/copy-settings',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'copies of snapshots of a cluster of the edition INFINITE',
  why: `Atlas Infinite does not support copies of snapshots in other regions. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infiniteCluster(), schedule(daily)) }],
      bad: [
        {
          resources: together(
            project(),
            infiniteCluster(),
            schedule({ ...daily, copy_settings: copyTo('EU_WEST_1') }),
          ),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    for (const schedule of after.schedules) {
      const { copySettings, cluster } = schedule;
      if (
        copySettings.kind === 'absent' ||
        (copySettings.kind === 'known' && copySettings.value.length === 0)
      )
        continue;
      const answer = leadsToInfinite(cluster, schedule, 'cluster_name', after);
      if (typeof answer === 'object') yield answer;
      if (answer === true) yield* inPreview(copied(schedule), asOf);
    }
  },
});

function* copied(schedule: Schedule): Iterable<Result> {
  const { copySettings, cluster } = schedule;
  if (copySettings.kind === 'unknown') yield unchecked(schedule, 'copy_settings', copySettings);
  else
    yield {
      at: schedule,
      attribute: 'copy_settings',
      problem: `the schedule copies snapshots of ${clusterAt(cluster)} to other regions, which Atlas Infinite does not support`,
      fix: fix`remove ${named('copy_settings')}`,
      ...(cluster.kind === 'linked' ? { related: [cluster.to] } : {}),
    };
}
