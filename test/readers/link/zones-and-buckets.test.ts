import { readPlan, readSynth } from '../../../src/readers';
import type { Link, Shard } from '../../../src/model';
import {
  type Resources,
  cluster,
  copyTo,
  exportBucket,
  exportTo,
  project,
  restoreOf,
  schedule,
  shards,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { type Configuration, synthOf } from '../../support/configuration';
import { described } from '../../support/links';
import { planOf } from '../../support/plan-of';
import { planFrom, planned, refs } from '../../support/plan-sketch';

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const ZONED = { cluster_type: 'GEOSHARDED', replication_specs: shards(2) };

type Reading = ReturnType<typeof readSynth> | ReturnType<typeof readPlan>;

/** The zones of the copies of the only schedule, as indexes of shards. */
function zonesIn({ after }: Reading): readonly string[] {
  const [only] = after.schedules;
  const copies = only?.copySettings.kind === 'known' ? only.copySettings.value : [];
  const shardsOf = (link: Link<Shard>): string => {
    if (link.kind !== 'linked') return described(link);
    const at = after.clusters.findIndex(
      ({ shards: all }) => all.kind === 'known' && all.value.includes(link.to),
    );
    const all = after.clusters[at]?.shards;
    return `shard ${all?.kind === 'known' ? all.value.indexOf(link.to) : '?'} of ${after.clusters[at]?.address ?? '?'}`;
  };
  return copies.map(({ zone }) => shardsOf(zone));
}

const zoneOf = (zone_id: unknown, more: object = {}): Resources =>
  schedule({ copy_settings: [copyTo('US_EAST_1', { zone_id, ...more })] });

describe('the zone of a copy', () => {
  const rows: readonly {
    title: string;
    configuration: Configuration;
    zones: readonly string[];
    inPlan?: readonly string[] | 'synth only';
  }[] = [
    {
      title: 'by a reference to the spec of its cluster',
      configuration: {
        resources: together(project(), cluster(ZONED), zoneOf(`\${${ORDERS}.replication_specs[1].zone_id}`)),
      },
      zones: [`shard 1 of ${ORDERS}`],
    },
    {
      title: 'by the splat that the documentation of the provider writes',
      configuration: {
        resources: together(
          project(),
          cluster(ZONED),
          zoneOf(`\${${ORDERS}.replication_specs.*.zone_id[1]}`),
        ),
      },
      inPlan: 'synth only',
      zones: [`shard 1 of ${ORDERS}`],
    },
    {
      title: 'by a legacy index',
      configuration: {
        resources: together(project(), cluster(ZONED), zoneOf(`\${${ORDERS}.replication_specs.1.zone_id}`)),
      },
      inPlan: 'synth only',
      zones: [`shard 1 of ${ORDERS}`],
    },
    {
      title: 'by a spec that the cluster does not have',
      configuration: {
        resources: together(project(), cluster(ZONED), zoneOf(`\${${ORDERS}.replication_specs[7].zone_id}`)),
      },
      inPlan: 'synth only',
      zones: ['unlinked: zone_id is not known yet'],
    },
    {
      title: 'the only one, if the reference says nothing',
      configuration: {
        resources: together(project(), cluster(), zoneOf('${terraform_data.zone.output}')),
      },
      zones: [`shard 0 of ${ORDERS}`],
    },
    {
      title: 'the only one of a sharded cluster that is not global',
      configuration: {
        resources: together(
          project(),
          cluster({ cluster_type: 'SHARDED', replication_specs: shards(3) }),
          zoneOf('${terraform_data.zone.output}'),
        ),
      },
      zones: [`shard 0 of ${ORDERS}`],
    },
    {
      title: 'unknown, if a global cluster has several',
      configuration: {
        resources: together(project(), cluster(ZONED), zoneOf('${terraform_data.zone.output}')),
      },
      zones: ['unlinked: zone_id is not known yet'],
    },
    {
      title: 'left out',
      configuration: { resources: together(project(), cluster(), zoneOf(undefined)) },
      zones: ['missing'],
    },
    {
      title: 'in a dynamic block, by the element of its for_each',
      configuration: {
        resources: together(
          project(),
          cluster(ZONED),
          schedule({
            dynamic: {
              copy_settings: {
                for_each: {
                  a: { zone: `\${${ORDERS}.replication_specs[1].zone_id}` },
                  b: { zone: `\${${ORDERS}.replication_specs[0].zone_id}` },
                },
                iterator: 'copy',
                content: { cloud_provider: 'AWS', region_name: 'US_EAST_1', zone_id: '${copy.value.zone}' },
              },
            },
          }),
        ),
      },
      inPlan: 'synth only',
      zones: [`shard 1 of ${ORDERS}`, `shard 0 of ${ORDERS}`],
    },
  ];

  for (const { title, configuration, zones, inPlan = zones } of rows) {
    test(`${title}, at synth`, () => {
      expect(zonesIn(readSynth(synthOf(configuration)))).toEqual(zones);
    });
    if (inPlan !== 'synth only')
      test.each(['hcl', 'json'] as const)(`${title}, in a plan of %s`, (syntax) => {
        expect(zonesIn(readPlan(planOf(configuration, syntax)))).toEqual(inPlan);
      });
  }

  const known = (specs: readonly object[], zone_id: string): Reading =>
    readPlan(
      planFrom({
        resources: [
          planned(ORDERS, {
            name: 'orders',
            project_id: 'p',
            cluster_type: 'GEOSHARDED',
            replication_specs: specs,
          }),
          planned('mongodbatlas_cloud_backup_schedule.s', {
            cluster_name: 'orders',
            project_id: 'p',
            copy_settings: [{ zone_id }],
          }),
        ],
        blocks: { 'mongodbatlas_cloud_backup_schedule.s': { cluster_name: refs(`${ORDERS}.name`) } },
      }),
    );

  test.each<[title: string, specs: readonly object[], zone: string, link: string]>([
    ['by a known id', [{ zone_id: 'a' }, { zone_id: 'b' }], 'b', `shard 1 of ${ORDERS}`],
    ['by an id that no shard has', [{ zone_id: 'a' }, { zone_id: 'b' }], 'c', 'outside: c'],
    [
      'by an id that a shard may still get',
      [{ zone_id: 'a' }, {}],
      'c',
      'unlinked: zone_id is not known yet',
    ],
  ])('%s', (_, specs, zone, link) => {
    expect(zonesIn(known(specs, zone))).toEqual([link]);
  });
});

describe('the export bucket of a schedule', () => {
  const bucketIn = ({ after }: Reading): string => {
    const [only] = after.schedules;
    return only?.export.kind === 'known' ? described(only.export.value.bucket) : 'no export';
  };
  const ATTIC = 'mongodbatlas_cloud_backup_snapshot_export_bucket.attic';

  test.each<[title: string, id: unknown, link: string]>([
    ['by a reference', `\${${ATTIC}.export_bucket_id}`, ATTIC],
    ['by its id, which is the same', `\${${ATTIC}.id}`, ATTIC],
    ['by a literal id of elsewhere', '66dd0000000000000000000e', 'outside: 66dd0000000000000000000e'],
    [
      'by an unknown id of elsewhere',
      '${terraform_data.x.output}',
      'unlinked: export_bucket_id is not known yet',
    ],
    ['left out', undefined, 'missing'],
  ])('%s', (_, export_bucket_id, link) => {
    const configuration = {
      resources: together(
        project(),
        cluster(),
        exportBucket(),
        schedule({ export: exportTo('monthly', { export_bucket_id }) }),
      ),
    };
    expect(bucketIn(readSynth(synthOf(configuration)))).toBe(link);
    for (const syntax of ['hcl', 'json'] as const)
      expect(bucketIn(readPlan(planOf(configuration, syntax)))).toBe(link);
  });

  test('by a known id, if the bucket exists', () => {
    const reading = readPlan(
      planFrom({
        resources: [
          planned(ATTIC, { export_bucket_id: 'e1' }),
          planned('mongodbatlas_cloud_backup_schedule.s', { export: [{ export_bucket_id: 'e1' }] }),
        ],
      }),
    );
    expect(bucketIn(reading)).toBe(ATTIC);
  });
});

describe('the snapshot of a restore job', () => {
  const sourceIn = ({ after }: Reading): unknown => {
    const source = after.restoreJobs[0]?.snapshot;
    return source?.kind === 'resource'
      ? source.snapshot.address
      : source?.kind === 'list'
        ? source.address
        : source?.kind;
  };

  test.each<[title: string, id: string, source: string]>([
    [
      'a resource',
      '${mongodbatlas_cloud_backup_snapshot.before-migration.snapshot_id}',
      'mongodbatlas_cloud_backup_snapshot.before-migration',
    ],
    [
      'a list that a data source reads',
      '${data.mongodbatlas_cloud_backup_snapshots.all.results[0].id}',
      'data.mongodbatlas_cloud_backup_snapshots.all',
    ],
    ['a literal id', '66aa0000000000000000000b', 'other'],
    ['something else', '${mongodbatlas_advanced_cluster.orders.name}', 'other'],
  ])('%s', (_, snapshot_id, source) => {
    const configuration = {
      resources: together(
        project(),
        cluster(),
        snapshotOf(ORDERS),
        restoreOf(ORDERS, ORDERS, { snapshot_id }),
      ),
      data: { mongodbatlas_cloud_backup_snapshots: { all: { project_id: 'p', cluster_name: 'orders' } } },
    };
    expect(sourceIn(readSynth(synthOf(configuration)))).toBe(source);
    for (const syntax of ['hcl', 'json'] as const)
      expect(sourceIn(readPlan(planOf(configuration, syntax)))).toBe(source);
  });
});
