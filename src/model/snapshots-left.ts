import type { Cluster } from './cluster';
import type { Snapshot } from './snapshot';
import { knownValue } from './value';

/**
 * The on-demand snapshots of a cluster: those that the configuration has, and those that the plan leaves in Atlas because
 * Terraform forgets them, or because a targeted plan does not have them. A snapshot at two addresses counts once.
 */
export function onDemandSnapshotsOf({ snapshots, before }: Cluster): readonly Snapshot[] {
  const left = before?.snapshots.filter(isLeft) ?? [];
  if (snapshots.length + left.length < 2) return [...snapshots, ...left];
  const seen = new Set<string>();
  return [...snapshots, ...left].filter(({ snapshotId }) => {
    const id = knownValue(snapshotId);
    if (id === undefined) return true;
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  });
}

function isLeft({ change, after }: Snapshot): boolean {
  return after === undefined && (change?.action === 'forget' || change?.action === 'no-op');
}
