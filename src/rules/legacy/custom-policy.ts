import type { Cluster, OtherResource, Retention, Schedule } from '../../model';
import { isSameLength, readRetention } from '../../model/retention';
import { is, show } from '../../model/value';
import {
  UNDER_LEGACY_METHOD,
  azureCluster,
  item,
  legacySnapshotOf,
  project,
  schedule,
  together,
} from '../example';
import { whereInUse } from './legacy-method';
import { attributeOf, keptFor } from '../queries/policy-items';
import { type Result, defineRule, unchecked } from '../rule';
import { block, fix, named } from '../fix/fix';
import { clusterNamed, scheduleNamed } from '../queries/names';

export const legacyCustomPolicy = defineRule({
  id: 'legacy/custom-policy',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a backup policy other than the fixed one of the legacy Cloud Provider Snapshots',
  why: 'Cloud Provider Snapshots were taken every 24 hours and the last 3 were kept. Neither could be changed.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  facts: ['L13', 'L14'],
  get examples() {
    return {
      good: [
        {
          title: 'every day, for 3 days',
          resources: together(
            project(),
            azureCluster(UNDER_LEGACY_METHOD),
            schedule({ policy_item_daily: item(1, 'days', 3) }),
          ),
        },
      ],
      bad: [
        {
          resources: together(
            project(),
            azureCluster(),
            schedule({ policy_item_daily: item(1, 'days', 7) }),
            legacySnapshotOf('mongodbatlas_advanced_cluster.orders'),
          ),
        },
      ],
    };
  },
  check: ({ after }) => whereInUse(after.clusters, policiesOf),
});

/** The only retention of the method. */
const KEPT: Retention = { unit: 'days', value: 3 };

function* policiesOf(cluster: Cluster): Iterable<Result> {
  for (const schedule of cluster.schedules) yield* ofSchedule(schedule);
  for (const resource of cluster.legacyResources) yield* ofPolicyResource(resource, cluster);
}

function* ofSchedule(schedule: Schedule): Iterable<Result> {
  const { items, unknownItems } = schedule;
  for (const { attribute, until } of unknownItems)
    yield unchecked(schedule, attribute, { kind: 'unknown', until });
  if (items.length === 0 && unknownItems.length === 0)
    yield {
      at: schedule,
      attribute: 'policy_item_daily',
      problem: `the ${scheduleNamed(schedule)} has no policy items, but legacy Cloud Provider Snapshots are taken every 24 hours`,
      fix: fix`add ${block('policy_item_daily', { frequency_interval: 1, retention_unit: 'days', retention_value: 3 })}, or use cloud backups`,
    };
  for (const item of items) {
    const attribute = attributeOf(item, schedule);
    if (item.frequency !== 'daily') {
      yield {
        at: schedule,
        attribute,
        problem: `the ${scheduleNamed(schedule)} takes ${item.frequency} snapshots, but legacy Cloud Provider Snapshots are taken only every 24 hours`,
        fix: fix`remove ${named(attribute)}, or use cloud backups`,
      };
      continue;
    }
    const read = readRetention(item);
    if (read.kind === 'unknown') yield unchecked(schedule, attribute, read);
    if (read.kind === 'known' && !isSameLength(read.retention, KEPT))
      yield {
        at: schedule,
        attribute,
        problem: `the ${scheduleNamed(schedule)} keeps daily snapshots ${keptFor(item)}, but only the last 3 legacy Cloud Provider Snapshots are kept`,
        fix: 'keep daily snapshots 3 days, or use cloud backups',
      };
  }
}

/** The older provider's own resource for a policy. */
function* ofPolicyResource(resource: OtherResource, cluster: Cluster): Iterable<Result> {
  if (!resource.type.endsWith('_backup_policy')) return;
  for (const path of policyItemsOf(resource)) {
    const frequency = resource.attribute(`${path}.frequency_type`);
    const unit = resource.attribute(`${path}.retention_unit`);
    const value = resource.attribute(`${path}.retention_value`);
    const open = [frequency, unit, value].find(({ kind }) => kind === 'unknown');
    if (open?.kind === 'unknown') yield unchecked(resource, path, open);
    else if (!is(frequency, 'daily') || !is(unit, 'days') || !is(value, 3))
      yield {
        at: resource,
        attribute: path,
        problem: `the policy of ${clusterNamed(cluster)} keeps ${show(frequency)} snapshots ${show(value)} ${show(unit)}, but legacy Cloud Provider Snapshots are taken every 24 hours and only the last 3 are kept`,
        fix: 'use cloud backups with a mongodbatlas_cloud_backup_schedule',
      };
  }
}

/** The paths of its items: `policies` with a list of `policy_item` each. */
function* policyItemsOf(resource: OtherResource): Iterable<string> {
  for (let policy = 0; ; policy += 1)
    for (let item = 0; ; item += 1) {
      const path = `policies[${policy}].policy_item[${item}]`;
      const { kind } = resource.attribute(`${path}.frequency_type`);
      if (kind !== 'absent') yield path;
      if (kind === 'unknown' || (kind === 'absent' && item === 0)) return;
      if (kind === 'absent') break;
    }
}
