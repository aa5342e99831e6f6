import { changeProtectionRemoved } from '../../../src/rules/change/protection-removed';
import { type Body, cluster, flexCluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});

const finding = {
  at,
  attribute: 'termination_protection_enabled',
  problem: 'cluster "orders" loses its termination protection: the next plan can delete the cluster',
  fix: 'set termination_protection_enabled = true, or acknowledge this finding if the cluster will be deleted',
};
const off = { termination_protection_enabled: false };

testRule(changeProtectionRemoved, [
  { title: 'it stays enabled', ...from({}, { tags: { team: 'orders' } }) },
  { title: 'it is enabled', ...from(off, {}) },
  { title: 'it was never enabled', ...from(off, { ...off, tags: { team: 'orders' } }) },
  {
    title: 'the attribute is not set any more: the state decides',
    ...from({}, { termination_protection_enabled: undefined }),
  },
  { title: 'it is disabled', ...from({}, off), findings: [finding] },
  {
    title: 'of a Flex cluster',
    before: together(project(), flexCluster({ termination_protection_enabled: true })),
    resources: together(project(), flexCluster({ termination_protection_enabled: false })),
    findings: [
      {
        ...finding,
        at: 'mongodbatlas_flex_cluster.reports',
        problem: 'cluster "reports" loses its termination protection: the next plan can delete the cluster',
      },
    ],
  },
  { title: 'the cluster is recreated: other rules report that', ...from({}, off), replaced: [at] },
  { title: 'the cluster is deleted', before: together(project(), cluster()), resources: project() },
  {
    title: 'known only after apply',
    ...from({}, { termination_protection_enabled: '${terraform_data.x.output}' }),
    unchecked: [`${at} termination_protection_enabled`],
  },
]);
