import { cluster, copied, copyTo, together } from '../example';

import { type Copy, copySettings } from '../queries/copy-settings';
import { assign, fix } from '../fix/fix';
import { firstZoneOf } from './fitting-copy';
import type { Cluster, Estate } from '../../model';
import { linked } from '../../model/link';
import { is, knownValue } from '../../model/value';
import { clusterNamed, scheduleNamed } from '../queries/names';
import { type Result, defineRule, unlinked } from '../rule';

export const copyZoneOfOtherCluster = defineRule({
  id: 'copy/zone-of-other-cluster',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a copy setting with the zone of another cluster',
  why: 'A schedule copies the snapshots of one cluster, by the zones of that cluster. Atlas rejects the zone of another one.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1')),
        },
      ],
      bad: [
        {
          resources: together(copied(copyTo('EU_WEST_1', {}, 'payments')), cluster({}, 'payments')),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* otherZone(copy, after);
    }
  },
});

function* otherZone({ schedule, setting, attribute }: Copy, { clusters }: Estate): Iterable<Result> {
  const { zone } = setting;
  const own = linked(schedule.cluster);
  if (own === undefined) return;
  if (zone.kind === 'unlinked') yield unlinked(schedule, `${attribute}.zone_id`, zone);
  const has = (cluster: Cluster): boolean =>
    (knownValue(cluster.shards) ?? []).some((shard) =>
      zone.kind === 'linked'
        ? shard === zone.to
        : zone.kind === 'outside' && zone.name.kind === 'known' && is(shard.zoneId, zone.name.value),
    );
  if ((zone.kind !== 'linked' && zone.kind !== 'outside') || has(own)) return;
  const other = clusters.find(has);
  if (other === undefined) return;
  yield {
    at: schedule,
    attribute: `${attribute}.zone_id`,
    problem: `${attribute} of the ${scheduleNamed(schedule)} has the zone of ${clusterNamed(other)}`,
    fix: fix`set ${assign(`${attribute}.zone_id`, firstZoneOf(own))}`,
    related: [other],
  };
}
