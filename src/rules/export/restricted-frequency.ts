import { fix, named } from '../fix/fix';
import { isExportFrequency, isRestrictedExport } from '../../atlas/export-frequencies';
import type { Schedule } from '../../model';
import { is, show } from '../../model/value';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { exportFrequencies } from './export-frequencies';
import { defineRule } from '../rule';
import { scheduleNamed } from '../queries/names';

const items = { policy_item_daily: item(1, 'days', 7), policy_item_monthly: item(40, 'months', 12) };
const exporting = (frequency: string): ReturnType<typeof schedule> =>
  schedule({ ...items, auto_export_enabled: true, export: exportTo(frequency) });

export const exportRestrictedFrequency = defineRule({
  id: 'export/restricted-frequency',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export frequency that Atlas does not allow for every project',
  why: "Atlas' documentation disagrees about weekly and daily exports: its API supports only monthly and yearly ones, and its Terraform provider refers to Customer Support for daily ones.",
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#export',
  prevents: '400',
  rejects: { action: 'write', isUncertain: true },
  facts: ['1.28', 'X-3'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exporting('monthly')) }],
      bad: [{ resources: together(project(), cluster(), exportBucket(), exporting('daily')) }],
    };
  },
  *check({ after }) {
    for (const found of exportFrequencies(after)) {
      if ('unchecked' in found) {
        yield found;
        continue;
      }
      const { schedule, frequency } = found;
      if (!isExportFrequency(frequency.value) || !isRestrictedExport(frequency.value)) continue;
      if (isExported(schedule.before, frequency.value)) continue;
      yield {
        at: schedule,
        attribute: 'export.frequency_type',
        problem: `the ${scheduleNamed(schedule)} exports ${show(frequency)} snapshots, which Atlas does not allow for every project`,
        fix: fix`set ${named('export.frequency_type')} to monthly or yearly, or ask MongoDB Support whether this project may export more often`,
      };
    }
  },
});

/** Whether Atlas exports at this frequency already, so the project may do so. */
function isExported(before: Schedule | undefined, frequency: string): boolean {
  return (
    before?.export.kind === 'known' &&
    is(before.autoExportEnabled, true) &&
    is(before.export.value.frequency, frequency)
  );
}
