import type { Estate, OtherResource, Value } from '../../model';
import { isDestroyed } from '../../model/resource';
import { is, knownText, knownValue } from '../../model/value';
import { accessRolesOf } from './access-role';
import { destroying } from '../queries/deletion';
import { project, together } from '../example';
import { assign, fix } from '../fix/fix';
import { type Result, defineRule, unchecked } from '../rule';

const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/4f0a2b1c-0000-4000-8000-000000000001';
const key = { aws_kms_key: { backups: { arn: keyArn, is_enabled: true } } };
const encryption = {
  mongodbatlas_encryption_at_rest: {
    shop: {
      project_id: '${mongodbatlas_project.shop.id}',
      aws_kms_config: { enabled: true, customer_master_key_id: keyArn, region: 'EU_CENTRAL_1' },
    },
  },
};

export const changeEncryptionKeyDestroyed = defineRule({
  id: 'change/encryption-key-destroyed',
  severity: 'error',
  phase: 'plan',
  since: '0.1.0',
  summary: 'a key that encrypts backups is deleted, recreated or disabled',
  why: 'Snapshots and point-in-time history that are encrypted with a customer key can be restored only while that key is valid. A deleted key cannot be recovered.',
  docs: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/restore-from-ear/',
  prevents: 'total loss',
  facts: ['4.20', '3.10'],
  get examples() {
    return {
      good: [
        {
          title: 'a new key in addition to the old one',
          before: together(project(), encryption, key),
          resources: together(project(), encryption, key, { aws_kms_key: { next: {} } }),
        },
      ],
      bad: [
        {
          title: 'deleted',
          before: together(project(), encryption, key),
          resources: together(project(), encryption),
        },
        {
          title: 'disabled',
          before: together(project(), encryption, key),
          resources: together(project(), encryption, {
            aws_kms_key: { backups: { arn: keyArn, is_enabled: false } },
          }),
        },
      ],
    };
  },
  *check({ before }) {
    const uses = before.others.get('mongodbatlas_encryption_at_rest') ?? [];
    if (uses.length === 0) return;
    const keys = keysByName(before);
    const aliases = keysByAlias(before);
    const rolesOf = accessRolesOf(before);
    for (const use of uses) {
      for (const name of namesUsed(use, aliases))
        for (const found of keys.get(name) ?? []) yield* judge(found, use);
      for (const config of CONFIGS) {
        const roleId = use.attribute(`${config}.role_id`);
        const later = use.after?.attribute(`${config}.role_id`);
        // Another role may use the same key.
        if (!isUsed(use, config) || hasChanged(roleId, later)) continue;
        for (const role of rolesOf(roleId))
          if (isDestroyed(role))
            yield {
              at: role,
              problem: `${destroying(role)} ${role.address} removes the role that ${use.address} needs to use its key: snapshots and data that the key encrypts can no longer be read`,
              fix: `keep the role, or: 1. set another role that can use the key in ${use.address}, and apply; 2. delete this role`,
              related: [use],
            };
      }
    }
  },
});

const CONFIGS = ['aws_kms_config[0]', 'azure_key_vault_config[0]', 'google_cloud_kms_config[0]'] as const;

/** What a plan can destroy or disable, by the names that encryption at rest can use for it. */
function keysByName({ others }: Estate): ReadonlyMap<string, readonly OtherResource[]> {
  const byName = new Map<string, OtherResource[]>();
  for (const [type, namesOf] of Object.entries(NAMES))
    for (const resource of others.get(type) ?? [])
      for (const name of new Set(namesOf((attribute) => knownText(resource.attribute(attribute))))) {
        const named = byName.get(name) ?? [];
        named.push(resource);
        byName.set(name, named);
      }
  return byName;
}

/** The names of the keys behind aliases, by the names and ARNs of the aliases. One name can exist in several regions. */
function keysByAlias({ others }: Estate): ReadonlyMap<string, readonly string[]> {
  const byAlias = new Map<string, string[]>();
  for (const alias of others.get('aws_kms_alias') ?? [])
    for (const name of some(knownText(alias.attribute('name')), knownText(alias.attribute('arn')))) {
      const keys = byAlias.get(name) ?? [];
      for (const attribute of ['target_key_arn', 'target_key_id'])
        keys.push(...some(awsName(knownText(alias.attribute(attribute)))));
      byAlias.set(name, keys);
    }
  return byAlias;
}

type Read = (attribute: string) => string | undefined;

