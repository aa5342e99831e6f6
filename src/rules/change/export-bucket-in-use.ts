import { is, isDestroyed } from '../../model';
import { becauseOf, destroying, forcing } from '../queries/deletion';
import { cluster, exportBucket, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { clusterOf } from '../queries/names';
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
  summary: 'an export bucket is deleted or replaced while a schedule exports to it',
  why: 'Atlas deletes an export bucket only when no cluster exports to it any more, and the provider asks for two applies: every argument of the bucket forces a replacement.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_export_bucket',
  prevents: 'EXPORT_BUCKET_DELETE_FAILED',
  rejects: { action: 'delete', when: 'until' },
  facts: ['6.9', '6.14'],
  get examples() {
    return {
      good: [
        {
          title: 'export was switched off in an apply before',
          before: together(orders, exporting(false), exportBucket()),
          resources: together(orders, schedule({ policy_item_monthly: item(40, 'months', 12) })),
        },
      ],
      bad: [
        {
          title: 'deleted in one plan with the export',
          before: together(orders, exporting(), exportBucket()),
          resources: together(orders, schedule({ policy_item_monthly: item(40, 'months', 12) })),
        },
        {
          title: 'another bucket name replaces it',
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
        problem: `${destroying(bucket)} this export bucket${becauseOf(bucket)} is refused while ${users.length === 1 ? 'the schedule' : 'the schedules'} of ${listed(users.map(clusterOf))} ${users.length === 1 ? 'exports' : 'export'} to it, as the state says`,
        fix:
          bucket.after === undefined
            ? '1. write auto_export_enabled = false without an export block, and apply; 2. then delete the bucket'
            : '1. write the new bucket beside this one, let exports go there, and apply; 2. then delete this one',
        related: users,
      };
    }
  },
});
