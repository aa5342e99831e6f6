// What the prediction of an apply costs beside the review of the plan, in one process: prints the two medians in seconds.
//   node apply.cjs plan.json ROUNDS
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const dist = (path) => require(join(__dirname, '..', 'dist', path));
const { readPlan, review, rules } = dist('plan-review');
const { applyOf } = dist('report/apply/planned-apply');
const { plannedImpacts } = dist('report/forecast/impact-json');

const [file, rounds] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(file, 'utf8'));
const AS_OF = '2026-08-21';

const spent = { review: [], apply: [] };
for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now();
  const reading = readPlan(plan);
  const found = review(reading, rules, { asOf: AS_OF });
  const impacts = plannedImpacts(reading.before, reading.after, AS_OF);
  const reviewed = performance.now();
  const { estates } = applyOf(reading, found, AS_OF);
  const applied = performance.now();
  if (impacts === undefined || estates === undefined) throw new Error('nothing was computed');
  spent.review.push((reviewed - start) / 1000);
  spent.apply.push((applied - reviewed) / 1000);
}
const median = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
process.stdout.write(`${JSON.stringify({ review: median(spent.review), apply: median(spent.apply) })}\n`);
