import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  deprecatedCluster,
  flexCluster,
  legacySnapshotOf,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { legacyUnsupportedTier } from '../../../src/rules/legacy/unsupported-tier';
import { FLEX_FORMS, FREE_FORMS, clusterOfVariable } from '../../support/cluster-forms';
import { type ExpectedFinding, testRule } from '../../support/rule-tester';

const attributeOf: Readonly<Record<string, string>> = {
  mongodbatlas_advanced_cluster: 'replication_specs',
  mongodbatlas_cluster: 'provider_name',
  mongodbatlas_flex_cluster: 'provider_settings',
};

function is(kind: string, at: string): ExpectedFinding {
  const [type = '', name = ''] = at.split('.');
  return {
    at,
    attribute: attributeOf[type] ?? '',
    problem: `${kind.replace(/^an? /, '')} "${name}" uses the legacy Cloud Provider Snapshots, which support only M10 and larger`,
    fix: 'remove the legacy snapshots, or make the cluster an M10 or larger with cloud backups',
  };
}

testRule(legacyUnsupportedTier, [
  {
    title: 'a construct with an M10',
    resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)),
    withSynth: true,
  },
  ...[
    ...FREE_FORMS.map((form) => ({ form, kind: 'an M0 cluster' })),
    ...FLEX_FORMS.map((form) => ({ form, kind: 'a Flex cluster' })),
  ].flatMap(({ form, kind }) => [
    {
      title: `a legacy snapshot of ${kind} ${form.title}`,
      resources: together(project(), form.cluster(), legacySnapshotOf(form.address)),
      findings: [is(kind, form.address)],
    },
    {
      title: `a construct with ${kind} ${form.title}`,
      resources: together(project(), form.cluster(UNDER_LEGACY_METHOD)),
      withSynth: true,
      findings: [is(kind, form.address)],
    },
    {
      title: `provider_backup_enabled on ${kind} ${form.title}`,
      only: 'synth' as const,
      resources: together(project(), form.cluster({ provider_backup_enabled: true })),
      findings: [is(kind, form.address)],
    },
  ]),
  ...['M2', 'M5'].map((size) => ({
    title: `a legacy snapshot of an ${size}`,
    resources: together(
      project(),
      tenantCluster('TENANT', {}, 'sandbox', size),
      legacySnapshotOf('mongodbatlas_advanced_cluster.sandbox'),
    ),
    findings: [is('an M2 or M5 cluster', 'mongodbatlas_advanced_cluster.sandbox')],
  })),
  {
    title: 'a legacy snapshot of a Serverless instance, which has no documented limits of the method',
    resources: together(
      project(),
      serverlessInstance(),
      legacySnapshotOf('mongodbatlas_serverless_instance.queue'),
    ),
  },
  {
    title: 'provider_backup_enabled on an M10',
    only: 'synth',
    resources: together(project(), deprecatedCluster({ provider_backup_enabled: true })),
  },
  {
    title: 'a cluster whose provider is a variable',
    resources: together(
      project(),
      clusterOfVariable({}, 'any'),
      legacySnapshotOf('mongodbatlas_advanced_cluster.any'),
    ),
    variables: { provider: 'FLEX' },
    atSynth: { unchecked: ['mongodbatlas_advanced_cluster.any replication_specs'] },
    findings: [is('a Flex cluster', 'mongodbatlas_advanced_cluster.any')],
  },
  {
    title: 'a Flex cluster alone',
    resources: together(project(), flexCluster()),
  },
]);
