import {
  type Cluster,
  type CompliancePolicy,
  type Unknown,
  type Value,
  ABSENT,
  is,
  isNew,
  known,
  switchOf,
} from '../../model';
import { isOfKind } from '../queries/cluster-kind';
import { policyCalled, underPolicies } from '../queries/compliance-policy';
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
import { called } from '../queries/names';

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
  summary: "a cluster without what the project's compliance policy asks of every cluster",
  why: 'Under a compliance policy every M10+ cluster has cloud backup, and continuous backup and customer-key encryption where the policy asks for them. Atlas refuses a cluster that is to be without.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/backup-compliance-policy/',
  prevents: 'CANNOT_DISABLE_CLOUD_BACKUP_WITH_BACKUP_COMPLIANCE_POLICY',
  rejects: { action: 'write', when: 'last', against: 'mongodbatlas_backup_compliance_policy' },
  facts: ['2.15', '2.16', '2.17', '2.23'],
  get examples() {
    return {
      good: [
        { title: 'point-in-time restores are on', ...applied(underPolicy({ pit_enabled: true })) },
        {
          title: 'a Flex cluster is outside the policy',
          ...applied(together(project(), cluster(), flexCluster(), compliancePolicy())),
        },
      ],
      bad: [
        {
          title: 'backup is off',
          resources: together(project(), cluster({ backup_enabled: false }), compliancePolicy()),
        },
        {
          title: 'point-in-time restores are asked for and off',
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

/** Left out, Atlas switches it on, also where a plan shows that it is off until now. */
function backup(cluster: Cluster, policy: CompliancePolicy): Found {
  const { backupAttribute: attribute, backupEnabled, setsBackup } = cluster;
  if (setsBackup === false && cluster.type === 'mongodbatlas_advanced_cluster') return undefined;
  if (backupEnabled.kind === 'unknown') return unchecked(cluster, attribute, backupEnabled);
  if (!is(backupEnabled, false)) return undefined;
  return {
    at: cluster,
    attribute,
    problem: `${attribute} is false on ${called(cluster)}, but ${policyCalled(policy)} keeps backup on`,
    fix: `write ${attribute} = true`,
    related: [policy],
  };
}

function pit(cluster: Cluster, policy: CompliancePolicy): Found {
  return asked(cluster, policy, {
    attribute: 'pit_enabled',
    isAsked: policy.pitEnabled,
    askedBy: 'pit_enabled',
    isOn: switchOf(cluster, 'pitEnabled'),
    isLeftOut: cluster.pitEnabled.kind === 'absent',
    off: 'false',
    what: 'point-in-time restores',
    fix: 'write pit_enabled = true',
  });
}

function encryption(cluster: Cluster, policy: CompliancePolicy): Found {
  return asked(cluster, policy, {
    attribute: 'encryption_at_rest_provider',
    isAsked: policy.encryptionAtRestEnabled,
    askedBy: 'encryption_at_rest_enabled',
    isOn: isEncrypted(cluster),
    isLeftOut: cluster.encryptionAtRestProvider.kind === 'absent',
    off: '"NONE"',
    what: 'encryption with customer keys',
    fix: 'write encryption_at_rest_provider = "AWS", "AZURE" or "GCP", whose keys the project uses',
  });
}

/** Absent where it is left out and nobody knows whether the cluster exists already. */
function isEncrypted(cluster: Cluster): Value<boolean> {
  const provider = cluster.encryptionAtRestProvider;
  if (provider.kind === 'known') return known(provider.value !== 'NONE');
  if (provider.kind === 'unknown') return provider;
  return isNew(cluster) ? known(false) : ABSENT;
}

interface Demand {
  readonly attribute: string;
  readonly isAsked: Value<boolean>;
  readonly askedBy: string;
  readonly isOn: Value<boolean>;
  readonly isLeftOut: boolean;
  readonly off: string;
  readonly what: string;
  readonly fix: string;
}

/** What the policy asks for and a cluster may be without. */
function asked(cluster: Cluster, policy: CompliancePolicy, demand: Demand): Found {
  const { attribute, isAsked, askedBy, isOn, isLeftOut, off, what, fix } = demand;
  if (isAsked.kind === 'absent' || is(isAsked, false) || is(isOn, true)) return undefined;
  if (isAsked.kind === 'unknown')
    return unchecked(cluster, attribute, {
      ...isAsked,
      reason: `${askedBy} of ${policy.address} is known after ${isAsked.until}`,
    });
  if (isOn.kind === 'unknown') return unchecked(cluster, attribute, isOn);
  if (isOn.kind === 'absent') return unchecked(cluster, attribute, notDeclared(attribute));
  return {
    at: cluster,
    attribute,
    problem: `${attribute} is ${isLeftOut ? 'left out' : off} on ${called(cluster)}, but ${policyCalled(policy)} asks for ${what} of every cluster`,
    fix,
    related: [policy],
  };
}

function notDeclared(attribute: string): Unknown {
  return {
    kind: 'unknown',
    until: 'plan',
    reason: `${attribute} is left out, and whether the cluster exists already shows only in a plan`,
  };
}
