import { copyIncomplete } from '../../../src/rules/copy/incomplete';
import { type Body, cluster, copyTo, item, project, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7), policy_item_weekly: item(6, 'weeks', 4) };
const unknown = '${terraform_data.x.output}';

const withCopies = (copies: Body | readonly Body[], more: Body = {}) => ({
  resources: together(project(), cluster(), schedule({ ...items, copy_settings: copies, ...more })),
});

testRule(copyIncomplete, [
  { title: 'everything is there', ...withCopies(copyTo('EU_WEST_1')) },
  {
    title: 'all six frequencies',
    ...withCopies(
      copyTo('EU_WEST_1', { frequencies: ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'ON_DEMAND'] }),
    ),
  },
  { title: 'no copy settings', resources: together(project(), cluster(), schedule()) },
  {
    title: 'no region',
    ...withCopies(copyTo(undefined)),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].region_name',
        problem: 'copy_settings[0] of the schedule for cluster "orders" has no region to copy to',
        fix: 'set copy_settings[0].region_name to the region of the copies',
        fixInCode: 'set copySettings[0].regionName to the region of the copies',
      },
    ],
  },
  {
    title: 'an empty region is none',
    ...withCopies(copyTo('')),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].region_name',
        problem: 'copy_settings[0] of the schedule for cluster "orders" has no region to copy to',
        fix: 'set copy_settings[0].region_name to the region of the copies',
        fixInCode: 'set copySettings[0].regionName to the region of the copies',
      },
    ],
  },
  {
    title: 'no zone in the second setting',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_3', { zone_id: undefined })]),
    findings: [
      {
        at,
        attribute: 'copy_settings[1].zone_id',
        problem: 'copy_settings[1] of the schedule for cluster "orders" has no zone to copy from',
        fix: 'set zone_id = mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id in copy_settings[1]',
        fixInCode: 'set zoneId: orders.replicationSpecs.get(0).zoneId in copySettings[1]',
      },
    ],
  },
  {
    title: 'the replication spec of older providers instead of the zone is reported by another rule',
    ...withCopies(
      copyTo('EU_WEST_1', { zone_id: undefined, replication_spec_id: '6f0000000000000000000001' }),
    ),
    only: 'synth',
  },
  {
    title: 'no frequencies: those of the schedule would fit',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: undefined })),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem: 'copy_settings[0] of the schedule for cluster "orders" does not set which snapshots to copy',
        fix: 'set frequencies = ["DAILY", "WEEKLY"] in copy_settings[0]',
        fixInCode: "set frequencies: ['DAILY', 'WEEKLY'] in copySettings[0]",
      },
    ],
  },
  {
    title: 'an empty list of frequencies, and a schedule that takes none',
    resources: together(
      project(),
      cluster(),
      schedule({ copy_settings: copyTo('EU_WEST_1', { frequencies: [] }) }),
    ),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem: 'copy_settings[0] of the schedule for cluster "orders" does not set which snapshots to copy',
        fix: 'set frequencies = ["ON_DEMAND"] in copy_settings[0]',
        fixInCode: "set frequencies: ['ON_DEMAND'] in copySettings[0]",
      },
    ],
  },
  {
    title: 'copy_policy_items of newer providers say what to copy',
    ...withCopies(
      copyTo('EU_WEST_1', { frequencies: undefined, copy_policy_items: [{ retention_value: 3 }] }),
    ),
    only: 'synth',
  },
  {
    title: 'so does last_number_of_snapshots',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: undefined, last_number_of_snapshots: 3 })),
    only: 'synth',
  },
  {
    title: 'copy_policy_items not known yet',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: undefined, last_number_of_snapshots: '${var.last}' })),
    only: 'synth',
    unchecked: [`${at} copy_settings[0].frequencies`],
  },
  {
    title: 'a frequency in lower case, one with a hyphen and one that does not exist',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: ['daily', 'on-demand', 'FORTNIGHTLY', 'WEEKLY'] })),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" has the frequency "FORTNIGHTLY", which Atlas does not support',
        fix: 'set the frequency to HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY or ON_DEMAND',
      },
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" has the frequency "daily", which Atlas does not support',
        fix: 'set the frequency to "DAILY"',
      },
      {
        at,
        attribute: 'copy_settings[0].frequencies',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" has the frequency "on-demand", which Atlas does not support',
        fix: 'set the frequency to "ON_DEMAND"',
      },
    ],
  },
  {
    title: 'nothing but the cloud provider is missing: a warning',
    ...withCopies(copyTo('EU_WEST_1', { cloud_provider: undefined })),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].cloud_provider',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" does not set the cloud provider of its region',
        fix: 'set cloud_provider = "AWS" in copy_settings[0], the cloud provider of the cluster',
        fixInCode: "set cloudProvider: 'AWS' in copySettings[0], the cloud provider of the cluster",
        severity: 'warning',
      },
    ],
  },
  {
    title: 'the cloud provider is missing, and the region too',
    ...withCopies(copyTo(undefined, { cloud_provider: undefined })),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].region_name',
        problem: 'copy_settings[0] of the schedule for cluster "orders" has no region to copy to',
        fix: 'set copy_settings[0].region_name to the region of the copies',
        fixInCode: 'set copySettings[0].regionName to the region of the copies',
      },
      {
        at,
        attribute: 'copy_settings[0].cloud_provider',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" does not set the cloud provider of its region',
        fix: 'set cloud_provider = "AWS" in copy_settings[0], the cloud provider of the cluster',
        fixInCode: "set cloudProvider: 'AWS' in copySettings[0], the cloud provider of the cluster",
        severity: 'warning',
      },
    ],
  },
  {
    title: 'the cloud provider is missing for a cluster outside the configuration',
    resources: together({
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          ...items,
          copy_settings: copyTo('EU_WEST_1', {
            cloud_provider: undefined,
            zone_id: '6f0000000000000000000001',
          }),
        },
      },
    }),
    findings: [
      {
        at,
        attribute: 'copy_settings[0].cloud_provider',
        problem:
          'copy_settings[0] of the schedule for cluster "orders" does not set the cloud provider of its region',
        fix: 'set copy_settings[0].cloud_provider to the cloud provider of the cluster: AWS, AZURE or GCP',
        fixInCode:
          'set copySettings[0].cloudProvider to the cloud provider of the cluster: AWS, AZURE or GCP',
        severity: 'warning',
      },
    ],
  },
  {
    title: 'what is known after apply is given; at synth it may still be nothing',
    ...withCopies(copyTo(unknown, { cloud_provider: unknown })),
    atSynth: { unchecked: [`${at} copy_settings[0].region_name`, `${at} copy_settings[0].cloud_provider`] },
  },
  {
    title: 'a zone from a variable',
    resources: together(
      project(),
      cluster({ cluster_type: 'GEOSHARDED', replication_specs: [zoneIn('EU_WEST_1'), zoneIn('EU_WEST_3')] }),
      schedule({ ...items, copy_settings: copyTo('EU_CENTRAL_1', { zone_id: '${var.zone}' }) }),
    ),
    variables: { zone: '6f0000000000000000000001' },
    atSynth: { unchecked: [`${at} copy_settings[0].zone_id`] },
  },
  {
    title: 'a variable that is nothing',
    ...withCopies(copyTo('${var.region}')),
    variables: { region: null },
    atSynth: { unchecked: [`${at} copy_settings[0].region_name`] },
    findings: [
      {
        at,
        attribute: 'copy_settings[0].region_name',
        problem: 'copy_settings[0] of the schedule for cluster "orders" has no region to copy to',
        fix: 'set copy_settings[0].region_name to the region of the copies',
        fixInCode: 'set copySettings[0].regionName to the region of the copies',
      },
    ],
  },
  {
    title: 'a frequency not known yet and one in lower case: a plan does not show that one either',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: ['daily', unknown] })),
    unchecked: [`${at} copy_settings[0].frequencies`],
    atSynth: {
      findings: [
        {
          at,
          attribute: 'copy_settings[0].frequencies',
          problem:
            'copy_settings[0] of the schedule for cluster "orders" has the frequency "daily", which Atlas does not support',
          fix: 'set the frequency to "DAILY"',
        },
      ],
      unchecked: [`${at} copy_settings[0].frequencies`],
    },
  },
  {
    title: 'all frequencies from a variable',
    ...withCopies(copyTo('EU_WEST_1', { frequencies: '${var.frequencies}' })),
    variables: { frequencies: ['DAILY'] },
    atSynth: { unchecked: [`${at} copy_settings[0].frequencies`] },
  },
  {
    title: 'all copy settings not known yet',
    ...withCopies([], {
      copy_settings: undefined,
      dynamic: { copy_settings: { for_each: unknown, content: {} } },
    }),
    unchecked: [`${at} copy_settings`],
  },
  {
    title: 'a plan does not show whether an attribute of a dynamic block is not set or not known yet',
    ...withCopies([], {
      copy_settings: undefined,
      dynamic: {
        copy_settings: {
          for_each: ['EU_WEST_1', 'eu-west-3'],
          content: {
            region_name: '${copy_settings.value}',
            zone_id: '${mongodbatlas_advanced_cluster.orders.replication_specs[0].zone_id}',
            frequencies: ['Daily'],
          },
        },
      },
    }),
    findings: [0, 1].map((index) => ({
      at,
      attribute: `copy_settings[${index}].frequencies`,
      problem: `copy_settings[${index}] of the schedule for cluster "orders" has the frequency "Daily", which Atlas does not support`,
      fix: 'set the frequency to "DAILY"',
    })),
    unchecked: [0, 1].flatMap((index) => [
      `${at} copy_settings[${index}].cloud_provider`,
      `${at} copy_settings[${index}].zone_id`,
    ]),
    atSynth: {
      findings: [
        ...[0, 1].map((index) => ({
          at,
          attribute: `copy_settings[${index}].frequencies`,
          problem: `copy_settings[${index}] of the schedule for cluster "orders" has the frequency "Daily", which Atlas does not support`,
          fix: 'set the frequency to "DAILY"',
        })),
        ...[0, 1].map((index) => ({
          at,
          attribute: `copy_settings[${index}].cloud_provider`,
          problem: `copy_settings[${index}] of the schedule for cluster "orders" does not set the cloud provider of its region`,
          fix: `set cloudProvider: 'AWS' in copySettings[${index}], the cloud provider of the cluster`,
          severity: 'warning' as const,
        })),
      ],
    },
  },
  {
    title: 'a setting that the state has as Atlas completed it',
    before: together(project(), cluster(), schedule({ ...items, copy_settings: copyTo('EU_WEST_1') })),
    ...withCopies(copyTo('EU_WEST_1', { cloud_provider: undefined, zone_id: undefined })),
    only: 'plan',
  },
]);

function zoneIn(region: string): Body {
  return {
    zone_name: region,
    region_configs: [
      {
        provider_name: 'AWS',
        region_name: region,
        priority: 7,
        electable_specs: { instance_size: 'M30', node_count: 3 },
      },
    ],
  };
}
