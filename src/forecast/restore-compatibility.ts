import { count } from '../text/count';
import type { ClusterKind } from '../atlas';
import { CLOUD_PROVIDER_NAMES, isCloudProvider } from '../atlas/cloud-provider';
import { CLUSTER_KIND_NAMES } from '../atlas/cluster-kind';
import type { Cluster, Known, Unknown, Value } from '../model';
import { isNew } from '../model/resource';
import { shardCount } from '../model/shards';
import { is, known, knownValue } from '../model/value';

/*
 * Whether a snapshot of one cluster can be restored into another one, by Atlas' documentation: one function for each
 * question. Each yields the obstacles to the restore, and what is not known yet.
 */

/** One end of a restore: the source when the snapshot is taken, the target when the restore runs. */
export interface RestoreEnd {
  /** The cluster in a message: `cluster "orders"`. */
  readonly name: string;
  /** Its kind; absent if it can never be known. */
  readonly kind: Value<ClusterKind>;
  /** Undefined if only its kind can be known. */
  readonly cluster: Cluster | undefined;
}

/** An obstacle to a restore, or a possible one. */
export type Objection = Obstacle | Doubt;

/** Why a snapshot cannot be restored into a cluster. */
export interface Obstacle {
  readonly kind: 'obstacle';
  /** One sentence that names both clusters. */
  readonly reason: string;
  /** Where to restore it instead, or what to change before. */
  readonly fix: string;
  /** Whether Atlas documents that it rejects the restore; false if it does not document whether it works. */
  readonly isCertain: boolean;
}

/** A value that has to be known first. */
export interface Doubt {
  readonly kind: 'doubt';
  readonly about: 'source' | 'target';
  readonly value: Unknown;
}

/** All obstacles to a restore. */
export function* whyNot(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  yield* kindObjections(source, target);
  yield* flexTopologyObjections(source, target);
  yield* topologyObjections(source, target);
  yield* versionObjections(source, target);
  yield* encryptionObjections(source, target);
}

/** Targets that do not support restores, or not from such a source. */
export function* kindObjections(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  if (target.kind.kind === 'unknown') yield doubt('target', target.kind);
  if (target.kind.kind !== 'known') return;
  const into = target.kind.value;
  if (into === 'free')
    yield obstacle(
      `a snapshot of ${source.name} cannot be restored into ${target.name}, an M0 cluster`,
      'restore it into a dedicated cluster',
    );
  if (into === 'dedicated') yield* pausedObjections(source, target);
  if (into !== 'flex' && into !== 'serverless') return;
  if (source.kind.kind === 'unknown') yield doubt('source', source.kind);
  if (source.kind.kind !== 'known' || supportsSource(into, source.kind.value)) return;
  yield obstacle(
    `a snapshot of ${source.name}, ${CLUSTER_KIND_NAMES[source.kind.value]}, cannot be restored into ${target.name}, ${CLUSTER_KIND_NAMES[into]}`,
    'restore it into a dedicated cluster',
  );
}

function supportsSource(into: 'flex' | 'serverless', from: ClusterKind): boolean {
  return into === 'serverless' ? from === 'serverless' : from !== 'dedicated' && from !== 'serverless';
}

function* pausedObjections(source: RestoreEnd, { name, cluster }: RestoreEnd): Iterable<Objection> {
  if (cluster?.paused.kind === 'unknown') yield doubt('target', because(cluster.paused, 'paused', cluster));
  if (cluster === undefined || !is(cluster.paused, true)) return;
  yield obstacle(
    `a snapshot of ${source.name} cannot be restored into ${name} while it is paused`,
    `1. set paused = false on ${name}, and apply; 2. apply the restore`,
  );
}

/** Snapshots of Flex clusters can be restored only into replica sets. */
export function* flexTopologyObjections(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  const { cluster } = target;
  if (cluster !== undefined && is(isSharded(cluster), false)) return;
  if (!(yield* concerns(source, target, ['flex'], ['dedicated'])) || cluster === undefined) return;
  const sharded = isSharded(cluster);
  if (sharded.kind === 'unknown') yield doubt('target', sharded);
  else
    yield obstacle(
      `a snapshot of ${source.name}, a Flex cluster, cannot be restored into ${target.name}, a sharded cluster`,
      'restore it into a replica set',
    );
}

