import type { Recovery } from '../../forecast';
import { cluster, item, project, schedule, together } from '../example';
import { type Case, ceasing, fixForKind, heldAgainst } from './objectives';
import { type Result, defineRule } from '../rule';
import { called } from '../queries/names';

const objectives = [{ scope: 'stack/orders', statedBy: 'stack/orders', survivesClusterDeletion: true }];

export const objectiveDoesNotSurvive = defineRule({
  id: 'objective/does-not-survive',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "a stated event (the cluster's deletion, a region's loss) that the backups would not survive",
  why: 'Snapshots go with their cluster unless Atlas is told to keep them, and with their region unless there are copies in another one. A team has stated that its backups have to outlive that.',
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
          title: 'snapshots that go with their cluster',
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
    yield* heldAgainst('survivesClusterDeletion', context, judgeDeletion);
    yield* heldAgainst('survivesRegionLoss', context, judgeRegion);
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
      problem: `${has(recovery)} of ${called(of)} would outlive its deletion, which ${objective.statedBy} asks for${ceasing(before?.storage.survives.clusterDeletion === true)}`,
      fix:
        forKind ??
        (hasNone
          ? `write ${of.backupAttribute} = true and retain_backups_enabled = true`
          : 'write retain_backups_enabled = true, and apply it before the cluster is ever deleted'),
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
      problem: `${has(recovery)} of ${called(of)} would outlive the loss of ${where}, which ${objective.statedBy} asks for${ceasing(before?.storage.survives.regionLoss === true)}`,
      fix:
        fixForKind(of) ??
        (kind === 'none'
          ? `write ${of.backupAttribute} = true, with a backup schedule that has copy_settings for another region`
          : own === undefined
            ? 'add a mongodbatlas_cloud_backup_schedule with copy_settings for another region'
            : 'add copy_settings for a region that the cluster does not have its snapshots in'),
      ...(own === undefined ? {} : { related: [of] }),
    },
  ];
}

function has({ policy }: Recovery): string {
  return policy.kind === 'none' ? 'no snapshots are taken, so none' : 'no snapshots';
}
