import { changeEditionChanged } from '../../../src/rules/change/edition-changed';
import { cluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const attribute = 'database_edition';
const of = (edition: unknown, more: object = {}) =>
  together(project(), cluster({ database_edition: edition, ...more }));

testRule(changeEditionChanged, [
  { title: 'the same edition', before: of('INFINITE'), resources: of('INFINITE', { paused: true }) },
  { title: 'no edition', before: of(undefined), resources: of(undefined, { paused: true }) },
  {
    title: 'another edition',
    before: of('INFINITE'),
    resources: of('CORE'),
    findings: [
      {
        at,
        attribute,
        problem:
          'this plan changes the database edition of cluster "orders" from INFINITE to CORE, which cannot be changed',
        fix: 'set database_edition = "INFINITE"',
      },
    ],
  },
  {
    title: 'an edition that is removed',
    before: of('INFINITE'),
    resources: of(undefined),
    findings: [
      {
        at,
        attribute,
        problem:
          'this plan removes the database edition INFINITE of cluster "orders", which cannot be changed',
        fix: 'set database_edition = "INFINITE"',
      },
    ],
  },
  {
    title: 'CORE that is removed, which is what Atlas chooses',
    before: of('CORE'),
    resources: of(undefined),
  },
  {
    title: 'an edition that Atlas reported',
    before: of(undefined, { effective_database_edition: 'CORE' }),
    resources: of('INFINITE'),
    findings: [
      {
        at,
        attribute,
        problem:
          'this plan changes the database edition of cluster "orders" from CORE to INFINITE, which cannot be changed',
        fix: 'remove database_edition, or set database_edition = "CORE"',
      },
    ],
  },
  {
    title: 'an edition known only after apply',
    before: of('INFINITE'),
    resources: of('${terraform_data.edition.output}'),
    unchecked: [`${at} ${attribute}`],
  },
  {
    title: 'a cluster that is replaced',
    before: of('INFINITE'),
    resources: of('CORE', { name: 'orders-2' }),
  },
]);
