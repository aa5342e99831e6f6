import { isDate } from '../../model/date';
import { isVisible } from '../../text/printable';
import { type Json, isObject, member, textMember } from '../json/json';
import type { RawResource } from '../resource/raw-resource';

/** The acknowledgement of a finding that an input itself carries. */
export interface CarriedAcknowledgement {
  readonly rule: string;
  readonly reason: string;
  readonly owner?: string;
  readonly until?: string;
  readonly scope?: string;
  readonly address?: string;
  /** Whether it may match nothing. */
  readonly optional?: boolean;
  /** Whether constructs wrote it to cdk.tf.json. */
  readonly isFromSynth?: boolean;
  /** Why it cannot be used, if it is malformed: it then acknowledges nothing. */
  readonly unusable?: string;
}

/**
 * The acknowledgements that an input carries: those in the metadata of its stack, and the consents of the
 * compliance policies that it creates.
 */
export function readAcknowledgements(
  stack: Json,
  resources: readonly RawResource[],
): readonly CarriedAcknowledgement[] {
  const consents = resources.flatMap((resource) =>
    [readConsent(resource), readCopyConsent(resource)].filter((one) => one !== undefined),
  );
  return [...readListed(member(stack, 'acknowledgements')), ...consents];
}

function readListed(json: Json): readonly CarriedAcknowledgement[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return [unusable(undefined, 'the acknowledgements of the stack are not a list')];
  return json.map(readAcknowledgement);
}

const TEXTS = ['rule', 'reason', 'owner', 'until', 'scope', 'address'] as const;

/** Anything that is not understood makes it unusable: read loosely, it could acknowledge more than was intended. */
function readAcknowledgement(json: Json): CarriedAcknowledgement {
  const rule = textMember(json, 'rule');
  if (!isObject(json)) return unusable(rule, 'it is not an object');
  if (rule === undefined) return unusable(rule, 'it does not name a rule');
  for (const [name, value] of Object.entries(json)) {
    if (value === undefined) continue;
    if (name === 'optional') {
      if (typeof value !== 'boolean') return unusable(rule, 'its optional is not true or false');
      continue;
    }
    if (!TEXTS.some((one) => one === name)) return unusable(rule, `it has an unknown member "${name}"`);
    if (typeof value !== 'string') return unusable(rule, `its ${name} is not a text`);
  }
  const { reason = '', owner, until, scope, address } = json as Partial<Record<string, string>>;
  if (!isVisible(reason)) return unusable(rule, 'it has no reason');
  if (until !== undefined && !isDate(until))
    return unusable(rule, `its until "${until}" is not a date in the form YYYY-MM-DD`);
  return {
    rule,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(scope === undefined ? {} : { scope }),
    ...(address === undefined ? {} : { address }),
    ...(member(json, 'optional') === true ? { optional: true } : {}),
    isFromSynth: true,
  };
}

function unusable(rule: string | undefined, why: string): CarriedAcknowledgement {
  return { rule: rule ?? 'an unnamed rule', reason: '', unusable: why };
}

/**
 * The typed construct of a compliance policy requires a written consent, since the policy cannot be removed. The consent
 * stays in the configuration after the policy exists: then there is nothing left to acknowledge, and it is not stale.
 */
function readConsent({ type, address, change, metadata }: RawResource): CarriedAcknowledgement | undefined {
  if (type !== 'mongodbatlas_backup_compliance_policy' || change?.action !== 'create') return undefined;
  const consent = member(metadata, 'consent');
  const [reason, owner] = [textMember(consent, 'reason'), textMember(consent, 'owner')];
  // Without a reason it is not a consent.
  if (reason === undefined || !isVisible(reason)) return undefined;
  return { rule: 'compliance/irrevocable', reason, address, ...(owner === undefined ? {} : { owner }) };
}

/**
 * The consent to copies with their own retention, which Atlas cannot undo. It stays in the configuration after the switch
 * is on, so it may match nothing.
 */
function readCopyConsent({ type, address, metadata }: RawResource): CarriedAcknowledgement | undefined {
  if (type !== 'mongodbatlas_cloud_backup_schedule') return undefined;
  const consent = member(metadata, 'copyItemsConsent');
  const [reason, owner] = [textMember(consent, 'reason'), textMember(consent, 'owner')];
  if (reason === undefined || !isVisible(reason)) return undefined;
  return {
    rule: 'copy/items-irrevocable',
    reason,
    address,
    optional: true,
    ...(owner === undefined ? {} : { owner }),
  };
}
