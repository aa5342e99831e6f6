import { changePausedClusterUpdated } from '../../../src/rules/change/paused-cluster-updated';
import { cluster, project, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const at = 'mongodbatlas_advanced_cluster.orders';
const paused = (body: object = {}) => together(project(), cluster({ paused: true, ...body }));
const rejected = {
  at,
  problem: 'this plan changes cluster "orders", which is paused',
  fix: 'set paused = false in the same plan, or leave the cluster unchanged',
};

testRule(changePausedClusterUpdated, [
  {
    title: 'a tag',
    before: paused(),
    resources: paused({ tags: { team: 'shop' } }),
    findings: [rejected],
  },
  {
    title: 'a cluster that is resumed',
    before: paused(),
    resources: together(project(), cluster({ paused: false, tags: { team: 'shop' } })),
  },
  {
    title: 'a cluster that is paused and changed',
    before: together(project(), cluster({ paused: false })),
    resources: paused({ tags: { team: 'shop' } }),
  },
  { title: 'a paused cluster that stays unchanged', before: paused(), resources: paused() },
  {
    title: 'retain_backups_enabled, which the provider does not send',
    before: paused({ retain_backups_enabled: false }),
    resources: paused({ retain_backups_enabled: true }),
  },
  {
    title: 'retain_backups_enabled and a tag',
    before: paused({ retain_backups_enabled: false }),
    resources: paused({ retain_backups_enabled: true, tags: { team: 'shop' } }),
    findings: [rejected],
  },
  {
    title: 'a switch known only after apply',
    before: paused(),
    resources: paused({ paused: '${terraform_data.pause.output}' }),
    unchecked: [`${at} paused`],
  },
  { title: 'a cluster that is deleted', before: paused(), resources: project() },
]);
