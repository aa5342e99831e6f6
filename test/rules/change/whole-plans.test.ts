import { readPlan } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { rules } from '../../../src/rules';
import {
  cluster,
  compliancePolicy,
  deprecatedCluster,
  item,
  project,
  schedule,
  together,
} from '../../../src/rules/example';
import type { Configuration } from '../../support/configuration';
import { destroyPlanOf, planOf } from '../../support/plan-of';

/*
 * What all rules about changes report together: one deletion must not be reported in five ways, and plans that show only a
 * part, or leave things behind, must not be taken for something else.
 */

const orders = 'mongodbatlas_advanced_cluster.orders';
const AGAIN = 'mongodbatlas_advanced_cluster.again';
const nightly = 'mongodbatlas_cloud_backup_schedule.orders';
const items = { policy_item_daily: item(1, 'days', 7) };
const unprotected = { termination_protection_enabled: false };
const unkept = { ...unprotected, retain_backups_enabled: undefined };
const shop = together(project(), cluster(unprotected), schedule(items));
const unkeptShop = together(project(), cluster(unkept), schedule(items));

interface Row {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly deposed?: string;
  readonly change: { readonly actions: readonly string[]; readonly before: unknown };
}

function rowsOf(plan: Record<string, unknown>): readonly Row[] {
  return plan['resource_changes'] as readonly Row[];
}

function found(plan: Record<string, unknown>): string[] {
  const changes = rules.filter(({ id }) => id.startsWith('change/'));
  const { findings, crashes } = review(readPlan(plan), changes);
  expect(crashes).toEqual([]);
  return findings.map(({ severity, rule, address }) => `${severity} ${rule} ${address}`);
}

/** A plan that lists only these addresses; the others are in its prior state. */
function targeted(plan: Record<string, unknown>, ...addresses: string[]): Record<string, unknown> {
  const rows = rowsOf(plan);
  return {
    ...plan,
    complete: false,
    resource_changes: rows.filter(({ address }) => addresses.includes(address)),
    prior_state: {
      values: {
        root_module: {
          resources: rows
            .filter(({ change }) => change.before !== null)
            .map(({ address, type, name, change }) => ({
              address,
              mode: 'managed',
              type,
              name,
              values: change.before,
            })),
        },
      },
    },
  };
}

/** The plan with an object that an interrupted replacement left behind. */
function withDeposed(plan: Record<string, unknown>, address: string): Record<string, unknown> {
  const rows = rowsOf(plan);
  const deposed = rows
    .filter((row) => row.address === address)
    .map((row) => ({
      ...row,
      deposed: '01234567',
      change: { ...row.change, actions: ['delete'], after: null },
    }));
  return { ...plan, resource_changes: [...rows, ...deposed] };
}

const replaced: Configuration = { before: shop, resources: shop, replaced: [orders] };

describe('terraform destroy', () => {
  test('of a cluster whose backups are kept, with its project', () => {
    expect(found(destroyPlanOf({ resources: shop }))).toEqual([`error change/cluster-deleted ${orders}`]);
  });

  test('of a cluster whose backups are not kept', () => {
    expect(found(destroyPlanOf({ resources: unkeptShop }))).toEqual([
      `error change/cluster-deleted-with-its-snapshots ${orders}`,
    ]);
  });

  test('of a protected cluster: only its schedule will go', () => {
    const protectedShop = together(project(), cluster({ retain_backups_enabled: false }), schedule(items));
    expect(found(destroyPlanOf({ resources: protectedShop }))).toEqual([
      `error change/cluster-deleted-with-its-snapshots ${orders}`,
      `error change/destroy-stops-half-way ${orders}`,
    ]);
  });

  test('with a compliance policy', () => {
    expect(found(destroyPlanOf({ resources: together(unkeptShop, compliancePolicy()) }))).toEqual([
      `error change/cluster-deleted-with-its-snapshots ${orders}`,
      `error change/destroy-stops-half-way ${orders}`,
      'error change/compliance-removed mongodbatlas_backup_compliance_policy.statute',
    ]);
  });
});

