import { INFINITE_READ_ON } from '../../atlas/infinite';
import type { Cluster, Estate, Link, Nodes, Region } from '../../model';
import { editionOf } from '../../model/edition';
import { is } from '../../model/value';
import { kindAttribute } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { regionsOf } from '../queries/regions';
import { type Place, type Result, type Unchecked, unchecked, unlinked } from '../rule';

/** The end of a why: Atlas may have changed what it says. */
export const IN_PREVIEW = `Atlas Infinite is in public preview; these limits were checked on ${INFINITE_READ_ON} and may change.`;

/** Whether a cluster runs the edition INFINITE, or why that is not known yet. Free and Flex clusters do not run it yet. */
export function isInfinite(cluster: Cluster): boolean | Unchecked {
  const { kind } = cluster;
  if (kind.kind !== 'unknown' && !is(kind, 'dedicated')) return false;
  const { edition } = editionOf(cluster);
  if (edition.kind === 'unknown')
    return unchecked(cluster, 'database_edition', {
      ...edition,
      reason: `database_edition of ${clusterNamed(cluster)} is known after ${edition.until}`,
    });
  if (!is(edition, 'INFINITE')) return false;
  return kind.kind !== 'unknown' || unchecked(cluster, kindAttribute(cluster), kind);
}

/** The same for the cluster that a link leads to, for a result at the resource that has the link. */
export function leadsToInfinite(
  link: Link<Cluster>,
  at: Place,
  attribute: string,
  estate: Estate,
): boolean | Unchecked {
  if (link.kind === 'linked') {
    const answer = isInfinite(link.to);
    return typeof answer === 'object' ? { ...answer, at, attribute } : answer;
  }
  // Nearly no configuration has the edition, so only one that has it says of a link that this is not known.
  const unknown = link.kind === 'unlinked' ? link : link.kind === 'outside' ? link.unread : undefined;
  return unknown !== undefined && mayHaveInfinite(estate) ? unlinked(at, attribute, unknown) : false;
}

/** Every link that leads nowhere asks this. */
const answers = new WeakMap<Estate, boolean>();

function mayHaveInfinite(estate: Estate): boolean {
  const known = answers.get(estate);
  if (known !== undefined) return known;
  const answer = estate.clusters.some((cluster) => isInfinite(cluster) !== false);
  answers.set(estate, answer);
  return answer;
}

/** Results about a cluster, if it runs the edition; unchecked if that is not known and there are some. */
export function* ifInfinite(cluster: Cluster, results: Iterable<Result>, asOf: string): Iterable<Result> {
  const answer = isInfinite(cluster);
  if (answer === true) yield* inPreview(results, asOf);
  if (typeof answer === 'object' && [...results].length > 0) yield answer;
}

/** Results by the limits of the preview. After the day on which they were read, Atlas may have changed them. */
export function* inPreview(results: Iterable<Result>, asOf: string): Iterable<Result> {
  for (const result of results)
    yield 'problem' in result && asOf > INFINITE_READ_ON
      ? { ...result, rejects: { action: 'write', isUncertain: true } }
      : result;
}

/** The nodes of one kind in a region. */
export interface NodesOfRegion {
  readonly region: Region;
  readonly isElectable: boolean;
  readonly nodes: Nodes;
}

const BLOCKS = [
  ['electable', 'electable_specs'],
  ['readOnly', 'read_only_specs'],
  ['analytics', 'analytics_specs'],
] as const;

/** The nodes of a cluster in configuration order, with why some of them are not known yet. */
export function* nodesOf(cluster: Cluster): Iterable<NodesOfRegion | Unchecked> {
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) {
      yield region;
      continue;
    }
    for (const [member, block] of BLOCKS) {
      const nodes = region[member];
      if (nodes.kind === 'unknown' && nodes.mayBeAbsent !== true)
        yield unchecked(cluster, `${region.attribute}.${block}`, nodes);
      if (nodes.kind === 'known') yield { region, isElectable: member === 'electable', nodes: nodes.value };
    }
  }
}
