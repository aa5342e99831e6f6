import type { Cluster, Resource, Schedule } from '../../model';
import { isNew } from '../../model/resource';
import { cluster, item, project, schedule, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import { assign, fix, referenceTo } from '../fix/fix';
import { scheduleNamed } from '../queries/names';
import { type Context, type Problem, type Result, defineRule, unchecked, unlinked } from '../rule';

const byName = {
  project_id: '${mongodbatlas_project.shop.id}',
  cluster_name: 'orders',
  policy_item_daily: item(1, 'days', 7),
};

export const scheduleNameInsteadOfReference = defineRule({
  id: 'schedule/name-instead-of-reference',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a schedule that names its cluster instead of referring to it',
  why: 'Terraform derives the order of creation and deletion from references. Without one it may create the schedule before the cluster, and the apply fails; if the cluster already exists, this happens when both are recreated.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#cluster_name',
  prevents: 'ordering error',
  rejects: { action: 'create', when: 'before', changing: 'name' },
  facts: ['T-1'],
  get examples() {
    return {
      good: [
        { title: 'a reference', resources: together(project(), cluster(), schedule()) },
        {
          title: 'a name, and depends_on',
          resources: together(
            project(),
            cluster(),
            schedule({ ...byName, depends_on: ['mongodbatlas_advanced_cluster.orders'] }),
          ),
        },
      ],
      bad: [{ resources: together(project(), cluster(), schedule(byName)) }],
    };
  },
  *check(context) {
    for (const schedule of context.after.schedules) yield* withoutReference(schedule, context);
  },
});

const ATTRIBUTE = 'cluster_name';

function* withoutReference(schedule: Schedule, { input, partial }: Context): Iterable<Result> {
  const { cluster, clusterName, waitsForCluster } = schedule;
  // A name that is not known is not a literal.
  if (cluster.kind === 'unlinked' && clusterName.kind === 'known')
    yield unlinked(schedule, ATTRIBUTE, cluster);
  // What is in Atlas already has been created in some order.
  if (schedule.change?.action === 'no-op') return;
  if (cluster.kind !== 'linked' || waitsForCluster === true) return;
  // A reference cannot lead into another input, nor is there an order to keep between what exists.
  const isOrdered = isNew(schedule) || isNew(cluster.to) || input === 'synth';
  if (cluster.to.origin !== schedule.origin && !isNew(cluster.to)) return;
  if (waitsForCluster === undefined && !isOrdered) return;
  if (clusterName.kind === 'unknown') {
    if (waitsForCluster === false) yield unchecked(schedule, ATTRIBUTE, clusterName);
  } else if (waitsForCluster === undefined)
    yield unchecked(schedule, ATTRIBUTE, {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason: `the input does not show whether Terraform creates ${cluster.to.address} first`,
    });
  else if (partial !== undefined) yield leftOutOfPlan(schedule, ATTRIBUTE, partial);
  else
    yield {
      at: schedule,
      attribute: ATTRIBUTE,
      problem: `the ${scheduleNamed(schedule)} has no reference to ${cluster.to.address}, so Terraform may create the schedule first`,
      fix: reference(schedule, cluster.to),
      related: [cluster.to],
    };
}

/** How to refer to the cluster: directly within one module, through outputs and inputs across modules. */
function reference(schedule: Schedule, cluster: Cluster): Problem['fix'] {
  const { address, constructPath } = cluster;
  if (moduleOf(schedule) !== moduleOf(cluster))
    return `pass ${address}.name through outputs and inputs of the modules, or add depends_on`;
  const within = { address: address.slice(moduleOf(cluster).length), constructPath };
  return fix`set ${assign(ATTRIBUTE, referenceTo(within, 'name'))}`;
}

/** The address of the module instance, with the dot behind it; empty for the root. */
function moduleOf({ address, type }: Resource): string {
  return address.slice(0, address.lastIndexOf(`${type}.`));
}
