import type { CloudProvider } from '../../atlas';
import { CLOUD_PROVIDER_NAMES, isCloudProvider } from '../../atlas/cloud-provider';
import type { Cluster, EncryptionAtRest, Project, Value } from '../../model';
import { linked } from '../../model/link';
import { isNew } from '../../model/resource';
import { is, known } from '../../model/value';
import { cluster, encryptionAtRest, project, together } from '../example';
import { assign, block, fix, locationOf, named, resource } from '../fix/fix';
import { perhapsOfKind } from '../queries/cluster-kind';
import { clusterNamed, projectNamed } from '../queries/names';
import { leftOutOfPlan } from '../queries/partial-plan';
import { type Context, type Result, defineRule, unchecked, unlinked } from '../rule';

const ATTRIBUTE = 'encryption_at_rest_provider';
const keyed = cluster({ encryption_at_rest_provider: 'AWS' });

export const clusterEncryptionNotConfigured = defineRule({
  id: 'cluster/encryption-not-configured',
  severity: 'error',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a cluster with customer keys that its project does not enable',
  why: 'A project enables the customer keys of each cloud provider. Atlas rejects a cluster with keys that its project does not enable.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/encryption_at_rest',
  prevents: 'ENCRYPTION_AT_REST_NOT_ENABLED',
  rejects: { action: 'write' },
  facts: ['11.7'],
  get examples() {
    return {
      good: [{ resources: together(project(), keyed, encryptionAtRest()) }],
      bad: [
        {
          title: 'keys of another cloud provider',
          resources: together(
            project(),
            cluster({ encryption_at_rest_provider: 'AZURE' }),
            encryptionAtRest(),
          ),
        },
        { title: 'a project without keys', resources: together(project(), keyed) },
      ],
    };
  },
  *check(context) {
    for (const cluster of perhapsOfKind('dedicated', context.after.clusters)) yield* judge(cluster, context);
  },
});

function* judge(cluster: Cluster, context: Context): Iterable<Result> {
  const { encryptionAtRestProvider: provider, project: link } = cluster;
  if (!is(cluster.kind, 'dedicated')) return;
  if (provider.kind === 'unknown') yield unchecked(cluster, ATTRIBUTE, provider);
  if (provider.kind !== 'known' || !isCloudProvider(provider.value)) return;
  // Atlas has accepted it, so another configuration enables the keys.
  if (!isNew(cluster) && is(cluster.before?.encryptionAtRestProvider ?? { kind: 'absent' }, provider.value))
    return;
  const project = linked(link);
  if (link.kind === 'unlinked') yield unlinked(cluster, ATTRIBUTE, link);
  if (project === undefined) return;
  const [encryption] = project.encryptionsAtRest;
  if (encryption === undefined) {
    yield* withoutKeys(cluster, project, provider.value, context);
    return;
  }
  const isEnabled = enabledIn(encryption, provider.value);
  if (isEnabled.kind === 'unknown')
    yield unchecked(cluster, ATTRIBUTE, {
      ...isEnabled,
      reason: `whether ${encryption.address} enables keys of ${CLOUD_PROVIDER_NAMES[provider.value]} is known only after ${isEnabled.until}`,
    });
  if (!is(isEnabled, false)) return;
  const other = encryption.customerKeys.find(({ enabled }) => is(enabled, true))?.provider;
  yield {
    at: cluster,
    attribute: ATTRIBUTE,
    problem: `${clusterNamed(cluster)} uses customer keys of ${CLOUD_PROVIDER_NAMES[provider.value]}, which ${projectNamed(link)} does not enable`,
    fix:
      other === undefined
        ? fix`add ${block(KEY_BLOCKS[provider.value], { enabled: true }, encryption)} with your key to ${locationOf(encryption)}`
        : fix`set ${assign(ATTRIBUTE, other)}, or add ${block(KEY_BLOCKS[provider.value], { enabled: true }, encryption)} with your key to ${locationOf(encryption)}`,
    related: [encryption],
  };
}

/** The block that enables the keys of each cloud provider. */
const KEY_BLOCKS: Readonly<Record<CloudProvider, string>> = {
  AWS: 'aws_kms_config',
  AZURE: 'azure_key_vault_config',
  GCP: 'google_cloud_kms_config',
};

/** Whether keys of a provider are enabled; absent where its block does not say so. */
function enabledIn(encryption: EncryptionAtRest, provider: CloudProvider): Value<boolean> {
  const unknown = encryption.unknownCustomerKeys.find((one) => one.provider === provider);
  if (unknown !== undefined) return { kind: 'unknown', until: unknown.until };
  return encryption.customerKeys.find((one) => one.provider === provider)?.enabled ?? known(false);
}

/** A project of this configuration that enables no keys, as far as the input shows it. */
function* withoutKeys(
  cluster: Cluster,
  project: Project,
  provider: CloudProvider,
  { after, input, partial }: Context,
): Iterable<Result> {
  const open = after.encryptionsAtRest.find((one) => one.project.kind === 'unlinked');
  const isMadeHere =
    project.resource !== undefined &&
    (input === 'synth' ? project.resource.existence !== 'existing' : isNew(project.resource));
  if (open?.project.kind === 'unlinked') yield unlinked(cluster, ATTRIBUTE, open.project);
  else if (partial !== undefined) yield leftOutOfPlan(cluster, ATTRIBUTE, partial);
  else if (project.resource === undefined || !isMadeHere)
    yield unchecked(cluster, ATTRIBUTE, {
      kind: 'unknown',
      until: 'apply',
      reason: `the customer keys of ${projectNamed(cluster.project)} are not in this configuration`,
    });
  else
    yield {
      at: cluster,
      attribute: ATTRIBUTE,
      problem: `${clusterNamed(cluster)} uses customer keys of ${CLOUD_PROVIDER_NAMES[provider]}, but ${projectNamed(cluster.project)} enables none`,
      fix: fix`add ${resource('mongodbatlas_encryption_at_rest')} for the project, or remove ${named(ATTRIBUTE)}`,
      related: [project.resource],
    };
}
