import { EXPORT_FREQUENCIES, isExportFrequency } from '../../atlas';
import { type Known, quote } from '../../model';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { exportFrequencies } from './export-frequencies';
import { defineRule } from '../rule';
import { clusterOf } from '../queries/names';
import { listed } from '../../text/list';

const items = { policy_item_hourly: item(6, 'days', 2), policy_item_monthly: item(40, 'months', 12) };
const exporting = (frequency: string): ReturnType<typeof schedule> =>
  schedule({ ...items, auto_export_enabled: true, export: exportTo(frequency) });

export const exportInvalidFrequency = defineRule({
  id: 'export/invalid-frequency',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export frequency that Atlas does not know',
  why: 'Atlas exports monthly and yearly, and for some projects weekly and daily; never hourly or on demand.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#export',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['1.28'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exporting('monthly')) }],
      bad: [{ resources: together(project(), cluster(), exportBucket(), exporting('hourly')) }],
    };
  },
  *check({ after }) {
    for (const found of exportFrequencies(after)) {
      if ('unchecked' in found) yield found;
      else if (!isExportFrequency(found.frequency.value))
        yield {
          at: found.schedule,
          attribute: 'export.frequency_type',
          problem: `the schedule for ${clusterOf(found.schedule)} exports ${quote(found.frequency)} snapshots, which Atlas does not export by itself`,
          fix: fitting(found.frequency),
        };
    }
  },
});

function fitting({ value, sensitive }: Known<string>): string {
  const meant = value.trim().toLowerCase();
  return sensitive !== true && isExportFrequency(meant)
    ? `write "${meant}"`
    : `write ${listed([...EXPORT_FREQUENCIES].reverse(), 'or')}`;
}
