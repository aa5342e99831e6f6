import { type LostAttribute, lostAttribute } from '../../../src/readers/plan/lost-attributes';

type Json = unknown;
type Row = readonly [
  sentence: string,
  type: string,
  sides: { readonly before: Json; readonly after: Json; readonly unknown?: Json },
];

const CLUSTER = 'mongodbatlas_advanced_cluster';
const SCHEDULE = 'mongodbatlas_cloud_backup_schedule';

describe('an attribute that is on one side only is lost', () => {
  test.each<[...Row, lost: LostAttribute]>([
    [
      'of a resource of Atlas',
      CLUSTER,
      { before: { name: 'a', paused: null }, after: { name: 'a' } },
      { side: 'after', path: ['paused'] },
    ],
    [
      'of a resource whose provider is not known',
      'kubernetes_manifest',
      { before: { manifest: { a: 1 } }, after: { manifest: { a: 1 }, object: null } },
      { side: 'before', path: ['object'] },
    ],
    [
      'that is known only after apply, and was not there before',
      'kubernetes_manifest',
      { before: { manifest: {} }, after: { manifest: {} }, unknown: { object: true } },
      { side: 'before', path: ['object'] },
    ],
    [
      'of an object in a list',
      CLUSTER,
      {
        before: { replication_specs: [{ region_configs: [{ priority: 7, region_name: 'A' }] }] },
        after: { replication_specs: [{ region_configs: [{ region_name: 'A' }] }] },
      },
      { side: 'after', path: ['replication_specs', 0, 'region_configs', 0, 'priority'] },
    ],
    [
      'of a new object in a list, which has what the first one had',
      CLUSTER,
      {
        before: { replication_specs: [{ zone_name: 'A', zone_id: 'a' }] },
        after: { replication_specs: [{ zone_name: 'A', zone_id: 'a' }, { zone_name: 'B' }] },
      },
      { side: 'after', path: ['replication_specs', 1, 'zone_id'] },
    ],
    [
      'of a block',
      SCHEDULE,
      {
        before: { policy_item_daily: [{ frequency_interval: 1 }] },
        after: { policy_item_daily: [{ frequency_interval: 1, retention_value: 7 }] },
      },
      { side: 'before', path: ['policy_item_daily', 0, 'retention_value'] },
    ],
    [
      'of a single object',
      CLUSTER,
      {
        before: { advanced_configuration: { javascript_enabled: true, oplog_size_mb: null } },
        after: { advanced_configuration: { javascript_enabled: true } },
      },
      { side: 'after', path: ['advanced_configuration', 'oplog_size_mb'] },
    ],
    [
      'of a block that is a map in later versions of the provider',
      CLUSTER,
      { before: { labels: [{ key: 'a', value: 'b' }] }, after: { labels: [{ key: 'a' }] } },
      { side: 'after', path: ['labels', 0, 'value'] },
    ],
  ])('%s', (_, type, { before, after, unknown }, lost) => {
    expect(lostAttribute(type, { before, after, unknown })).toEqual(lost);
  });
});

describe('nothing is lost', () => {
  test.each<Row>([
    ['if both sides have the same attributes', CLUSTER, { before: { a: 1 }, after: { a: null } }],
    [
      'if an attribute is known only after apply',
      CLUSTER,
      { before: { a: 1 }, after: {}, unknown: { a: true } },
    ],
    [
      'if an attribute of an object in a list is known only after apply',
      CLUSTER,
      {
        before: { replication_specs: [{ zone_name: 'A', zone_id: 'a' }] },
        after: { replication_specs: [{ zone_name: 'A' }] },
        unknown: { replication_specs: [{ zone_id: true }] },
      },
    ],
    [
      'if an object in a list is known only after apply',
      CLUSTER,
      {
        before: { replication_specs: [{ zone_name: 'A' }] },
        after: { replication_specs: [null] },
        unknown: { replication_specs: [true] },
      },
    ],
    [
      'if all objects of a list are removed',
      SCHEDULE,
      { before: { copy_settings: [{ cloud_provider: 'AWS' }] }, after: { copy_settings: [] } },
    ],
    [
      'if a list was null',
      CLUSTER,
      { before: { replication_specs: null }, after: { replication_specs: [{ zone_name: 'A' }] } },
    ],
    [
      'if a map has other keys',
      CLUSTER,
      { before: { tags: { team: 'orders' } }, after: { tags: { cost: 'x', constructor: 'y' } } },
    ],
    [
      'if a map in an object of a list has other keys',
      CLUSTER,
      {
        before: { replication_specs: [{ container_id: { 'AWS:A': '1' } }] },
        after: { replication_specs: [{ container_id: { 'AWS:B': '1' } }] },
      },
    ],
    [
      'if objects have other names in an attribute that the schema does not have',
      CLUSTER,
      { before: { later: [{ a: 1 }] }, after: { later: [{ b: 1 }] } },
    ],
    [
      'if objects have other names in a list whose type is not known',
      'terraform_data',
      { before: { input: [{ region: 'A', oplogs: true }] }, after: { input: [{ region: 'A' }] } },
    ],
    [
      'if they have other names in a resource that rules look at, but whose provider is not known',
      'aws_s3_bucket',
      { before: { rule: [{ a: 1 }] }, after: { rule: [{ b: 1 }] } },
    ],
    [
      'if a tuple becomes shorter, and its items of other types',
      'terraform_data',
      { before: { input: [{ a: 1 }, 2] }, after: { input: [[{ b: 1 }]] }, unknown: { input: [[{}]] } },
    ],
    [
      'if a list becomes an object, and an object a list',
      'kubernetes_manifest',
      {
        before: { manifest: { spec: [{ a: 1 }] }, object: [{ a: 1 }] },
        after: { manifest: [{ spec: 1 }], object: { b: 1 } },
      },
    ],
    ['if a side has no object', CLUSTER, { before: null, after: { a: 1 } }],
  ])('%s', (_, type, { before, after, unknown }) => {
    expect(lostAttribute(type, { before, after, unknown })).toBeUndefined();
  });
});
