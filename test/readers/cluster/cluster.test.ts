import { readPlan, readSynth } from '../../../src/readers';
import type { Cluster } from '../../../src/model';
import { valueInWords } from '../../support/links';
import { planFrom, planned } from '../../support/plan-sketch';

/** The only cluster of a configuration in JSON. */
function clusterOf(type: string, body: object): Cluster {
  const { after } = readSynth({ resource: { [`mongodbatlas_${type}`]: { c: body } } });
  const [only] = after.clusters;
  if (only === undefined) throw new Error('there is no cluster');
  return only;
}

const specs = (...regions: readonly object[]): object => ({
  replication_specs: [{ region_configs: regions }],
});
const sized = (provider_name: unknown, instance_size?: unknown): object => ({
  provider_name,
  ...(instance_size === undefined ? {} : { electable_specs: { instance_size } }),
});

describe('the kind of a cluster', () => {
  test.each<[title: string, type: string, body: object, kind: string]>([
    ['M10 on AWS', 'advanced_cluster', specs(sized('AWS', 'M10')), '"dedicated"'],
    ['AWS without a size', 'advanced_cluster', specs(sized('AWS')), '"dedicated"'],
    ['M0', 'advanced_cluster', specs(sized('TENANT', 'M0')), '"free"'],
    ['M2', 'advanced_cluster', specs(sized('TENANT', 'M2')), '"shared"'],
    ['M5', 'advanced_cluster', specs(sized('TENANT', 'M5')), '"shared"'],
    ['M0, whatever its provider', 'advanced_cluster', specs(sized('AWS', 'M0')), '"free"'],
    ['TENANT without a size', 'advanced_cluster', specs(sized('TENANT')), 'unknown until plan'],
    ['FLEX', 'advanced_cluster', specs(sized('FLEX')), '"flex"'],
    ['SERVERLESS', 'advanced_cluster', specs(sized('SERVERLESS')), '"serverless"'],
    ['flex, which Atlas rejects', 'advanced_cluster', specs(sized('flex')), '"flex"'],
    ['serverless, which Atlas rejects', 'advanced_cluster', specs(sized('serverless')), '"serverless"'],
    ['tenant, which Atlas rejects', 'advanced_cluster', specs(sized('tenant', 'M0')), '"free"'],
    ['an unknown provider', 'advanced_cluster', specs(sized('${var.p}')), 'unknown until plan'],
    ['an unknown provider with a size', 'advanced_cluster', specs(sized('${var.p}', 'M10')), '"dedicated"'],
    ['an unknown size', 'advanced_cluster', specs(sized('TENANT', '${var.s}')), 'unknown until plan'],
    ['an unknown size on AWS', 'advanced_cluster', specs(sized('AWS', '${var.s}')), '"dedicated"'],
    [
      'a second region that decides it',
      'advanced_cluster',
      specs(sized('${var.p}'), sized('AWS', 'M10')),
      '"dedicated"',
    ],
    [
      'specs that are not known',
      'advanced_cluster',
      { replication_specs: '${var.specs}' },
      'unknown until plan',
    ],
    ['no specs', 'advanced_cluster', {}, 'absent'],
    ['a Flex cluster', 'flex_cluster', {}, '"flex"'],
    ['a Serverless instance', 'serverless_instance', {}, '"serverless"'],
    ['M10', 'cluster', { provider_name: 'AWS', provider_instance_size_name: 'M10' }, '"dedicated"'],
    ['M2', 'cluster', { provider_name: 'TENANT', provider_instance_size_name: 'M2' }, '"shared"'],
    ['an unknown provider', 'cluster', { provider_name: '${var.p}' }, 'unknown until plan'],
    [
      'a name that every object has',
      'advanced_cluster',
      specs(sized('constructor', 'toString')),
      '"dedicated"',
    ],
  ])('%s as %s', (_, type, body, kind) => {
    expect(valueInWords(clusterOf(type, body).kind)).toBe(kind);
  });
});

