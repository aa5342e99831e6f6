import { CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas';
import {
  type Cluster,
  type CustomerKeyConfig,
  type EncryptionAtRest,
  is,
  isDestroyed,
  linked,
} from '../../model';
import { cluster, encryptionAtRest, project, together } from '../example';
import { clusterNamed, projectNamed } from '../queries/names';
import { type Result, defineRule, unchecked } from '../rule';
import { listed } from '../../text/list';

const keyed = cluster({ encryption_at_rest_provider: 'AWS' });
const applied = together(project(), encryptionAtRest(), keyed);

export const changeEncryptionConfigRemoved = defineRule({
  id: 'change/encryption-config-removed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'customer keys that a project disables while clusters use them',
  why: 'Atlas does not disable customer keys that a cluster uses, and snapshots need them until they expire. If the same plan changes the cluster, its older snapshots cannot be restored any more.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/encryption_at_rest',
  prevents: 'CANNOT_DISABLE_ENCRYPTION_AT_REST',
  rejects: { action: 'delete' },
  facts: ['11.7', '3.10'],
  get examples() {
    return {
      good: [
        {
          title: 'keys that no cluster uses',
          before: together(project(), encryptionAtRest(), cluster()),
          resources: together(project(), cluster()),
        },
      ],
      bad: [
        { title: 'a cluster that uses them', before: applied, resources: together(project(), keyed) },
        {
          title: 'a cluster that stops using them in the same plan',
          before: applied,
          resources: together(project(), cluster()),
        },
      ],
    };
  },
  *check({ before }) {
    for (const encryption of before.encryptionsAtRest)
      for (const keys of encryption.customerKeys)
        if (is(keys.enabled, true)) yield* removed(encryption, keys);
  },
});

function* removed(encryption: EncryptionAtRest, keys: CustomerKeyConfig): Iterable<Result> {
  const using = (linked(encryption.project)?.clusters ?? []).filter((cluster) => usesKeys(cluster, keys));
  const { after } = encryption;
  if (using.length === 0 || encryption.change?.action === 'forget') return;
  const isDeleted = isDestroyed(encryption) || after === undefined;
  const later = after?.customerKeys.find(({ provider }) => provider === keys.provider)?.enabled;
  const open = after?.unknownCustomerKeys.find(({ provider }) => provider === keys.provider);
  if (!isDeleted && open !== undefined)
    yield unchecked(after, open.attribute, { kind: 'unknown', until: open.until });
  else if (!isDeleted && later?.kind === 'unknown')
    yield unchecked(after, `${keys.attribute}.enabled`, later);
  else if (isDeleted || later === undefined || is(later, false))
    yield {
      at: after ?? encryption,
      attribute: isDeleted ? 'project_id' : `${keys.attribute}.enabled`,
      ...(isDeleted ? {} : { rejects: { action: 'update' } }),
      problem: `${projectNamed(encryption.project)} disables the customer keys of ${CLOUD_PROVIDER_NAMES[keys.provider]}, which ${listed(using.map(clusterNamed))} ${using.length === 1 ? 'uses' : 'use'}, and their snapshots`,
      fix: '1. set encryption_at_rest_provider = "NONE" on the clusters, and apply; 2. keep the keys enabled until the snapshots under them have expired; 3. then disable them',
      related: using,
    };
}

/** Whether a cluster uses the keys before the plan or after it. */
function usesKeys({ encryptionAtRestProvider, after }: Cluster, { provider }: CustomerKeyConfig): boolean {
  return [encryptionAtRestProvider, after?.encryptionAtRestProvider].some(
    (value) => value?.kind === 'known' && isCloudProvider(value.value) && value.value === provider,
  );
}
