import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'fixtures', 'applies');

/** What was seen of an apply. */
export interface Outcome {
  readonly title: string;
  readonly refused: readonly {
    readonly address: string;
    readonly action: 'create' | 'update' | 'delete';
    readonly code?: string;
    readonly object?: 'deposed';
  }[];
  readonly done: readonly string[];
  readonly notReached: readonly string[];
  readonly stateAfter: {
    readonly present: readonly string[];
    readonly tainted: readonly string[];
    readonly deposed: readonly string[];
    readonly refusedUpdates?: readonly { readonly address: string; readonly stateHas: string }[];
  };
  readonly world: Readonly<Record<string, RecordedProject>>;
  readonly nextPlan: readonly string[];
  readonly nextPlanWithoutRefresh: readonly string[];
  readonly requests: readonly string[];
  readonly waitsFor: Readonly<Record<string, readonly string[]>>;
}

interface RecordedProject {
  readonly clusters?: Readonly<
    Record<
      string,
      {
        readonly backup: boolean;
        readonly pit: boolean;
        readonly schedule?: { readonly policyItems: number; readonly items?: string };
      }
    >
  >;
}

/** The names of the recorded applies. */
export const RECORDED = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function recordedPlan(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name, 'plan.json'), 'utf8'));
}

export function recordedOutcome(name: string): Outcome {
  return JSON.parse(readFileSync(join(FOLDER, name, 'outcome.json'), 'utf8')) as Outcome;
}
