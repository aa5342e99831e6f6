import { type TerraformStack, TerraformVariable } from 'cdktf';
import { AtlasCluster, type AtlasClusterProps, AtlasProject } from '../../src';
import { nonconformities } from '../support/conformity';
import { bodiesOf, messageOf, synthesized } from '../support/synthesized';

/*
 * The regions, nodes, sizes and disks of a cluster: what is written for them, and what is rejected because Atlas rejects it.
 */

function clusterOf(props: Partial<AtlasClusterProps>): Readonly<Record<string, unknown>> {
  const json = synthesized((stack) => {
    create(stack, props);
  });
  expect(nonconformities(json)).toEqual([]);
  return bodiesOf(json, 'advanced_cluster')['orders'] ?? {};
}

function create(stack: TerraformStack, props: Partial<AtlasClusterProps>): AtlasCluster {
  return new AtlasCluster(stack, 'orders', {
    project: AtlasProject.fromProjectId(stack, 'project', '65f000000000000000000001'),
    cloudProvider: 'AWS',
    instanceSize: 'M30',
    ...('zones' in props ? {} : { regions: ['EU_CENTRAL_1'] }),
    ...props,
  } as AtlasClusterProps);
}

const scaling = { compute: { minInstanceSize: 'M30', maxInstanceSize: 'M50' } };

describe('regions', () => {
  test('without electable nodes have priority 0, and the others descend from 7 without a gap', () => {
    const { replication_specs: specs } = clusterOf({
      regions: [
        { region: 'EU_CENTRAL_1', nodes: 3 },
        { region: 'EU_NORTH_1', nodes: 0, readOnlyNodes: 2 },
        { region: 'EU_WEST_1', nodes: 2 },
      ],
    });
    expect(specs).toEqual([
      {
        region_configs: [
          {
            provider_name: 'AWS',
            region_name: 'EU_CENTRAL_1',
            priority: 7,
            electable_specs: { instance_size: 'M30', node_count: 3 },
          },
          {
            provider_name: 'AWS',
            region_name: 'EU_NORTH_1',
            priority: 0,
            read_only_specs: { instance_size: 'M30', node_count: 2 },
          },
          {
            provider_name: 'AWS',
            region_name: 'EU_WEST_1',
            priority: 6,
            electable_specs: { instance_size: 'M30', node_count: 2 },
          },
        ],
      },
    ]);
  });

  test('have the disks of the cluster, or faster ones', () => {
    const { replication_specs: specs } = clusterOf({
      disk: { sizeGb: 100, iops: 3000 },
      regions: [
        { region: 'EU_CENTRAL_1', nodes: 3, analyticsNodes: 1 },
        { region: 'EU_WEST_1', nodes: 2, disk: { iops: 4000, type: 'PROVISIONED' } },
      ],
    });
    expect(specs).toMatchObject([
      {
        region_configs: [
          {
            electable_specs: { disk_size_gb: 100, disk_iops: 3000 },
            analytics_specs: { disk_size_gb: 100, disk_iops: 3000 },
          },
          { electable_specs: { disk_size_gb: 100, disk_iops: 4000, ebs_volume_type: 'PROVISIONED' } },
        ],
      },
    ]);
  });
});

describe('a second plan after auto-scaling is empty', () => {
  test('with one replication spec, since the provider compares the effective fields', () => {
    const body = clusterOf({ autoScaling: scaling });
    expect(body).toMatchObject({ use_effective_fields: true });
    expect(body).not.toHaveProperty('lifecycle');
  });

  test('with analytics nodes that scale, also', () => {
    expect(
      clusterOf({
        regions: [{ region: 'EU_CENTRAL_1', analyticsNodes: 1 }],
        analyticsAutoScaling: scaling,
      }),
    ).toMatchObject({
      use_effective_fields: true,
      replication_specs: [
        {
          region_configs: [
            { analytics_auto_scaling: { compute_enabled: true, compute_max_instance_size: 'M50' } },
          ],
        },
      ],
    });
  });

  test('with several replication specs, since Terraform ignores the sizes of nodes that scale', () => {
    const body = clusterOf({
      shards: 2,
      regions: [{ region: 'EU_CENTRAL_1', analyticsNodes: 1 }],
      autoScaling: scaling,
    });
    expect(body).not.toHaveProperty('use_effective_fields');
    expect(body['lifecycle']).toEqual({
      ignore_changes: [0, 1].flatMap((spec) =>
        ['instance_size', 'disk_size_gb', 'disk_iops'].map(
          (value) => `replication_specs[${spec}].region_configs[0].electable_specs.${value}`,
        ),
      ),
    });
  });

  test('without auto-scaling, without any of this', () => {
    for (const body of [clusterOf({}), clusterOf({ autoScaling: { disk: false } })]) {
      expect(body).not.toHaveProperty('use_effective_fields');
      expect(body).not.toHaveProperty('lifecycle');
    }
  });

  test('with conditions for Terraform, both are kept', () => {
    const json = synthesized((stack) => {
      const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
      create(stack, { name, shards: 2, autoScaling: scaling });
    });
    const [body] = Object.values(bodiesOf(json, 'advanced_cluster'));
    expect(Object.keys(body?.['lifecycle'] ?? {}).sort()).toEqual(['ignore_changes', 'precondition']);
  });
});

