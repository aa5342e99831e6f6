// What the prediction of an apply costs in addition to the rest of a review, in a process that does both once, as the command
// does: prints the processor time of the two in seconds.
//   node apply.cjs plan.json
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const dist = (path) => require(join(__dirname, '..', 'dist', path));
const { readPlan, review, rules } = dist('plan-review');
const { tool } = dist('cli/process/version');
const { applyOf } = dist('report/apply/planned-apply');
const { endedImpacts, plannedImpacts } = dist('report/forecast/impact-json');
const { toJsonParts } = dist('report/json');

const [path] = process.argv.slice(2);
const AS_OF = '2026-08-21';

/** The processor time since the start of the process, in seconds. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** Writes the report of a review as JSON to nowhere. */
function report(reading, found, predicted) {
  const { kind, terraformVersion, partial, resources } = reading;
  const inputs = [{ path, kind, terraformVersion, partial, resources, review: found, ...predicted }];
  const parts = toJsonParts({ tool: tool(), asOf: AS_OF, inputs, failOn: 'error', rules });
  if ([...parts].length === 0) throw new Error('nothing was reported');
}

const reading = readPlan(JSON.parse(readFileSync(path, 'utf8')));
const found = review(reading, rules, { asOf: AS_OF });
const impact = plannedImpacts(reading.before, reading.after, AS_OF);
report(reading, found, { impact });
const reviewed = spent();
const { apply, estates } = applyOf(reading, found, AS_OF);
// An apply that stops has a separate impact.
if (estates.before !== reading.before) endedImpacts(estates, AS_OF);
if (JSON.stringify(apply.json).length === 0) throw new Error('nothing was predicted');
const predicted = spent();
process.stdout.write(`${JSON.stringify({ review: reviewed, apply: predicted - reviewed })}\n`);
