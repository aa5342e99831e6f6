import { assign, fix, named, resource } from '../fix/fix';
import type { Schedule, SnapshotExport } from '../../model';
import { is } from '../../model/value';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { isGiven } from '../queries/presence';
import { type Result, defineRule, unchecked } from '../rule';
import { scheduleNamed } from '../queries/names';

const monthly = { policy_item_monthly: item(40, 'months', 12) };

export const exportWithoutBucket = defineRule({
  id: 'export/without-bucket',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'automatic export without a bucket or a frequency',
  why: 'Automatic export requires an export block with a bucket and a frequency.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#export',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['1.27'],
  get examples() {
    return {
      good: [
        {
          resources: together(
            project(),
            cluster(),
            exportBucket(),
            schedule({ ...monthly, auto_export_enabled: true, export: exportTo('monthly') }),
          ),
        },
      ],
      bad: [
        { resources: together(project(), cluster(), schedule({ ...monthly, auto_export_enabled: true })) },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) {
      const isOn = schedule.autoExportEnabled;
      if (isOn.kind === 'absent' || is(isOn, false)) continue;
      const results = [...missingOf(schedule)];
      if (isOn.kind === 'known') yield* results;
      else if (results.length > 0) yield unchecked(schedule, 'auto_export_enabled', isOn);
    }
  },
});

/** What automatic export lacks in a schedule. */
function* missingOf(schedule: Schedule): Iterable<Result> {
  if (schedule.export.kind === 'unknown') yield unchecked(schedule, 'export', schedule.export);
  else if (schedule.export.kind === 'known') yield* missingIn(schedule.export.value, schedule);
  else
    yield {
      at: schedule,
      attribute: 'export',
      problem: `the ${scheduleNamed(schedule)} enables automatic export, but has no export block`,
      fix: fix`add ${named('export')} with a bucket and a frequency, or set ${assign('auto_export_enabled', false)}`,
    };
}

function* missingIn({ bucketId, bucket, frequency }: SnapshotExport, schedule: Schedule): Iterable<Result> {
  const hasBucket = isGiven(bucketId);
  const isReferred = bucket.kind === 'linked' && !(bucketId.kind === 'unknown' && bucketId.mayBeAbsent);
  if (typeof hasBucket === 'object') {
    if (!isReferred) yield unchecked(schedule, 'export.export_bucket_id', hasBucket);
  } else if (!hasBucket)
    yield {
      at: schedule,
      attribute: 'export.export_bucket_id',
      problem: `the ${scheduleNamed(schedule)} enables automatic export, but has no bucket`,
      fix: fix`set ${named('export.export_bucket_id')} to the id of ${resource('mongodbatlas_cloud_backup_snapshot_export_bucket')}`,
    };
  const hasFrequency = isGiven(frequency);
  if (typeof hasFrequency === 'object') yield unchecked(schedule, 'export.frequency_type', hasFrequency);
  else if (!hasFrequency)
    yield {
      at: schedule,
      attribute: 'export.frequency_type',
      problem: `the ${scheduleNamed(schedule)} enables automatic export, but has no frequency`,
      fix: fix`set ${named('export.frequency_type')} to monthly or yearly`,
    };
}