describe('the shards of a cluster', () => {
  const inWords = ({ shards }: Cluster): unknown =>
    shards.kind === 'known'
      ? shards.value.map(({ numShards, regions }) => [
          valueInWords(numShards),
          regions.kind === 'known'
            ? regions.value.map(
                ({ provider, isTenant, region, priority, instanceSize, otherSizes, attribute }) =>
                  [provider, region, priority, instanceSize, ...otherSizes].map(valueInWords).join(' ') +
                  `${isTenant ? ' tenant' : ''} at ${attribute}`,
              )
            : valueInWords(regions),
        ])
      : valueInWords(shards);

  test.each<[title: string, type: string, body: object, shards: unknown]>([
    [
      'regions with all their nodes',
      'advanced_cluster',
      specs({
        provider_name: 'AWS',
        region_name: 'X',
        priority: 7,
        electable_specs: { instance_size: 'M10' },
        analytics_specs: [{ instance_size: 'M20' }],
      }),
      [['absent', ['"AWS" "X" 7 "M10" "M20" at replication_specs[0].region_configs[0]']]],
    ],
    [
      'a tenant region, by the provider behind it',
      'advanced_cluster',
      specs({ provider_name: 'FLEX', backing_provider_name: 'AWS', region_name: 'X' }),
      [['absent', ['"AWS" "X" absent absent tenant at replication_specs[0].region_configs[0]']]],
    ],
    [
      'num_shards, which the provider drops',
      'advanced_cluster',
      { replication_specs: [{ num_shards: 2, region_configs: [] }] },
      [['2', []]],
    ],
    ['specs that are not known', 'advanced_cluster', { replication_specs: '${var.s}' }, 'unknown until plan'],
    [
      'a Flex cluster',
      'flex_cluster',
      { provider_settings: { backing_provider_name: 'AWS', region_name: 'X' } },
      [['absent', ['"AWS" "X" 7 absent tenant at provider_settings.region_name']]],
    ],
    [
      'a Serverless instance',
      'serverless_instance',
      { provider_settings_backing_provider_name: 'AWS', provider_settings_region_name: 'X' },
      [['absent', ['"AWS" "X" 7 absent tenant at provider_settings_region_name']]],
    ],
    [
      'the deprecated resource with a region at its root',
      'cluster',
      {
        provider_name: 'AZURE',
        provider_region_name: 'X',
        provider_instance_size_name: 'M10',
        num_shards: 3,
      },
      [['3', ['"AZURE" "X" 7 "M10" at provider_region_name']]],
    ],
    [
      'the deprecated resource with regions in its specs',
      'cluster',
      {
        provider_name: 'TENANT',
        backing_provider_name: 'AWS',
        provider_instance_size_name: 'M2',
        replication_specs: [{ num_shards: 1, regions_config: [{ region_name: 'X', priority: 6 }] }],
      },
      [['1', ['"AWS" "X" 6 "M2" tenant at replication_specs[0].regions_config[0]']]],
    ],
  ])('%s, as %s', (_, type, body, shards) => {
    expect(inWords(clusterOf(type, body))).toEqual(shards);
  });

  test('num_shards in a plan, where only the configuration shows whether it is set', () => {
    const { after } = readPlan(
      planFrom({
        resources: [
          planned('mongodbatlas_advanced_cluster.c', { replication_specs: [{ region_configs: [] }] }),
        ],
        blocks: {
          'mongodbatlas_advanced_cluster.c': {
            replication_specs: { constant_value: [{ num_shards: 2, region_configs: [] }] },
          },
        },
      }),
    );
    expect(inWords(after.clusters[0]!)).toEqual([['2', []]]);
  });
});

describe('the type of a cluster', () => {
  test.each<[type: string, body: object, clusterType: string]>([
    ['advanced_cluster', { cluster_type: 'GEOSHARDED' }, '"GEOSHARDED"'],
    ['advanced_cluster', {}, '"REPLICASET"'],
    ['cluster', {}, 'absent'],
    ['cluster', { num_shards: 1 }, '"REPLICASET"'],
    ['cluster', { num_shards: 2 }, '"SHARDED"'],
    ['cluster', { num_shards: '${var.n}' }, 'unknown until plan'],
    ['flex_cluster', {}, '"REPLICASET"'],
  ])('%s with %j', (type, body, clusterType) => {
    expect(valueInWords(clusterOf(type, body).clusterType)).toBe(clusterType);
  });
});

