import {
  type CompliancePolicy,
  type Retention,
  type Snapshot,
  daysOf,
  isCertainlyShorter,
  isRetentionValue,
  linked,
  readRetention,
  retentionInWords,
} from '../../model';
import { isGovernable, policyCalled, underPolicies } from '../queries/compliance-policy';
import {
  type Body,
  applied,
  cluster,
  compliancePolicy,
  item,
  project,
  snapshotOf,
  together,
} from '../example';
import { type Result, defineRule, unchecked } from '../rule';
import { calledAt } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const policy = compliancePolicy({ on_demand_policy_item: item(0, 'weeks', 4) });
const withSnapshot = (body: Body) => together(project(), cluster(), policy, snapshotOf(orders, body));

export const complianceSnapshotFallsShort = defineRule({
  id: 'compliance/snapshot-falls-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "an on-demand snapshot that is kept for less time than the project's compliance policy asks",
  why: 'Atlas refuses an on-demand snapshot whose retention is shorter than that of the on-demand item of the compliance policy.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'SNAPSHOT_RETENTION_LESS_THAN_BACKUP_COMPLIANCE_POLICY',
  rejects: { action: 'create', when: 'after', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.19'],
  get examples() {
    return {
      good: [{ title: '28 days are 4 weeks', ...applied(withSnapshot({ retention_in_days: 28 })) }],
      bad: [
        { title: '27 days where 4 weeks are asked for', resources: withSnapshot({ retention_in_days: 27 }) },
      ],
    };
  },
  *check({ after }) {
    for (const found of underPolicies(after, after.snapshots.filter(isGovernable)))
      if ('unchecked' in found) yield found;
      else yield* shortfall(found.of, found.policy);
  },
});

const ATTRIBUTE = 'retention_in_days';

function* shortfall(snapshot: Snapshot, policy: CompliancePolicy): Iterable<Result> {
  const { retentionInDays: days } = snapshot;
  const asked = askedOf(policy);
  if (asked === undefined || days.kind === 'absent') return;
  if (days.kind === 'unknown') yield unchecked(snapshot, ATTRIBUTE, days);
  if ('unknown' in asked) yield unchecked(snapshot, ATTRIBUTE, asked.unknown);
  if (days.kind !== 'known' || 'unknown' in asked || !isRetentionValue(days.value)) return;
  const kept: Retention = { unit: 'days', value: days.value };
  if (!isCertainlyShorter(kept, asked.retention)) return;
  const wanted = asked.sensitive ? '(sensitive)' : retentionInWords(asked.retention);
  yield {
    at: snapshot,
    attribute: ATTRIBUTE,
    problem: `this on-demand snapshot of ${calledAt(snapshot.cluster)} is kept ${days.sensitive === true ? '(sensitive)' : retentionInWords(kept)}, less than the ${wanted} that ${policyCalled(policy)} asks for`,
    fix: fixOf(snapshot, asked.sensitive ? '(sensitive)' : String(daysOf(asked.retention).most)),
    related: [policy, ...[linked(snapshot.cluster)].filter((one) => one !== undefined)],
  };
}

/** Changing the retention of a snapshot that is there replaces it, which deletes it. */
function fixOf({ existence, change }: Snapshot, days: string): string {
  return existence === 'existing' && change?.action !== 'replace'
    ? `take another snapshot with retention_in_days = ${days}, and leave this one as it is: a changed retention deletes it`
    : `write retention_in_days = ${days}`;
}

/** What the policy asks of on-demand snapshots; undefined where that is nothing, or nothing that Atlas knows. */
function askedOf({ onDemandItem, address }: CompliancePolicy):
  | { readonly retention: Retention; readonly sensitive: boolean }
  | {
      readonly unknown: {
        readonly kind: 'unknown';
        readonly until: 'plan' | 'apply';
        readonly reason: string;
      };
    }
  | undefined {
  if (onDemandItem.kind === 'absent') return undefined;
  const read = onDemandItem.kind === 'known' ? readRetention(onDemandItem.value) : onDemandItem;
  if (read.kind === 'known') return read;
  if (read.kind === 'invalid') return undefined;
  const { until } = read;
  return {
    unknown: {
      kind: 'unknown',
      until,
      reason: `on_demand_policy_item of ${address} is known after ${until}`,
    },
  };
}
