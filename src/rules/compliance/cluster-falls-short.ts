import type { Fix } from '../fix/fix';
import { assign, fix, named } from '../fix/fix';
import type { Cluster, CompliancePolicy, Unknown, Value } from '../../model';
import { switchOf } from '../../model/cluster-switch';
import { isNew } from '../../model/resource';
import { ABSENT, is, known } from '../../model/value';
import { isOfKind } from '../queries/cluster-kind';
import { underPolicies } from '../queries/compliance-policy';
import {
  type Body,
  applied,
  cluster,
  compliancePolicy,
  flexCluster,
  item,
  project,
  together,
} from '../example';
import { type Problem, type Result, type Unchecked, defineRule, unchecked } from '../rule';
import { clusterNamed, compliancePolicyNamed } from '../queries/names';

const policy = compliancePolicy({
  pit_enabled: true,
  restore_window_days: 3,
  policy_item_hourly: item(6, 'days', 7),
});
const underPolicy = (body: Body) => together(project(), cluster(body), policy);

export const complianceClusterFallsShort = defineRule({
  id: 'compliance/cluster-falls-short',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: "a cluster without what the project's compliance policy requires of every cluster",
  why: 'A compliance policy requires backups of every dedicated cluster, and can also require point-in-time restore and encryption with customer keys. Atlas rejects a cluster without them.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents:
    'CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY, CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY',
  rejects: { action: 'write', when: 'last', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.15', '2.16', '2.17', '2.23', '11.16'],
  get examples() {
    return {
      good: [
        { title: 'point-in-time restore is enabled', ...applied(underPolicy({ pit_enabled: true })) },
        {
          title: 'a Flex cluster is not under the policy',
          ...applied(together(project(), cluster(), flexCluster(), compliancePolicy())),
        },
      ],
      bad: [
        {
          title: 'backups are disabled',
          resources: together(project(), cluster({ backup_enabled: false }), compliancePolicy()),
        },
        {
          title: 'point-in-time restore is required, but disabled',
          resources: underPolicy({ pit_enabled: false }),
        },
      ],
    };
  },
  *check({ after }) {
    const clusters = after.clusters.filter(({ kind }) => kind.kind === 'unknown' || is(kind, 'dedicated'));
    for (const found of underPolicies(after, clusters))
      if ('unchecked' in found) yield found;
      else yield* shortfalls(found.of, found.policy);
  },
});

function* shortfalls(cluster: Cluster, policy: CompliancePolicy): Iterable<Result> {
  for (const found of [backup(cluster, policy), pit(cluster, policy), encryption(cluster, policy)]) {
    if (found === undefined) continue;
    const isDedicated = isOfKind('dedicated', cluster, found.attribute);
    if (typeof isDedicated === 'object') yield isDedicated;
    else yield found;
  }
}

type Found = (Problem & { readonly attribute: string }) | Unchecked | undefined;

/** If the switch is not set, Atlas enables backups, even if a plan shows that they are disabled now. */
function backup(cluster: Cluster, policy: CompliancePolicy): Found {
  const { backupAttribute: attribute, backupEnabled, setsBackup } = cluster;
  if (setsBackup === false && cluster.type === 'mongodbatlas_advanced_cluster') return undefined;
  if (backupEnabled.kind === 'unknown') return unchecked(cluster, attribute, backupEnabled);
  if (!is(backupEnabled, false)) return undefined;
  return {
    at: cluster,
    attribute,
    problem: `${clusterNamed(cluster)} disables backups, but the ${compliancePolicyNamed(policy)} requires them`,
    fix: fix`set ${assign(attribute, true)}`,
    prevents: 'CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY',
    related: [policy],
  };
}

function pit(cluster: Cluster, policy: CompliancePolicy): Found {
  return required(cluster, policy, {
    attribute: 'pit_enabled',
    isRequired: policy.pitEnabled,
    requiredBy: 'pit_enabled',
    isEnabled: switchOf(cluster, 'pitEnabled'),
    isNotSet: cluster.pitEnabled.kind === 'absent',
    what: 'point-in-time restore',
    correction: fix`set ${assign('pit_enabled', true)}`,
    prevents: 'CANNOT_DISABLE_PIT_WITH_BACKUP_COMPLIANCE_POLICY',
  });
}

function encryption(cluster: Cluster, policy: CompliancePolicy): Found {
  return required(cluster, policy, {
    attribute: 'encryption_at_rest_provider',
    isRequired: policy.encryptionAtRestEnabled,
    requiredBy: 'encryption_at_rest_enabled',
    isEnabled: isEncrypted(cluster),
    isNotSet: cluster.encryptionAtRestProvider.kind === 'absent',
    what: 'encryption with customer keys',
    correction: fix`set ${named('encryption_at_rest_provider')} to AWS, AZURE or GCP, whose keys the project uses`,
    prevents: 'CANNOT_DISABLE_ENCRYPTION_AT_REST_WITH_BACKUP_COMPLIANCE_POLICY',
  });
}

/** Absent if it is not set, and it is not known whether the cluster exists already. */
function isEncrypted(cluster: Cluster): Value<boolean> {
  const provider = cluster.encryptionAtRestProvider;
  if (provider.kind === 'known') return known(provider.value !== 'NONE');
  if (provider.kind === 'unknown') return provider;
  return isNew(cluster) ? known(false) : ABSENT;
}

interface Demand {
  readonly attribute: string;
  readonly isRequired: Value<boolean>;
  readonly requiredBy: string;
  readonly isEnabled: Value<boolean>;
  readonly isNotSet: boolean;
  readonly what: string;
  readonly prevents: string;
  readonly correction: Fix;
}

/** What the policy requires and a cluster may not have. */
function required(cluster: Cluster, policy: CompliancePolicy, demand: Demand): Found {
  const { attribute, isRequired, requiredBy, isEnabled, isNotSet, what, prevents, correction } = demand;
  if (isRequired.kind === 'absent' || is(isRequired, false) || is(isEnabled, true)) return undefined;
  if (isRequired.kind === 'unknown')
    return unchecked(cluster, attribute, {
      ...isRequired,
      reason: `${requiredBy} of ${policy.address} is known only after ${isRequired.until}`,
    });
  if (isEnabled.kind === 'unknown') return unchecked(cluster, attribute, isEnabled);
  if (isEnabled.kind === 'absent') return unchecked(cluster, attribute, notDeclared(attribute));
  return {
    at: cluster,
    attribute,
    problem: `${clusterNamed(cluster)} ${isNotSet ? 'does not set' : 'disables'} ${what}, but the ${compliancePolicyNamed(policy)} requires it`,
    fix: correction,
    prevents,
    related: [policy],
  };
}

function notDeclared(attribute: string): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason: `${attribute} is not set, and only a plan shows whether the cluster already exists`,
  };
}
