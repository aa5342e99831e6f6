import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { becauseOf, forcing } from '../queries/deletion';
import { cluster, exportBucket, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { assign, fix, named } from '../fix/fix';
import { clusterAt, bucketNamed } from '../queries/names';
import { listed } from '../../text/list';

const orders = together(project(), cluster());
const exporting = (isOn = true, bucket = 'attic') =>
  schedule({
    auto_export_enabled: isOn,
    policy_item_monthly: item(40, 'months', 12),
    export: {
      export_bucket_id: `\${mongodbatlas_cloud_backup_snapshot_export_bucket.${bucket}.export_bucket_id}`,
      frequency_type: 'monthly',
    },
  });

export const changeExportBucketInUse = defineRule({
  id: 'change/export-bucket-in-use',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'an export bucket is deleted or recreated while a schedule exports to it',
  why: 'Atlas deletes an export bucket only if no cluster exports to it any more, which takes two applies. A change of any argument recreates the bucket.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_export_bucket',
  prevents: 'EXPORT_BUCKET_DELETE_FAILED',
  rejects: { action: 'delete', when: 'until' },
  facts: ['6.9', '6.14'],
  get examples() {
    return {
      good: [
        {
          title: 'export was disabled in an earlier apply',
          before: together(orders, exporting(false), exportBucket()),
          resources: together(orders, schedule({ policy_item_monthly: item(40, 'months', 12) })),
        },
      ],
      bad: [
        {
          title: 'deleted in the same plan as the export',
          before: together(orders, exporting(), exportBucket()),
          resources: together(orders, schedule({ policy_item_monthly: item(40, 'months', 12) })),
        },
        {
          title: 'recreated for another bucket name',
          before: together(orders, exporting(), exportBucket()),
          resources: together(orders, exporting(), exportBucket({ bucket_name: 'shop-cellar' })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const bucket of before.exportBuckets) {
      if (!isDestroyed(bucket)) continue;
      const users = bucket.schedules.filter((schedule) => is(schedule.autoExportEnabled, true));
      if (users.length === 0) continue;
      const [forced] = forcing(bucket);
      yield {
        at: bucket,
        ...(forced === undefined ? {} : { attribute: forced }),
        problem: `${bucketNamed(bucket)} is ${bucket.change?.action === 'replace' ? 'recreated' : 'deleted'}${becauseOf(bucket)} while ${users.length === 1 ? 'the schedule' : 'the schedules'} for ${listed(users.map(({ cluster: of }) => clusterAt(of)))} ${users.length === 1 ? 'exports' : 'export'} to it, which Atlas rejects`,
        fix:
          bucket.after === undefined
            ? fix`1. set ${assign('auto_export_enabled', false, users[0])} and remove the ${named('export', users[0])} block in each schedule, and apply; 2. delete the bucket`
            : '1. add the new bucket as another resource, export to it, and apply; 2. delete this bucket',
        related: users,
      };
    }
  },
});
