import type { Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_PLAN, is, known } from '../../model/value';
import { isTemplate } from '../expression/parse';
import { type Json, member } from '../json/json';
import type { Attributes } from '../resource/attributes';
import { toFlag } from '../resource/conversions';
import type { RawResource } from '../resource/raw-resource';
import { filled } from './filled';

/**
 * A switch of a cluster, or what its construct was given for it. If the resource has no such attribute, as with
 * `backup: false` on a Serverless instance, that is in the metadata. An attribute may be an override, or what Atlas
 * reports: if either of the two has the `decisive` value, the other one does not change that.
 */
export function flagOrMark(
  raw: RawResource,
  name: string,
  value: Value<boolean>,
  decisive: boolean,
): Value<boolean> {
  const mark = member(raw.metadata, name);
  if (isToken(mark) && raw.change === undefined && !is(value, decisive)) return UNKNOWN_UNTIL_PLAN;
  if (typeof mark !== 'boolean') return value;
  return mark === decisive || value.kind === 'absent' ? known(mark) : value;
}

/** The provider of encryption at rest, or the one that a construct was given. */
export function readEncryptionProvider(raw: RawResource): Value<string> {
  const mark = member(raw.metadata, 'encryption_at_rest_provider');
  if (isToken(mark) && raw.change === undefined) return UNKNOWN_UNTIL_PLAN;
  if (typeof mark === 'string' && !isToken(mark) && mark !== 'NONE') return known(mark);
  return filled(raw.attributes.text('encryption_at_rest_provider'));
}

/** A token that a construct was given. No plan shows its value: the construct has Terraform reject a wrong one. */
function isToken(mark: Json): boolean {
  return typeof mark === 'string' && isTemplate(mark);
}

/** The switch of cloud backup, by its own name or by another one that an override may have given it. */
export function readBackupSwitch({ type, attributes, metadata }: RawResource): {
  readonly attribute: string;
  readonly value: Value<boolean>;
} {
  const own = type === 'mongodbatlas_cluster' ? 'cloud_backup' : 'backup_enabled';
  // For a Flex cluster the provider only reports backup_settings: an override of it is intended as the switch.
  const names =
    member(metadata, 'backup_enabled') === false ? [own] : [own, 'cloud_backup', 'backup_settings.enabled'];
  for (const attribute of names) {
    const value = toFlag(attributes.at(attribute));
    if (value.kind !== 'absent') return { attribute, value: orLegacySwitch(value, attributes) };
  }
  return { attribute: own, value: orLegacySwitch(ABSENT, attributes) };
}

/** Before provider 2.x the switch of the deprecated resource had an older name, and either of the two was enough. */
function orLegacySwitch(value: Value<boolean>, attributes: Attributes): Value<boolean> {
  const legacy = attributes.flag('provider_backup_enabled');
  return legacy.kind === 'known' && legacy.value && value.kind !== 'unknown' ? legacy : value;
}
