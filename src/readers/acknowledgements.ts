import { type Json, listMember, member, textMember } from './json';
import type { RawResource } from './raw-resource';

/** What a person has acknowledged, as it travels in the input itself. */
export interface CarriedAcknowledgement {
  readonly rule: string;
  readonly reason: string;
  readonly owner?: string;
  readonly until?: string;
  readonly scope?: string;
  readonly address?: string;
}

/**
 * The acknowledgements that an input carries: those that its stack lists, and the consents of the compliance policies
 * that it creates.
 */
export function readAcknowledgements(
  stack: Json,
  resources: readonly RawResource[],
): readonly CarriedAcknowledgement[] {
  const listed = listMember(stack, 'acknowledgements').map(readAcknowledgement);
  return [...listed, ...resources.map(readConsent)].filter((one) => one !== undefined);
}

function readAcknowledgement(json: Json): CarriedAcknowledgement | undefined {
  const [rule, reason] = [textMember(json, 'rule'), reasonIn(json)];
  if (rule === undefined || reason === undefined) return undefined;
  const [owner, until] = [textMember(json, 'owner'), textMember(json, 'until')];
  const [scope, address] = [textMember(json, 'scope'), textMember(json, 'address')];
  return {
    rule,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(scope === undefined ? {} : { scope }),
    ...(address === undefined ? {} : { address }),
  };
}

/**
 * Whoever makes a compliance policy with the typed construct consents in writing that it cannot be undone. The consent
 * stays where it is once the policy is there: from then on there is nothing for it to answer, and it is not stale.
 */
function readConsent({ type, address, change, metadata }: RawResource): CarriedAcknowledgement | undefined {
  if (type !== 'mongodbatlas_backup_compliance_policy' || change?.action !== 'create') return undefined;
  const consent = member(metadata, 'consent');
  const [reason, owner] = [reasonIn(consent), textMember(consent, 'owner')];
  if (reason === undefined) return undefined;
  return { rule: 'compliance/irrevocable', reason, address, ...(owner === undefined ? {} : { owner }) };
}

/** An acknowledgement without a reason is none. */
function reasonIn(json: Json): string | undefined {
  const reason = textMember(json, 'reason');
  return reason === undefined || reason.trim() === '' ? undefined : reason;
}
