import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import { EXPORT_FREQUENCIES, isExportFrequency } from '../../atlas/export-frequencies';
import type { Known } from '../../model';
import { quote } from '../../model/value';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { exportFrequencies } from './export-frequencies';
import { defineRule } from '../rule';
import { scheduleNamed } from '../queries/names';
import { listed } from '../../text/list';

const items = { policy_item_hourly: item(6, 'days', 2), policy_item_monthly: item(40, 'months', 12) };
const exporting = (frequency: string): ReturnType<typeof schedule> =>
  schedule({ ...items, auto_export_enabled: true, export: exportTo(frequency) });

export const exportInvalidFrequency = defineRule({
  id: 'export/invalid-frequency',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export frequency that Atlas does not support',
  why: 'Atlas exports monthly and yearly snapshots, and for some projects weekly and daily ones. It never exports hourly or on-demand snapshots automatically.',
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
          problem: `the ${scheduleNamed(found.schedule)} exports ${quote(found.frequency)} snapshots, which Atlas does not export automatically`,
          fix: fitting(found.frequency),
        };
    }
  },
});

function fitting({ value, sensitive }: Known<string>): Fix {
  const supported = value.trim().toLowerCase();
  return sensitive !== true && isExportFrequency(supported)
    ? fix`set ${assign('export.frequency_type', supported)}`
    : fix`set ${named('export.frequency_type')} to ${listed([...EXPORT_FREQUENCIES].reverse(), 'or')}`;
}
