import type { ExportBucket, Schedule } from '../../model';
import { isSameProject } from '../../model/project';
import { cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { type Result, defineRule, unchecked, unlinked } from '../rule';
import { bucketNamed, projectNamed, scheduleNamed } from '../queries/names';

const exporting = schedule({
  policy_item_monthly: item(40, 'months', 12),
  auto_export_enabled: true,
  export: exportTo('monthly'),
});

export const exportOtherProject = defineRule({
  id: 'export/other-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "an export to another project's bucket",
  why: 'An export bucket belongs to one project, and only the schedules of that project can export to it.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_export_bucket',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['6.9'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exporting) }],
      bad: [
        {
          resources: together(
            project(),
            project({}, 'archive'),
            cluster(),
            exportBucket({ project_id: '${mongodbatlas_project.archive.id}' }),
            exporting,
          ),
        },
      ],
    };
  },
  *check({ after, input }) {
    for (const schedule of after.schedules) {
      if (schedule.export.kind === 'unknown') yield unchecked(schedule, 'export', schedule.export);
      if (schedule.export.kind !== 'known') continue;
      const { bucket } = schedule.export.value;
      if (bucket.kind === 'unlinked') yield unlinked(schedule, 'export.export_bucket_id', bucket);
      if (bucket.kind === 'linked')
        yield* otherProject(schedule, bucket.to, input === 'synth' ? 'plan' : 'apply');
    }
  },
});

function* otherProject(schedule: Schedule, bucket: ExportBucket, until: 'plan' | 'apply'): Iterable<Result> {
  const isSame = isSameProject(schedule.project, bucket.project);
  if (isSame === true) return;
  if (schedule.project.kind === 'unlinked') yield unlinked(schedule, 'project_id', schedule.project);
  else if (bucket.project.kind === 'unlinked') yield unlinked(bucket, 'project_id', bucket.project);
  else if (isSame === undefined)
    yield unchecked(schedule, 'export.export_bucket_id', {
      kind: 'unknown',
      until,
      reason: `it is not known yet whether ${projectNamed(schedule.project)} and ${projectNamed(bucket.project)} are the same`,
    });
  else
    yield {
      at: schedule,
      attribute: 'export.export_bucket_id',
      problem: `the ${scheduleNamed(schedule)} is in ${projectNamed(schedule.project)}, but its ${bucketNamed(bucket)} is in ${projectNamed(bucket.project)}`,
      fix: `export to a bucket of ${projectNamed(schedule.project)}`,
      related: [bucket],
    };
}
