import { assign, fix, named } from '../fix/fix';
import { is } from '../../model/value';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

const monthly = { policy_item_monthly: item(40, 'months', 12) };
const withExport = (body: object): ReturnType<typeof schedule> =>
  schedule({ ...monthly, export: exportTo('monthly'), ...body });

export const exportNotEnabled = defineRule({
  id: 'export/not-enabled',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export block while automatic export is disabled',
  why: 'Atlas exports snapshots only while auto_export_enabled is true. An export block alone has no effect.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#auto_export_enabled',
  prevents: 'silent no-op',
  facts: ['T-7'],
  get examples() {
    return {
      good: [
        {
          resources: together(
            project(),
            cluster(),
            exportBucket(),
            withExport({ auto_export_enabled: true }),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster(), exportBucket(), withExport({})) }],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const isOn = schedule.autoExportEnabled;
      if (schedule.export.kind === 'absent' || is(isOn, true)) continue;
      if (schedule.export.kind === 'unknown') yield unchecked(schedule, 'export', schedule.export);
      else if (isOn.kind === 'unknown') yield unchecked(schedule, 'auto_export_enabled', isOn);
      else
        yield {
          at: schedule,
          attribute: 'auto_export_enabled',
          problem: `the ${scheduleNamed(schedule)} has an export block, but automatic export is ${isOn.kind === 'absent' ? 'off by default' : 'disabled'}`,
          fix: fix`set ${assign('auto_export_enabled', true)}, or remove the ${named('export')} block`,
        };
    }
  },
});
