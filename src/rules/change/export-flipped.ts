import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, exportBucket, item, project, schedule, together } from '../example';
import { defineRule } from '../rule';
import { assign, fix, named } from '../fix/fix';
import { clusterAt } from '../queries/names';

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
  summary: 'automatic export stops because auto_export_enabled is no longer set',
  why: 'If auto_export_enabled is not set, the Terraform provider does not keep the current value: it plans to disable automatic export.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#auto_export_enabled',
  prevents: 'drift',
  facts: ['T-7'],
  get examples() {
    return {
      good: [
        {
          title: 'explicitly disabled',
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
        problem: `automatic export of ${clusterAt(schedule.cluster)} stops: auto_export_enabled is true in the state, but no longer set`,
        fix: fix`set ${assign('auto_export_enabled', true)} to keep exporting, or set ${assign('auto_export_enabled', false)} and remove the ${named('export')} block to stop`,
      };
    }
  },
});
