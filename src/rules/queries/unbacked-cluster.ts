import type { Cluster, Link, Resource } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { unknownBehind } from '../../model/link';
import { is } from '../../model/value';
import { leadsTo } from './cluster-kind';
import { leftOut } from './cluster-switches';
import { type Result, unchecked, unlinked } from '../rule';
import { assign, fix } from '../fix/fix';
import { clusterNamed } from './names';

/** What requires a cluster with backups: a backup schedule, an on-demand snapshot. */
interface Needing extends Resource {
  readonly cluster: Link<Cluster>;
}

const ATTRIBUTE = 'cluster_name';

/**
 * Reports what belongs to a dedicated cluster without backups.
 * @param noun what it is, such as "backup schedule"
 */
export function* onUnbackedCluster(needing: Needing, noun: string): Iterable<Result> {
  const { cluster } = needing;
  const unknown = unknownBehind(cluster);
  if (unknown !== undefined) yield unlinked(needing, ATTRIBUTE, unknown);
  if (cluster.kind !== 'linked') return;
  const { backupAttribute, backupEnabled, address } = cluster.to;
  const backup = switchOf(cluster.to, 'backupEnabled');
  if (is(backup, true)) return;
  const isDedicated = leadsTo('dedicated', cluster, needing, ATTRIBUTE);
  if (typeof isDedicated === 'object') yield isDedicated;
  else if (isDedicated && backup.kind === 'absent') yield unchecked(needing, ATTRIBUTE, leftOut(cluster.to));
  else if (isDedicated && backup.kind === 'unknown')
    yield unchecked(needing, ATTRIBUTE, {
      ...backup,
      reason: backup.reason ?? `${backupAttribute} of ${address} is known only after ${backup.until}`,
    });
  else if (isDedicated)
    yield {
      at: needing,
      attribute: ATTRIBUTE,
      problem: `${clusterNamed(cluster.to)} has ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}, but ${
        backupEnabled.kind === 'absent' ? 'no backups, which are off by default' : 'backups are disabled'
      }`,
      fix: fix`set ${assign(backupAttribute, true, cluster.to)} on the cluster, or remove the ${noun}`,
      related: [cluster.to],
    };
}
