import { type Snapshot, quote, show, isDestroyed } from '../../model';
import { policyCalled } from '../queries/compliance-policy';
import { becauseOf, destroying, forcing, leaveAsItIs, policyOf } from '../queries/deletion';
import { cluster, project, snapshotOf, together } from '../example';
import { type Problem, defineRule } from '../rule';
import { clusterOf } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const existing = together(project(), cluster());

export const changeSnapshotDeleted = defineRule({
  id: 'change/snapshot-deleted',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'an on-demand snapshot is deleted or replaced',
  why: 'Terraform deletes the snapshot in Atlas when its resource goes, and every argument of that resource forces a replacement: editing the description or the retention deletes the old backup.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot',
  prevents: 'loss',
  facts: ['1.42'],
  get examples() {
    return {
      good: [
        {
          title: 'another snapshot beside it',
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
          title: 'a new description replaces it',
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
  const called = `the on-demand snapshot ${quote(snapshot.description)} of ${clusterOf(snapshot)}`;
  const policy = policyOf(snapshot.project);
  return {
    at: snapshot,
    ...(forced === undefined ? {} : { attribute: forced }),
    problem:
      policy === undefined
        ? `${destroying(snapshot)} ${called}${becauseOf(snapshot)} deletes that backup${ageOf(snapshot)}`
        : `Atlas refuses to delete ${called}, which ${policyCalled(policy)} protects`,
    fix:
      after === undefined
        ? 'keep it until it has expired, or leave it in Atlas: write a removed block with lifecycle { destroy = false }'
        : `${leaveAsItIs(snapshot)}, and write another cloud_backup_snapshot for a new one`,
    ...(policy === undefined ? {} : { related: [policy], rejects: { action: 'delete' } }),
  };
}

/** When it was taken, and for how long it would have been kept. */
function ageOf({ createdAt, retentionInDays }: Snapshot): string {
  const parts = [
    ...(createdAt.kind === 'known' ? [`taken ${show(createdAt)}`] : []),
    ...(retentionInDays.kind === 'known' ? [`kept ${show(retentionInDays)} days`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
