import type { Cluster } from '../../model';
import { linked } from '../../model/link';
import { byAddress } from '../../model/resource';
import { is } from '../../model/value';
import { grouped } from '../../text/group';
import { project, tenantCluster, together } from '../example';
import { clusterNamed, kindNamed, projectNamed } from '../queries/names';
import { oneOfTwo } from '../queries/one-of-two';
import { isOfKind, kindAttribute, perhapsOfKind } from '../queries/cluster-kind';
import { type Result, defineRule, unlinked } from '../rule';

export const freeSecondInProject = defineRule({
  id: 'free/second-in-project',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'two M0 clusters in one project',
  why: 'Atlas allows one M0 cluster in a project, unless a contract says otherwise, and rejects the second one.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['5.1', 'N-3'],
  get examples() {
    return {
      good: [{ resources: together(project(), tenantCluster('TENANT')) }],
      bad: [
        {
          resources: together(project(), tenantCluster('TENANT'), tenantCluster('TENANT', {}, 'sketches')),
        },
      ],
    };
  },
  *check({ after }) {
    const perhaps = perhapsOfKind('free', after.clusters);
    if (perhaps.length < 2) return;
    for (const cluster of perhaps)
      if (cluster.project.kind === 'unlinked') yield unlinked(cluster, 'project_id', cluster.project);
    for (const inOne of grouped(perhaps, ({ project }) => linked(project)).values())
      if (inOne.length > 1) yield* beyondTheFirst([...inOne].sort(byExistence));
  },
});

function* beyondTheFirst(clusters: readonly Cluster[]): Iterable<Result> {
  let first: Cluster | undefined;
  for (const cluster of clusters) {
    const isFree = isOfKind('free', cluster, kindAttribute(cluster));
    if (typeof isFree === 'object') yield isFree;
    else if (first === undefined) first = cluster;
    else yield* second(cluster, first);
  }
}

/** Those that exist first, so that the one that Atlas rejects is the second. */
function byExistence(one: Cluster, other: Cluster): number {
  return Number(wasFree(other)) - Number(wasFree(one)) || byAddress(one, other);
}

function* second(cluster: Cluster, other: Cluster): Iterable<Result> {
  // A project that has both already is one that may have them.
  if (wasFree(cluster) && wasFree(other)) return;
  yield {
    at: cluster,
    attribute: 'project_id',
    problem: `${kindNamed('free', cluster)} is the second M0 in ${projectNamed(cluster.project)}, next to ${clusterNamed(other)}, but Atlas allows one`,
    fix: 'move one of them to another project, or make it a Flex cluster',
    related: [other],
    rejects: oneOfTwo(other, cluster),
  };
}

function wasFree({ before }: Cluster): boolean {
  return before !== undefined && is(before.kind, 'free');
}
