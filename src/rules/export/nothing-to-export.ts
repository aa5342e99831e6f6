import { fix, named } from '../fix/fix';
import { EXPORT_FREQUENCIES, isExportFrequency } from '../../atlas/export-frequencies';
import type { Schedule } from '../../model';
import { show } from '../../model/value';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { type Exporting, exportFrequencies } from './export-frequencies';
import { type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

const monthly = { policy_item_monthly: item(40, 'months', 12) };
const exporting = (frequency: string): ReturnType<typeof schedule> =>
  schedule({ ...monthly, auto_export_enabled: true, export: exportTo(frequency) });

export const exportNothingToExport = defineRule({
  id: 'export/nothing-to-export',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an export of snapshots that the schedule does not take',
  why: 'Atlas exports the snapshots of the policy items with that frequency. Without one, it silently exports nothing.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/export/',
  prevents: 'silent no-op',
  facts: ['1.29'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exporting('monthly')) }],
      bad: [{ resources: together(project(), cluster(), exportBucket(), exporting('yearly')) }],
    };
  },
  *check({ after }) {
    for (const found of exportFrequencies(after, (schedule) => !takesEveryKind(schedule))) {
      if ('unchecked' in found) yield found;
      else yield* nothingToExport(found);
    }
  },
});

/** Whether there is an item for every frequency that Atlas can export, so that the frequency does not matter. */
function takesEveryKind({ items }: Schedule): boolean {
  const taken = new Set<string>(items.map(({ frequency }) => frequency));
  return EXPORT_FREQUENCIES.every((frequency) => taken.has(frequency));
}

function* nothingToExport({ schedule, frequency }: Exporting): Iterable<Result> {
  const kind = frequency.value;
  if (!isExportFrequency(kind) || schedule.items.some((item) => item.frequency === kind)) return;
  const unknown = schedule.unknownItems.find((items) => items.frequency === kind);
  if (unknown !== undefined)
    yield unchecked(schedule, unknown.attribute, { kind: 'unknown', until: unknown.until });
  else
    yield {
      at: schedule,
      attribute: 'export.frequency_type',
      problem: `the ${scheduleNamed(schedule)} exports ${show(frequency)} snapshots, but does not take them`,
      fix:
        frequency.sensitive === true
          ? fix`add a policy item of that frequency, or set ${named('export.frequency_type')} to that of an existing item`
          : fix`add ${named(`policy_item_${kind}`)}, or set ${named('export.frequency_type')} to that of an existing item`,
    };
}
