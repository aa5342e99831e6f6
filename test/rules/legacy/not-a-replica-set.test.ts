import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  deprecatedCluster,
  legacySnapshotOf,
  project,
  together,
} from '../../../src/rules/example';
import { legacyNotAReplicaSet } from '../../../src/rules/legacy/not-a-replica-set';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';
import { legacyFixOf } from '../../support/legacy-fix';

const orders = 'mongodbatlas_advanced_cluster.orders';
const archive = 'mongodbatlas_cluster.archive';

const is = (type: string, at = orders): ExpectedFinding => ({
  at,
  attribute: 'cluster_type',
  problem: `cluster "${at.split('.')[1] ?? ''}" is "${type}", but uses the legacy Cloud Provider Snapshots, which support only replica sets`,
  ...legacyFixOf(at),
});

testRule(legacyNotAReplicaSet, [
  {
    title: 'a construct with a replica set',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
  },
  ...['SHARDED', 'GEOSHARDED'].map((type) => ({
    title: `a construct with cluster_type ${type}`,
    resources: together(project(), azureCluster({ ...UNDER_LEGACY_METHOD, cluster_type: type })),
    withSynth: true,
    findings: [is(type)],
  })),
  {
    title: 'a legacy snapshot of a sharded cluster',
    resources: together(project(), azureCluster({ cluster_type: 'SHARDED' }), legacySnapshotOf(orders)),
    findings: [is('SHARDED')],
  },
  {
    title: 'provider_backup_enabled on a sharded cluster',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ cluster_type: 'SHARDED', num_shards: 2, provider_backup_enabled: true }),
    ),
    findings: [is('SHARDED', archive)],
  },
  {
    title: 'provider_backup_enabled with several shards and nothing said of the type',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ num_shards: 2, provider_backup_enabled: true })),
    findings: [is('SHARDED', archive)],
  },
  {
    title: 'provider_backup_enabled on a replica set',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ num_shards: 1, provider_backup_enabled: true })),
  },
  {
    title: 'provider_backup_enabled from a variable on a sharded cluster',
    only: 'synth',
    resources: together(
      project(),
      deprecatedCluster({ cluster_type: 'SHARDED', provider_backup_enabled: '${var.on}' }),
    ),
    variables: { on: true },
    unchecked: [`${archive} provider_backup_enabled`],
  },
  {
    title: 'a type known only after apply',
    resources: together(
      project(),
      azureCluster({ cluster_type: '${terraform_data.type.output}' }),
      legacySnapshotOf(orders),
    ),
    unchecked: [`${orders} cluster_type`],
  },
  {
    title: 'a type from a variable',
    resources: together(project(), azureCluster({ cluster_type: '${var.type}' }), legacySnapshotOf(orders)),
    variables: { type: 'SHARDED' },
    atSynth: { unchecked: [`${orders} cluster_type`] },
    findings: [is('SHARDED')],
  },
  {
    title: 'cloud backups of a sharded cluster',
    resources: together(project(), azureCluster({ cluster_type: 'SHARDED' })),
  },
]);
