import {
  type Cluster,
  type Estate,
  type OtherResource,
  is,
  isDestroyed,
  knownText,
  knownValue,
  linked,
} from '../../model';
import { cluster, project, together } from '../example';
import { assign, fix, locationOf } from '../fix';
import { destroying } from '../queries/deletion';
import { clusterNamed, projectNamed } from '../queries/names';
import { type Result, defineRule } from '../rule';
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
    for (const encryption of before.others.get('mongodbatlas_encryption_at_rest') ?? [])
      for (const config of Object.keys(PROVIDERS))
        if (isConfigured(encryption, config) && !staysConfigured(encryption, config))
          yield* judge(before, encryption, config);
  },
});

/** The blocks of an encryption at rest, with what clusters call their providers. */
const PROVIDERS: Readonly<Record<string, string>> = {
  aws_kms_config: 'AWS',
  azure_key_vault_config: 'AZURE',
  google_cloud_kms_config: 'GCP',
};

function isConfigured(encryption: OtherResource, config: string): boolean {
  return is(encryption.attribute(`${config}[0].enabled`), true);
}

/** Whether it stays, or may stay: only what is known to be off is removed. */
function staysConfigured(encryption: OtherResource, config: string): boolean {
  if (encryption.change?.action === 'forget') return true;
  const { after } = encryption;
  if (after === undefined || isDestroyed(encryption)) return false;
  const enabled = after.attribute(`${config}[0].enabled`);
  return enabled.kind === 'unknown' || is(enabled, true);
}

function* judge(before: Estate, encryption: OtherResource, config: string): Iterable<Result> {
  const provider = PROVIDERS[config] ?? '';
  const projectId = knownText(encryption.attribute('project_id'));
  const users = before.clusters.filter(
    (cluster) => isIn(cluster, projectId) && isUsed(cluster, provider) && cluster.change?.action !== 'delete',
  );
  const kept = before.clusters.filter(
    (cluster) =>
      isIn(cluster, projectId) &&
      is(cluster.encryptionAtRestProvider, provider) &&
      cluster.change?.action === 'delete' &&
      is(cluster.retainBackupsEnabled, true),
  );
  const [user] = users;
  const isRemoved = isDestroyed(encryption);
  const place = {
    at: isRemoved ? encryption : (encryption.after ?? encryption),
    ...(isRemoved ? {} : { attribute: config }),
  };
  const what = `${isRemoved ? destroying(encryption) : 'disabling'} ${provider} encryption at rest${of(users, kept)}`;
  if (user !== undefined)
    yield {
      ...place,
      problem: `${what} is rejected while ${named(users)} ${users.length === 1 ? 'uses' : 'use'} it`,
      fix: fix`1. keep ${config} of ${locationOf(encryption)}, set ${assign('encryption_at_rest_provider', 'NONE', user)} on ${named(users)}, and apply; 2. remove it when the snapshots under its key have expired`,
      related: users,
      rejects: {
        action: isRemoved ? 'delete' : 'update',
        when: 'until',
        changing: 'encryption_at_rest_provider',
      },
    };
  else if (kept.length > 0)
    yield {
      ...place,
      problem: `${what} makes the snapshots unreadable that are kept of ${named(kept)}, which this plan deletes`,
      fix: fix`keep ${config} of ${locationOf(encryption)} until the snapshots have expired`,
      related: kept,
    };
}

function of(...all: readonly (readonly Cluster[])[]): string {
  const [cluster] = all.flat();
  return cluster === undefined ? '' : ` of ${projectNamed(cluster.project)}`;
}

function named(clusters: readonly Cluster[]): string {
  return listed(clusters.map(clusterNamed));
}

function isIn(cluster: Cluster, projectId: string | undefined): boolean {
  const project = linked(cluster.project);
  return projectId !== undefined && project !== undefined && knownValue(project.id) === projectId;
}

/** Whether a cluster is encrypted through a provider, before the plan or after it. */
function isUsed({ encryptionAtRestProvider, after }: Cluster, provider: string): boolean {
  return (
    is(encryptionAtRestProvider, provider) ||
    (after !== undefined && is(after.encryptionAtRestProvider, provider))
  );
}
