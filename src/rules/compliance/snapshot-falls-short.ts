import type { Fix } from '../fix/fix';
import { assign, fix } from '../fix/fix';
import type { CompliancePolicy, Known, Retention, Snapshot } from '../../model';
import { linked } from '../../model/link';
import {
  daysOf,
  isCertainlyShorter,
  isRetentionValue,
  readRetention,
  retentionInWords,
} from '../../model/retention';
import { known } from '../../model/value';
import { isGovernable, underPolicies } from '../queries/compliance-policy';
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
import { clusterAt, compliancePolicyNamed } from '../queries/names';

const orders = 'mongodbatlas_advanced_cluster.orders';
const policy = compliancePolicy({ on_demand_policy_item: item(0, 'weeks', 4) });
const withSnapshot = (body: Body) => together(project(), cluster(), policy, snapshotOf(orders, body));

export const complianceSnapshotFallsShort = defineRule({
  id: 'compliance/snapshot-falls-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "an on-demand snapshot that is kept shorter than the project's compliance policy requires",
  why: 'Atlas rejects an on-demand snapshot whose retention is shorter than that of the on-demand item of the compliance policy.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'SNAPSHOT_RETENTION_LESS_THAN_BACKUP_COMPLIANCE_POLICY',
  rejects: { action: 'create', when: 'after', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.19'],
  get examples() {
    return {
      good: [{ title: '28 days are 4 weeks', ...applied(withSnapshot({ retention_in_days: 28 })) }],
      bad: [
        { title: '27 days, but 4 weeks are required', resources: withSnapshot({ retention_in_days: 27 }) },
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
  const required = requiredBy(policy);
  if (required === undefined || days.kind === 'absent') return;
  if (days.kind === 'unknown') yield unchecked(snapshot, ATTRIBUTE, days);
  if ('unknown' in required) yield unchecked(snapshot, ATTRIBUTE, required.unknown);
  if (days.kind !== 'known' || 'unknown' in required || !isRetentionValue(days.value)) return;
  const kept: Retention = { unit: 'days', value: days.value };
  if (!isCertainlyShorter(kept, required.retention)) return;
  const atLeast = required.sensitive ? '(sensitive)' : retentionInWords(required.retention);
  yield {
    at: snapshot,
    attribute: ATTRIBUTE,
    problem: `an on-demand snapshot of ${clusterAt(snapshot.cluster)} is kept ${days.sensitive === true ? '(sensitive)' : retentionInWords(kept)}, but the ${compliancePolicyNamed(policy)} requires ${atLeast}`,
    fix: fixOf(snapshot, known(daysOf(required.retention).most, required.sensitive)),
    related: [policy, ...[linked(snapshot.cluster)].filter((one) => one !== undefined)],
  };
}

/** A changed retention recreates an existing snapshot, which deletes it. */
function fixOf({ existence, change }: Snapshot, days: Known<number>): Fix {
  return existence === 'existing' && change?.action !== 'replace'
    ? fix`add another snapshot with ${assign(ATTRIBUTE, days)}, and keep this one unchanged`
    : fix`set ${assign(ATTRIBUTE, days)}`;
}

/** What the policy requires of on-demand snapshots; undefined if that is nothing, or invalid. */
function requiredBy({ onDemandItem, address }: CompliancePolicy):
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
      reason: `on_demand_policy_item of ${address} is known only after ${until}`,
    },
  };
}
