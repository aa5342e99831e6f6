import { assign, fix, resource } from '../fix/fix';
import type { Cluster } from '../../model';
import type { Recovery } from '../../forecast';
import { cluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, compareWith, fixForKind, objectiveNamed } from './objectives';
import { type Result, defineRule } from '../rule';
import { clusterNamed } from '../queries/names';

const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', survivesClusterDeletion: true }];

export const objectiveDoesNotSurvive = defineRule({
  id: 'objective/does-not-survive',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'backups that do not survive cluster deletion or region loss, as an objective requires',
  why: 'Snapshots are deleted with their cluster unless retain_backups_enabled is true, and lost with their region unless another region has copies. The objective requires that they survive.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/snapshot-distribution/',
  facts: [],
  get examples() {
    return {
      good: [
        {
          objectives,
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })),
        },
      ],
      bad: [
        {
          title: 'snapshots that are deleted with their cluster',
          objectives,
          resources: together(
            project(),
            cluster({ retain_backups_enabled: false }),
            schedule({ policy_item_daily: item(1, 'days', 7) }),
          ),
        },
        {
          title: 'snapshots in a single region',
          objectives: [{ scope: 'stack/orders', statedBy: 'stack/orders', survivesRegionLoss: true }],
          resources: together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7) })),
        },
      ],
    };
  },
  *check(context) {
    yield* compareWith('survivesClusterDeletion', context, judgeDeletion);
    yield* compareWith('survivesRegionLoss', context, judgeRegion);
  },
});

function judgeDeletion(one: Case<'survivesClusterDeletion'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, recovery, before } = one;
  const survives = recovery.storage.survives.clusterDeletion;
  if (survives === undefined) return 'unknown';
  if (survives) return [];
  const forKind = fixForKind(of);
  const hasNone = recovery.policy.kind === 'none';
  return [
    {
      at: of,
      ...(forKind === undefined
        ? { attribute: hasNone ? of.backupAttribute : 'retain_backups_enabled' }
        : {}),
      problem: `${backupsOf(recovery, of)} survives cluster deletion, which ${objectiveNamed(objective)} requires${ceasing(before?.storage.survives.clusterDeletion === true)}`,
      fix:
        forKind ??
        (hasNone
          ? fix`set ${assign(of.backupAttribute, true, of)} and ${assign('retain_backups_enabled', true, of)}`
          : fix`set ${assign('retain_backups_enabled', true, of)}, and apply it before you delete the cluster`),
    },
  ];
}

function judgeRegion(one: Case<'survivesRegionLoss'>): Iterable<Result> | 'unknown' {
  const { cluster: of, objective, recovery, before } = one;
  const survives = recovery.storage.survives.regionLoss;
  if (survives === undefined) return 'unknown';
  if (survives) return [];
  const { schedule: own, kind } = recovery.policy;
  const [place] = recovery.storage.places;
  const where = place === undefined ? 'its region' : place;
  return [
    {
      at: own ?? of,
      ...(own === undefined && kind !== 'none'
        ? {}
        : { attribute: own === undefined ? of.backupAttribute : 'copy_settings' }),
      problem: `${backupsOf(recovery, of)} survives the loss of ${where}, which ${objectiveNamed(objective)} requires${ceasing(before?.storage.survives.regionLoss === true)}`,
      fix:
        fixForKind(of) ??
        (kind === 'none'
          ? fix`set ${assign(of.backupAttribute, true, of)}, and add a backup schedule with copy settings for another region`
          : own === undefined
            ? fix`add ${resource('mongodbatlas_cloud_backup_schedule', of)} with copy settings for another region`
            : 'add copy settings for a region that does not store its snapshots yet'),
      ...(own === undefined ? {} : { related: [of] }),
    },
  ];
}

function backupsOf({ policy }: Recovery, of: Cluster): string {
  return policy.kind === 'none'
    ? `${clusterNamed(of)} takes no snapshots, so none`
    : `no snapshot of ${clusterNamed(of)}`;
}
