import type { Cluster, Value } from '../../model';
import { isNew } from '../../model/resource';
import { quote } from '../../model/value';
import { infiniteCluster, project, together } from '../example';
import { assign, fix, named } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { isGiven } from '../queries/presence';
import { regionsOf } from '../queries/regions';
import { type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, ifInfinite, nodesOf } from './infinite-clusters';

export const infiniteUnsupportedSetting = defineRule({
  id: 'infinite/unsupported-setting',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster of the edition INFINITE with a setting that the edition does not support',
  why: `The storage of Atlas Infinite grows automatically, so Atlas rejects a disk size, IOPS, a volume type, and disk auto-scaling with either value; customer keys are those of AWS KMS, and Atlas chooses the version. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/infinite/atlas-infinite-storage/',
  prevents: 'INVALID_ATTRIBUTE',
  rejects: { action: 'write' },
  facts: ['P20-3', 'P20-5'],
  get examples() {
    return {
      good: [
        {
          title: 'compute auto-scaling alone',
          resources: together(
            project(),
            infiniteCluster({}, 'orders', { auto_scaling: { compute_enabled: false } }),
          ),
        },
      ],
      bad: [
        {
          title: 'a disk size',
          resources: together(
            project(),
            infiniteCluster({}, 'orders', {
              electable_specs: { instance_size: 'M30', node_count: 2, disk_size_gb: 40 },
            }),
          ),
        },
        {
          title: 'disk auto-scaling, even if it is disabled',
          resources: together(
            project(),
            infiniteCluster({}, 'orders', {
              auto_scaling: { compute_enabled: false, disk_gb_enabled: false },
            }),
          ),
        },
        {
          title: 'a major version: a warning',
          resources: together(project(), infiniteCluster({ mongo_db_major_version: '8.0' })),
        },
      ],
    };
  },
  *check({ after, asOf }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters))
      yield* ifInfinite(cluster, wrongSettings(cluster), asOf);
  },
});

function* wrongSettings(cluster: Cluster): Iterable<Result> {
  yield* storage(cluster);
  const { encryptionAtRestProvider: key, mongoDbMajorVersion: version } = cluster;
  if (key.kind === 'unknown') yield unchecked(cluster, 'encryption_at_rest_provider', key);
  if (key.kind === 'known' && (key.value === 'AZURE' || key.value === 'GCP'))
    yield {
      at: cluster,
      attribute: 'encryption_at_rest_provider',
      problem: `${clusterNamed(cluster)} uses customer keys of ${quote(key)}, but Atlas Infinite supports only those of AWS`,
      fix: fix`set ${assign('encryption_at_rest_provider', 'AWS')} or ${assign('encryption_at_rest_provider', 'NONE')}`,
    };
  if (isReported(cluster, version, cluster.before?.mongoDbMajorVersion)) return;
  const isVersion = isGiven(version);
  if (typeof isVersion === 'object') yield unchecked(cluster, 'mongo_db_major_version', isVersion);
  else if (isVersion)
    yield {
      at: cluster,
      attribute: 'mongo_db_major_version',
      severity: 'warning',
      rejects: { action: 'write', isUncertain: true },
      problem: `${clusterNamed(cluster)} sets mongo_db_major_version, but Atlas Infinite has only the latest version, which Atlas upgrades`,
      fix: fix`remove ${named('mongo_db_major_version')}`,
    };
}

function* storage(cluster: Cluster): Iterable<Result> {
  const before = new Map<string, Value<unknown>>();
  if (cluster.before !== undefined)
    for (const setting of settingsOf(cluster.before))
      if (!('unchecked' in setting)) before.set(setting.attribute, setting.value);
  for (const setting of settingsOf(cluster)) {
    if ('unchecked' in setting) {
      yield setting;
      continue;
    }
    const { attribute, value, noun } = setting;
    if (isReported(cluster, value, before.get(attribute))) continue;
    // Text with references in a plan does not show whether a block sets an attribute that the provider computes.
    if (value.kind === 'unknown' && value.mayBeAbsent === true) continue;
    const isSet = isGiven(value);
    if (typeof isSet === 'object') yield unchecked(cluster, attribute, isSet);
    else if (isSet)
      yield {
        at: cluster,
        attribute,
        problem: `${clusterNamed(cluster)} sets ${noun}, which Atlas Infinite does not support`,
        fix: fix`remove ${named(attribute)}`,
      };
  }
}

/** What the state has is what Atlas reports of the cluster, whether or not the configuration sets it. */
function isReported(cluster: Cluster, value: Value<unknown>, before: Value<unknown> | undefined): boolean {
  return (
    !isNew(cluster) && value.kind === 'known' && before?.kind === 'known' && before.value === value.value
  );
}

interface StorageSetting {
  readonly attribute: string;
  readonly value: Value<unknown>;
  readonly noun: string;
}

function* settingsOf(cluster: Cluster): Iterable<StorageSetting | Unchecked> {
  for (const one of nodesOf(cluster)) {
    if ('unchecked' in one) {
      yield one;
      continue;
    }
    const { diskSizeGb, diskIops, volumeType, attributes } = one.nodes;
    yield { attribute: attributes.diskSizeGb, value: diskSizeGb, noun: 'a disk size' };
    yield { attribute: attributes.diskIops, value: diskIops, noun: 'IOPS' };
    yield { attribute: attributes.volumeType, value: volumeType, noun: 'a volume type' };
  }
  for (const region of regionsOf(cluster)) {
    if ('unchecked' in region) continue;
    for (const [member, block] of AUTO_SCALING) {
      const scaling = region[member];
      if (scaling.kind === 'unknown' && scaling.mayBeAbsent !== true)
        yield unchecked(cluster, `${region.attribute}.${block}`, scaling);
      if (scaling.kind !== 'known') continue;
      const { diskEnabled, attributes } = scaling.value;
      yield { attribute: attributes.diskEnabled, value: diskEnabled, noun: 'disk auto-scaling' };
    }
  }
}

const AUTO_SCALING = [
  ['autoScaling', 'auto_scaling'],
  ['analyticsAutoScaling', 'analytics_auto_scaling'],
] as const;
