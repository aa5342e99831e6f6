import { readSynth } from '../../../src/readers';
import { review } from '../../../src/review/review';
import { clusterSnapshotsDeletedWithIt } from '../../../src/rules/cluster/snapshots-deleted-with-it';
import { complianceClusterCannotBeDestroyed } from '../../../src/rules/compliance/cluster-cannot-be-destroyed';
import {
  type Body,
  cluster,
  compliancePolicy,
  flexCluster,
  project,
  serverlessInstance,
  tenantCluster,
  together,
} from '../../../src/rules/example';
import { synthOf } from '../../support/configuration';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const given = (body: Body) => ({ resources: together(project(), cluster(body), compliancePolicy()) });
const held = (state: string, of = at) => ({
  at: of,
  attribute: 'retain_backups_enabled',
  problem: `Atlas may reject a later deletion of cluster "orders": project "shop" has a compliance policy, and retain_backups_enabled is ${state}`,
  fix: 'set retain_backups_enabled = true, and apply it before you delete the cluster',
  fixInCode: 'set retainBackupsEnabled: true, and apply it before you delete the cluster',
});

testRule(complianceClusterCannotBeDestroyed, [
  { title: 'backups retained', ...given({}) },
  {
    title: 'backups not retained',
    ...given({ retain_backups_enabled: false }),
    findings: [held('false')],
  },
  {
    title: 'nothing said of it',
    ...given({ retain_backups_enabled: undefined }),
    findings: [held('not set')],
  },
  {
    title: 'a cluster without backup: Atlas switches it on',
    ...given({ backup_enabled: false, retain_backups_enabled: undefined }),
    findings: [held('not set')],
  },
  {
    title: 'a cluster that is unchanged',
    before: given({ retain_backups_enabled: false }).resources,
    ...given({ retain_backups_enabled: false }),
    findings: [held('false')],
  },
  {
    title: 'the deprecated resource',
    resources: together(
      project(),
      {
        mongodbatlas_cluster: {
          orders: {
            project_id: '${mongodbatlas_project.shop.id}',
            name: 'orders',
            provider_name: 'AWS',
            provider_instance_size_name: 'M10',
            cloud_backup: true,
          },
        },
      },
      compliancePolicy(),
    ),
    findings: [held('not set', 'mongodbatlas_cluster.orders')],
  },
  {
    title: 'known after apply',
    ...given({ retain_backups_enabled: '${terraform_data.later.output}' }),
    unchecked: [`${at} retain_backups_enabled`],
  },
  {
    title: 'from a variable',
    ...given({ retain_backups_enabled: '${var.retain}' }),
    variables: { retain: false },
    atSynth: { unchecked: [`${at} retain_backups_enabled`] },
    findings: [held('false')],
  },
  {
    title: 'a cluster whose kind is known after apply',
    ...given({ retain_backups_enabled: false, replication_specs: '${terraform_data.later.output}' }),
    unchecked: [`${at} retain_backups_enabled`],
  },
  {
    title: 'no policy',
    resources: together(project(), cluster({ retain_backups_enabled: false })),
  },
  {
    title: 'a policy of another project',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({ retain_backups_enabled: false }),
      compliancePolicy({ project_id: '${mongodbatlas_project.bank.id}' }),
    ),
  },
  {
    title: 'clusters that are outside the policy',
    resources: together(
      project(),
      flexCluster(),
      tenantCluster('TENANT'),
      tenantCluster('FLEX', {}, 'small'),
      serverlessInstance(),
      compliancePolicy(),
    ),
  },
  {
    title: 'a cluster whose project is not known',
    resources: together(
      project(),
      project({}, 'bank'),
      cluster({
        project_id: '${mongodbatlas_project.shop.id}${mongodbatlas_project.bank.id}',
        retain_backups_enabled: false,
      }),
      compliancePolicy(),
    ),
    unchecked: [`${at} project_id`],
  },
]);

test('it silences cluster/snapshots-deleted-with-it', () => {
  const { resources } = given({ retain_backups_enabled: false });
  const { findings } = review(readSynth(synthOf({ resources })), [
    clusterSnapshotsDeletedWithIt,
    complianceClusterCannotBeDestroyed,
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['compliance/cluster-cannot-be-destroyed']);
});
