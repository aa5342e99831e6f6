/** The pictures of the documentation, drawn from a plan by what draws them in reports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../src/readers';
import { impactPicture } from '../src/report/forecast/timeline';
import { plannedImpacts } from '../src/report/forecast/impact-json';

const ROOT = join(__dirname, '..');

/** Each picture with the place that it has in docs. */
export function pictures(): ReadonlyMap<string, string> {
  const plan: unknown = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/forecast/plan.json'), 'utf8'));
  const { before, after } = readPlan(plan);
  const [orders] = plannedImpacts(before, after, '2026-08-21');
  const picture = orders && impactPicture(orders);
  return new Map(picture === undefined ? [] : [['forecast-timeline.svg', picture]]);
}
