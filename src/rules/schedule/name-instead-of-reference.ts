import { type Cluster, type Resource, type Schedule, quote } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';

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
  summary: 'a schedule that names its cluster without waiting for it',
  why: 'Terraform orders what it makes and destroys by references. A name written out is none, so the schedule may be made before its cluster and then fails. That the cluster exists already helps only until both are made anew.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#cluster_name',
  prevents: 'ordering error',
  refuses: { action: 'create', when: 'before', changing: 'name' },
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
  // Where the name is not known, it is at least not written out.
  if (cluster.kind === 'unlinked' && clusterName.kind === 'known')
    yield unlinked(schedule, ATTRIBUTE, cluster);
  if (cluster.kind !== 'linked' || waitsForCluster === true) return;
  if (clusterName.kind === 'unknown') {
    if (waitsForCluster === false) yield unchecked(schedule, ATTRIBUTE, clusterName);
  } else if (waitsForCluster === undefined)
    yield unchecked(schedule, ATTRIBUTE, {
      kind: 'unknown',
      until: input === 'synth' ? 'plan' : 'apply',
      reason: `it is not shown whether Terraform makes ${cluster.to.address} first`,
    });
  else if (partial !== undefined) yield leftOutOfPlan(schedule, ATTRIBUTE, partial);
  else
    yield {
      at: schedule,
      attribute: ATTRIBUTE,
      problem: `this schedule names its cluster ${quote(clusterName)} without a reference to ${cluster.to.address}, so Terraform may make it first`,
      fix: reference(schedule, cluster.to),
      related: [cluster.to],
    };
}

/** How to refer to the cluster: by its own address within one module, and by way of the modules elsewhere. */
function reference(schedule: Schedule, cluster: Cluster): string {
  return moduleOf(schedule) === moduleOf(cluster)
    ? `write cluster_name = ${cluster.address.slice(moduleOf(cluster).length)}.name`
    : `pass ${cluster.address}.name through outputs and inputs of the modules, or write depends_on`;
}

/** The address of the module instance, with the dot behind it; empty for the root. */
function moduleOf({ address, type }: Resource): string {
  return address.slice(0, address.lastIndexOf(`${type}.`));
}