describe('a replacement with create_before_destroy', () => {
  test.each([
    ['whose backups are kept', shop],
    ['whose backups are not kept', unkeptShop],
    ['with a compliance policy', together(unkeptShop, compliancePolicy())],
    ['with termination protection', together(project(), cluster(), schedule(items))],
  ])('under the same name deletes nothing of a cluster %s', (_, resources) => {
    expect(
      found(planOf({ before: resources, resources, replaced: [orders], createBeforeDestroy: [orders] })),
    ).toEqual([`error change/name-reused ${orders}`]);
  });
});

describe('a targeted plan', () => {
  test('recreates a cluster and does not list its schedule', () => {
    expect(found(targeted(planOf(replaced), orders))).toEqual([
      `error change/name-reused ${orders}`,
      `error change/schedule-not-reapplied ${nightly}`,
      `warning change/cluster-deleted ${orders}`,
    ]);
  });

  test('creates a cluster of the name that one has which it does not list', () => {
    const again = together(shop, cluster({ ...unprotected, name: 'orders' }, 'again'));
    expect(found(targeted(planOf({ before: shop, resources: again }), AGAIN))).toEqual([
      `error change/name-reused ${AGAIN}`,
    ]);
  });

  test('deletes a schedule and does not list its cluster', () => {
    const plan = planOf({ before: shop, resources: together(project(), cluster(unprotected)) });
    expect(found(targeted(plan, nightly))).toEqual([`error change/schedule-deleted ${nightly}`]);
  });

  test('says how far back the snapshots of a cluster go, although it does not list its schedule', () => {
    const plan = targeted(planOf({ before: unkeptShop, resources: project() }), orders);
    const { findings } = review(readPlan(plan), rules);
    expect(findings.map(({ message }) => message)).toContain(
      'deleting cluster "orders" also deletes up to 7 days of daily snapshots',
    );
  });

  test('changes nothing of what it does not list', () => {
    const plan = planOf({ before: unkeptShop, resources: project() });
    expect(found(targeted(plan, 'mongodbatlas_project.shop'))).toEqual([]);
  });
});

describe('what is left behind', () => {
  test('a removed block with destroy = false deletes nothing', () => {
    expect(found(planOf({ before: unkeptShop, resources: project(), forgotten: [orders, nightly] }))).toEqual(
      [],
    );
  });

  test('a replacement that only forgets the old cluster deletes nothing', () => {
    const plan = planOf({
      before: together(project(), cluster(unkept)),
      resources: together(project(), cluster({ ...unkept, name: 'orders-2' })),
      forgotten: [orders],
    });
    expect(rowsOf(plan).find(({ address }) => address === orders)?.change.actions).toEqual([
      'create',
      'forget',
    ]);
    expect(found(plan)).toEqual([]);
  });

  test('a deposed cluster is deleted with its snapshots', () => {
    const plan = withDeposed(planOf({ before: unkeptShop, resources: unkeptShop }), orders);
    expect(found(plan)).toEqual([
      `error change/cluster-deleted-with-its-snapshots ${orders} (deposed 01234567)`,
    ]);
  });

  test('a deposed cluster that is listed first does not hide the one that is current', () => {
    const shorter = together(project(), cluster(unkept), schedule({ policy_item_daily: item(1, 'days', 2) }));
    const plan = withDeposed(planOf({ before: unkeptShop, resources: shorter }), orders);
    const rows = [...rowsOf(plan)].reverse();
    expect(found({ ...plan, resource_changes: rows })).toEqual([
      `error change/cluster-deleted-with-its-snapshots ${orders} (deposed 01234567)`,
      `warning change/retention-shortened ${nightly}`,
    ]);
  });

  test('a deposed schedule takes the items of its successor along', () => {
    const plan = withDeposed(planOf({ before: shop, resources: shop }), nightly);
    expect(found(plan)).toEqual([`error change/schedule-deleted ${nightly} (deposed 01234567)`]);
  });
});

