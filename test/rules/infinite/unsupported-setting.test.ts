import { type Body, cluster, infiniteCluster, project, together } from '../../../src/rules/example';
import { infiniteUnsupportedSetting } from '../../../src/rules/infinite/unsupported-setting';
import { inCamelCase, testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const config = 'replication_specs[0].region_configs[0]';

const inRegion = (body: Body, root: Body = {}): ReturnType<typeof together> =>
  together(project(), infiniteCluster(root, 'orders', body));
const specs = (body: Body): Body => ({ electable_specs: { instance_size: 'M30', node_count: 2, ...body } });
const wrong = (path: string, noun: string) => ({
  at,
  attribute: `${config}.${path}`,
  problem: `cluster "orders" sets ${noun}, which Atlas Infinite does not support`,
  fix: `remove ${config}.${path}`,
  fixInCode: `remove ${inCamelCase(`${config}.${path}`)}`,
});
const version = {
  at,
  attribute: 'mongo_db_major_version',
  severity: 'warning',
  problem:
    'cluster "orders" sets mongo_db_major_version, but Atlas Infinite has only the latest version, which Atlas upgrades',
  fix: 'remove mongo_db_major_version',
  fixInCode: 'remove mongoDbMajorVersion',
};

testRule(infiniteUnsupportedSetting, [
  { title: 'none of these settings', resources: inRegion({}) },
  {
    title: 'compute auto-scaling',
    resources: inRegion({ auto_scaling: { compute_enabled: true, compute_max_instance_size: 'M40' } }),
  },
  {
    title: 'a disk size',
    resources: inRegion(specs({ disk_size_gb: 40 })),
    findings: [wrong('electable_specs.disk_size_gb', 'a disk size')],
  },
  {
    title: 'IOPS and a volume type of analytics nodes',
    resources: inRegion({
      analytics_specs: {
        instance_size: 'M30',
        node_count: 1,
        disk_iops: 3000,
        ebs_volume_type: 'PROVISIONED',
      },
    }),
    findings: [
      wrong('analytics_specs.disk_iops', 'IOPS'),
      wrong('analytics_specs.ebs_volume_type', 'a volume type'),
    ],
  },
  ...[true, false].map((isOn) => ({
    title: `disk auto-scaling is ${isOn ? 'enabled' : 'disabled'}`,
    resources: inRegion({
      auto_scaling: { compute_enabled: false, disk_gb_enabled: isOn },
      analytics_auto_scaling: { disk_gb_enabled: isOn },
    }),
    findings: [
      wrong('analytics_auto_scaling.disk_gb_enabled', 'disk auto-scaling'),
      wrong('auto_scaling.disk_gb_enabled', 'disk auto-scaling'),
    ],
  })),
  ...['AWS', 'NONE'].map((provider) => ({
    title: `customer keys of ${provider}`,
    resources: inRegion({}, { encryption_at_rest_provider: provider }),
  })),
  {
    title: 'customer keys of Azure',
    resources: inRegion({}, { encryption_at_rest_provider: 'AZURE' }),
    findings: [
      {
        at,
        attribute: 'encryption_at_rest_provider',
        problem:
          'cluster "orders" uses customer keys of "AZURE", but Atlas Infinite supports only those of AWS',
        fix: 'set encryption_at_rest_provider = "AWS" or encryption_at_rest_provider = "NONE"',
        fixInCode: "set encryptionAtRestProvider: 'AWS' or encryptionAtRestProvider: 'NONE'",
      },
    ],
  },
  {
    title: 'a major version',
    resources: inRegion({}, { mongo_db_major_version: '8.0' }),
    findings: [version],
  },
  {
    title: 'what Atlas reports of a cluster that exists',
    only: 'plan',
    before: inRegion(specs({ disk_size_gb: 10, disk_iops: 3000 }), { mongo_db_major_version: '9.0' }),
    resources: inRegion(specs({ disk_size_gb: 10, disk_iops: 3000 }), { mongo_db_major_version: '9.0' }),
  },
  {
    title: 'a disk size that is added to a cluster that exists',
    only: 'plan',
    before: inRegion({}),
    resources: inRegion(specs({ disk_size_gb: 40 })),
    findings: [wrong('electable_specs.disk_size_gb', 'a disk size')],
  },
  {
    title: 'values from variables',
    resources: inRegion(specs({ disk_size_gb: '${var.disk}' }), {
      mongo_db_major_version: '${var.version}',
      encryption_at_rest_provider: '${var.key}',
    }),
    variables: { disk: 40, version: '8.0', key: 'AWS' },
    atSynth: {
      unchecked: [
        `${at} ${config}.electable_specs.disk_size_gb`,
        `${at} encryption_at_rest_provider`,
        `${at} mongo_db_major_version`,
      ],
    },
    findings: [wrong('electable_specs.disk_size_gb', 'a disk size'), version],
  },
  {
    title: 'a cluster of the edition CORE',
    resources: together(
      project(),
      cluster({ mongo_db_major_version: '8.0', encryption_at_rest_provider: 'AZURE' }),
    ),
  },
]);
