import type { Cluster, Region } from '../../model';
import { is, knownValue, quote, show } from '../../model/value';
import { cluster, project, shards, tenantCluster, together } from '../example';
import { type Fix, assign, assignAll, fix, listing, named, otherConstruct } from '../fix/fix';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { isCloudProvider } from '../../atlas/cloud-provider';
import { regionsOf } from '../queries/regions';

export const clusterTenantSizeMismatch = defineRule({
  id: 'cluster/tenant-size-mismatch',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'an M0 whose provider is not TENANT, or TENANT with another size than M0',
  why: 'M0 is the size of provider TENANT, with the cloud provider as its backing provider; other sizes are those of AWS, AZURE and GCP. Atlas rejects any other combination.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/advanced_cluster#provider_name',
  prevents: '400',
  rejects: { action: 'write' },
  facts: ['5.1'],
  get examples() {
    return {
      good: [{ resources: together(project(), tenantCluster('TENANT')) }],
      bad: [
        {
          title: 'an M0 that names AWS as its provider',
          resources: together(project(), cluster({ replication_specs: shards(1, 'M0') })),
        },
        {
          title: 'TENANT with M10',
          resources: together(project(), tenantCluster('TENANT', {}, 'sandbox', 'M10')),
        },
      ],
    };
  },
  silences: [
    'free/backup-enabled',
    'free/custom-backup-policy',
    'free/on-demand-snapshot',
    'free/encryption-at-rest',
    'free/second-in-project',
    'cluster/unknown-instance-size',
  ],
  *check({ after }) {
    for (const cluster of after.clusters) if (!is(cluster.kind, 'flex')) yield* mismatches(cluster);
  },
});

/** One finding for each cluster: all its regions are of one kind. */
function* mismatches(cluster: Cluster): Iterable<Result> {
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) continue;
    const { providerName, instanceSize } = region;
    const mayBeFree = instanceSize.kind === 'unknown' ? is(providerName, 'TENANT') : is(instanceSize, 'M0');
    if (providerName.kind === 'unknown' && is(instanceSize, 'M0'))
      yield unchecked(cluster, providerAttribute(region), providerName);
    else if (instanceSize.kind === 'unknown' && mayBeFree)
      yield unchecked(cluster, sizeAttribute(region), instanceSize);
    else if (providerName.kind === 'known' && isMismatch(region)) {
      yield mismatch(cluster, region);
      return;
    }
  }
}

/** M2 and M5 were tenant sizes as well: they agree with the provider, although Atlas no longer supports them. */
const TENANT_SIZES = new Set(['M0', 'M2', 'M5']);

function isMismatch({ providerName, instanceSize }: Region): boolean {
  const [provider, size] = [knownValue(providerName), knownValue(instanceSize)];
  if (provider === undefined || size === undefined) return false;
  return provider === 'TENANT' ? !TENANT_SIZES.has(size) : size === 'M0' && isCloudProvider(provider);
}

function mismatch(cluster: Cluster, region: Region): Result {
  const { providerName, instanceSize } = region;
  const isFree = is(instanceSize, 'M0');
  const provider = knownValue(providerName) ?? '';
  const removed = unsupportedIn(cluster);
  return {
    at: cluster,
    attribute: isFree ? providerAttribute(region) : sizeAttribute(region),
    problem: isFree
      ? `${clusterNamed(cluster)} has the size M0 and the provider ${quote(providerName)}, but M0 requires TENANT`
      : `${clusterNamed(cluster)} has the provider TENANT and the size ${show(instanceSize)}, but TENANT has only M0`,
    fix: isFree
      ? fix`${otherConstruct(
          'FreeCluster',
          providerName.kind === 'known' && providerName.sensitive === true
            ? fix`set ${assign(providerAttribute(region), 'TENANT')} and ${named(backingAttribute(region))}${removed}`
            : fix`set ${assignAll(isAtRoot(region) ? '' : region.attribute, { provider_name: 'TENANT', backing_provider_name: provider })}${removed}`,
        )}, or set ${assign(sizeAttribute(region), 'M10')}`
      : fix`set ${named(providerAttribute(region))} to AWS, AZURE or GCP, or ${otherConstruct(
          'FreeCluster',
          fix`set ${assign(sizeAttribute(region), 'M0')}${removed}`,
        )}`,
  };
}

/** What an M0 cluster does not support, to remove. */
function unsupportedIn(cluster: Cluster): Fix {
  const attributes = [
    ...(is(cluster.backupEnabled, true) ? [cluster.backupAttribute] : []),
    ...(is(cluster.pitEnabled, true) ? ['pit_enabled'] : []),
  ];
  return attributes.length === 0 ? fix`` : fix`, and remove ${listing(attributes.map((one) => named(one)))}`;
}

function isAtRoot({ attribute }: Region): boolean {
  return !attribute.includes('region_configs');
}

function providerAttribute(region: Region): string {
  return isAtRoot(region) ? 'provider_name' : `${region.attribute}.provider_name`;
}

function backingAttribute(region: Region): string {
  return isAtRoot(region) ? 'backing_provider_name' : `${region.attribute}.backing_provider_name`;
}

function sizeAttribute(region: Region): string {
  return isAtRoot(region)
    ? 'provider_instance_size_name'
    : `${region.attribute}.electable_specs.instance_size`;
}
