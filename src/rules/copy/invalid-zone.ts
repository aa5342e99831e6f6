import { copied, copyTo } from '../example';

import { fixOfZone } from './fitting-copy';
import { type Copy, copySettings } from '../queries/copy-settings';
import { isAtlasId } from '../../model/atlas-id';
import { quote } from '../../model/value';
import { scheduleNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';

export const copyInvalidZone = defineRule({
  id: 'copy/invalid-zone',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a zone_id that is not an id',
  why: 'Atlas identifies the zone of a copy setting by its id of 24 hexadecimal digits, and rejects a name.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#copy_settings',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['11.13'],
  get examples() {
    return {
      good: [
        {
          resources: copied(copyTo('EU_WEST_1')),
        },
      ],
      bad: [
        {
          title: 'the name of a zone',
          resources: copied(copyTo('EU_WEST_1', { zone_id: 'ZoneName managed by Terraform' })),
        },
      ],
    };
  },
  *check({ after }) {
    for (const copy of copySettings(after)) {
      if ('unchecked' in copy) yield copy;
      else yield* invalidZone(copy);
    }
  },
});

function* invalidZone({ schedule, setting, attribute }: Copy): Iterable<Result> {
  const { zoneId, zone } = setting;
  const path = `${attribute}.zone_id`;
  // A reference to the zone of a cluster is an id, whatever it will be.
  if (zoneId.kind === 'unknown' && zone.kind !== 'linked') yield unchecked(schedule, path, zoneId);
  if (zoneId.kind !== 'known' || zoneId.value === '' || isAtlasId(zoneId.value)) return;
  yield {
    at: schedule,
    attribute: path,
    problem: `${attribute} of the ${scheduleNamed(schedule)} has the zone ${quote(zoneId)}, which is not an id`,
    fix: fixOfZone(path, schedule),
  };
}
