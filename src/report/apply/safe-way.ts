import type { Step } from '../../apply';
import type { Finding } from '../../review';
import { cut } from '../../text/cut';
import type { SafeApplyJson } from './apply-json';

/**
 * The same change as numbered applies, so that no step is rejected and nothing is lost between. What to do is in the
 * fix of each finding that says what is rejected.
 */
export function safeWay(steps: readonly Step[], findings: readonly Fixed[]): readonly SafeApplyJson[] {
  const refused = steps.filter(({ outcome }) => outcome === 'refused' || outcome === 'either');
  if (refused.length === 0) return [];
  const fixes = fixesOf(findings);
  const found = refused.flatMap((step) => {
    const fix = fixOf(step, fixes);
    return fix === undefined ? [] : [{ fix, address: step.action.address }];
  });
  const isOneFix = new Set(found.map(({ fix }) => fix)).size <= 1;
  const changes: Set<string>[] = [];
  for (const { fix, address } of found)
    // Of several fixes it has to be clear what each is for.
    for (const [index, part] of appliesIn(fix).entries())
      (changes[index] ??= new Set()).add(isOneFix ? part : `${cut(address)}: ${part}`);
  return changes.map((parts, index) => ({ apply: index + 1, change: [...parts].join('; ') }));
}

/** What the safe way takes of a finding. */
type Fixed = Pick<Finding, 'rule' | 'address' | 'message' | 'fix'>;

/** The fixes of findings by their rule, address and message. */
function fixesOf(findings: readonly Fixed[]): ReadonlyMap<string, string> {
  const fixes = new Map<string, string>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (!fixes.has(key)) fixes.set(key, finding.fix);
  }
  return fixes;
}

function keyOf({ rule, address, message }: Pick<Finding, 'rule' | 'address' | 'message'>): string {
  return JSON.stringify([rule, address, message]);
}

function fixOf(
  { action: { type, address }, refused }: Step,
  fixes: ReadonlyMap<string, string>,
): string | undefined {
  const own = refused?.finding;
  if (own !== undefined) return fixes.get(keyOf(own));
  return refused?.by === 'state' ? STANDING[type]?.(cut(address)) : undefined;
}

const protectedOne = (address: string): string =>
  `1. keep ${address}, write termination_protection_enabled = false in it, and apply; 2. then delete it`;

/** The ways around what Atlas rejects by the state alone. */
const STANDING: Readonly<Record<string, (address: string) => string>> = {
  mongodbatlas_cloud_backup_schedule: (address) =>
    `1. keep ${address}, write skip_destroy = true in it, and apply; 2. then delete it`,
  mongodbatlas_advanced_cluster: protectedOne,
  mongodbatlas_cluster: protectedOne,
  mongodbatlas_flex_cluster: protectedOne,
  mongodbatlas_serverless_instance: protectedOne,
};

/** The numbered parts of a fix; one that has no numbers is a single correction. */
function appliesIn(fix: string): readonly string[] {
  const start = fix.search(/(?:^|\s)1\. /);
  const parts = start === -1 ? [fix] : fix.slice(start).split(/(?:^|\s)\d\. /);
  return parts.map((part) => part.trim().replace(/[;,.]$/, '')).filter((part) => part !== '');
}
