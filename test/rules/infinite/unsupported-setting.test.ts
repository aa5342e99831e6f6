import { infiniteUnsupportedSetting } from '../../../src/rules/infinite/unsupported-setting';
import { cluster, project, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const region = 'replication_specs[0].region_configs[0]';
const infinite = (body: object = {}, config: object = {}, name = 'orders') =>
  cluster(
    {
      database_edition: 'INFINITE',
      replication_specs: shards(1, 'M30', {
        electable_specs: { instance_size: 'M30', node_count: 2 },
        auto_scaling: { compute_enabled: false },
        ...config,
      }),
      ...body,
    },
    name,
  );

const wrong = (attribute: string, what: string, fix: string, fixInCode: string) => ({
  at,
  attribute,
  problem: `cluster "orders" of the edition INFINITE ${what}`,
  fix,
  fixInCode,
});
const disk = together(
  project(),
  infinite({}, { electable_specs: { instance_size: 'M30', node_count: 2, disk_size_gb: 40 } }),
);
const ofDisk = wrong(
  `${region}.electable_specs.disk_size_gb`,
  'sets disk_size_gb, but Atlas manages its storage',
  `remove ${region}.electable_specs.disk_size_gb`,
  'remove replicationSpecs[0].regionConfigs[0].electableSpecs.diskSizeGb',
);

testRule(infiniteUnsupportedSetting, [
  { title: 'no such setting', resources: together(project(), infinite()) },
  { title: 'a disk', resources: disk, findings: [ofDisk] },
  {
    title: 'a disk that Atlas reports of a cluster that exists',
    before: disk,
    resources: disk,
    atSynth: { findings: [ofDisk] },
  },
  {
    title: 'IOPS and a volume type',
    resources: together(
      project(),
      infinite(
        {},
        {
          electable_specs: {
            instance_size: 'M30',
            node_count: 2,
            disk_iops: 3000,
            ebs_volume_type: 'STANDARD',
          },
        },
      ),
    ),
    findings: [
      wrong(
        `${region}.electable_specs.disk_iops`,
        'sets disk_iops, but Atlas manages its storage',
        `remove ${region}.electable_specs.disk_iops`,
        'remove replicationSpecs[0].regionConfigs[0].electableSpecs.diskIops',
      ),
      wrong(
        `${region}.electable_specs.ebs_volume_type`,
        'sets ebs_volume_type, but Atlas manages its storage',
        `remove ${region}.electable_specs.ebs_volume_type`,
        'remove replicationSpecs[0].regionConfigs[0].electableSpecs.ebsVolumeType',
      ),
    ],
  },
  {
    title: 'disk auto-scaling that is disabled',
    resources: together(project(), infinite({}, { auto_scaling: { disk_gb_enabled: false } })),
    findings: [
      wrong(
        `${region}.auto_scaling.disk_gb_enabled`,
        'sets disk_gb_enabled, but Atlas manages its storage',
        `remove ${region}.auto_scaling.disk_gb_enabled`,
        'remove replicationSpecs[0].regionConfigs[0].autoScaling.diskGbEnabled',
      ),
    ],
  },
  {
    title: 'customer keys of AWS',
    resources: together(project(), infinite({ encryption_at_rest_provider: 'AWS' })),
  },
  {
    title: 'customer keys of another provider',
    resources: together(project(), infinite({ encryption_at_rest_provider: 'AZURE' })),
    findings: [
      wrong(
        'encryption_at_rest_provider',
        'has customer keys of AZURE, but supports only those of AWS',
        'set encryption_at_rest_provider = "AWS"',
        "set encryptionAtRestProvider: 'AWS'",
      ),
    ],
  },
  {
    title: 'a version',
    resources: together(project(), infinite({ mongo_db_major_version: '8.0' })),
    findings: [
      {
        ...wrong(
          'mongo_db_major_version',
          'sets the version 8.0, but Atlas upgrades it automatically',
          'remove mongo_db_major_version',
          'remove mongoDbMajorVersion',
        ),
        severity: 'warning',
      },
    ],
  },
  {
    title: 'keys known only after apply',
    resources: together(
      project(),
      infinite({ encryption_at_rest_provider: '${terraform_data.keys.output}' }),
    ),
    unchecked: [`${at} encryption_at_rest_provider`],
  },
]);
