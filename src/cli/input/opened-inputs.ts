import type { Origin } from '../../model';
import {
  type PlanFacts,
  type Sides,
  type StateFacts,
  type SynthFacts,
  SynthInputs,
  checkStack,
  isState,
  openPlan,
  openState,
} from '../../readers';
import type { Configuration } from '../../report/reviewed';
import { configurationBehind, configurationOf, isPlan, readable } from './input-kinds';
import { nameOf, readStackJson } from './inputs';
import { rejectOtherStack } from './manifest';
import { readPlanJson } from './plan-input';
import { Problem } from '../process/problem';
import type { Streams } from '../process/streams';

/** What a command takes. */
export type Taken = 'plan' | 'synth' | 'any';

/** An input that is read, and still to be linked with the others. */
export interface OpenedInput {
  readonly path: string;
  readonly origin: Origin;
  readonly facts: PlanFacts | SynthFacts | StateFacts;
  readonly sides: Sides;
  readonly configuration: Configuration | undefined;
}

/** How inputs are opened. */
export interface Opening {
  readonly taken: Taken;
  /** The cdk.tf.json that plans were made of; undefined: the one next to each. */
  readonly synth?: string | undefined;
  readonly streams: Streams;
  /** Takes the JSON of an input that is none of these; false if it is not for it. */
  readonly takesOther?: (json: unknown, path: string) => boolean;
  /** Called for each input before it is read. */
  readonly progress?: (index: number) => void;
  /** Called for each input that cannot be read; it does not hide the others. */
  readonly fail: (message: string, path: string) => void;
}

/** Reads inputs that are to be linked as one estate. Stacks in them may refer to each other. */
export async function openInputs(
  paths: readonly string[],
  { taken, synth, streams, takesOther, progress, fail }: Opening,
): Promise<readonly OpenedInput[]> {
  const opened = new Map<number, OpenedInput>();
  const stacks: { readonly index: number; readonly json: unknown; readonly origin: Origin }[] = [];
  const attempt = async (index: number, open: () => Promise<void>): Promise<void> => {
    const path = paths[index] ?? '';
    try {
      await open();
    } catch (error) {
      fail(
        error instanceof Problem
          ? error.message
          : `internal error while reading ${nameOf(path)}: ${String(error)}`,
        path,
      );
    }
  };
  for (const [index, path] of paths.entries()) {
    progress?.(index);
    await attempt(index, async () => {
      const json = await (taken === 'synth' ? readStackJson(path, streams) : readPlanJson(path, streams));
      if (takesOther?.(json, path) === true) return;
      const isStack = taken !== 'plan' && !isState(json) && !(taken === 'any' && isPlan(json));
      const origin: Origin = {
        name: path,
        ...(isStack ? { app: appOf(path) } : {}),
        ...(isState(json) ? { isState: true } : {}),
      };
      if (isStack) {
        // As readStackJson has done for a stack that is one for certain.
        if (taken === 'any' && path !== '-') rejectOtherStack(path, json, streams);
        readable(path, () => {
          checkStack(json);
        });
        stacks.push({ index, json, origin });
        return;
      }
      if (isState(json)) {
        const state = readable(path, () => openState(json, { origin }));
        opened.set(index, { path, origin, configuration: undefined, ...state });
        return;
      }
      const behind = await configurationBehind(path, synth, streams);
      const plan = readable(path, () => openPlan(json, { synth: behind?.json, origin }));
      opened.set(index, { path, origin, configuration: behind?.configuration, ...plan });
    });
  }
  const inputs = new SynthInputs(stacks);
  for (const [place, { index, json, origin }] of stacks.entries())
    await attempt(index, () => {
      const path = paths[index] ?? '';
      const stack = readable(path, () => inputs.open(place));
      opened.set(index, { path, origin, configuration: configurationOf(path, json), ...stack });
      return Promise.resolve();
    });
  return [...opened].sort(([one], [other]) => one - other).map(([, input]) => input);
}

/** The states of what stands elsewhere. Without one of them, what is referred to would seem to be nowhere. */
export async function openStates(
  paths: readonly string[],
  streams: Streams,
): Promise<readonly OpenedInput[]> {
  return openInputs(paths, { taken: 'plan', streams, takesOther: rejectPlan, fail: endsTheCommand });
}

/** Nothing reports what a plan in place of a state changes. */
function rejectPlan(json: unknown, path: string): boolean {
  if (isPlan(json) && !isState(json))
    throw new Problem(
      `cannot read --state ${nameOf(path)}: this is a plan, and its changes would not be reviewed; name it as an input, or write its state with: terraform show -json > state.json`,
    );
  return false;
}

/** For inputs without which the others would be misread. */
export function endsTheCommand(message: string): never {
  throw new Problem(message);
}

/** The output folder of the app that a stack is of: `cdktf.out` of `cdktf.out/stacks/shop/cdk.tf.json`. */
function appOf(path: string): string | undefined {
  return /^(.*)[/\\]stacks[/\\][^/\\]+[/\\]cdk\.tf\.json$/.exec(path)?.[1];
}
