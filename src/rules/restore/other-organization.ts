import { cluster, project, restoreOf, together } from '../example';

import type { Estate, RestoreJob } from '../../model';
import { isOtherOrganization } from '../../model/organization';
import { projectNamed } from '../queries/names';
import { type Result, defineRule } from '../rule';
import { isRestore, isToRun } from './restore-jobs';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const between = (organization: string) =>
  together(
    project(),
    project({ org_id: organization }, 'bank'),
    cluster(),
    cluster({ project_id: '${mongodbatlas_project.bank.id}' }, 'practice'),
    restoreOf(orders, practice),
  );

export const restoreOtherOrganization = defineRule({
  id: 'restore/other-organization',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore into a project of another organization',
  why: 'Atlas restores across organizations only in its user interface. Credentials of the API and of Terraform belong to one organization.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-snapshot/',
  prevents: 'UI only',
  rejects: { action: 'create' },
  facts: ['4.21'],
  get examples() {
    return {
      good: [{ title: 'two projects of one organization', resources: between('5f0000000000000000000001') }],
      bad: [{ resources: between('5f0000000000000000000099') }],
    };
  },
  silences: ['restore/wipes-target'],
  *check({ after }) {
    for (const job of after.restoreJobs)
      if (isToRun(job) && isRestore(job)) yield* acrossOrganizations(job, after);
  },
});

function* acrossOrganizations(job: RestoreJob, estate: Estate): Iterable<Result> {
  const { project, targetProject } = job;
  if (!isOtherOrganization(project, targetProject, estate)) return;
  yield {
    at: job,
    attribute: 'delivery_type_config.target_project_id',
    problem: `the restore is from ${projectNamed(project)} into ${projectNamed(targetProject)}, which is in another organization`,
    fix: 'restore into a project of the same organization, or restore in the user interface of Atlas',
  };
}
