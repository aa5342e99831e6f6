import type { ActionGraph } from '../model';
import { Places, keyOf } from './places';
import type { Step } from './step';

/** The steps of an apply by the address of their object. */
export class StepsByAddress {
  /**
   * @param steps one for each action of the graph
   * @param instead by their places, steps that end otherwise
   */
  constructor(
    private readonly graph: ActionGraph,
    private readonly steps: readonly Step[],
    private readonly instead?: ReadonlyMap<number, Step>,
  ) {}

  at(address: string): readonly Step[] {
    return Places.of(this.graph)
      .at(address)
      .flatMap((index) => {
        const step = this.instead?.get(index) ?? this.steps[index];
        return step?.action.isManaged === true ? [step] : [];
      });
  }

  /** Whether an action of an address is done. */
  isDone(address: string, kind: Step['action']['kind']): boolean {
    return this.at(address).some(({ action, outcome }) => action.kind === kind && outcome === 'done');
  }

  /** The addresses of steps, each once, in the order of their first ones. */
  addresses(matches: (step: Step) => boolean): ReadonlySet<string> {
    const addresses = new Set<string>();
    for (const step of this.steps)
      if (step.action.isManaged && matches(step)) addresses.add(keyOf(step.action));
    return addresses;
  }
}
