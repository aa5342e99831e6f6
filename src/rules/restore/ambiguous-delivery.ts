import { fix, named } from '../fix/fix';
import { knownValue } from '../../model/value';
import { cluster, project, restoreOf, together } from '../example';
import { DELIVERIES, DELIVERY, deliveryOf } from './restore-jobs';
import { defineRule, unchecked } from '../rule';
import { clusterAt } from '../queries/names';
import { listed } from '../../text/list';

const orders = 'mongodbatlas_advanced_cluster.orders';
const practice = 'mongodbatlas_advanced_cluster.practice';
const clusters = together(project(), cluster(), cluster({}, 'practice'));

export const restoreAmbiguousDelivery = defineRule({
  id: 'restore/ambiguous-delivery',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a restore job without exactly one delivery type',
  why: 'A restore job is an automated restore, a download or a point-in-time restore. The Terraform provider checks this only during the apply.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_snapshot_restore_job#delivery_type_config',
  prevents: 'apply-time error',
  rejects: { action: 'create' },
  facts: ['4.1'],
  get examples() {
    return {
      good: [
        { title: 'an automated restore', resources: together(clusters, restoreOf(orders, practice)) },
        {
          title: 'a download',
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { download: true } }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            clusters,
            restoreOf(orders, practice, { delivery_type_config: { automated: true, download: true } }),
          ),
        },
      ],
    };
  },
  *check({ after }) {
    for (const job of after.restoreJobs) {
      const delivery = deliveryOf(job);
      if (delivery.kind === 'unknown') yield unchecked(job, DELIVERY, delivery);
      if (delivery.kind !== 'absent') continue;
      const block = knownValue(job.delivery);
      const chosen = DELIVERIES.filter(([, name]) => {
        const value = block?.[name];
        return value?.kind === 'known' && value.value;
      }).map(([kind]) => kind);
      yield {
        at: job,
        attribute: DELIVERY,
        problem:
          chosen.length === 0
            ? `the restore job for ${clusterAt(job.source)} has no delivery type`
            : `the restore job for ${clusterAt(job.source)} has several delivery types: ${listed(chosen)}`,
        fix: fix`set exactly one of ${named(`${DELIVERY}.automated`)}, ${named(`${DELIVERY}.download`)} and ${named(`${DELIVERY}.point_in_time`)} to true`,
      };
    }
  },
});
