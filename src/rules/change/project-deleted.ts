import type { Project } from '../../model';
import { isDestroyed } from '../../model/resource';
import { cluster, project, together } from '../example';
import { destroying } from '../queries/deletion';
import { clusterNamed } from '../queries/names';
import { type Problem, defineRule } from '../rule';
import { count } from '../../text/count';
import { listed } from '../../text/list';

export const changeProjectDeleted = defineRule({
  id: 'change/project-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a project deleted while it has clusters',
  why: 'Atlas deletes a project only when it has no clusters and no backups, so the apply stops at it.',
  docs: 'https://www.mongodb.com/docs/atlas/tutorial/manage-project-settings/',
  prevents: 'CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS',
  rejects: { action: 'delete' },
  facts: ['11.11'],
  get examples() {
    return {
      good: [
        {
          title: 'with its only cluster',
          before: together(project(), cluster({ retain_backups_enabled: false })),
          resources: {},
        },
      ],
      bad: [
        { title: 'while the state does not say that it has no clusters', before: project(), resources: {} },
      ],
    };
  },
  *check({ before }) {
    for (const project of before.projects) {
      const problem = problemOf(project);
      if (problem !== undefined) yield problem;
    }
  },
});

function problemOf({ resource, clusters, clusterCount, label }: Project): Problem | undefined {
  if (resource === undefined || !isDestroyed(resource)) return undefined;
  const deletion = `${destroying(resource)} project "${label}" is rejected`;
  const staying = clusters.filter((cluster) => !isDestroyed(cluster));
  if (staying.length > 0)
    return {
      at: resource,
      problem: `${deletion} while it has ${listed(staying.map(clusterNamed))}, which this plan keeps`,
      fix: 'keep the project, or delete its clusters too',
      related: staying,
    };
  const deleted = clusters.length;
  if (clusterCount.kind === 'known' && clusterCount.value > deleted)
    return {
      at: resource,
      attribute: 'cluster_count',
      problem: `${deletion}: the state says that it has ${count(clusterCount.value, 'cluster')}, and this plan deletes ${deleted === 0 ? 'none' : deleted} of them`,
      fix: '1. keep the project, delete its other clusters, and apply; 2. delete the project',
    };
  // Only a state that a refresh has not filled lacks the number.
  if (clusterCount.kind === 'absent' && deleted === 0)
    return {
      at: resource,
      problem: `${deletion} while it has clusters or backups, and the state does not say that it has none`,
      fix: 'make sure that the project has neither clusters nor backups before you apply, or keep it',
      rejects: { action: 'delete', isUncertain: true },
    };
  return undefined;
}
