import { restoreTargets } from '../../src/forecast/restore-targets';
import type { Cluster } from '../../src/model';
import { readPlan } from '../../src/readers';
import { type Resources, cluster, flexCluster, project, shards, together } from '../../src/rules/example';
import { planOf } from '../support/plan-of';

/*
 * Clusters of other projects are restore targets as well, as far as Atlas and Terraform reach them.
 */

const ofBank = { project_id: '${mongodbatlas_project.bank.id}' };
const version = {
  mongo_db_version: '8.0.4',
  mongo_db_major_version: '8.0',
  encryption_at_rest_provider: 'NONE',
};
const inRegion = (name: string | undefined) => ({
  ...version,
  replication_specs: shards(1, 'M30', { region_name: name }),
});

/** What a forecast says of the restore of one cluster into another one. */
function said(resources: Resources, source = 'orders', target = 'ledger'): string {
  const { before } = readPlan(planOf({ before: resources, resources }));
  const found = before.clusters.find(({ address }) => address.endsWith(`.${source}`));
  if (found === undefined) throw new Error(`there is no cluster ${source}`);
  const { fits, rejected, open } = restoreTargets(found, before);
  const isTarget = ({ address }: Cluster): boolean => address.endsWith(`.${target}`);
  if (fits.some(isTarget)) return 'fits';
  const [kind, one] = [
    ['rejected', rejected.find((each) => isTarget(each.cluster))] as const,
    ['open', open.find((each) => isTarget(each.cluster))] as const,
  ].find(([, each]) => each !== undefined) ?? ['nowhere', undefined];
  return `${kind}: ${one?.reasons.join('; ') ?? ''}`;
}

const bank = (organization = '5f0000000000000000000001') => project({ org_id: organization }, 'bank');

test('a cluster of another project of the organization is a target', () => {
  expect(
    said(together(project(), bank(), cluster(version), cluster({ ...version, ...ofBank }, 'ledger'))),
  ).toBe('fits');
});

test('a cluster of a project of another organization is one only in the user interface', () => {
  const resources = together(
    project(),
    bank('5f0000000000000000000099'),
    cluster(version),
    cluster({ ...version, ...ofBank }, 'ledger'),
  );
  expect(said(resources)).toBe(
    'rejected: a snapshot of cluster "orders" can be restored into cluster "ledger", which is in another organization, only in the user interface of Atlas',
  );
});

test.each([
  ['orders', 'ledger'],
  ['ledger', 'orders'],
])('a government region keeps its backups apart: %s into %s', (source, target) => {
  const resources = together(
    project(),
    cluster(inRegion('US_GOV_WEST_1')),
    cluster(inRegion('US_EAST_1'), 'ledger'),
  );
  expect(said(resources, source, target)).toBe(
    `rejected: a snapshot of cluster "${source}" cannot be restored into cluster "${target}": one of them is in a government region, and the other is not`,
  );
});

test('two government regions are on the same side', () => {
  const resources = together(
    project(),
    cluster(inRegion('US_GOV_WEST_1')),
    cluster(inRegion('US_GOV_EAST_1'), 'ledger'),
  );
  expect(said(resources)).toBe('fits');
  expect(said(resources, 'orders', 'orders')).toBe('fits');
});

test('other obstacles are named as well', () => {
  const resources = together(project(), cluster(inRegion('US_GOV_WEST_1')), flexCluster());
  expect(said(resources, 'orders', 'reports')).toMatch(
    /a dedicated cluster, cannot be restored into cluster "reports", a Flex cluster$/,
  );
});
