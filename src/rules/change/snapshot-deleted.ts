import type { Snapshot } from '../../model';
import { isDestroyed } from '../../model/resource';
import { quote, show } from '../../model/value';
import { becauseOf, destroying, forcing, keepUnchanged, policyOf } from '../queries/deletion';
import { cluster, project, snapshotOf, together } from '../example';
import { type Problem, defineRule } from '../rule';
import { fix, resource } from '../fix/fix';
import { clusterAt, compliancePolicyNamed } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const existing = together(project(), cluster());

export const changeSnapshotDeleted = defineRule({
  id: 'change/snapshot-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'an on-demand snapshot is deleted or recreated',
  why: 'Terraform deletes the snapshot in Atlas when its resource is deleted. A change of any argument recreates it, so a new description or retention deletes the old backup.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot',
  prevents: 'loss',
  facts: ['1.42'],
  get examples() {
    return {
      good: [
        {
          title: 'another snapshot in addition',
          before: together(existing, snapshotOf(orders)),
          resources: together(
            existing,
            snapshotOf(orders),
            snapshotOf(orders, { description: 'after the migration' }, 'after-migration'),
          ),
        },
      ],
      bad: [
        {
          title: 'deleted',
          before: together(existing, snapshotOf(orders)),
          resources: existing,
        },
        {
          title: 'recreated for a new description',
          before: together(existing, snapshotOf(orders)),
          resources: together(existing, snapshotOf(orders, { description: 'before it all' })),
        },
      ],
    };
  },
  *check({ before }) {
    for (const snapshot of before.snapshots) if (isDestroyed(snapshot)) yield problemOf(snapshot);
  },
});

function problemOf(snapshot: Snapshot): Problem {
  const { after } = snapshot;
  const [forced] = forcing(snapshot);
  const name = `on-demand snapshot ${quote(snapshot.description)} of ${clusterAt(snapshot.cluster)}`;
  const policy = policyOf(snapshot.project);
  return {
    at: snapshot,
    ...(forced === undefined ? {} : { attribute: forced }),
    problem:
      policy === undefined
        ? `${destroying(snapshot)} ${name}${becauseOf(snapshot)} deletes the backup${ageOf(snapshot)}`
        : `Atlas rejects the deletion of ${name}, which the ${compliancePolicyNamed(policy)} protects`,
    fix:
      after === undefined
        ? 'keep it until it expires, or keep it only in Atlas: add a removed block with lifecycle { destroy = false }'
        : fix`${keepUnchanged(snapshot)}, and add ${resource('mongodbatlas_cloud_backup_snapshot')} for a new one`,
    ...(policy === undefined ? {} : { related: [policy], rejects: { action: 'delete' } }),
  };
}

/** When it was taken, and how long it would be kept. */
function ageOf({ createdAt, retentionInDays }: Snapshot): string {
  const parts = [
    ...(createdAt.kind === 'known' ? [`taken ${show(createdAt)}`] : []),
    ...(retentionInDays.kind === 'known' ? [`kept ${show(retentionInDays)} days`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
