import { SERVERLESS_AND_SHARED_END } from '../../atlas/dates';
import type { Cluster } from '../../model';
import { knownRegions } from '../../model/shards';
import { quote } from '../../model/value';
import { isOfKind, kindAttribute } from '../queries/cluster-kind';
import { cluster, flexCluster, project, tenantCluster, together } from '../example';
import { fix, resource } from '../fix/fix';
import { type Result, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

export const sharedUnsupportedTier = defineRule({
  id: 'shared/unsupported-tier',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an M2 or M5 cluster, which Atlas no longer supports',
  why: `Since ${SERVERLESS_AND_SHARED_END} Atlas does not support M2 and M5 clusters: it has migrated them to Flex clusters and rejects new ones. Terraform only warns.`,
  docs: 'https://www.mongodb.com/docs/atlas/flex-migration/',
  prevents: '400',
  rejects: { action: 'create' },
  facts: ['S3', '9.4', '9.7'],
  silences: ['cluster/unknown-instance-size'],
  get examples() {
    return {
      good: [
        { title: 'a Flex cluster', resources: together(project(), flexCluster()) },
        { title: 'an M10', resources: together(project(), cluster()) },
      ],
      bad: [{ resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M2')) }],
    };
  },
  *check({ after, asOf }) {
    if (asOf < SERVERLESS_AND_SHARED_END) return;
    for (const cluster of after.clusters) {
      const found = sharedSize(cluster) ?? isOfKind('shared', cluster, kindAttribute(cluster));
      if (typeof found === 'object') yield found;
    }
  },
});

function sharedSize(cluster: Cluster): Result | undefined {
  for (const { instanceSize: size, attribute } of knownRegions(cluster))
    if (size.kind === 'known' && isShared(size.value))
      return {
        at: cluster,
        attribute:
          cluster.type === 'mongodbatlas_cluster'
            ? 'provider_instance_size_name'
            : `${attribute}.electable_specs.instance_size`,
        problem: `${clusterNamed(cluster)} has the size ${quote(size)}, which Atlas has not supported since ${SERVERLESS_AND_SHARED_END}`,
        fix: fix`use ${resource('mongodbatlas_flex_cluster')}, to which Atlas migrated such clusters, or an M10 or larger`,
      };
  return undefined;
}

function isShared(size: string): boolean {
  return size === 'M2' || size === 'M5';
}
