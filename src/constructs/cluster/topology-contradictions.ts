import { ELECTABLE_NODES } from '../../atlas/electable-nodes';
import { INFINITE_ELECTABLE_NODES } from '../../atlas/infinite';
import { sizeNumber } from '../../atlas/instance-sizes';
import { listed } from '../../text/list';
import {
  type ClusterAutoScaling,
  type ClusterRegion,
  type ClusterZone,
  electableNodes,
  regionOf,
} from './cluster-topology';
import type { Contradiction } from '../props/prop-schemas';
import { isToken } from '../props/token';

/** What is compared with each other in the props of a cluster. */
interface Topology {
  readonly instanceSize?: string;
  readonly autoScaling?: ClusterAutoScaling | undefined;
  readonly analyticsAutoScaling?: ClusterAutoScaling | undefined;
  readonly regions?: readonly (string | ClusterRegion)[] | undefined;
  readonly zones?: readonly ClusterZone[] | undefined;
  readonly databaseEdition?: string | undefined;
}

/**
 * What Atlas rejects in the regions, nodes and sizes of a cluster, as far as the values are known at synth.
 * @see https://www.mongodb.com/docs/atlas/reference/atlas-limits/
 */
export function* topologyContradictions(props: Topology): Iterable<Contradiction> {
  const { regions, zones = [], instanceSize, autoScaling, analyticsAutoScaling } = props;
  const lists = [
    ...(regions === undefined ? [] : [{ path: ['regions'], all: regions.map(regionOf) }]),
    ...zones.map((zone, index) => ({ path: ['zones', index, 'regions'], all: zone.regions.map(regionOf) })),
  ];
  for (const { path, all } of lists) {
    // An edition that synth does not know may have any of these numbers.
    if (!isToken(props.databaseEdition))
      yield* invalidNodes(
        path,
        all,
        props.databaseEdition === 'INFINITE' ? [INFINITE_ELECTABLE_NODES] : ELECTABLE_NODES,
      );
    yield* repeatedRegions(path, all);
  }
  yield* outOfBounds(
    ['autoScaling', 'compute'],
    autoScaling,
    instanceSize === undefined ? [] : [instanceSize],
  );
  if (analyticsAutoScaling === undefined) return;
  const analyticsSizes = lists
    .flatMap(({ all }) => all)
    .flatMap(({ analyticsNodes = 0, analyticsInstanceSize = instanceSize }) =>
      analyticsNodes === 0 || analyticsInstanceSize === undefined ? [] : [analyticsInstanceSize],
    );
  yield* outOfBounds(['analyticsAutoScaling', 'compute'], analyticsAutoScaling, analyticsSizes);
}

type Path = readonly (string | number)[];

function* invalidNodes(
  path: Path,
  regions: readonly ClusterRegion[],
  electable: readonly number[],
): Iterable<Contradiction> {
  let total = 0;
  for (const [index, region] of regions.entries()) {
    const { readOnlyNodes = 0, analyticsNodes = 0 } = region;
    const counts = {
      nodes: electableNodes(region, index, regions.length, electable[0]),
      readOnlyNodes,
      analyticsNodes,
    };
    if (isToken(counts.nodes) || isToken(readOnlyNodes) || isToken(analyticsNodes)) return;
    for (const [name, count] of Object.entries(counts))
      if (!Number.isInteger(count) || count < 0) {
        yield [[...path, index, name], `must be a whole number of at least 0, not ${count}`];
        return;
      }
    if (counts.nodes + readOnlyNodes + analyticsNodes === 0)
      yield [[...path, index], 'has no nodes: set nodes, readOnlyNodes or analyticsNodes'];
    total += counts.nodes;
  }
  if (!electable.includes(total))
    yield [
      path,
      `have ${total} electable nodes together: write nodes so that they are ${listed(electable.map(String), 'or')}`,
    ];
}

function* repeatedRegions(path: Path, regions: readonly ClusterRegion[]): Iterable<Contradiction> {
  const seen = new Set<string>();
  for (const [index, { region, cloudProvider = '' }] of regions.entries()) {
    const key = `${cloudProvider} ${region}`;
    if (isToken(key)) continue;
    if (seen.has(key))
      yield [[...path, index], `is ${region} again: write each region once, with all its nodes`];
    seen.add(key);
  }
}

function* outOfBounds(
  path: Path,
  scaling: ClusterAutoScaling | undefined,
  sizes: readonly string[],
): Iterable<Contradiction> {
  if (scaling?.compute === undefined) return;
  const { minInstanceSize: smallest, maxInstanceSize: largest } = scaling.compute;
  if (isLarger(smallest, largest) || smallest === largest)
    yield [
      [...path, 'maxInstanceSize'],
      `must be larger than "minInstanceSize" (${smallest}), not ${largest}`,
    ];
  for (const size of new Set(sizes)) {
    if (isLarger(smallest, size))
      yield [[...path, 'minInstanceSize'], `${smallest} is larger than the size ${size}`];
    if (isLarger(size, largest))
      yield [[...path, 'maxInstanceSize'], `${largest} is smaller than the size ${size}`];
  }
}

/** Whether a size is larger than another one of its class. Sizes of different classes are left to the rules. */
function isLarger(one: string, than: string): boolean {
  const [number, other] = [sizeNumber(one), sizeNumber(than)];
  return number !== undefined && other !== undefined && one[0] === than[0] && number > other;
}
