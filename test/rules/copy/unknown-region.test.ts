import { copyUnknownRegion } from '../../../src/rules/copy/unknown-region';
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

const attribute = 'copy_settings[0].region_name';
const misspelt = {
  at,
  attribute,
  severity: 'error',
  problem: `${NAME} copies to the region "eu-west-1", but Atlas writes regions in capitals with underscores`,
  fix: 'set region_name = "EU_WEST_1" in copy_settings[0]',
  fixInCode: "set regionName: 'EU_WEST_1' in copySettings[0]",
};
const unlisted = {
  at,
  attribute,
  problem: `${NAME} copies to the region "EU_WEST_9", which Atlas does not list for AWS`,
  fix: 'set region_name = "EU_WEST_1" in copy_settings[0]',
  fixInCode: "set regionName: 'EU_WEST_1' in copySettings[0]",
};

testRule(copyUnknownRegion, [
  { title: 'a region of AWS', resources: copies({}) },
  {
    title: "the cloud provider's own name",
    resources: copies({ region_name: 'eu-west-1' }),
    findings: [misspelt],
  },
  {
    title: 'a region that is not listed',
    resources: copies({ region_name: 'EU_WEST_9' }),
    findings: [unlisted],
  },
  {
    title: 'a region that snapshots are copied to already',
    before: copies({ region_name: 'EU_WEST_9' }),
    resources: copies({ region_name: 'EU_WEST_9' }),
    atSynth: { findings: [unlisted] },
  },
  {
    title: 'a provider that is not one, with a region of another',
    resources: copies({ cloud_provider: 'aws', region_name: 'EUROPE_WEST' }),
  },
  { title: 'no region', resources: copies({ region_name: undefined }) },
  {
    title: 'a region from a variable',
    resources: copies({ region_name: '${var.where}' }),
    variables: { where: 'eu-west-1' },
    atSynth: { unchecked: [`${at} ${attribute}`] },
    findings: [misspelt],
  },
]);
