import { readFileSync } from 'node:fs';
import { reviewPlan, toPretty } from 'cdktf-atlas-backup/review';

/** Reviews a plan in code, and says whether anything in it would fail a run. */
export function isSafe(path: string): boolean {
  const report = reviewPlan(JSON.parse(readFileSync(path, 'utf8')), { path });
  const findings = report.inputs.flatMap(({ review }) => review.findings);
  process.stderr.write(toPretty(report));
  return findings.every(({ severity }) => severity !== 'error');
}
