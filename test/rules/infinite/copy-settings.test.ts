import { infiniteCopySettings } from '../../../src/rules/infinite/copy-settings';
import { cluster, copyTo, item, project, schedule, shards, together } from '../../../src/rules/example';
import { testRule } from '../../support/rule-tester';

const infinite = (body: object = {}, config: object = {}, name = 'orders') =>
  cluster(
    {
      database_edition: 'INFINITE',
      replication_specs: shards(1, 'M30', {
        electable_specs: { instance_size: 'M30', node_count: 2 },
        auto_scaling: { compute_enabled: false },
        ...config,
      }),
      ...body,
    },
    name,
  );

const daily = { policy_item_daily: item(1, 'days', 7) };
const of = 'mongodbatlas_cloud_backup_schedule.orders';
const copies = (source: ReturnType<typeof cluster>, settings: unknown = copyTo('EU_WEST_1')) =>
  together(project(), source, schedule({ ...daily, copy_settings: settings }));

testRule(infiniteCopySettings, [
  { title: 'no copies', resources: together(project(), infinite(), schedule(daily)) },
  { title: 'copies of the edition CORE', resources: copies(cluster()) },
  {
    title: 'copies',
    resources: copies(infinite()),
    findings: [
      {
        at: of,
        attribute: 'copy_settings',
        problem:
          'the schedule for cluster "orders" copies snapshots, which the edition INFINITE does not support',
        fix: 'remove copy_settings',
        fixInCode: 'remove copySettings',
      },
    ],
  },
  {
    title: 'copies known only after apply',
    resources: copies(infinite(), '${terraform_data.copies.output}'),
    unchecked: [`${of} copy_settings`],
  },
]);
