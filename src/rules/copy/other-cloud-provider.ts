import { assign, fix } from '../fix/fix';
import { isCloudProvider } from '../../atlas/cloud-provider';
import { show } from '../../model/value';
import { type Copy, copySettings, sourceOf } from '../queries/copy-settings';
import { copied, copyTo } from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

export const copyOtherCloudProvider = defineRule({
  id: 'copy/other-cloud-provider',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy to another cloud provider than that of the cluster',
  why: 'Atlas copies snapshots only between regions of one cloud provider, which is that of the highest-priority region of the zone.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  prevents: 'INVALID_REGION',
  rejects: { action: 'write' },
  facts: ['1.31'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1')),
        },
      ],
      bad: [
        {
          resources: copied(copyTo('EUROPE_WEST', { cloud_provider: 'AZURE' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* otherProvider(copy);
    }
  },
});

function* otherProvider(copy: Copy): Iterable<Result> {
  const { schedule, setting, attribute } = copy;
  const to = setting.cloudProvider;
  const source = sourceOf(copy);
  if (to.kind === 'absent' || source === undefined) return;
  if ('unchecked' in source) yield source;
  else if (to.kind === 'unknown') yield unchecked(schedule, `${attribute}.cloud_provider`, to);
  else if (source.provider.kind === 'unknown')
    yield unchecked(schedule, `${attribute}.cloud_provider`, {
      ...source.provider,
      reason: `the cloud provider of its zone is known only after ${source.provider.until}`,
    });
  else if (
    source.provider.kind === 'known' &&
    isCloudProvider(to.value) &&
    to.value !== source.provider.value
  )
    yield {
      at: schedule,
      attribute: `${attribute}.cloud_provider`,
      problem: `the ${scheduleNamed(schedule)} copies snapshots to ${show(to)}, but the zone is on ${show(source.provider)}`,
      fix: fix`set ${assign(`${attribute}.cloud_provider`, source.provider)}, with a region of ${show(source.provider)}`,
      ...(schedule.cluster.kind === 'linked' ? { related: [schedule.cluster.to] } : {}),
    };
}
