import { differencesOf } from '../schema/differences';
import { objectsOf, own, setValues } from '../schema/set-values';
import { settableOf } from '../schema/settable';
import { type Value, call, camel, construct, object, THIS, literal } from '../program/program';
import type { StateResource } from '../state/state-resource';
import type { Builder } from './builder';
import type { Draft } from './draft';
import { present } from './project-code';
import { optional } from './prop-values';

/** A key of a cloud provider, and the factory of `EncryptionAtRest` for it. */
interface Key {
  readonly cloudProvider: string;
  readonly attribute: string;
  readonly factory: string;
  /** The props by the attributes of the block. */
  readonly props: Readonly<Record<string, string>>;
  /** What the construct always sets. */
  readonly always: Readonly<Record<string, unknown>>;
}

const KEYS: readonly Key[] = [
  {
    cloudProvider: 'AWS',
    attribute: 'aws_kms_config',
    factory: 'withAws',
    props: { customer_master_key_id: 'keyId', region: 'region', role_id: 'roleId' },
    always: { enabled: true },
  },
  {
    cloudProvider: 'AZURE',
    attribute: 'azure_key_vault_config',
    factory: 'withAzure',
    props: {
      key_identifier: 'keyIdentifier',
      key_vault_name: 'keyVaultName',
      resource_group_name: 'resourceGroupName',
      subscription_id: 'subscriptionId',
      tenant_id: 'tenantId',
      role_id: 'roleId',
    },
    always: { enabled: true, azure_environment: 'AZURE' },
  },
  {
    cloudProvider: 'GCP',
    attribute: 'google_cloud_kms_config',
    factory: 'withGoogleCloud',
    props: { key_version_resource_id: 'keyVersionId', role_id: 'roleId' },
    always: { enabled: true },
  },
];

/**
 * Encryption at rest as an `EncryptionAtRest`. The provider marks its keys as sensitive, so they are variables; they are
 * made only if the construct is exact.
 */
export function encryptionDraft(
  resource: StateResource,
  id: string,
  project: Value,
  builder: Builder,
): Draft | undefined {
  const { type, values } = resource;
  const needed = setValues(type, values);
  const [key, ...others] = KEYS.filter(({ attribute }) => own(needed, attribute) !== undefined);
  const shape = key === undefined ? undefined : settableOf(type)?.get(key.attribute);
  if (key === undefined || shape === undefined || others.length > 0) return undefined;
  const [block = {}] = objectsOf(own(needed, key.attribute));
  const names = Object.keys(key.props);
  if (names.some((name) => typeof own(block, name) !== 'string')) return undefined;
  const searchNodes = own(needed, 'enabled_for_search_nodes');
  const sets = present({
    project_id: own(needed, 'project_id'),
    enabled_for_search_nodes: searchNodes,
    [key.attribute]: [
      { ...key.always, ...Object.fromEntries(names.map((name) => [name, own(block, name)])) },
    ],
  });
  if (differencesOf(type, sets, values).length > 0) return undefined;
  const written = builder.attribute(shape, key.attribute, [block], resource);
  const props = names.map((name) => ({
    name: key.props[name] ?? name,
    value: memberIn(written, camel(name)) ?? literal(''),
  }));
  return {
    as: 'encryption',
    path: ['Resource'],
    value: call(
      { kind: 'class', of: construct('EncryptionAtRest') },
      key.factory,
      THIS,
      literal(id),
      object([
        { name: 'project', value: project },
        ...props,
        searchNodes === undefined ? undefined : { name: 'searchNodes', value: literal(searchNodes === true) },
      ]),
    ),
    sets,
  };
}

/** A member of the only object of a list. */
function memberIn(list: Value, name: string): Value | undefined {
  const [first] = list.kind === 'list' ? list.items : [];
  return first?.kind === 'object' ? first.members.find((one) => one.name === name)?.value : undefined;
}

/** The encryption that a cluster uses, where the code has it as a construct. */
export function encryptionOf(cluster: StateResource, builder: Builder): Value | undefined {
  return optional(own(cluster.values, 'encryption_at_rest_provider'), (provider) => {
    const key = KEYS.find(({ cloudProvider }) => cloudProvider === provider);
    const found = builder.all.find(
      ({ as, resource: { values } }) =>
        as === 'encryption' &&
        own(values, 'project_id') === own(cluster.values, 'project_id') &&
        objectsOf(own(values, key?.attribute ?? '')).length > 0,
    );
    return found === undefined ? undefined : { kind: 'name', name: found.variable };
  });
}
