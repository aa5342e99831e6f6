import type { Cluster, OtherResource, Schedule } from '../../model';
import { azureCluster, cluster, legacySnapshotOf, project, snapshotOf, together } from '../example';
import { fix, named, resource } from '../fix/fix';
import { type Context, type Result, defineRule, unchecked } from '../rule';
import { clusterNamed, scheduleNamed } from '../queries/names';

export const legacyRemovedResource = defineRule({
  id: 'legacy/removed-resource',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a resource type or attribute that provider 2.x no longer has',
  why: 'Provider 2.x has neither the cloud_provider_snapshot resources nor provider_backup_enabled and replication_spec_id: Terraform rejects them as unknown.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/2.0.0-upgrade-guide',
  prevents: 'schema error',
  facts: ['T-6', 'T-9'],
  get examples() {
    return {
      good: [
        {
          title: 'the current resource',
          resources: together(project(), cluster(), snapshotOf('mongodbatlas_advanced_cluster.orders')),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            azureCluster(),
            legacySnapshotOf('mongodbatlas_advanced_cluster.orders'),
          ),
        },
      ],
    };
  },
  *check({ after, input }) {
    for (const [byType, prefix] of [[after.others, ''] as const, [after.dataSources, 'data.'] as const])
      for (const [type, resources] of byType)
        if (type.startsWith('mongodbatlas_cloud_provider_snapshot'))
          for (const removed of resources) yield removedType(removed, prefix);
    for (const cluster of after.clusters)
      if (cluster.providerBackupEnabled.kind !== 'absent') yield providerBackup(cluster);
    for (const schedule of after.schedules) yield* replicationSpecIds(schedule, input);
  },
});

function removedType(removed: OtherResource, prefix: string): Result {
  const { type } = removed;
  return {
    at: removed,
    problem: `${type} no longer exists in provider 2.x`,
    fix: fix`use ${resource(
      type.endsWith('_backup_policy')
        ? 'mongodbatlas_cloud_backup_schedule'
        : prefix + type.replace('cloud_provider_snapshot', 'cloud_backup_snapshot'),
    )}`,
  };
}

function providerBackup(cluster: Cluster): Result {
  return {
    at: cluster,
    attribute: 'provider_backup_enabled',
    problem: `${clusterNamed(cluster)} sets provider_backup_enabled, which no longer exists in provider 2.x`,
    fix: fix`use ${named(cluster.backupAttribute)}`,
  };
}

function* replicationSpecIds(schedule: Schedule, input: Context['input']): Iterable<Result> {
  const { copySettings } = schedule;
  // A plan proves that its provider supports every attribute, also of blocks that are not known yet.
  if (copySettings.kind === 'unknown' && input === 'synth')
    yield unchecked(schedule, 'copy_settings', copySettings);
  if (copySettings.kind !== 'known') return;
  for (const { index, replicationSpecId } of copySettings.value)
    if (replicationSpecId.kind !== 'absent')
      yield {
        at: schedule,
        attribute: `copy_settings[${index}].replication_spec_id`,
        problem: `a copy setting of the ${scheduleNamed(schedule)} sets replication_spec_id, which no longer exists in provider 2.x`,
        fix: fix`set ${named(`copy_settings[${index}].zone_id`)} to the zone id of that replication spec of the cluster`,
      };
}
