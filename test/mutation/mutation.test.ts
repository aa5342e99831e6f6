import { UnreadableInput, readPlan, readPlanBytes } from '../../src/readers';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { type Outcome, type Mutant, excuseOf, outcomeOf, mutants, originals } from './mutants';

/*
 * Real plans in which something is lost are damaged in every way that tools and people damage JSON. None of them may
 * become a plan without any report. npm run mutate -- 100000 looks further.
 */

const folder = testFolder();
const from = originals();
const COUNT = 1500;

interface Made {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

let made: readonly Made[] = [];

beforeAll(() => {
  const all: Made[] = [];
  for (const mutant of mutants(from, 20_261_128)) {
    all.push({ mutant, outcome: outcomeOf(mutant) });
    if (all.length === COUNT) break;
  }
  made = all;
});

function shown({ original, kind, path }: Mutant): string {
  return `${original.name}: ${kind} at ${path}`;
}

test('there are many plans to damage', () => {
  expect(from.length).toBeGreaterThan(100);
});

test('no damage hides a loss silently', () => {
  const survivors = made.filter(({ outcome }) => outcome === 'silent' || outcome === 'partly silent');
  expect(
    survivors.filter(({ mutant }) => excuseOf(mutant) === undefined).map(({ mutant }) => shown(mutant)),
  ).toEqual([]);
  expect(survivors.length).toBeLessThan(COUNT / 200);
});

test('most damage is rejected, and some of it is not', () => {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of made) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  expect(counts.get('rejected')).toBeGreaterThan(COUNT / 2);
  expect(counts.get('failing')).toBeGreaterThan(COUNT / 10);
  expect(counts.get('reported')).toBeGreaterThan(0);
});

test('the command says what the readers and rules say', async () => {
  const sample = made.filter(({ outcome }, index) => index % 40 === 0 || outcome === 'reported').slice(0, 50);
  for (const { mutant, outcome } of sample) {
    const path = folder.file('plan.json', mutant.text);
    const typed = ['review', path, '--format', 'json', '--fail-on', 'warning'];
    const { code, stdout, stderr } = await command(typed);
    expect([shown(mutant), code]).toEqual([
      shown(mutant),
      outcome === 'rejected' ? 2 : isFailing(outcome) ? 1 : 0,
    ]);
    if (outcome === 'rejected') {
      expect(stderr).toMatch(/^atlas-backup: cannot read [^\n]+\n$/);
      expect(stdout).toBe('');
    } else if (outcome === 'reported') {
      const report = JSON.parse(stdout) as { unchecked: unknown[]; notReviewed: unknown[] };
      expect(report.unchecked.length + report.notReviewed.length).toBeGreaterThan(0);
      expect((await command([...typed.slice(0, -1), 'unchecked'])).code).toBe(1);
    }
  }
});

function isFailing(outcome: Outcome): boolean {
  return outcome === 'failing' || outcome === 'partly silent';
}

test('a short plan and a long one are rejected with the same words', async () => {
  for (const { mutant } of made
    .filter(({ mutant: { path }, outcome }) => outcome === 'rejected' && path !== '')
    .slice(0, 300)) {
    const bytes = Buffer.from(mutant.text);
    expect([shown(mutant), await rejectionOf(() => readPlanBytes(chunksOf(bytes)))]).toEqual([
      shown(mutant),
      await rejectionOf(() => JSON.parse(mutant.text) as unknown),
    ]);
  }
});

async function rejectionOf(read: () => unknown): Promise<string> {
  try {
    readPlan(await read());
    return 'accepted';
  } catch (error) {
    if (error instanceof UnreadableInput) return error.message;
    throw error;
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 14)
    yield await Promise.resolve(bytes.subarray(at, at + (1 << 14)));
}
