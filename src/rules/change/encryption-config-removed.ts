import type { CloudProvider } from '../../atlas';
import type { Cluster, CustomerKeyConfig, EncryptionAtRest, Unknown } from '../../model';
import { isSameProject } from '../../model/project';
import { isDestroyed } from '../../model/resource';
import { is } from '../../model/value';
import { cluster, project, together } from '../example';
import { assign, fix, locationOf, named } from '../fix/fix';
import { destroying } from '../queries/deletion';
import { clusterNamed, projectNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const keys = {
  mongodbatlas_encryption_at_rest: {
    shop: {
      project_id: '${mongodbatlas_project.shop.id}',
      aws_kms_config: {
        enabled: true,
        customer_master_key_id:
          'arn:aws:kms:eu-central-1:111122223333:key/4f0a2b1c-0000-4000-8000-000000000001',
        region: 'EU_CENTRAL_1',
      },
    },
  },
};
const encrypted = cluster({ encryption_at_rest_provider: 'AWS' });

export const changeEncryptionConfigRemoved = defineRule({
  id: 'change/encryption-config-removed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'encryption at rest removed from a project while a cluster or its snapshots use it',
  why: 'Atlas does not disable encryption at rest while a cluster uses it. Snapshots that were taken under a key can be restored only while it is configured.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/encryption_at_rest',
  prevents: 'CANNOT_DISABLE_ENCRYPTION_AT_REST',
  rejects: 'nothing',
  facts: ['11.7', '3.10'],
  get examples() {
    return {
      good: [
        {
          title: 'the cluster first',
          before: together(project(), keys, encrypted),
          resources: together(project(), keys, cluster({ encryption_at_rest_provider: 'NONE' })),
        },
      ],
      bad: [
        {
          title: 'removed in one plan with its use',
          before: together(project(), keys, encrypted),
          resources: together(project(), cluster({ encryption_at_rest_provider: 'NONE' })),
        },
        {
          title: 'removed while the cluster still uses it',
          before: together(project(), keys, encrypted),
          resources: together(project(), encrypted),
        },
      ],
    };
  },
  *check({ before }) {
    for (const encryption of before.encryptionsAtRest)
      for (const key of encryption.customerKeys)
        if (is(key.enabled, true)) yield* judge(before.clusters, encryption, key);
  },
});

function* judge(
  clusters: readonly Cluster[],
  encryption: EncryptionAtRest,
  { provider, attribute }: CustomerKeyConfig,
): Iterable<Result> {
  const enabled = enabledAfter(encryption, provider);
  if (enabled === true) return;
  const inProject = clusters.filter(({ project }) => isSameProject(project, encryption.project) === true);
  const users = inProject.filter(
    (cluster) => isUsing(cluster, provider) && cluster.change?.action !== 'delete',
  );
  const kept = inProject.filter(
    (cluster) =>
      is(cluster.encryptionAtRestProvider, provider) &&
      cluster.change?.action === 'delete' &&
      is(cluster.retainBackupsEnabled, true),
  );
  const [user] = users;
  if (user === undefined && kept.length === 0) return;
  if (typeof enabled === 'object') {
    yield unchecked(encryption.after ?? encryption, attribute, enabled);
    return;
  }
  const isRemoved = isDestroyed(encryption);
  const place = {
    at: isRemoved ? encryption : (encryption.after ?? encryption),
    ...(isRemoved ? {} : { attribute }),
  };
  const what = `${isRemoved ? destroying(encryption) : 'disabling'} ${provider} encryption at rest of ${projectNamed(encryption.project)}`;
  if (user === undefined)
    yield {
      ...place,
      problem: `${what} makes the retained snapshots of ${namesOf(kept)}, which this plan deletes, unreadable`,
      fix: fix`keep ${named(attribute, encryption)} of ${locationOf(encryption)} until the snapshots have expired`,
      related: kept,
    };
  else
    yield {
      ...place,
      problem: `${what} is rejected while ${namesOf(users)} ${users.length === 1 ? 'uses' : 'use'} it`,
      fix: fix`1. keep ${named(attribute, encryption)} of ${locationOf(encryption)}, set ${assign('encryption_at_rest_provider', 'NONE', user)} on ${namesOf(users)}, and apply; 2. remove it when the snapshots under its key have expired`,
      related: users,
      rejects: {
        action: isRemoved ? 'delete' : 'update',
        when: 'until',
        changing: 'encryption_at_rest_provider',
      },
    };
}

/** Whether a provider's keys stay enabled; why, where that is not known. */
function enabledAfter(encryption: EncryptionAtRest, provider: CloudProvider): boolean | Unknown {
  if (encryption.change?.action === 'forget') return true;
  const { after } = encryption;
  if (after === undefined || isDestroyed(encryption)) return false;
  const unknown = after.unknownCustomerKeys.find((one) => one.provider === provider);
  if (unknown !== undefined) return { kind: 'unknown', until: unknown.until };
  const enabled = after.customerKeys.find((one) => one.provider === provider)?.enabled;
  return enabled?.kind === 'unknown' ? enabled : enabled !== undefined && is(enabled, true);
}

function namesOf(clusters: readonly Cluster[]): string {
  return listed(clusters.map(clusterNamed));
}

/** Whether a cluster is encrypted through a provider, before the plan or after it. */
function isUsing({ encryptionAtRestProvider, after }: Cluster, provider: CloudProvider): boolean {
  return (
    is(encryptionAtRestProvider, provider) ||
    (after !== undefined && is(after.encryptionAtRestProvider, provider))
  );
}
