import type { Cluster, Region, Value } from '../../model';
import { knownValue, quote, show } from '../../model/value';
import { cluster, project, region, together } from '../example';
import { fix, named } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { perhapsOfKind } from '../queries/cluster-kind';
import { type Result, defineRule, unchecked } from '../rule';

const inRegions = (...names: readonly string[]) =>
  cluster({
    replication_specs: [
      {
        region_configs: names.map((name, index) =>
          region('M10', {
            region_name: name,
            priority: 7 - index,
            electable_specs: { instance_size: 'M10', node_count: index === 0 ? 2 : 1 },
          }),
        ),
      },
    ],
  });

export const clusterDuplicateRegion = defineRule({
  id: 'cluster/duplicate-region',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a region of a cloud provider twice in one replication spec',
  why: 'Atlas requires that a replication spec has each region of a cloud provider only once, with all its nodes.',
  docs: 'https://www.mongodb.com/docs/atlas/cluster-config/multi-cloud-distribution/',
  prevents: 'INVALID_CLUSTER_CONFIGURATION',
  rejects: { action: 'write' },
  facts: ['N-9'],
  get examples() {
    return {
      good: [{ resources: together(project(), inRegions('EU_CENTRAL_1', 'EU_WEST_1')) }],
      bad: [{ resources: together(project(), inRegions('EU_CENTRAL_1', 'EU_CENTRAL_1')) }],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters))
      for (const { regions } of knownValue(cluster.shards) ?? [])
        if (regions.kind === 'known' && regions.value.length > 1) yield* twice(cluster, regions.value);
  },
});

function* twice(cluster: Cluster, regions: readonly Region[]): Iterable<Result> {
  const seen = new Set<string>();
  for (const one of regions) {
    const { provider, region: name, attribute } = one;
    const open = [provider, name].find(({ kind }) => kind === 'unknown');
    if (open?.kind === 'unknown' && mayBeTwice(one, regions)) {
      yield unchecked(cluster, `${attribute}.${open === name ? 'region_name' : 'provider_name'}`, open);
      continue;
    }
    if (provider.kind !== 'known' || name.kind !== 'known') continue;
    const key = `${provider.value} ${name.value}`;
    if (seen.has(key))
      yield {
        at: cluster,
        attribute: `${attribute}.region_name`,
        problem: `${clusterNamed(cluster)} has the region ${quote(name)} of ${show(provider)} twice in one replication spec`,
        fix: fix`remove ${named(attribute)} and add its nodes to the other one, or set another region in it`,
      };
    seen.add(key);
  }
}

/** Whether another region may turn out to be the same one. */
function mayBeTwice(one: Region, regions: readonly Region[]): boolean {
  const mayEqual = (a: Value<string>, b: Value<string>): boolean =>
    a.kind === 'unknown' || b.kind === 'unknown' || knownValue(a) === knownValue(b);
  return regions.some(
    (other) => other !== one && mayEqual(one.provider, other.provider) && mayEqual(one.region, other.region),
  );
}
