import { type Cluster, type Link, type Resource, is, switchOf } from '../../model';
import { leadsTo } from './cluster-kind';
import { leftOut } from './cluster-switches';
import { type Result, unchecked, unlinked } from '../rule';
import { called } from './names';

/** What needs a cluster with backups: a backup schedule, an on-demand snapshot. */
interface Needing extends Resource {
  readonly cluster: Link<Cluster>;
}

const ATTRIBUTE = 'cluster_name';

/**
 * Whether something belongs to an M10+ cluster without backups.
 * @param subject what it is, such as "this schedule is for"
 * @param noun what may be removed instead
 */
export function* onUnbackedCluster(needing: Needing, subject: string, noun: string): Iterable<Result> {
  const { cluster } = needing;
  if (cluster.kind === 'unlinked') yield unlinked(needing, ATTRIBUTE, cluster);
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
      reason: backup.reason ?? `${backupAttribute} of ${address} is known after ${backup.until}`,
    });
  else if (isDedicated)
    yield {
      at: needing,
      attribute: ATTRIBUTE,
      problem: `${subject} the cluster ${called(cluster.to)}, which ${
        backupEnabled.kind === 'absent'
          ? `leaves ${backupAttribute} out and so has no backups`
          : `has ${backupAttribute} = false`
      }`,
      fix: `write ${backupAttribute} = true on ${address}, or remove the ${noun}`,
      related: [cluster.to],
    };
}