const NAMES: Readonly<Record<string, (read: Read) => readonly string[]>> = {
  aws_kms_key: (read) => some(awsName(read('arn')), awsName(read('key_id')), awsName(read('id'))),
  aws_kms_external_key: (read) => some(awsName(read('arn')), awsName(read('id'))),
  // Keys with one id can exist in several regions: only the ARN identifies a replica.
  aws_kms_replica_key: (read) => some(read('arn')),
  aws_kms_replica_external_key: (read) => some(read('arn')),
  azurerm_key_vault_key: (read) => some(azureKey(read('id')), azureKey(read('versionless_id'))),
  azurerm_key_vault: (read) => some(vaultOf(read('vault_uri')), vaultNamed(read('name'))),
  google_kms_crypto_key: (read) => some(googleName(read('id'))),
  google_kms_crypto_key_version: (read) => some(googleName(read('id')), googleName(read('name'))),
};

/** Every name by which encryption at rest uses a key, including the vault or the key of a key version. */
function namesUsed(use: OtherResource, aliases: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const [aws, azure, google] = CONFIGS;
  const names: string[] = [];
  if (isUsed(use, aws)) {
    const key = knownText(use.attribute(`${aws}.customer_master_key_id`));
    names.push(...some(key, awsName(key)), ...(aliases.get(key ?? '') ?? []));
  }
  if (isUsed(use, azure)) {
    const key = knownText(use.attribute(`${azure}.key_identifier`));
    const vault = knownText(use.attribute(`${azure}.key_vault_name`));
    names.push(...some(azureKey(key), vaultOf(key), vaultNamed(vault)));
  }
  if (isUsed(use, google)) {
    const version = googleName(knownText(use.attribute(`${google}.key_version_resource_id`)));
    names.push(...some(version, version?.replace(/\/cryptoKeyVersions\/.*$/, '')));
  }
  return new Set(names);
}

function isUsed(use: OtherResource, config: string): boolean {
  return !is(use.attribute(`${config}.enabled`), false);
}

function* judge(resource: OtherResource, use: OtherResource): Iterable<Result> {
  if (isDestroyed(resource)) {
    const what = resource.type === 'azurerm_key_vault' ? 'the vault of the key' : 'the key';
    yield {
      at: resource,
      problem: `${destroying(resource)} ${resource.address} destroys ${what} that ${use.address} uses: snapshots that it encrypts can never be read again`,
      fix: 'keep the key as long as you need its snapshots. To change keys, add a new key, and delete the old one after its snapshots have expired',
      related: [use],
    };
    return;
  }
  const [attribute, on, off] = SWITCHES[resource.type] ?? [];
  if (attribute === undefined || resource.after === undefined) return;
  const [old, planned] = [resource.attribute(attribute), resource.after.attribute(attribute)];
  if (off?.includes(knownValue(old)) === true) return;
  if (planned.kind === 'unknown') yield unchecked(resource, attribute, planned);
  if (off?.includes(knownValue(planned)) === true)
    yield {
      at: resource.after,
      attribute,
      problem: `${resource.address}, the key that ${use.address} uses, is disabled: snapshots that it encrypts cannot be read until it is enabled again`,
      fix: fix`enable the key again: set ${assign(attribute, on ?? true)}`,
      related: [use],
    };
}

/** The attribute that disables a key, how "enabled" is written, and the values for "disabled". */
const SWITCHES: Readonly<
  Record<string, readonly [attribute: string, on: string | boolean, off: readonly unknown[]]>
> = {
  aws_kms_key: ['is_enabled', true, [false, 'false']],
  aws_kms_external_key: ['enabled', true, [false, 'false']],
  aws_kms_replica_key: ['enabled', true, [false, 'false']],
  aws_kms_replica_external_key: ['enabled', true, [false, 'false']],
  google_kms_crypto_key_version: ['state', 'ENABLED', ['DISABLED', 'DESTROYED', 'DESTROY_SCHEDULED']],
};

function hasChanged(old: Value<unknown>, planned: Value<unknown> | undefined): boolean {
  return planned?.kind === 'known' && knownValue(old) !== planned.value;
}

/** The id of an AWS key, from the id or the ARN. */
function awsName(key: string | undefined): string | undefined {
  return key?.replace(/^arn:[^/]*:key\//, '');
}

/** `https://VAULT/keys/NAME`, without the version that may follow. */
function azureKey(id: string | undefined): string | undefined {
  return /^(https:\/\/[^/]+\/keys\/[^/]+)/i.exec(id ?? '')?.[1]?.toLowerCase();
}

function vaultOf(url: string | undefined): string | undefined {
  return vaultNamed(/^https:\/\/([^./]+)\./i.exec(url ?? '')?.[1]);
}

function vaultNamed(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `vault ${name.toLowerCase()}`;
}

function googleName(id: string | undefined): string | undefined {
  return id?.replace(/^(?:https:)?\/\/cloudkms\.googleapis\.com\/(?:v1\/)?/, '');
}

function some(...names: readonly (string | undefined)[]): readonly string[] {
  return names.filter((name) => name !== undefined);
}