/** The same number of shards, and the same type of config servers. */
export function* topologyObjections(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  if (!(yield* concerns(source, target, ['dedicated'], ['dedicated']))) return;
  const [from, into] = [source.cluster, target.cluster];
  if (from === undefined || into === undefined) return;
  const [fromSharded, intoSharded] = [isSharded(from), isSharded(into)];
  if (fromSharded.kind === 'unknown') yield doubt('source', fromSharded);
  if (intoSharded.kind === 'unknown') yield doubt('target', intoSharded);
  if (fromSharded.kind === 'unknown' || intoSharded.kind === 'unknown') return;
  if (fromSharded.value && intoSharded.value) yield* shardObjections(source, target, from, into);
  else if (fromSharded.value)
    yield obstacle(
      `a snapshot of ${source.name}, a sharded cluster, cannot be restored into ${target.name}, a replica set`,
      `restore it into a sharded cluster with the same number of shards`,
    );
  else if (intoSharded.value)
    yield obstacle(
      `a snapshot of ${source.name}, a replica set, may not be restorable into ${target.name}, a sharded cluster: Atlas documents only restores into the same topology`,
      'restore it into a replica set',
      false,
    );
}

function* shardObjections(
  source: RestoreEnd,
  target: RestoreEnd,
  from: Cluster,
  into: Cluster,
): Iterable<Objection> {
  const [shards, places] = [shardsOf(from), shardsOf(into)];
  if (shards.kind === 'known' && places.kind === 'known' && shards.value !== places.value) {
    yield obstacle(
      `a snapshot of ${source.name} with ${count(shards.value, 'shard')} cannot be restored into ${target.name} with ${count(places.value, 'shard')}`,
      `restore it into a cluster with ${count(shards.value, 'shard')}`,
    );
    return;
  }
  if (shards.kind === 'unknown') yield doubt('source', shards);
  if (places.kind === 'unknown') yield doubt('target', places);
  const [had, has] = [configServers(from), configServers(into)];
  if (had.kind === 'unknown') yield doubt('source', had);
  if (has.kind === 'unknown') yield doubt('target', has);
  if (had.kind === 'unknown' || has.kind === 'unknown' || had.value === has.value) return;
  yield obstacle(
    `a snapshot of ${source.name}, with ${had.value} config servers, cannot be restored into ${target.name}, with ${has.value} config servers`,
    had.value === 'dedicated'
      ? `1. set config_server_management_mode = "FIXED_TO_DEDICATED" on ${target.name}, and apply; 2. apply the restore`
      : `restore it into a cluster with ${had.value} config servers`,
  );
}

/** The same major version in the same or a later minor one, or the next major version; from Flex, the same major version. */
export function* versionObjections(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  // Flex clusters support only snapshots of Flex clusters, whatever their version.
  const targets: readonly ClusterKind[] = is(source.kind, 'flex') ? ['dedicated', 'flex'] : ['dedicated'];
  if (!(yield* concerns(source, target, ['dedicated', 'flex'], targets))) return;
  const [from, into] = [source.cluster, target.cluster];
  if (from === undefined || into === undefined) return;
  const pinned = pinnedVersion(from);
  const [before, after] = [pinned ?? versionOf(from), versionOf(into)];
  if (before.kind === 'unknown') yield doubt('source', before);
  if (after.kind === 'unknown') yield doubt('target', after);
  if (before.kind === 'unknown' || after.kind === 'unknown') return;
  if (pinned !== undefined) yield* pinObjections(source, target, before.value, after.value);
  else if (is(source.kind, 'flex')) yield* flexVersionObjections(source, target, before.value, after.value);
  else {
    yield* releaseObjections(source, target, before.value, after.value);
    if (before.value.major === 7 && after.value.major === 8)
      yield* embeddedConfigObjections(source, target, from, into);
  }
}

/** Data with a pinned feature compatibility version belongs to that major version, whatever the binaries are. */
function* pinObjections(
  source: RestoreEnd,
  target: RestoreEnd,
  pin: Version,
  version: Version,
): Iterable<Obstacle> {
  if (version.major === pin.major) return;
  yield obstacle(
    `a snapshot of ${source.name}, pinned to feature compatibility version ${pin.text}, cannot be restored into ${target.name} (MongoDB ${version.text}), another major version`,
    `restore it into a cluster of MongoDB ${majorOf(pin)}`,
  );
}

function* flexVersionObjections(
  source: RestoreEnd,
  target: RestoreEnd,
  from: Version,
  into: Version,
): Iterable<Obstacle> {
  const rejected = `a snapshot of ${source.name}, a Flex cluster (MongoDB ${from.text}), cannot be restored into ${target.name} (MongoDB ${into.text})`;
  if (from.major !== into.major)
    yield obstacle(
      `${rejected}, another major version`,
      `restore it into a cluster of MongoDB ${majorOf(from)}`,
    );
  else if (into.minor < from.minor)
    yield obstacle(
      `${rejected}, which is older`,
      `restore it into a cluster of MongoDB ${from.text} or a later minor version`,
    );
}

