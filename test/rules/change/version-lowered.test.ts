import { changeVersionLowered } from '../../../src/rules/change/version-lowered';
import { cluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const running = (version: unknown, more: object = {}) =>
  together(project(), cluster({ mongo_db_major_version: version, ...more }));
const lowered = {
  at,
  attribute: 'mongo_db_major_version',
  problem: 'cluster "orders" runs MongoDB 8.0, and this plan sets the lower version 7.0',
  fix: 'set mongo_db_major_version = "8.0"',
};

testRule(changeVersionLowered, [
  { title: 'a lower version', before: running('8.0'), resources: running('7.0'), findings: [lowered] },
  { title: 'a higher version', before: running('7.0'), resources: running('8.0') },
  { title: 'a version of two digits', before: running('9.0'), resources: running('10.0') },
  { title: 'the same version', before: running('8.0'), resources: running('8.0', { paused: true }) },
  { title: 'a version that is left out', before: running('8.0'), resources: running(undefined) },
  {
    title: 'a pinned feature compatibility version',
    before: running('8.0', { pinned_fcv: { version: '7.0', expiration_date: '2026-12-20T00:00:00Z' } }),
    resources: running('7.0'),
  },
  {
    title: 'a cluster that is replaced',
    before: running('8.0'),
    resources: running('7.0', { name: 'orders-2' }),
  },
  {
    title: 'a version known only after apply',
    before: running('8.0'),
    resources: running('${terraform_data.version.output}'),
    unchecked: [`${at} mongo_db_major_version`],
  },
]);
