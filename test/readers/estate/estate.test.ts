import { readPlan, readSynth } from '../../../src/readers';
import {
  type Resources,
  UNDER_LEGACY_METHOD,
  applied,
  cluster,
  compliancePolicy,
  deprecatedCluster,
  exportBucket,
  exportTo,
  flexCluster,
  item,
  legacySnapshotOf,
  project,
  restoreOf,
  schedule,
  scheduleOf,
  serverlessInstance,
  snapshotOf,
  together,
} from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';
import { planOf } from '../../support/plan-of';

const ORDERS = 'mongodbatlas_advanced_cluster.orders';
const NIGHTLY = 'mongodbatlas_cloud_backup_schedule.orders';

const synth = (...parts: readonly Resources[]): ReturnType<typeof readSynth>['after'] =>
  readSynth(synthOf({ resources: together(...parts) })).after;

const addresses = (list: readonly { readonly address: string }[]): readonly string[] =>
  list.map(({ address }) => address);

describe('an estate', () => {
  test('has each resource in the list of its kind, in the order of the configuration', () => {
    const estate = synth(
      project(),
      flexCluster(),
      deprecatedCluster(),
      serverlessInstance(),
      cluster({}, 'b'),
      cluster({}, 'a'),
      schedule(),
      snapshotOf(ORDERS),
      compliancePolicy(),
      exportBucket(),
      restoreOf(ORDERS, ORDERS),
      { aws_iam_role: { attic: {} }, mongodbatlas_team: { desk: {} } },
    );
    expect(addresses(estate.clusters)).toEqual([
      'mongodbatlas_advanced_cluster.b',
      'mongodbatlas_advanced_cluster.a',
      'mongodbatlas_cluster.archive',
      'mongodbatlas_flex_cluster.reports',
      'mongodbatlas_serverless_instance.queue',
    ]);
    expect(addresses(estate.schedules)).toEqual([NIGHTLY]);
    expect(addresses(estate.snapshots)).toEqual(['mongodbatlas_cloud_backup_snapshot.before-migration']);
    expect(addresses(estate.compliancePolicies)).toEqual(['mongodbatlas_backup_compliance_policy.statute']);
    expect(addresses(estate.exportBuckets)).toEqual([
      'mongodbatlas_cloud_backup_snapshot_export_bucket.attic',
    ]);
    expect(addresses(estate.restoreJobs)).toEqual(['mongodbatlas_cloud_backup_snapshot_restore_job.undo']);
    expect([...estate.others.keys()].sort()).toEqual([
      'aws_iam_role',
      'mongodbatlas_project',
      'mongodbatlas_team',
    ]);
  });

  test('has data sources by type, and not among the resources', () => {
    const { after } = readSynth(
      synthOf({
        resources: project(),
        data: { mongodbatlas_advanced_cluster: { old: { name: 'old', project_id: 'p' } } },
      }),
    );
    expect(after.clusters).toEqual([]);
    expect(addresses(after.dataSources.get('mongodbatlas_advanced_cluster') ?? [])).toEqual([
      'data.mongodbatlas_advanced_cluster.old',
    ]);
  });

  test('links resources in both directions', () => {
    const estate = synth(
      project(),
      cluster(),
      exportBucket(),
      schedule({ export: exportTo('monthly') }),
      snapshotOf(ORDERS),
      restoreOf(ORDERS, ORDERS),
      compliancePolicy(),
    );
    const [orders] = estate.clusters;
    expect(orders?.schedules).toEqual(estate.schedules);
    expect(orders?.snapshots).toEqual(estate.snapshots);
    expect(orders?.restoresInto).toEqual(estate.restoreJobs);
    expect(estate.exportBuckets[0]?.schedules).toEqual(estate.schedules);
    const [shop] = estate.projects;
    expect(estate.projects).toHaveLength(1);
    expect(shop?.clusters).toEqual(estate.clusters);
    expect(shop?.schedules).toEqual(estate.schedules);
    expect(shop?.snapshots).toEqual(estate.snapshots);
    expect(shop?.compliancePolicies).toEqual(estate.compliancePolicies);
    expect(shop?.exportBuckets).toEqual(estate.exportBuckets);
  });

  test('gives a schedule the project of its cluster, if its own project_id is not known', () => {
    const estate = synth(project(), cluster(), schedule({ project_id: '${path.module}' }));
    expect(estate.schedules[0]?.project).toEqual({ kind: 'linked', to: estate.projects[0] });
  });

  test('shares the items of schedules that are equal, and of no others', () => {
    const items = { policy_item_daily: item(1, 'days', 7) };
    const { schedules } = synth(
      project(),
      cluster(),
      scheduleOf(ORDERS, items, 'one'),
      scheduleOf(ORDERS, items, 'same'),
      scheduleOf(ORDERS, { policy_item_daily: item(1, 'days', 8) }, 'longer'),
      scheduleOf(ORDERS, { policy_item_weekly: item(1, 'days', 7) }, 'weekly'),
      scheduleOf(ORDERS, { policy_item_daily: item(1, 'days', '7') }, 'text'),
    );
    const [one, ...others] = schedules.map((each) => each.items);
    // To Terraform, "7" is the number 7.
    expect(others.map((each) => each === one)).toEqual([true, false, false, true]);
  });

  test('names the kinds of items that are not known', () => {
    const { schedules } = synth(
      project(),
      cluster(),
      schedule({
        policy_item_daily: item(1, 'days', 7),
        dynamic: { policy_item_weekly: { for_each: '${var.weekly}', content: {} } },
      }),
    );
    expect(schedules[0]?.items.map(({ frequency }) => frequency)).toEqual(['daily']);
    expect(schedules[0]?.unknownItems).toEqual([
      { frequency: 'weekly', attribute: 'policy_item_weekly', until: 'plan' },
    ]);
  });

  test.each<[title: string, resources: Resources, by: string | undefined]>([
    ['a construct', cluster(UNDER_LEGACY_METHOD), `construct ${ORDERS}`],
    [
      'provider_backup_enabled',
      deprecatedCluster({ provider_backup_enabled: true }, 'archive'),
      'provider_backup_enabled mongodbatlas_cluster.archive',
    ],
    [
      'a resource of the legacy method',
      together(cluster(), legacySnapshotOf(ORDERS)),
      'resource mongodbatlas_cloud_provider_snapshot.old',
    ],
    ['nothing', cluster(), undefined],
  ])('puts a cluster under the legacy method by %s', (_, resources, by) => {
    const [first] = synth(project(), resources).clusters;
    const method = first?.legacyMethod;
    expect(method && `${method.by} ${method.address}`).toBe(by);
    expect(addresses(first?.legacyResources ?? [])).toEqual(
      method?.by === 'resource' ? [method.address] : [],
    );
  });

  test('has the order of its resources', () => {
    const estate = synth(
      project(),
      cluster(),
      schedule(),
      scheduleOf(ORDERS, { cluster_name: 'orders', project_id: 'p' }, 'literal'),
    );
    const [nightly, literal] = estate.schedules;
    const [orders] = estate.clusters;
    expect(estate.waitsFor(nightly!, orders!)).toBe(true);
    expect(estate.waitsFor(orders!, nightly!)).toBe(false);
    expect(estate.waitsFor(literal!, orders!)).toBe(false);
    expect(nightly?.waitsForCluster).toBe(true);
    const unknown = { ...orders!, address: 'mongodbatlas_advanced_cluster.none' };
    expect(estate.waitsFor(nightly!, unknown)).toBeUndefined();
  });
});

