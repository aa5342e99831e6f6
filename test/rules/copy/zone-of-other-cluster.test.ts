import { copyZoneOfOtherCluster } from '../../../src/rules/copy/zone-of-other-cluster';
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

const other = {
  at,
  attribute: 'copy_settings[0].zone_id',
  problem: `${NAME} has the zone of cluster "payments"`,
  fix: 'set zone_id = mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id in copy_settings[0]',
  fixInCode: 'set zoneId: orders.replicationSpecs.get(0).zoneId in copySettings[0]',
};
const OTHER_ZONE = '${mongodbatlas_advanced_cluster.payments.replication_specs[0].zone_id}';

testRule(copyZoneOfOtherCluster, [
  { title: 'the zone of the cluster', resources: copies({}) },
  {
    title: 'the zone of another cluster',
    resources: copies({ zone_id: OTHER_ZONE }),
    findings: [other],
  },
  {
    title: 'the zone of another cluster, once both exist',
    before: copies({ zone_id: OTHER_ZONE }),
    resources: copies({ zone_id: OTHER_ZONE }),
    findings: [other],
  },
  { title: 'an id that no cluster here has', resources: copies({ zone_id: '66aa0000000000000000000b' }) },
  { title: 'a zone that is left out', resources: copies({ zone_id: undefined }) },
]);
