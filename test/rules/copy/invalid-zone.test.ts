import { copyInvalidZone } from '../../../src/rules/copy/invalid-zone';
import { cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const copies = (body: object, more: object = {}) =>
  together(
    project(),
    cluster(),
    cluster({}, 'payments'),
    schedule({
      policy_item_daily: item(1, 'days', 7),
      ...more,
      copy_settings: copyTo('EU_WEST_1', { ...body }),
    }),
  );
const NAME = 'copy_settings[0] of the schedule for cluster "orders"';

const attribute = 'copy_settings[0].zone_id';
const invalid = {
  at,
  attribute,
  problem: `${NAME} has the zone "Zone 1", which is not an id`,
  fix: 'set zone_id = mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id in copy_settings[0]',
  fixInCode: 'set zoneId: orders.replicationSpecs.get(0).zoneId in copySettings[0]',
};

testRule(copyInvalidZone, [
  { title: 'the zone of the cluster', resources: copies({}) },
  { title: 'an id', resources: copies({ zone_id: '66aa0000000000000000000b' }) },
  { title: 'an id in upper case', resources: copies({ zone_id: '66AA0000000000000000000B' }) },
  { title: 'the name of a zone', resources: copies({ zone_id: 'Zone 1' }), findings: [invalid] },
  {
    title: 'an id that is too short',
    resources: copies({ zone_id: '66aa00000000000000000b' }),
    findings: [{ ...invalid, problem: `${NAME} has the zone "66aa00000000000000000b", which is not an id` }],
  },
  { title: 'a zone that is left out', resources: copies({ zone_id: undefined }) },
  {
    title: 'a zone from a variable',
    resources: copies({ zone_id: '${var.zone}' }),
    variables: { zone: 'Zone 1' },
    atSynth: {},
    findings: [invalid],
  },
  {
    title: 'copy settings known only after apply',
    resources: together(
      project(),
      cluster(),
      schedule({ policy_item_daily: item(1, 'days', 7), copy_settings: '${terraform_data.copies.output}' }),
    ),
    unchecked: [`${at} copy_settings`],
  },
]);
