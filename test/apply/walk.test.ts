import fc from 'fast-check';
import { type Outcome, type Verdict, walk } from '../../src/apply';
import type { ActionGraph, PlannedAction } from '../../src/model';

function action(address: string): PlannedAction {
  return {
    address,
    type: 'a_b',
    kind: 'create',
    isManaged: true,
    deposed: undefined,
    replacement: undefined,
    changes: () => true,
  };
}

/** A graph from what each action waits for, and junctions behind them. */
function graphOf(waits: readonly (readonly number[])[], actions = waits.length): ActionGraph {
  return { actions: waits.slice(0, actions).map((_, index) => action(String(index))), waits };
}

const TABLE: readonly (readonly [
  string,
  readonly (readonly number[])[],
  readonly [number, Verdict][],
  string,
])[] = [
  ['without a rejection everything is done', [[], [0]], [], 'done done'],
  [
    'what waits for a refused action is not reached, and so on',
    [[], [0], [1]],
    [[0, 'refused']],
    'refused not-reached not-reached',
  ],
  ['other branches go on', [[], [], [0], [1]], [[0, 'refused']], 'refused done not-reached done'],
  [
    'what is not reached is not refused',
    [[], [0]],
    [
      [0, 'refused'],
      [1, 'refused'],
    ],
    'refused not-reached',
  ],
  ['what waits for what may be rejected may not be reached', [[], [0]], [[0, 'either']], 'either either'],
  ['what waits for what is not known is not known', [[], [0]], [[0, 'unknown']], 'unknown unknown'],
  [
    'a rejection behind one that is not known is certain all the same',
    [[], [0], [1]],
    [
      [0, 'unknown'],
      [1, 'refused'],
    ],
    'unknown refused not-reached',
  ],
  [
    'what is not known outweighs what is not ordered',
    [[], [], [0, 1]],
    [
      [0, 'either'],
      [1, 'unknown'],
    ],
    'either unknown unknown',
  ],
  [
    'a rejection outweighs both',
    [[], [], [0, 1]],
    [
      [0, 'refused'],
      [1, 'unknown'],
    ],
    'refused unknown not-reached',
  ],
];

test.each(TABLE)('%s', (_title, waits, verdicts, outcomes) => {
  expect(walk(graphOf(waits), new Map(verdicts)).join(' ')).toBe(outcomes);
});

test('a junction stands for all that it waits for', () => {
  expect(walk(graphOf([[], [], [3], [0, 1]], 3), new Map([[1, 'refused']])).join(' ')).toBe(
    'done refused not-reached',
  );
});

test('a circle ends', () => {
  expect(walk(graphOf([[1], [0], []]), new Map([[2, 'refused']])).join(' ')).toBe('done done refused');
});

test('a chain of any length does not end the stack', () => {
  const long = Array.from({ length: 50_000 }, (_, index) => (index === 0 ? [] : [index - 1]));
  expect(new Set(walk(graphOf(long), new Map([[0, 'refused']])).slice(1))).toEqual(new Set(['not-reached']));
});

/**
 * The slow way: Terraform, one step after the other, in any order that the graph allows. What may be rejected is so in one
 * world and not in another; an outcome is certain where all worlds agree.
 */
function slowly(
  graph: ActionGraph,
  verdicts: ReadonlyMap<number, Verdict>,
  pick: (count: number) => number,
): readonly Outcome[] {
  const open = [...verdicts].filter(([, verdict]) => verdict !== 'refused').map(([index]) => index);
  const worlds = Array.from({ length: 2 ** open.length }, (_, world) => {
    const refused = new Set(
      [...verdicts].filter(([, verdict]) => verdict === 'refused').map(([index]) => index),
    );
    open.forEach((index, bit) => {
      if ((world >> bit) % 2 === 1) refused.add(index);
    });
    return { refused, outcomes: stepByStep(graph, refused, pick) };
  });
  return graph.actions.map((_, index): Outcome => {
    const seen = new Set(worlds.map(({ outcomes }) => outcomes[index] ?? 'done'));
    const [only, ...others] = seen;
    if (only !== undefined && others.length === 0) return only;
    // Never done, whatever the others do.
    if (!seen.has('done')) return verdicts.get(index) === 'refused' ? 'refused' : 'not-reached';
    const hangsOn = open.filter((bit) =>
      worlds.some((one) =>
        worlds.some(
          (other) =>
            differOnlyIn(one.refused, other.refused, bit) && one.outcomes[index] !== other.outcomes[index],
        ),
      ),
    );
    return hangsOn.some((bit) => verdicts.get(bit) === 'unknown') ? 'unknown' : 'either';
  });
}

function differOnlyIn(one: ReadonlySet<number>, other: ReadonlySet<number>, index: number): boolean {
  return (
    one.has(index) &&
    !other.has(index) &&
    [...one].every((each) => each === index || other.has(each)) &&
    [...other].every((each) => one.has(each))
  );
}

function stepByStep(
  graph: ActionGraph,
  refused: ReadonlySet<number>,
  pick: (count: number) => number,
): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const pending = new Set(graph.waits.keys());
  while (pending.size > 0) {
    const ready = [...pending].filter((node) =>
      (graph.waits[node] ?? []).every((next) => !pending.has(next)),
    );
    const node = ready[pick(ready.length)] as number;
    pending.delete(node);
    const isHeld = (graph.waits[node] ?? []).some(
      (next) => outcomes[next] === 'refused' || outcomes[next] === 'not-reached',
    );
    outcomes[node] = isHeld ? 'not-reached' : refused.has(node) ? 'refused' : 'done';
  }
  return outcomes.slice(0, graph.actions.length);
}

/** Graphs in which junctions stand behind the actions, and each node waits for some of those that are settled before it. */
const graphs = fc
  .record({ actions: fc.integer({ min: 1, max: 9 }), junctions: fc.integer({ min: 0, max: 4 }) })
  .chain(({ actions, junctions }) => {
    const count = actions + junctions;
    return fc.record({
      actions: fc.constant(actions),
      order: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
      bits: fc.array(fc.integer({ min: 0, max: 2 ** count - 1 }), { minLength: count, maxLength: count }),
    });
  })
  .map(({ actions, order, bits }) => {
    const waits: number[][] = order.map(() => []);
    for (const [place, node] of order.entries())
      waits[node] = order.slice(0, place).filter((_, bit) => ((bits[place] ?? 0) >> bit) % 3 === 1);
    return graphOf(waits, actions);
  });

const verdictsFor = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom<Verdict>('refused', 'either', 'unknown')),
  { maxLength: 4 },
);

test('for any graph and any rejections, one step after the other gives the same', () => {
  fc.assert(
    fc.property(graphs, verdictsFor, fc.infiniteStream(fc.nat()), (graph, chosen, numbers) => {
      const verdicts = new Map(chosen.filter(([index]) => index < graph.actions.length));
      const pick = (count: number): number => (numbers.next().value as number) % count;
      expect(walk(graph, verdicts)).toEqual(slowly(graph, verdicts, pick));
    }),
    { numRuns: 2000 },
  );
});