describe('what Atlas rejects is rejected before it is written', () => {
  test.each<[string, Partial<AtlasClusterProps>]>([
    [
      '"regions" have 4 electable nodes together: write nodes so that they are 3, 5 or 7',
      {
        regions: [
          { region: 'EU_CENTRAL_1', nodes: 2 },
          { region: 'EU_WEST_1', nodes: 2 },
        ],
      },
    ],
    [
      '"zones.1.regions" have 1 electable nodes together: write nodes so that they are 3, 5 or 7',
      {
        zones: [
          { name: 'Europe', regions: ['EU_CENTRAL_1'] },
          { name: 'America', regions: [{ region: 'US_EAST_1', nodes: 1 }] },
        ],
      },
    ],
    [
      '"regions.0.nodes" must be a whole number of at least 0, not 2.5',
      { regions: [{ region: 'EU_CENTRAL_1', nodes: 2.5 }] },
    ],
    [
      '"regions.0.analyticsNodes" must be a whole number of at least 0, not -1',
      { regions: [{ region: 'EU_CENTRAL_1', nodes: 3, analyticsNodes: -1 }] },
    ],
    [
      '"regions.1" has no nodes: set nodes, readOnlyNodes or analyticsNodes',
      {
        regions: [
          { region: 'EU_CENTRAL_1', nodes: 3 },
          { region: 'EU_WEST_1', nodes: 0 },
        ],
      },
    ],
    [
      '"regions.2" is EU_CENTRAL_1 again: write each region once, with all its nodes',
      { regions: ['EU_CENTRAL_1', 'EU_WEST_1', 'EU_CENTRAL_1'] },
    ],
    [
      '"autoScaling.compute.maxInstanceSize" must be larger than "minInstanceSize" (M50), not M30; "autoScaling.compute.minInstanceSize" M50 is larger than the size M40; "autoScaling.compute.maxInstanceSize" M30 is smaller than the size M40',
      {
        instanceSize: 'M40',
        autoScaling: { compute: { minInstanceSize: 'M50', maxInstanceSize: 'M30' } },
      },
    ],
    [
      '"autoScaling.compute.minInstanceSize" M30 is larger than the size M20',
      { instanceSize: 'M20', autoScaling: scaling },
    ],
    [
      '"autoScaling.compute.maxInstanceSize" M50 is smaller than the size M60',
      { instanceSize: 'M60', autoScaling: scaling },
    ],
    [
      '"analyticsAutoScaling.compute.maxInstanceSize" M50 is smaller than the size M80',
      {
        regions: [{ region: 'EU_CENTRAL_1', analyticsNodes: 1, analyticsInstanceSize: 'M80' }],
        analyticsAutoScaling: scaling,
      },
    ],
  ])('%s', (problem, props) => {
    expect(messageOf(() => clusterOf(props))).toBe(`stack/orders: AtlasCluster: ${problem}`);
  });

  test.each<[string, Partial<AtlasClusterProps>]>([
    [
      'a region of two providers',
      { regions: ['EUROPE_WEST_2', { region: 'EUROPE_WEST_2', cloudProvider: 'GCP' }, 'EU_WEST_1'] },
    ],
    ['a size in the middle', { instanceSize: 'M40', autoScaling: scaling }],
    ['a size at the bound', { instanceSize: 'M50', autoScaling: scaling }],
  ])('but not %s', (_, props) => {
    expect(clusterOf(props)).toHaveProperty('replication_specs');
  });

  test('nor numbers that synth does not know', () => {
    const json = synthesized((stack) => {
      const nodes = new TerraformVariable(stack, 'nodes', { type: 'number' }).numberValue;
      create(stack, { regions: [{ region: 'EU_CENTRAL_1', nodes }] });
    });
    expect(bodiesOf(json, 'advanced_cluster')['orders']).toMatchObject({
      replication_specs: [{ region_configs: [{ electable_specs: { node_count: '${var.nodes}' } }] }],
    });
  });
});
