import type { Cluster } from '../../model';
import { is } from '../../model/value';
import { infiniteCluster, project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { IN_PREVIEW, ifInfinite } from './infinite-clusters';

export const infiniteBackupDisabled = defineRule({
  id: 'infinite/backup-disabled',
  severity: 'info',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster of the edition INFINITE with backups disabled',
  why: `Atlas Infinite always keeps 24 hours of continuous backup, and backup_enabled only adds snapshots and a longer restore window. ${IN_PREVIEW}`,
  docs: 'https://www.mongodb.com/docs/atlas/cluster-additional-settings/',
  facts: ['P20-5'],
  silences: ['cluster/backup-disabled'],
  get examples() {
    return {
      good: [{ resources: together(project(), infiniteCluster()) }],
      bad: [{ resources: together(project(), infiniteCluster({ backup_enabled: false })) }],
    };
  },
  *check({ after, asOf }) {
    for (const cluster of perhapsOfKind('dedicated', after.clusters))
      yield* ifInfinite(cluster, disabled(cluster), asOf);
  },
});

function* disabled(cluster: Cluster): Iterable<Result> {
  const { backupEnabled, backupAttribute } = cluster;
  if (backupEnabled.kind === 'unknown') yield unchecked(cluster, backupAttribute, backupEnabled);
  if (!is(backupEnabled, false)) return;
  yield {
    at: cluster,
    attribute: backupAttribute,
    problem: `backups of ${clusterNamed(cluster)} are disabled, so it can be restored only to a point in time of the last 24 hours`,
    fix: fix`set ${assign(backupAttribute, true)} to restore older data`,
  };
}
