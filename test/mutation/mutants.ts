import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableInput, duplicateMember, readPlan } from '../../src/readers';
import type { Review } from '../../src/review';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { DAMAGES, ROW_DAMAGES, TEXT_DAMAGES, placesIn } from './mutations';
import { Random } from './random';

type Json = unknown;
type Values = Record<string, Json>;

/** A real plan in which something is lost, with what is reported about it. */
export interface Original {
  readonly name: string;
  readonly text: string;
  readonly said: Said;
}

/** What a review says: its errors and warnings, and what it leaves open, each as a text. */
interface Said {
  readonly losses: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/** A plan that was damaged. */
export interface Mutant {
  readonly original: Original;
  readonly kind: string;
  /** Where, without numbers; empty for a damage of the text. */
  readonly path: string;
  readonly text: string;
}

/**
 * The outcome of a mutant. `rejected`: exit code 2. `failing`: it still has errors or warnings. `reported`: none are left,
 * but something is reported that was not reported before. `harmless`: nothing is missing. `silent`: a loss is missing
 * silently. `partly silent`: a loss is missing silently, but another one fails the run.
 */
export type Outcome = 'rejected' | 'failing' | 'reported' | 'harmless' | 'partly silent' | 'silent';

const folder = join(__dirname, '..', 'fixtures', 'plans');

/** The real plans with a loss. */
export function originals(): readonly Original[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      let text: string;
      try {
        text = JSON.stringify(JSON.parse(readFileSync(join(folder, name, 'plan.json'), 'utf8')));
      } catch {
        // A plan that Terraform rejected has no JSON.
        return [];
      }
      const said = whatIsSaid(text);
      return said !== undefined && said.losses.size > 0 ? [{ name, text, said }] : [];
    });
}

/** What is reported about the text of a plan; undefined if it is rejected. It is read as the command reads a short one. */
function whatIsSaid(text: string): Said | undefined {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (duplicateMember(text) !== undefined) return undefined;
  try {
    const reading = readPlan(json);
    return saidBy(review(reading, rules));
  } catch (error) {
    if (error instanceof UnreadableInput) return undefined;
    throw error;
  }
}

function saidBy({ findings, unchecked, notReviewed, crashes }: Review): Said {
  if (crashes.length > 0) throw new Error(`a rule crashed: ${JSON.stringify(crashes[0])}`);
  return {
    losses: new Set(
      findings.filter(({ severity }) => severity !== 'info').map(({ rule, address }) => `${rule} ${address}`),
    ),
    open: new Set([
      ...unchecked.map(({ rule, address, attribute }) => `unchecked ${rule} ${address} ${attribute}`),
      ...notReviewed.map(({ kind, address, reason = '' }) => `not reviewed ${kind} ${address} ${reason}`),
    ]),
  };
}

/** The outcome of a mutant. */
export function outcomeOf({ original: { said }, text }: Mutant): Outcome {
  const now = whatIsSaid(text);
  if (now === undefined) return 'rejected';
  const missing = [...said.losses].filter((loss) => !now.losses.has(loss));
  if (missing.length === 0) return now.losses.size > 0 ? 'failing' : 'harmless';
  const saysMore =
    [...now.open].some((one) => !said.open.has(one)) || [...now.losses].some((one) => !said.losses.has(one));
  if (now.losses.size > 0) return saysMore ? 'failing' : 'partly silent';
  return saysMore ? 'reported' : 'silent';
}

/** Why nothing must be reported about a mutant; undefined if something must be. */
export function excuseOf({ original, kind, text }: Mutant): string | undefined {
  if (kind.includes(' + ')) return 'it was damaged twice, so that two parts of the plan agree';
  const [before, after] = [original.text, text].map((one) => JSON.parse(one) as Values);
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const touched = [...names].filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
  if (touched.every((name) => name === 'configuration'))
    return 'the configuration is in the plan once, and no other part shows what it says';
  if (kind === 'swap the actions') return 'a plan with these actions is one that Terraform writes';
  return undefined;
}

/** Mutants without end: the same ones for the same seed. */
export function* mutants(from: readonly Original[], seed: number): Generator<Mutant> {
  const random = new Random(seed);
  for (;;) {
    const original = random.one(from);
    const made = random.next() < 0.1 ? damagedText(original, random) : damagedPlan(original, random);
    if (made !== undefined) yield made;
  }
}

function isObject(json: Json): json is Values {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function damagedText(original: Original, random: Random): Mutant | undefined {
  const [kind, damage] = random.one(Object.entries(TEXT_DAMAGES));
  const text = damage(original.text, random);
  return text === original.text ? undefined : { original, kind, path: '', text };
}

/** One damage, or in every fifth mutant two. */
function damagedPlan(original: Original, random: Random): Mutant | undefined {
  const plan = JSON.parse(original.text) as Values;
  const first = damaged(plan, random);
  if (first === undefined) return undefined;
  const second = random.next() < 0.2 ? damaged(plan, random) : undefined;
  const text = JSON.stringify(plan);
  if (text === original.text) return undefined;
  return {
    original,
    kind: [first, ...(second === undefined ? [] : [second])].map(({ kind }) => kind).join(' + '),
    path: [first, ...(second === undefined ? [] : [second])].map(({ path }) => path).join(' + '),
    text,
  };
}

function damaged(plan: Values, random: Random): { readonly kind: string; readonly path: string } | undefined {
  const rows = plan['resource_changes'];
  if (random.next() < 0.3) {
    if (!Array.isArray(rows) || rows.length === 0) return undefined;
    const row: Json = random.one(rows);
    // The second damage of a mutant meets what the first has left.
    if (!isObject(row) || !isObject(row['change'])) return undefined;
    const [kind, damage] = random.one(Object.entries(ROW_DAMAGES));
    return damage(row, random) ? { kind, path: 'resource_changes' } : undefined;
  }
  // Half of them in what is about to change, a fifth in the members of the plan itself.
  const pick = random.next();
  const within = pick < 0.5 && Array.isArray(rows) ? placesIn(rows, 'resource_changes') : placesIn(plan);
  const places = pick > 0.8 ? within.filter(({ path }) => !path.includes('.')) : within;
  if (places.length === 0) return undefined;
  const place = random.one(places);
  const [kind, damage] = random.one(Object.entries(DAMAGES));
  return damage(place, random) ? { kind, path: place.path } : undefined;
}
