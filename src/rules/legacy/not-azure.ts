import { CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas/cloud-provider';
import type { Cluster, Region } from '../../model';
import { quote } from '../../model/value';
import { UNDER_LEGACY_METHOD, azureCluster, cluster, legacySnapshotOf, project, together } from '../example';
import { instead, useOf, whereInUse } from './legacy-method';
import { regionsOf } from '../queries/regions';
import { type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { clusterNamed } from '../queries/names';

export const legacyNotAzure = defineRule({
  id: 'legacy/not-azure',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'the legacy Cloud Provider Snapshots on AWS or Google Cloud',
  why: 'Cloud Provider Snapshots were for clusters on Azure only.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/overview/',
  facts: ['L2'],
  get examples() {
    return {
      good: [
        { title: 'the method on Azure', resources: together(project(), azureCluster(UNDER_LEGACY_METHOD)) },
        { title: 'cloud backups on AWS', resources: together(project(), cluster()) },
      ],
      bad: [
        {
          resources: together(project(), cluster(), legacySnapshotOf('mongodbatlas_advanced_cluster.orders')),
        },
      ],
    };
  },
  check: ({ after }) => whereInUse(after.clusters, notOnAzure),
});

function* notOnAzure(cluster: Cluster): Iterable<Result> {
  let open: Unchecked | undefined;
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) {
      open ??= region;
      continue;
    }
    const { provider } = region;
    const attribute = providerAttribute(cluster, region);
    if (provider.kind === 'unknown') open ??= unchecked(cluster, attribute, provider);
    if (provider.kind !== 'known' || provider.value === 'AZURE') continue;
    yield {
      ...useOf(cluster),
      attribute,
      problem: `${clusterNamed(cluster)} runs on ${nameOf(region)}, but uses the legacy Cloud Provider Snapshots, which support only Azure`,
      fix: instead(cluster),
    };
    return;
  }
  if (open !== undefined) yield open;
}

function nameOf({ provider }: Region): string {
  return provider.kind === 'known' && provider.sensitive !== true && isCloudProvider(provider.value)
    ? CLOUD_PROVIDER_NAMES[provider.value]
    : quote(provider);
}

function providerAttribute({ type, kind }: Cluster, { attribute }: Region): string {
  const isTenant = kind.kind === 'known' && kind.value !== 'dedicated';
  const name = isTenant ? 'backing_provider_name' : 'provider_name';
  switch (type) {
    case 'mongodbatlas_advanced_cluster':
      return `${attribute}.${name}`;
    case 'mongodbatlas_cluster':
      return name;
    default:
      return attribute.replace('region_name', 'backing_provider_name');
  }
}
