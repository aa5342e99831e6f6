import type { Cluster, Region } from '../../model';
import { knownRegions } from '../../model/shards';
import { is, knownValue } from '../../model/value';
import { cluster, project, shards, together } from '../example';
import { clusterNamed } from '../queries/names';
import { wrongRegion } from '../queries/region-spelling';
import { regionsOf } from '../queries/regions';
import { type Result, defineRule, unchecked } from '../rule';

const inRegion = (name: string) => cluster({ replication_specs: shards(1, 'M10', { region_name: name }) });

export const clusterUnknownRegion = defineRule({
  id: 'cluster/unknown-region',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a region that Atlas does not list for the cloud provider',
  why: 'Atlas has its own names for regions, such as EU_CENTRAL_1 for eu-central-1, and rejects any other. The lists may have grown since this release.',
  docs: 'https://www.mongodb.com/docs/atlas/reference/amazon-aws/',
  prevents: 'INVALID_REGION',
  rejects: { action: 'write', isUncertain: true },
  facts: ['11.13'],
  get examples() {
    return {
      good: [{ resources: together(project(), inRegion('EU_CENTRAL_1')) }],
      bad: [
        {
          title: "the cloud provider's own name",
          resources: together(project(), inRegion('eu-central-1')),
        },
        {
          title: 'a region that AWS does not have',
          resources: together(project(), inRegion('EUROPE_WEST')),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of after.clusters)
      if (!is(cluster.kind, 'flex') && !is(cluster.kind, 'serverless') && cluster.kind.kind !== 'absent')
        yield* unknownRegions(cluster);
  },
});

/** One finding for each name, however many shards have it. */
function* unknownRegions(cluster: Cluster): Iterable<Result> {
  const judged = new Set<string>();
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) {
      yield region;
      continue;
    }
    const { provider, region: name } = region;
    const attribute = regionAttribute(region);
    if (name.kind === 'unknown') yield unchecked(cluster, attribute, name);
    if (name.kind !== 'known') continue;
    const wrong = wrongRegion(provider, name, attribute, cluster);
    if (wrong === undefined) continue;
    if ('until' in wrong) {
      yield unchecked(cluster, attribute, wrong);
      continue;
    }
    if (judged.has(name.value) || (!wrong.isImpossible && wasInThatRegion(cluster, region))) continue;
    judged.add(name.value);
    yield {
      at: cluster,
      attribute,
      ...(wrong.isImpossible ? { severity: 'error', rejects: { action: 'write' } } : {}),
      problem: `${clusterNamed(cluster)} is in ${wrong.problem}`,
      fix: wrong.fix,
    };
  }
}

/** A region that the cluster is in already is one that Atlas has, whatever the lists of this release say. */
function wasInThatRegion({ before }: Cluster, { provider, region }: Region): boolean {
  return (
    before !== undefined &&
    knownRegions(before).some(
      (one) =>
        knownValue(one.region) === knownValue(region) && knownValue(one.provider) === knownValue(provider),
    )
  );
}

function regionAttribute({ attribute }: Region): string {
  return attribute.endsWith('region_name') ? attribute : `${attribute}.region_name`;
}
