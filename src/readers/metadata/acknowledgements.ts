import { isDate } from '../../model';
import { isVisible } from '../../text/printable';
import { type Json, isObject, member, textMember } from '../json/json';
import type { RawResource } from '../resource/raw-resource';

/** What a person has acknowledged, as it travels in the input itself. */
export interface CarriedAcknowledgement {
  readonly rule: string;
  readonly reason: string;
  readonly owner?: string;
  readonly until?: string;
  readonly scope?: string;
  readonly address?: string;
  /** Why it cannot be used, where it is malformed: it then answers nothing. */
  readonly unusable?: string;
}

/**
 * The acknowledgements that an input carries: those that its stack lists, and the consents of the compliance policies
 * that it creates.
 */
export function readAcknowledgements(
  stack: Json,
  resources: readonly RawResource[],
): readonly CarriedAcknowledgement[] {
  const consents = resources.map(readConsent).filter((one) => one !== undefined);
  return [...readListed(member(stack, 'acknowledgements')), ...consents];
}

function readListed(json: Json): readonly CarriedAcknowledgement[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return [unusable(undefined, 'what the stack lists is no list')];
  return json.map(readAcknowledgement);
}

const MEMBERS = ['rule', 'reason', 'owner', 'until', 'scope', 'address'] as const;

/** Whatever is not understood makes it unusable: read loosely, it could answer more than somebody meant. */
function readAcknowledgement(json: Json): CarriedAcknowledgement {
  const rule = textMember(json, 'rule');
  if (!isObject(json)) return unusable(rule, 'it is no object');
  if (rule === undefined) return unusable(rule, 'it names no rule');
  for (const [name, value] of Object.entries(json)) {
    if (value === undefined) continue;
    if (!MEMBERS.some((one) => one === name)) return unusable(rule, `it has an unknown member "${name}"`);
    if (typeof value !== 'string') return unusable(rule, `its ${name} is no text`);
  }
  const { reason = '', owner, until, scope, address } = json as Partial<Record<string, string>>;
  if (!isVisible(reason)) return unusable(rule, 'it has no reason');
  if (until !== undefined && !isDate(until))
    return unusable(rule, `its end "${until}" is no date, written as YYYY-MM-DD`);
  return {
    rule,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(scope === undefined ? {} : { scope }),
    ...(address === undefined ? {} : { address }),
  };
}

function unusable(rule: string | undefined, why: string): CarriedAcknowledgement {
  return { rule: rule ?? 'a rule that it does not name', reason: '', unusable: why };
}

/**
 * Whoever makes a compliance policy with the typed construct consents in writing that it cannot be undone. The consent
 * stays where it is once the policy is there: from then on there is nothing for it to answer, and it is not stale.
 */
function readConsent({ type, address, change, metadata }: RawResource): CarriedAcknowledgement | undefined {
  if (type !== 'mongodbatlas_backup_compliance_policy' || change?.action !== 'create') return undefined;
  const consent = member(metadata, 'consent');
  const [reason, owner] = [textMember(consent, 'reason'), textMember(consent, 'owner')];
  // Without a reason it is none.
  if (reason === undefined || !isVisible(reason)) return undefined;
  return { rule: 'compliance/irrevocable', reason, address, ...(owner === undefined ? {} : { owner }) };
}
