import { ELECTABLE_NODES } from '../../atlas/electable-nodes';
import { INFINITE_ELECTABLE_NODES } from '../../atlas/infinite';
import type { Cluster, Known, Region, Shard } from '../../model';
import { editionOf } from '../../model/edition';
import { is, known, knownValue, show } from '../../model/value';
import { cluster, project, region, together } from '../example';
import { fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const withNodes = (...counts: readonly number[]) =>
  cluster({
    replication_specs: [
      {
        region_configs: counts.map((count, index) =>
          region('M10', {
            region_name: index === 0 ? 'EU_CENTRAL_1' : 'EU_WEST_1',
            priority: 7 - index,
            electable_specs: { instance_size: 'M10', node_count: count },
          }),
        ),
      },
    ],
  });

/** The numbers that Atlas supports, in words. */
const SUPPORTED = listed(ELECTABLE_NODES.map(String), 'or');

export const clusterElectableNodes = defineRule({
  id: 'cluster/electable-nodes',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'electable nodes of a shard that are not 3, 5 or 7',
  why: 'The electable nodes of a shard elect its primary. Atlas requires 3, 5 or 7 of them, over all regions together.',
  docs: 'https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/',
  prevents: 'CLUSTER_REPLICATION_FACTOR_INVALID',
  rejects: { action: 'write' },
  facts: ['N-7', 'P20-5'],
  get examples() {
    return {
      good: [{ title: 'five nodes in two regions', resources: together(project(), withNodes(3, 2)) }],
      bad: [
        { title: 'four nodes', resources: together(project(), withNodes(4)) },
        { title: 'four nodes in two regions', resources: together(project(), withNodes(2, 2)) },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters)) yield* judge(cluster);
  },
});

/** One finding for each number, however many shards have it. */
function* judge(cluster: Cluster): Iterable<Result> {
  const { edition } = editionOf(cluster);
  // Atlas Infinite has 2 electable nodes.
  if (is(edition, 'INFINITE')) return;
  const judged = new Set<number>();
  for (const shard of knownValue(cluster.shards) ?? []) {
    const nodes = electableNodes(cluster, shard);
    if (nodes === undefined) continue;
    if ('unchecked' in nodes) {
      yield nodes;
      continue;
    }
    const { count, isSensitive, attributes } = nodes;
    if (ELECTABLE_NODES.includes(count) || judged.has(count) || !is(cluster.kind, 'dedicated')) continue;
    if (edition.kind === 'unknown' && count === INFINITE_ELECTABLE_NODES) {
      yield unchecked(cluster, 'database_edition', edition);
      continue;
    }
    judged.add(count);
    const [attribute, ...others] = attributes;
    if (attribute === undefined) continue;
    yield {
      at: cluster,
      attribute,
      problem: `${clusterNamed(cluster)} has ${show(known(count, isSensitive))} electable ${count === 1 && !isSensitive ? 'node' : 'nodes'}${others.length === 0 ? '' : ' in one shard'}, but Atlas requires ${SUPPORTED}`,
      fix:
        others.length === 0
          ? fix`set ${named(attribute)} to ${SUPPORTED}`
          : fix`set ${named(attribute)} so that the electable nodes of all regions are ${SUPPORTED}`,
    };
  }
}

interface ElectableNodes {
  readonly count: number;
  /** Whether one of the numbers in it is. */
  readonly isSensitive: boolean;
  readonly attributes: readonly string[];
}

/** How many electable nodes a shard has; undefined where it does not say that of every region. */
function electableNodes(cluster: Cluster, { regions }: Shard): ElectableNodes | Unchecked | undefined {
  if (regions.kind !== 'known') return undefined;
  let count = 0;
  let isSensitive = false;
  const attributes: string[] = [];
  for (const region of regions.value) {
    const nodes = nodesOf(cluster, region);
    if (nodes === 'none') continue;
    if (nodes === undefined || 'unchecked' in nodes) return nodes;
    count += nodes.count.value;
    isSensitive ||= nodes.count.sensitive === true;
    attributes.push(nodes.attribute);
  }
  return attributes.length === 0 ? undefined : { count, isSensitive, attributes };
}

function nodesOf(
  cluster: Cluster,
  { electable, attribute }: Region,
): { readonly count: Known<number>; readonly attribute: string } | Unchecked | 'none' | undefined {
  if (electable.kind === 'absent') return 'none';
  // A plan does not show whether a block in a text with references is left out: it is the provider's to compute then.
  if (electable.kind === 'unknown')
    return electable.mayBeAbsent === true
      ? undefined
      : unchecked(cluster, `${attribute}.electable_specs`, electable);
  const { count, attributes } = electable.value;
  if (count.kind === 'unknown')
    return count.mayBeAbsent === true ? undefined : unchecked(cluster, attributes.count, count);
  if (count.kind === 'absent') return undefined;
  return { count, attribute: attributes.count };
}