function* releaseObjections(
  source: RestoreEnd,
  target: RestoreEnd,
  from: Version,
  into: Version,
): Iterable<Obstacle> {
  const rejected = `a snapshot of ${source.name} (MongoDB ${from.text}) cannot be restored into ${target.name} (MongoDB ${into.text})`;
  if (into.major < from.major || (into.major === from.major && into.minor < from.minor))
    yield obstacle(
      `${rejected}, which is older`,
      `restore it into a cluster of MongoDB ${from.text} or later, up to major version ${majorOf(from, 1)}`,
    );
  else if (into.major > from.major + 1)
    yield obstacle(
      `${rejected}, which is more than one major version ahead`,
      `restore it into a cluster of MongoDB ${majorOf(from)} or ${majorOf(from, 1)}, and upgrade that cluster afterwards`,
    );
}

/** A small sharded cluster of 8.0 has embedded config servers by default, and snapshots of 7.0 do not support those. */
function* embeddedConfigObjections(
  source: RestoreEnd,
  target: RestoreEnd,
  from: Cluster,
  into: Cluster,
): Iterable<Obstacle> {
  const { configServerManagementMode: mode } = into;
  const isByDefault = isNew(into) && (mode.kind === 'absent' || is(mode, 'ATLAS_MANAGED'));
  if (!isByDefault || !isSmallAndSharded(from) || !isSmallAndSharded(into)) return;
  yield obstacle(
    `a snapshot of ${source.name}, a sharded cluster of MongoDB 7, cannot be restored into ${target.name}, which has embedded config servers with MongoDB 8 and at most ${MOST_WITH_EMBEDDED} shards`,
    `set config_server_management_mode = "FIXED_TO_DEDICATED" on ${target.name}`,
  );
}

/**
 * Up to this number of shards, Atlas embeds the config servers of a new cluster.
 * @see https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-overview/ (read 2026-08-21)
 */
const MOST_WITH_EMBEDDED = 3;

function isSmallAndSharded(cluster: Cluster): boolean {
  const count = shardsOf(cluster);
  return is(isSharded(cluster), true) && count.kind === 'known' && count.value <= MOST_WITH_EMBEDDED;
}

/** The same provider of customer keys, or none at both ends. */
export function* encryptionObjections(source: RestoreEnd, target: RestoreEnd): Iterable<Objection> {
  if (!(yield* concerns(source, target, ['dedicated', 'flex'], ['dedicated']))) return;
  const { cluster: into } = target;
  const isFlex = is(source.kind, 'flex');
  const keysOfSource = isFlex ? known(NO_KEYS) : source.cluster && keyProvider(source.cluster);
  if (keysOfSource === undefined || into === undefined) return;
  const keysOfTarget = keyProvider(into);
  if (keysOfSource.kind === 'unknown') yield doubt('source', keysOfSource);
  if (keysOfTarget.kind === 'unknown') yield doubt('target', keysOfTarget);
  if (
    keysOfSource.kind === 'unknown' ||
    keysOfTarget.kind === 'unknown' ||
    keysOfSource.value === keysOfTarget.value
  )
    return;
  yield obstacle(
    `a snapshot of ${source.name}, ${isFlex ? 'a Flex cluster' : keysInWords(keysOfSource)}, cannot be restored into ${target.name}, ${keysInWords(keysOfTarget)}`,
    keysOfSource.value === NO_KEYS
      ? 'restore it into a cluster without customer keys, and enable them there afterwards'
      : `restore it into a cluster ${keysInWords(keysOfSource)}`,
  );
}

// --- the clusters that a question is about ---

/**
 * Whether a question is about clusters of such kinds, with a doubt for each kind that is not known yet. A cluster can
 * always restore its own snapshots, as far as the same values show.
 */
function* concerns(
  source: RestoreEnd,
  target: RestoreEnd,
  sources: readonly ClusterKind[],
  targets: readonly ClusterKind[],
): Generator<Doubt, boolean> {
  if (!isPerhaps(source.kind, sources) || !isPerhaps(target.kind, targets)) return false;
  if (isElsewhere(target) || (isElsewhere(source) && !is(source.kind, 'flex'))) return false;
  if (source.cluster !== undefined && source.cluster === target.cluster) return false;
  if (source.kind.kind === 'unknown') yield doubt('source', source.kind);
  if (target.kind.kind === 'unknown') yield doubt('target', target.kind);
  return source.kind.kind === 'known' && target.kind.kind === 'known';
}

function isPerhaps(kind: Value<ClusterKind>, kinds: readonly ClusterKind[]): boolean {
  return kind.kind === 'unknown' || (kind.kind === 'known' && kinds.includes(kind.value));
}

/** Only the kind of a cluster outside the configuration can be known. */
function isElsewhere({ kind, cluster }: RestoreEnd): boolean {
  return cluster === undefined && kind.kind === 'known';
}

function obstacle(reason: string, fix: string, isCertain = true): Obstacle {
  return { kind: 'obstacle', reason, fix, isCertain };
}

