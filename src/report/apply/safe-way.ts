import type { Step } from '../../apply';
import type { Finding } from '../../review';
import { cut } from '../../text/cut';
import type { SafeApplyJson } from './apply-json';

/**
 * The same change as numbered applies, so that no step is rejected and nothing is lost between. What to do is in the
 * fix of each finding that says what is rejected.
 */
export function safeWay(
  steps: readonly Step[],
  findings: readonly Pick<Finding, 'rule' | 'address' | 'message' | 'fix'>[],
): readonly SafeApplyJson[] {
  const refused = steps.filter(({ outcome }) => outcome === 'refused' || outcome === 'either');
  const found = refused.flatMap((step) => {
    const fix = fixOf(step, findings);
    return fix === undefined ? [] : [{ fix, address: step.action.address }];
  });
  const isOneFix = new Set(found.map(({ fix }) => fix)).size <= 1;
  const changes: string[][] = [];
  for (const { fix, address } of found)
    appliesIn(fix).forEach((part, index) => {
      const list = (changes[index] ??= []);
      // Of several fixes it has to be clear what each is for.
      const change = isOneFix ? part : `${cut(address)}: ${part}`;
      if (!list.includes(change)) list.push(change);
    });
  return changes.map((parts, index) => ({ apply: index + 1, change: parts.join('; ') }));
}

function fixOf(
  { action: { type, address }, refused }: Step,
  findings: readonly Pick<Finding, 'rule' | 'address' | 'message' | 'fix'>[],
): string | undefined {
  const own = refused?.finding;
  if (own !== undefined)
    return findings.find(
      (one) => one.rule === own.rule && one.address === own.address && one.message === own.message,
    )?.fix;
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
