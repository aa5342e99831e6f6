import { is, isDestroyed } from '../../model';
import { cluster, exportBucket, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { clusterOf } from '../queries/names';

const orders = together(project(), cluster(), exportBucket());
const exporting = (isOn: boolean | undefined) =>
  schedule({
    ...(isOn === undefined ? {} : { auto_export_enabled: isOn }),
    policy_item_monthly: item(40, 'months', 12),
    export: {
      export_bucket_id: '${mongodbatlas_cloud_backup_snapshot_export_bucket.attic.export_bucket_id}',
      frequency_type: 'monthly',
    },
  });

export const changeExportFlipped = defineRule({
  id: 'change/export-flipped',
  severity: 'warning',
  phase: 'plan',
  since: '0.1.0',
  summary: 'automatic export stops because its line left the configuration',
  why: 'Where auto_export_enabled is left out, the Terraform provider does not keep what is there: it plans to switch export off.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#auto_export_enabled',
  prevents: 'drift',
  facts: ['T-7'],
  get examples() {
    return {
      good: [
        {
          title: 'switched off in so many words',
          before: together(orders, exporting(true)),
          resources: together(orders, exporting(false)),
        },
      ],
      bad: [{ before: together(orders, exporting(true)), resources: together(orders, exporting(undefined)) }],
    };
  },
  *check({ before }) {
    for (const schedule of before.schedules) {
      const { after } = schedule;
      if (after === undefined || isDestroyed(schedule)) continue;
      if (!is(schedule.autoExportEnabled, true) || after.autoExportEnabled.kind !== 'absent') continue;
      yield {
        at: after,
        attribute: 'auto_export_enabled',
        problem: `automatic export of ${clusterOf(schedule)} stops: auto_export_enabled is true in the state, and the configuration no longer sets it`,
        fix: 'write auto_export_enabled = true to go on exporting, or auto_export_enabled = false and no export block to stop',
      };
    }
  },
});
