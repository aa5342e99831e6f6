/**
 * npm run mutate -- 100000 [seed]: damages real plans of test/fixtures, and counts what is reported about each. A plan in
 * which something is lost must not become one without any report.
 */
import { type Outcome, type Mutant, excuseOf, outcomeOf, mutants, originals } from '../test/mutation/mutants';

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const from = originals();
const outcomes = new Map<Outcome, number>();
const survivors = new Map<string, Mutant[]>();
let made = 0;
for (const mutant of mutants(from, seed)) {
  const outcome = outcomeOf(mutant);
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (outcome === 'silent' || outcome === 'partly silent') {
    const key = `${outcome}: ${mutant.kind} at ${mutant.path}: ${excuseOf(mutant) ?? 'NO REASON'}`;
    survivors.set(key, [...(survivors.get(key) ?? []), mutant]);
  }
  made += 1;
  if (made >= count) break;
}
console.log(`${made} mutants of ${from.length} plans, seed ${seed}`);
for (const [outcome, number] of [...outcomes].sort(([, one], [, other]) => other - one))
  console.log(`${number} ${outcome}`);
for (const [key, all] of [...survivors].sort(([, one], [, other]) => other.length - one.length))
  console.log(
    `${all.length} ${key} (${[...new Set(all.map(({ original }) => original.name))].slice(0, 3).join(', ')})`,
  );
