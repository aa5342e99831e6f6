import type { ExportBucket, ExportJob, Schedule, Value } from '../../model';
import { awsAccess, cluster, exportBucket, exportTo, item, project, schedule, together } from '../example';
import { assign, fix, named, referenceTo } from '../fix/fix';
import { bucketNamed, scheduleNamed } from '../queries/names';
import { type Problem, type Result, defineRule } from '../rule';
import { isToRun } from '../restore/restore-jobs';

const exporting = (body: object = {}) =>
  schedule({
    policy_item_monthly: item(40, 'months', 12),
    auto_export_enabled: true,
    export: exportTo('monthly', { ...body }),
  });
const stateId = '${mongodbatlas_cloud_backup_snapshot_export_bucket.attic.id}';

export const exportEncodedId = defineRule({
  id: 'export/encoded-id',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "Terraform's own id of an export bucket or a role",
  why: 'Terraform composes the id of these resources from several values. Atlas identifies the bucket by export_bucket_id and the role by role_id, and rejects any other id.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_export_bucket',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['11.6'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), exportBucket(), exporting()) }],
      bad: [
        {
          title: 'of a bucket',
          resources: together(project(), cluster(), exportBucket(), exporting({ export_bucket_id: stateId })),
        },
        {
          title: 'of a role',
          resources: together(
            project(),
            awsAccess(),
            exportBucket({
              iam_role_id: '${mongodbatlas_cloud_provider_access_authorization.attic.id}',
            }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const schedule of after.schedules) yield* ofSchedule(schedule);
    for (const job of after.exportJobs) if (isToRun(job)) yield* ofJob(job);
    for (const bucket of after.exportBuckets) yield* ofRole(bucket);
  },
});

/** How the provider encodes ids: pairs of a key and a value in base64. */
const ENCODED = /^[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]*=*(?:-[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]*=*)+$/;

function isEncoded(id: Value<string>): boolean {
  return id.kind === 'known' && ENCODED.test(id.value);
}

function* ofSchedule(schedule: Schedule): Iterable<Result> {
  if (schedule.export.kind !== 'known') return;
  const { bucketId, refersToStateId, bucket } = schedule.export.value;
  const attribute = 'export.export_bucket_id';
  if (refersToStateId || isEncoded(bucketId))
    yield {
      at: schedule,
      attribute,
      problem: `the ${scheduleNamed(schedule)} exports to an id that Terraform composed, not to the export_bucket_id of the bucket`,
      ...correction(attribute, bucket),
    };
}

function* ofJob(job: ExportJob): Iterable<Result> {
  const attribute = 'export_bucket_id';
  if (job.refersToStateId || isEncoded(job.bucketId))
    yield {
      at: job,
      attribute,
      problem: `${job.address} exports to an id that Terraform composed, not to the export_bucket_id of the bucket`,
      ...correction(attribute, job.bucket),
    };
}

function correction(attribute: string, bucket: ExportJob['bucket']): Pick<Problem, 'fix' | 'related'> {
  return bucket.kind === 'linked'
    ? { fix: fix`set ${assign(attribute, referenceTo(bucket.to, 'export_bucket_id'))}`, related: [bucket.to] }
    : { fix: fix`set ${named(attribute)} to the export bucket id of the bucket` };
}

function* ofRole(bucket: ExportBucket): Iterable<Result> {
  const { iamRoleId, roleId, refersToStateId, access } = bucket;
  const isEither = isEncoded(iamRoleId) || isEncoded(roleId);
  if (!refersToStateId && !isEither) return;
  const attribute = iamRoleId.kind === 'absent' ? 'role_id' : 'iam_role_id';
  yield {
    at: bucket,
    attribute,
    problem: `${bucketNamed(bucket)} has an id that Terraform composed, not the role_id of the cloud provider access`,
    fix:
      access.kind === 'linked'
        ? fix`set ${assign(attribute, referenceTo(access.to.from, 'role_id'))}`
        : fix`set ${named(attribute)} to the role id of the cloud provider access`,
  };
}
