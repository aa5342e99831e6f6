import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas/cloud-provider';
import { SMALLEST_DISK, instanceSize } from '../../atlas/instance-sizes';
import type { Cluster, Estate, Known, Nodes, Region } from '../../model';
import { linked } from '../../model/link';
import { is, knownValue, show } from '../../model/value';
import { cluster, project, region, shards, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Problem, type Result, defineRule, unchecked } from '../rule';

const withDisk = (size: string, disk: number, more: object = {}) =>
  cluster({
    replication_specs: shards(1, size, {
      electable_specs: { instance_size: size, node_count: 3, disk_size_gb: disk },
      ...more,
    }),
  });

export const clusterDiskOutOfRange = defineRule({
  id: 'cluster/disk-out-of-range',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a disk that the instance size does not support, or disks that differ',
  why: 'Each instance size supports a range of disk sizes, a larger one from M40 on in projects with extended storage, and all nodes of a cluster have equal disks. Atlas rejects any other.',
  docs: 'https://www.mongodb.com/docs/atlas/customize-storage/',
  prevents: 'CLUSTER_DISK_SIZE_INVALID, DISK_SIZE_GB_INCONSISTENT',
  rejects: { action: 'write', isUncertain: true },
  facts: ['N-10', 'N-36', 'N-37'],
  get examples() {
    return {
      good: [{ resources: together(project(), withDisk('M30', 200)) }],
      bad: [
        { title: 'too small for any size', resources: together(project(), withDisk('M30', 5)) },
        { title: 'too large for M10', resources: together(project(), withDisk('M10', 500)) },
        {
          title: 'larger than M40 supports without extended storage',
          resources: together(project(), withDisk('M40', 2000)),
        },
        {
          title: 'disks that differ',
          resources: together(
            project(),
            cluster({
              replication_specs: [
                {
                  region_configs: [
                    region('M30', {
                      electable_specs: { instance_size: 'M30', node_count: 3, disk_size_gb: 40 },
                      analytics_specs: { instance_size: 'M30', node_count: 1, disk_size_gb: 80 },
                    }),
                  ],
                },
              ],
            }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters)) {
      if (!is(cluster.kind, 'dedicated')) continue;
      const disks = disksOf(cluster);
      if (disks.length === 0) continue;
      for (const { nodes } of disks) {
        const { diskSizeGb, attributes } = nodes;
        if (diskSizeGb.kind === 'unknown' && diskSizeGb.mayBeAbsent !== true)
          yield unchecked(cluster, attributes.diskSizeGb, diskSizeGb);
      }
      yield* outOfRange(cluster, disks, after);
      yield* different(cluster, disks);
    }
  },
});

/** The nodes of one kind in a region of a cluster. */
interface Disk {
  readonly region: Region;
  readonly nodes: Nodes;
}

/** The nodes whose disk size is set; nearly no cluster has any. */
function disksOf(cluster: Cluster): readonly Disk[] {
  const disks: Disk[] = [];
  for (const { regions } of knownValue(cluster.shards) ?? [])
    for (const region of knownValue(regions) ?? [])
      for (const nodes of [region.electable, region.readOnly, region.analytics])
        if (nodes.kind === 'known' && nodes.value.diskSizeGb.kind !== 'absent')
          disks.push({ region, nodes: nodes.value });
  return disks;
}

/** One finding for each size and disk, however many nodes have them. */
function* outOfRange(cluster: Cluster, disks: readonly Disk[], estate: Estate): Iterable<Result> {
  const judged = new Set<string>();
  for (const { region, nodes } of disks) {
    const { provider } = region;
    const { diskSizeGb, size, attributes } = nodes;
    if (diskSizeGb.kind !== 'known' || provider.kind !== 'known' || !isCloudProvider(provider.value))
      continue;
    const found =
      tooSmall(provider.value, diskSizeGb) ??
      (size.kind === 'known' ? outOfSize(provider.value, size, diskSizeGb, cluster, estate) : undefined);
    if (found === undefined && size.kind === 'unknown' && size.mayBeAbsent !== true)
      yield unchecked(cluster, attributes.size, size);
    if (found === undefined || judged.has(found.problem)) continue;
    if (found.severity === undefined && hadThatDisk(cluster, nodes)) continue;
    judged.add(found.problem);
    yield {
      at: cluster,
      attribute: attributes.diskSizeGb,
      ...found,
      problem: `${clusterNamed(cluster)} ${found.problem}`,
      fix: fix`set ${named(attributes.diskSizeGb)} ${found.fix}`,
    };
  }
}

/** Whether the cluster has that disk already: its project then has extended storage. */
function hadThatDisk({ before }: Cluster, { size, diskSizeGb }: Nodes): boolean {
  return (
    before !== undefined &&
    disksOf(before).some(
      ({ nodes }) =>
        knownValue(nodes.size) === knownValue(size) &&
        knownValue(nodes.diskSizeGb) === knownValue(diskSizeGb),
    )
  );
}

type Found = Pick<Problem, 'problem' | 'severity' | 'prevents' | 'rejects'> & { readonly fix: string };

function tooSmall(provider: CloudProvider, disk: Known<number>): Found | undefined {
  const smallest = SMALLEST_DISK[provider];
  return disk.value >= smallest
    ? undefined
    : {
        severity: 'error',
        rejects: { action: 'write' },
        problem: `has a disk of ${show(disk)} GB, but on ${CLOUD_PROVIDER_NAMES[provider]} the smallest one has ${smallest} GB`,
        fix: `to at least ${smallest}`,
        prevents: 'CLUSTER_DISK_SIZE_INVALID',
      };
}

function outOfSize(
  provider: CloudProvider,
  size: Known<string>,
  disk: Known<number>,
  cluster: Cluster,
  estate: Estate,
): Found | undefined {
  const range = instanceSize(provider, size.value)?.disk;
  if (range === undefined) return undefined;
  const { smallest, largest, largestExtended } = range;
  const what = `has a disk of ${show(disk)} GB, but ${show(size)}`;
  const prevents = 'CLUSTER_DISK_SIZE_INVALID';
  if (smallest === largest)
    return disk.value === largest
      ? undefined
      : { problem: `${what} has one of ${largest} GB`, fix: `to ${largest}, or remove it`, prevents };
  if (disk.value > largestExtended)
    return {
      severity: 'error',
      rejects: { action: 'write' },
      problem: `${what} supports at most ${largestExtended} GB`,
      fix: `to at most ${largestExtended}, or choose a larger instance size`,
      prevents,
    };
  if (disk.value <= largest || hasExtendedStorage(cluster, estate)) return undefined;
  return {
    problem: `${what} supports at most ${largest} GB${largestExtended > largest ? ' without extended storage' : ''}`,
    fix: `to at most ${largest}, or choose a larger instance size${largestExtended > largest ? ', or enable extended storage for the project' : ''}`,
    prevents,
  };
}

/** Whether the project of a cluster, where this configuration creates it, enables extended storage. */
function hasExtendedStorage({ project }: Cluster, { others }: Estate): boolean {
  const address = linked(project)?.resource?.address;
  const resource = others.get('mongodbatlas_project')?.find((one) => one.address === address);
  const enabled = resource?.attribute('is_extended_storage_sizes_enabled');
  // A project that another configuration creates, or that does not say so, may have it: the finding is a warning.
  return enabled !== undefined && (is(enabled, true) || enabled.kind === 'unknown');
}

function* different(cluster: Cluster, disks: readonly Disk[]): Iterable<Result> {
  const [first, ...others] = disks.flatMap(({ nodes }) =>
    nodes.diskSizeGb.kind === 'known'
      ? [{ disk: nodes.diskSizeGb, attribute: nodes.attributes.diskSizeGb }]
      : [],
  );
  const other = others.find(({ disk }) => disk.value !== first?.disk.value);
  if (first === undefined || other === undefined) return;
  yield {
    at: cluster,
    attribute: other.attribute,
    severity: 'error',
    rejects: { action: 'write' },
    problem: `${clusterNamed(cluster)} has disks of ${show(first.disk)} GB and of ${show(other.disk)} GB, but all its nodes require equal ones`,
    fix: fix`set ${assign(other.attribute, first.disk)}`,
    prevents: 'DISK_SIZE_GB_INCONSISTENT',
  };
}
