import { changePausedClusterUpdated } from '../../../src/rules/change/paused-cluster-updated';
import { type Body, cluster, project, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const paused = { paused: true };
const tags = { team: 'data' };

const finding = (changed: string, attribute = changed) => ({
  at,
  attribute,
  problem: `cluster "orders" stays paused, so Atlas rejects the change of its ${changed}`,
  fix: 'set paused = false in this plan, or leave the rest of the cluster unchanged',
  fixInCode: 'set paused: false in this plan, or leave the rest of the cluster unchanged',
});

testRule(changePausedClusterUpdated, [
  { title: 'no change', ...from(paused, paused) },
  { title: 'a tag', ...from(paused, { ...paused, tags }), findings: [finding('tags')] },
  {
    title: 'another size',
    ...from(paused, { ...paused, replication_specs: shards(1, 'M20') }),
    findings: [finding('replication_specs')],
  },
  {
    title: 'backups and point-in-time restore',
    ...from({ ...paused, pit_enabled: true }, { ...paused, backup_enabled: false, pit_enabled: false }),
    findings: [finding('backup_enabled and pit_enabled', 'backup_enabled')],
  },
  { title: 'resumed and tagged', ...from(paused, { paused: false, tags }) },
  {
    title: 'it stays paused, though no longer written',
    ...from(paused, { tags }),
    findings: [finding('tags')],
  },
  { title: 'paused and tagged', ...from({}, { ...paused, tags }) },
  {
    title: 'what the provider does not send',
    ...from({ ...paused, retain_backups_enabled: false }, { ...paused, retain_backups_enabled: true }),
  },
  { title: 'recreated', ...from(paused, { ...paused, tags }), replaced: [at] },
  { title: 'a new cluster', resources: together(project(), cluster({ ...paused, tags })) },
  {
    title: 'whether it is resumed is known only after apply',
    ...from(paused, { paused: '${terraform_data.paused.output}', tags }),
    unchecked: [`${at} paused`],
  },
  {
    title: 'a tag that is known only after apply',
    ...from({ ...paused, tags }, { ...paused, tags: { team: '${terraform_data.team.output}' } }),
  },
]);
