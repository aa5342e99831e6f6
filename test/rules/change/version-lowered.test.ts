import { changeVersionLowered } from '../../../src/rules/change/version-lowered';
import { type Body, cluster, flexCluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const from = (before: Body, after: Body) => ({
  before: together(project(), cluster(before)),
  resources: together(project(), cluster(after)),
});
const version = (mongo_db_major_version: unknown, more: Body = {}): Body => ({
  mongo_db_major_version,
  ...more,
});

const finding = (old: string, planned: string) => ({
  at,
  attribute: 'mongo_db_major_version',
  problem: `cluster "orders" is downgraded from MongoDB ${old} to ${planned}, which Atlas does not support`,
  fix: `set mongo_db_major_version = "${old}". For the lower version, create another cluster and migrate the data`,
  fixInCode: `set mongoDbMajorVersion: '${old}'. For the lower version, create another cluster and migrate the data`,
});

testRule(changeVersionLowered, [
  { title: 'a higher version', ...from(version('7.0'), version('8.0')) },
  { title: 'the same version', ...from(version('8.0'), version('8.0', { paused: true })) },
  { title: 'the same version, written without its minor one', ...from(version('8.0'), version('8')) },
  {
    title: 'a lower major version',
    ...from(version('8.0'), version('7.0')),
    findings: [finding('8.0', '7.0')],
  },
  {
    title: 'a lower minor version',
    ...from(version('8.2'), version('8.0')),
    findings: [finding('8.2', '8.0')],
  },
  { title: 'a higher version with two digits', ...from(version('9.0'), version('10.0')) },
  {
    title: 'a pinned feature compatibility version',
    ...from(
      version('8.0', { pinned_fcv: { version: '7.0', expiration_date: '2026-12-01T00:00:00Z' } }),
      version('7.0', { pinned_fcv: { version: '7.0', expiration_date: '2026-12-01T00:00:00Z' } }),
    ),
  },
  {
    title: 'lower than what Atlas runs, where no version was written before',
    ...from({}, version('7.0')),
    findings: [finding('8.0', '7.0')],
  },
  { title: 'the version is no longer written', ...from(version('8.0'), {}) },
  { title: 'not a number', ...from(version('8.0'), version('latest')) },
  { title: 'a new cluster', resources: together(project(), cluster(version('7.0'))) },
  {
    title: 'recreated for another reason',
    ...from(version('8.0'), version('7.0')),
    replaced: [at],
  },
  {
    title: 'deleted',
    before: together(project(), cluster(version('8.0'))),
    resources: together(project(), flexCluster()),
  },
  {
    title: 'a version that is known only after apply',
    ...from(version('8.0'), version('${terraform_data.version.output}')),
    unchecked: [`${at} mongo_db_major_version`],
  },
]);
