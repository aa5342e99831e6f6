import { type Cluster, type OtherResource, type Project, isDestroyed, knownValue } from '../../model';
import { cluster, project, together } from '../example';
import { projectNamed } from '../queries/names';
import { type Result, defineRule } from '../rule';
import { listed } from '../../text/list';
import { clusterNamed } from '../queries/names';
import { count } from '../../text/count';

export const changeProjectDeleted = defineRule({
  id: 'change/project-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a project that is deleted while it has clusters',
  why: 'Atlas rejects the deletion of a project that has clusters or backups.',
  docs: 'https://www.mongodb.com/docs/atlas/organizations-projects/',
  prevents: 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS',
  rejects: { action: 'delete' },
  facts: ['11.11'],
  get examples() {
    return {
      good: [
        {
          title: 'a project that is deleted with its only cluster',
          before: together(project({ cluster_count: 1 }), cluster()),
          resources: {},
        },
      ],
      bad: [
        {
          title: 'a cluster of it that another configuration manages',
          before: project({ cluster_count: 1 }),
          resources: {},
        },
      ],
    };
  },
  *check({ before }) {
    const resources = new Map(
      (before.others.get('mongodbatlas_project') ?? []).map((one) => [one.address, one]),
    );
    for (const project of before.projects) {
      const resource = resources.get(project.resource?.address ?? '');
      if (resource !== undefined && isDestroyed(resource)) yield* withClusters(project, resource);
    }
  },
});

function* withClusters(project: Project, resource: OtherResource): Iterable<Result> {
  const staying = project.clusters.filter((cluster) => !isDestroyed(cluster));
  const deleted = project.clusters.length - staying.length;
  const number = knownValue(resource.attribute('cluster_count'));
  const others = typeof number === 'number' ? number - project.clusters.length : undefined;
  const why = reasonFor(staying, deleted, others);
  if (why === undefined) return;
  yield {
    at: resource,
    problem: `this plan deletes ${projectNamed({ kind: 'linked', to: project })}, ${why}`,
    fix: 'delete its clusters first, in an apply before. To remove the project from Terraform only, add a removed block with lifecycle { destroy = false }',
    related: staying,
  };
}

function reasonFor(
  staying: readonly Cluster[],
  deleted: number,
  others: number | undefined,
): string | undefined {
  if (staying.length > 0) return `but not ${listed(staying.map(clusterNamed))}`;
  if (others !== undefined)
    return others > 0
      ? `which has ${count(others, 'more cluster', 'more clusters')} that this plan does not delete`
      : undefined;
  // Every state has the number of clusters; without it, only what this plan deletes shows that none is left.
  return deleted > 0 ? undefined : 'and nothing shows that it has no clusters or backups';
}