function doubt(about: Doubt['about'], value: Unknown): Doubt {
  return { kind: 'doubt', about, value };
}

/** A value that is not known, with its resource. */
function because(value: Unknown, attribute: string, { address }: Cluster): Unknown {
  const why = value.reason ?? `known only after ${value.until}`;
  return { ...value, reason: `${attribute} of ${address}: ${why}` };
}

function notKnown(cluster: Cluster, reason: string): Unknown {
  return { kind: 'unknown', until: cluster.change === undefined ? 'plan' : 'apply', reason };
}

// --- the facts of a cluster ---

type Found<T> = Known<T> | Unknown;

function isSharded(cluster: Cluster): Found<boolean> {
  const { clusterType } = cluster;
  if (clusterType.kind === 'unknown') return because(clusterType, 'cluster_type', cluster);
  return known(clusterType.kind === 'known' && clusterType.value !== 'REPLICASET');
}

function shardsOf(cluster: Cluster): Found<number> {
  const count = shardCount(cluster);
  if (count.kind !== 'unknown') return known(knownValue(count) ?? 0);
  return because(count, cluster.shards.kind === 'unknown' ? 'replication_specs' : 'num_shards', cluster);
}

/** Config servers that Atlas manages may be of either type, and change automatically. */
function configServers(cluster: Cluster): Found<'dedicated' | 'embedded'> {
  const { configServerType: type, configServerManagementMode: mode, address } = cluster;
  if (is(type, 'DEDICATED') || (type.kind !== 'known' && is(mode, 'FIXED_TO_DEDICATED')))
    return known('dedicated');
  if (is(type, 'EMBEDDED')) return known('embedded');
  return notKnown(cluster, `the type of the config servers of ${address} is not known`);
}

interface Version {
  readonly major: number;
  readonly minor: number;
  /** Major and minor version, as a message may show them. */
  readonly text: string;
  readonly sensitive: boolean;
}

/** The version of a cluster; the configured one if a plan changes it. */
function versionOf(cluster: Cluster): Found<Version> {
  const { mongoDbVersion: full, mongoDbMajorVersion: configured, before, address } = cluster;
  const configuredBefore = before?.mongoDbMajorVersion;
  const isChanged =
    configured.kind === 'known' &&
    configuredBefore?.kind === 'known' &&
    configured.value !== configuredBefore.value;
  const version = full.kind === 'known' && !isChanged ? full : configured;
  const read = version.kind === 'known' ? readVersion(version) : undefined;
  if (read !== undefined) return known(read);
  return notKnown(cluster, `the MongoDB version of ${address} is not known`);
}

/** The feature compatibility version that a cluster's data is pinned to, if it is. */
function pinnedVersion(cluster: Cluster): Found<Version> | undefined {
  const { pinnedFcv, address } = cluster;
  if (pinnedFcv.kind === 'absent') return undefined;
  const { kind } = pinnedFcv;
  const read =
    kind === 'known' && pinnedFcv.value.version.kind === 'known'
      ? readVersion(pinnedFcv.value.version)
      : undefined;
  return read === undefined
    ? notKnown(cluster, `the feature compatibility version that ${address} is pinned to is not known`)
    : known(read);
}

function readVersion({ value, sensitive = false }: Known<string>): Version | undefined {
  const match = /^(\d+)(?:\.(\d+))?/.exec(value);
  if (match === null) return undefined;
  const [major, minor] = [Number(match[1]), Number(match[2] ?? 0)];
  return { major, minor, sensitive, text: sensitive ? '(sensitive)' : `${major}.${minor}` };
}

/** The major version, or a later one, as a message may show it. */
function majorOf({ major, sensitive }: Version, later = 0): string {
  return sensitive ? '(sensitive)' : String(major + later);
}

const NO_KEYS = 'NONE';

/** The provider of a cluster's customer keys. A new cluster that does not name one has none. */
function keyProvider(cluster: Cluster): Found<string> {
  const { encryptionAtRestProvider: provider, address } = cluster;
  if (provider.kind === 'known') return provider;
  if (provider.kind === 'unknown') return because(provider, 'encryption_at_rest_provider', cluster);
  return isNew(cluster)
    ? known(NO_KEYS)
    : notKnown(
        cluster,
        `encryption_at_rest_provider of ${address} is not set, and the cluster ${cluster.existence === 'existing' ? 'exists already' : 'may exist already'}`,
      );
}

function keysInWords({ value, sensitive }: Known<string>): string {
  if (sensitive === true) return 'with encryption_at_rest_provider = (sensitive)';
  if (value === NO_KEYS) return 'without customer keys';
  return `with customer keys of ${isCloudProvider(value) ? CLOUD_PROVIDER_NAMES[value] : 'a provider that Atlas does not support'}`;
}
