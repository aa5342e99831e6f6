import { cluster, project, shards, together } from '../example';

import { type Cluster, type Region, isSensitive, knownValue, show } from '../../model';
import { assign, fix, named } from '../fix';
import { clusterNamed } from '../queries/names';
import { type Problem, type Result, defineRule, unchecked } from '../rule';
import { infiniteClusters } from './editions';

/** A cluster of the edition INFINITE, as one should be. */
const infinite = (body: object = {}, region: object = {}) =>
  cluster({
    database_edition: 'INFINITE',
    replication_specs: shards(1, 'M30', {
      electable_specs: { instance_size: 'M30', node_count: 2 },
      auto_scaling: { compute_enabled: false },
      ...region,
    }),
    ...body,
  });

export const infiniteUnsupportedSetting = defineRule({
  id: 'infinite/unsupported-setting',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a setting that the edition INFINITE does not support',
  why: 'The edition INFINITE manages its storage and its version, and supports only customer keys of AWS. Atlas rejects disk sizes, IOPS, volume types and disk auto-scaling. It is a preview, so the list may change.',
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-landing/',
  prevents: 'INVALID_ATTRIBUTE',
  rejects: { action: 'write' },
  facts: ['P20-3', 'P20-5'],
  get examples() {
    return {
      good: [{ resources: together(project(), infinite()) }],
      bad: [
        {
          title: 'a disk',
          resources: together(
            project(),
            infinite({}, { electable_specs: { instance_size: 'M30', node_count: 2, disk_size_gb: 40 } }),
          ),
        },
        {
          title: 'disk auto-scaling, also if it is disabled',
          resources: together(project(), infinite({}, { auto_scaling: { disk_gb_enabled: false } })),
        },
      ],
    };
  },
  *check(context) {
    for (const cluster of infiniteClusters(context)) {
      if ('unchecked' in cluster) yield cluster;
      else yield* judge(cluster);
    }
  },
});

function* judge(cluster: Cluster): Iterable<Result> {
  for (const { regions } of knownValue(cluster.shards) ?? [])
    for (const region of knownValue(regions) ?? []) yield* storageOf(cluster, region);
  const { encryptionAtRestProvider: keys, mongoDbMajorVersion: version } = cluster;
  if (keys.kind === 'unknown') yield unchecked(cluster, 'encryption_at_rest_provider', keys);
  if (keys.kind === 'known' && keys.value !== 'NONE' && keys.value !== 'AWS')
    yield problem(
      cluster,
      'encryption_at_rest_provider',
      `has customer keys of ${show(keys)}, but supports only those of AWS`,
      fix`set ${assign('encryption_at_rest_provider', 'AWS')}`,
    );
  // What Atlas reports of a cluster that exists is not a setting.
  if (version.kind === 'known' && cluster.before === undefined && !isSensitive(version))
    yield {
      ...problem(
        cluster,
        'mongo_db_major_version',
        `sets the version ${show(version)}, but Atlas upgrades it automatically`,
        fix`remove ${named('mongo_db_major_version')}`,
      ),
      severity: 'warning',
      rejects: { action: 'write', isUncertain: true },
    };
}

function* storageOf(cluster: Cluster, region: Region): Iterable<Result> {
  for (const nodes of [region.electable, region.readOnly, region.analytics]) {
    if (nodes.kind !== 'known') continue;
    const { diskSizeGb, diskIops, volumeType, attributes } = nodes.value;
    for (const [attribute, value] of [
      [attributes.diskSizeGb, diskSizeGb],
      [attributes.diskIops, diskIops],
      [attributes.volumeType, volumeType],
    ] as const) {
      if (value.kind === 'unknown' && value.mayBeAbsent !== true) yield unchecked(cluster, attribute, value);
      if (value.kind === 'known' && isWritten(cluster))
        yield problem(
          cluster,
          attribute,
          `sets ${attribute.slice(attribute.lastIndexOf('.') + 1)}, but Atlas manages its storage`,
          fix`remove ${named(attribute)}`,
        );
    }
  }
  for (const scaling of [region.autoScaling, region.analyticsAutoScaling]) {
    if (scaling.kind !== 'known') continue;
    const { diskEnabled, attributes } = scaling.value;
    if (diskEnabled.kind === 'known' && isWritten(cluster))
      yield problem(
        cluster,
        attributes.diskEnabled,
        'sets disk_gb_enabled, but Atlas manages its storage',
        fix`remove ${named(attributes.diskEnabled)}`,
      );
  }
}

/** Whether what the estate has is what the configuration says: an unchanged cluster has what Atlas computed. */
function isWritten({ change, before }: Cluster): boolean {
  return change === undefined || before === undefined;
}

function problem(cluster: Cluster, attribute: string, what: string, correction: Problem['fix']): Problem {
  return {
    at: cluster,
    attribute,
    problem: `${clusterNamed(cluster)} of the edition INFINITE ${what}`,
    fix: correction,
  };
}
