import type { Project, Schedule } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { quote } from '../../model/value';
import { cluster, item, project, schedule, together } from '../example';
import { assign, fix, named, referenceTo } from '../fix/fix';
import { projectNamed } from '../queries/names';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Context, type Result, defineRule, unchecked } from '../rule';

const daily = { policy_item_daily: item(1, 'days', 7) };
const ATTRIBUTE = 'cluster_name';

export const scheduleNoSuchCluster = defineRule({
  id: 'schedule/no-such-cluster',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule for a cluster that its new project does not have',
  why: 'A project that this plan creates has only the clusters of this plan. Atlas does not find another one.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#cluster_name',
  prevents: 'CLUSTER_NOT_FOUND',
  rejects: { action: 'write' },
  facts: ['11.14'],
  get examples() {
    return {
      good: [{ resources: together(project(), cluster(), schedule(daily)) }],
      bad: [
        {
          only: 'plan' as const,
          resources: together(
            project(),
            cluster(),
            schedule({ ...daily, project_id: '${mongodbatlas_project.shop.id}', cluster_name: 'order' }),
          ),
        },
      ],
    };
  },
  *check(context) {
    for (const schedule of context.after.schedules) yield* missing(schedule, context);
  },
});

function* missing(schedule: Schedule, { input, partial }: Context): Iterable<Result> {
  const { cluster, project: link, clusterElsewhere } = schedule;
  // A data source or a construct that names a kind stands for a cluster of another configuration.
  if (cluster.kind !== 'outside' || cluster.clusterKind !== undefined || cluster.name.kind !== 'known')
    return;
  if (clusterElsewhere !== undefined) return;
  const project = linked(link);
  if (partial !== undefined) yield leftOutOfPlan(schedule, ATTRIBUTE, partial);
  else if (input === 'synth' || project?.resource === undefined || !isNew(project.resource))
    yield unchecked(schedule, ATTRIBUTE, {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason:
        (cluster.removedAt === undefined ? undefined : cluster.unread?.reason) ??
        'the cluster that it names is not in this configuration',
    });
  else
    yield {
      at: schedule,
      attribute: ATTRIBUTE,
      problem: `a schedule names cluster ${quote(cluster.name)}, which does not exist in the new ${projectNamed(link)}`,
      fix: setting(project),
      related: [project.resource],
    };
}

/** The only cluster of the project is probably the intended one. */
function setting({ clusters }: Project): ReturnType<typeof fix> {
  const [only, ...others] = clusters;
  return only !== undefined && others.length === 0
    ? fix`set ${assign(ATTRIBUTE, referenceTo(only, 'name'))}`
    : fix`set ${named(ATTRIBUTE)} to the name of a cluster of the project`;
}