describe('a resource without a type in the model', () => {
  const [role] = [
    ...(synth(project(), {
      aws_iam_role: { attic: { name: 'attic', inline_policy: [{ policy: '${aws_s3_bucket.attic.arn}' }] } },
      aws_s3_bucket: { attic: { bucket: 'attic' } },
    }).others.get('aws_iam_role') ?? []),
  ];

  test.each<[path: string, value: unknown]>([
    ['name', { kind: 'known', value: 'attic' }],
    ['inline_policy[0].policy', { kind: 'unknown', until: 'apply' }],
    ['inline_policy.policy', { kind: 'unknown', until: 'apply' }],
    ['inline_policy[1].policy', { kind: 'absent' }],
    ['none', { kind: 'absent' }],
    ['none[0].none', { kind: 'absent' }],
    ['', { kind: 'absent' }],
    ['__proto__', { kind: 'absent' }],
    ['constructor.name', { kind: 'absent' }],
  ])('has the attribute %s', (path, value) => {
    expect(role?.attribute(path)).toEqual(value);
  });

  test('leads where the expression of an attribute leads', () => {
    expect(role?.leadsTo('inline_policy[0].policy')).toEqual([
      { address: 'aws_s3_bucket.attic', type: 'aws_s3_bucket', attribute: 'arn' },
    ]);
    expect(role?.leadsTo('name')).toEqual([]);
    expect(role?.leadsTo('none[3].x')).toEqual([]);
  });

  test('leads there from a dynamic block, too', () => {
    const [dynamic] =
      synth({
        aws_s3_bucket: { attic: { bucket: 'attic' } },
        aws_iam_role: {
          r: {
            dynamic: {
              inline_policy: {
                for_each: { a: '${aws_s3_bucket.attic.arn}' },
                content: { policy: '${inline_policy.value}' },
              },
            },
          },
        },
      }).others.get('aws_iam_role') ?? [];
    expect(addresses(dynamic?.leadsTo('inline_policy[0].policy') ?? [])).toEqual(['aws_s3_bucket.attic']);
  });
});

describe('the two estates of a plan', () => {
  test('know each other object by object', () => {
    const resources = together(
      project(),
      cluster(),
      schedule(),
      snapshotOf(ORDERS),
      compliancePolicy(),
      exportBucket(),
      restoreOf(ORDERS, ORDERS),
      { aws_iam_role: { attic: { name: 'attic' } } },
    );
    const { before, after } = readPlan(planOf(applied(resources)));
    for (const list of [
      'clusters',
      'schedules',
      'snapshots',
      'compliancePolicies',
      'exportBuckets',
      'restoreJobs',
    ] as const) {
      expect(after[list]).toHaveLength(1);
      expect(after[list][0]?.before).toBe(before[list][0]);
      expect(before[list][0]?.after).toBe(after[list][0]);
    }
    const role = (estate: typeof before): unknown => estate.others.get('aws_iam_role')?.[0];
    expect(after.others.get('aws_iam_role')?.[0]?.before).toBe(role(before));
  });

  test('have no counterpart for what is created or deleted', () => {
    const { before, after } = readPlan(
      planOf({
        before: together(project(), cluster({}, 'old')),
        resources: together(project(), cluster({}, 'new')),
      }),
    );
    expect(before.clusters.map(({ after: counterpart }) => counterpart)).toEqual([undefined]);
    expect(after.clusters.map(({ before: counterpart }) => counterpart)).toEqual([undefined]);
  });

  test('know no order of the state before', () => {
    const { before } = readPlan(planOf(applied(together(project(), cluster(), schedule()))));
    expect(before.waitsFor(before.schedules[0]!, before.clusters[0]!)).toBeUndefined();
  });
});