describe('provider_backup_enabled, the switch of providers before 2.x', () => {
  const archive = 'mongodbatlas_cluster.archive';
  const changes = (before: unknown, after: unknown): string[] => {
    const resources = together(project(), deprecatedCluster());
    const plan = planOf({ before: resources, resources: after === undefined ? project() : resources });
    const rows = rowsOf(plan).map((row) =>
      row.address === archive
        ? {
            ...row,
            change: {
              ...row.change,
              actions: after === undefined ? ['delete'] : ['update'],
              before: { ...(row.change.before as object), cloud_backup: null, ...(before as object) },
              after: after === undefined ? null : { ...(row.change.before as object), ...(after as object) },
            },
          }
        : row,
    );
    return found({ ...plan, resource_changes: rows });
  };

  test.each<[title: string, before: object, after: object | undefined, findings: string[]]>([
    [
      'is switched off',
      { provider_backup_enabled: true },
      { provider_backup_enabled: false, cloud_backup: false },
      [`error change/backup-turned-off ${archive}`],
    ],
    [
      'gives way to cloud_backup',
      { provider_backup_enabled: true },
      { provider_backup_enabled: null, cloud_backup: true },
      [],
    ],
    [
      'goes with its cluster',
      { provider_backup_enabled: true },
      undefined,
      [`error change/cluster-deleted-with-its-snapshots ${archive}`],
    ],
    ['was off', { provider_backup_enabled: false }, undefined, []],
  ])('%s', (_, before, after, findings) => {
    expect(changes(before, after)).toEqual(findings);
  });
});

test('a plan that changes nothing has no findings', () => {
  expect(found(planOf({ before: shop, resources: shop }))).toEqual([]);
});

test('a plan that creates everything has no findings', () => {
  expect(found(planOf({ resources: shop }))).toEqual([]);
});

test('a refresh-only plan has no findings', () => {
  const { resource_changes: rows, ...plan } = targeted(planOf({ before: shop, resources: shop }));
  expect(rows).toEqual([]);
  expect(found({ ...plan, complete: true, planned_values: { root_module: {} } })).toEqual([]);
});

test('sensitive values are not shown', () => {
  const plan = planOf({
    before: together(project(), cluster({ ...unkept, name: 'hidden' }), schedule(items)),
    resources: project(),
  });
  const hidden = {
    ...plan,
    resource_changes: rowsOf(plan).map((row) => ({
      ...row,
      change: {
        ...row.change,
        before_sensitive: { name: true, cluster_name: true, policy_item_daily: [{ retention_value: true }] },
      },
    })),
  };
  const [finding] = review(readPlan(hidden), rules).findings;
  expect(finding?.message).toBe(
    'deleting cluster mongodbatlas_advanced_cluster.orders also deletes up to (sensitive) of daily snapshots',
  );
});

test.each<[string, string | undefined, string]>([
  ['is tainted', 'replace_because_tainted', `run terraform untaint '${nightly}'`],
  ['-replace names', 'replace_by_request', 'create the plan without -replace'],
  ['replace_triggered_by names', 'replace_by_triggers', 'remove replace_triggered_by from its lifecycle'],
  ['is recreated without a reason', undefined, 'remove -replace and replace_triggered_by'],
])('the fix of a schedule that %s undoes that', (_, reason, undone) => {
  const plan = planOf({ before: shop, resources: shop, replaced: [nightly] });
  const rows = rowsOf(plan).map((row) => (row.address === nightly ? { ...row, action_reason: reason } : row));
  const json = JSON.parse(JSON.stringify({ ...plan, resource_changes: rows })) as unknown;
  const { findings } = review(readPlan(json), rules);
  expect(findings.filter(({ rule }) => rule === 'change/schedule-recreated').map(({ fix }) => fix)).toEqual([
    `${undone}, so that Terraform updates the schedule`,
  ]);
});
