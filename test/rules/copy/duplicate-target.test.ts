import { copyDuplicateTarget } from '../../../src/rules/copy/duplicate-target';
import { type Body, cluster, copyTo, project, region, schedule, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_cloud_backup_schedule.orders';
const unknown = '${terraform_data.x.output}';
const zone = (index: number): string =>
  `\${mongodbatlas_advanced_cluster.orders.replication_specs[${index}].zone_id}`;

const withCopies = (copies: Body | readonly Body[], of: Body = {}) => ({
  resources: together(project(), cluster(of), schedule({ copy_settings: copies })),
});

const second = {
  at,
  attribute: 'copy_settings[1]',
  problem:
    'the schedule for cluster "orders" copies the same zone to EU_WEST_1 twice, in copy_settings[0] and copy_settings[1]',
  fix: 'set copy_settings[0].frequencies to the frequencies of both, and remove copy_settings[1]',
  fixInCode: 'set copySettings[0].frequencies to the frequencies of both, and remove copySettings[1]',
};

const global: Body = {
  cluster_type: 'GEOSHARDED',
  replication_specs: [
    { zone_name: 'one', region_configs: [region('M30')] },
    { zone_name: 'two', region_configs: [region('M30')] },
    { zone_name: 'two', region_configs: [region('M30')] },
  ],
};

testRule(copyDuplicateTarget, [
  { title: 'a single setting', ...withCopies(copyTo('EU_WEST_1')) },
  { title: 'two regions', ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_3')]) },
  {
    title: 'one region twice',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_1')]),
    findings: [second],
  },
  {
    title: 'one region three times, with another in between',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_1'), copyTo('EU_WEST_3'), copyTo('EU_WEST_1')]),
    findings: [
      second,
      {
        at,
        attribute: 'copy_settings[3]',
        problem:
          'the schedule for cluster "orders" copies the same zone to EU_WEST_1 twice, in copy_settings[0] and copy_settings[3]',
        fix: 'set copy_settings[0].frequencies to the frequencies of both, and remove copy_settings[3]',
        fixInCode: 'set copySettings[0].frequencies to the frequencies of both, and remove copySettings[3]',
      },
    ],
  },
  {
    title: 'one region for each zone of a Global Cluster',
    ...withCopies(
      [copyTo('EU_WEST_1', { zone_id: zone(0) }), copyTo('EU_WEST_1', { zone_id: zone(1) })],
      global,
    ),
  },
  {
    title: 'one zone of a Global Cluster, taken of two shards',
    ...withCopies(
      [copyTo('EU_WEST_1', { zone_id: zone(1) }), copyTo('EU_WEST_1', { zone_id: zone(2) })],
      global,
    ),
    findings: [second],
  },
  {
    title: 'two shards of a sharded cluster, which has only one zone',
    ...withCopies([copyTo('EU_WEST_1', { zone_id: zone(0) }), copyTo('EU_WEST_1', { zone_id: zone(1) })], {
      cluster_type: 'SHARDED',
      replication_specs: [{ region_configs: [region('M30')] }, { region_configs: [region('M30')] }],
    }),
    findings: [second],
  },
  {
    title: 'known zones of a cluster outside the configuration',
    resources: {
      mongodbatlas_cloud_backup_schedule: {
        orders: {
          project_id: '5f0000000000000000000002',
          cluster_name: 'orders',
          copy_settings: ['a', 'b', 'a'].map((id) =>
            copyTo('EU_WEST_1', { zone_id: `6f000000000000000000000${id}` }),
          ),
        },
      },
    },
    findings: [{ ...second, attribute: 'copy_settings[2]' }].map((finding) => ({
      ...finding,
      problem:
        'the schedule for cluster "orders" copies the same zone to EU_WEST_1 twice, in copy_settings[0] and copy_settings[2]',
      fix: 'set copy_settings[0].frequencies to the frequencies of both, and remove copy_settings[2]',
      fixInCode: 'set copySettings[0].frequencies to the frequencies of both, and remove copySettings[2]',
    })),
  },
  {
    title: 'regions of one name at two providers',
    ...withCopies([copyTo('US_EAST_2'), copyTo('US_EAST_2', { cloud_provider: 'AZURE' })]),
  },
  {
    title: 'the provider is not set of one of them',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_1', { cloud_provider: undefined })]),
    findings: [second],
  },
  {
    title: 'the provider is not set of the first',
    ...withCopies([copyTo('EU_WEST_1', { cloud_provider: undefined }), copyTo('EU_WEST_1')]),
    findings: [second],
  },
  {
    title: 'a provider is not known yet',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_1', { cloud_provider: unknown })]),
    unchecked: [`${at} copy_settings[1].cloud_provider`],
  },
  {
    title: 'a region is not known yet',
    ...withCopies([copyTo('EU_WEST_1'), copyTo(unknown)]),
    unchecked: [`${at} copy_settings[1].region_name`],
  },
  { title: 'the region of the only setting is not known yet', ...withCopies(copyTo(unknown)) },
  { title: 'a region is not set', ...withCopies([copyTo('EU_WEST_1'), copyTo(undefined)]) },
  {
    title: 'a zone of a Global Cluster is not known yet',
    ...withCopies(
      [copyTo('EU_WEST_1', { zone_id: zone(0) }), copyTo('EU_WEST_1', { zone_id: unknown })],
      global,
    ),
    unchecked: [`${at} copy_settings[1].zone_id`],
  },
  {
    title: 'a zone of a Global Cluster is not known yet, and the regions are two',
    ...withCopies(
      [copyTo('EU_WEST_1', { zone_id: zone(0) }), copyTo('EU_WEST_3', { zone_id: unknown })],
      global,
    ),
  },
  {
    title: 'a zone is not set',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('EU_WEST_1', { zone_id: undefined })]),
  },
  {
    title: 'a region from a variable',
    ...withCopies([copyTo('EU_WEST_1'), copyTo('${var.region}')]),
    variables: { region: 'EU_WEST_1' },
    findings: [second],
    atSynth: { unchecked: [`${at} copy_settings[1].region_name`] },
  },
  {
    title: 'two schedules do not meet here',
    resources: together(
      project(),
      cluster(),
      cluster({}, 'users'),
      schedule({ copy_settings: copyTo('EU_WEST_1') }),
      schedule({ copy_settings: copyTo('EU_WEST_1', {}, 'users') }, 'users'),
    ),
  },
  {
    title: 'all copy settings not known yet',
    resources: together(
      project(),
      cluster(),
      schedule({ dynamic: { copy_settings: { for_each: unknown, content: {} } } }),
    ),
    unchecked: [`${at} copy_settings`],
  },
]);