describe('the switch of cloud backup', () => {
  const marked = (mark: object): object => ({ '//': { atlasBackup: mark } });

  test.each<[title: string, type: string, body: object, attribute: string, value: string]>([
    ['backup_enabled', 'advanced_cluster', { backup_enabled: true }, 'backup_enabled', 'true'],
    ['left out', 'advanced_cluster', {}, 'backup_enabled', 'absent'],
    ['cloud_backup of the deprecated resource', 'cluster', { cloud_backup: true }, 'cloud_backup', 'true'],
    [
      'backup_enabled of the deprecated resource is the old continuous backup',
      'cluster',
      { backup_enabled: true },
      'cloud_backup',
      'absent',
    ],
    [
      'provider_backup_enabled, of which either was enough',
      'cluster',
      { cloud_backup: false, provider_backup_enabled: true },
      'cloud_backup',
      'true',
    ],
    ['an override by another name', 'advanced_cluster', { cloud_backup: false }, 'cloud_backup', 'false'],
    [
      'an override of what the provider only reports',
      'flex_cluster',
      { backup_settings: { enabled: false } },
      'backup_settings.enabled',
      'false',
    ],
    ['a text', 'advanced_cluster', { backup_enabled: 'false' }, 'backup_enabled', 'false'],
    [
      'what a construct was given',
      'serverless_instance',
      marked({ backup_enabled: false }),
      'backup_enabled',
      'false',
    ],
    [
      'false to a construct, which an attribute does not change',
      'flex_cluster',
      { ...marked({ backup_enabled: false }), backup_settings: { enabled: true } },
      'backup_enabled',
      'false',
    ],
    [
      'true to a construct, with an override of false',
      'advanced_cluster',
      { ...marked({ backup_enabled: true }), backup_enabled: false },
      'backup_enabled',
      'false',
    ],
    [
      'a token to a construct',
      'serverless_instance',
      marked({ backup_enabled: '${var.on}' }),
      'backup_enabled',
      'unknown until plan',
    ],
  ])('%s', (_, type, body, attribute, value) => {
    const cluster = clusterOf(type, body);
    expect([cluster.backupAttribute, valueInWords(cluster.backupEnabled)]).toEqual([attribute, value]);
  });
});

describe('the tags of a cluster', () => {
  const inWords = ({ tags }: Cluster): unknown =>
    tags.kind === 'known'
      ? Object.fromEntries([...tags.value].map(([key, value]) => [key, valueInWords(value)]))
      : valueInWords(tags);

  test.each<[title: string, type: string, body: object, tags: unknown]>([
    ['none', 'advanced_cluster', {}, {}],
    ['a map', 'advanced_cluster', { tags: { a: 'x', b: '${var.b}' } }, { a: '"x"', b: 'unknown until plan' }],
    ['blocks', 'cluster', { tags: [{ key: 'a', value: 'x' }] }, { a: '"x"' }],
    ['a single block', 'serverless_instance', { tags: { key: 'a', value: 'x' } }, { a: '"x"' }],
    [
      'a tag and a label of one name: the tag',
      'advanced_cluster',
      { tags: { a: 'tag' }, labels: { a: 'label', b: 'y' } },
      { a: '"tag"', b: '"y"' },
    ],
    ['not known', 'advanced_cluster', { tags: '${var.tags}' }, 'unknown until plan'],
    [
      'not known beside known labels',
      'advanced_cluster',
      { tags: '${var.tags}', labels: { b: 'y' } },
      { b: '"y"' },
    ],
    ['a key that is not known', 'cluster', { tags: [{ key: '${var.k}', value: 'x' }] }, {}],
  ])('%s', (_, type, body, tags) => {
    expect(inWords(clusterOf(type, body))).toEqual(tags);
  });
});
