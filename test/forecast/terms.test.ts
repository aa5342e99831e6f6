import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Impacts } from '../../src/forecast/impact';
import { Terms } from '../../src/forecast/terms';
import type { Cluster, Estate } from '../../src/model';
import { linked } from '../../src/model/link';
import { ABSENT, UNKNOWN_UNTIL_APPLY } from '../../src/model/value';
import { readPlan } from '../../src/readers';
import { isOpen, plannedImpact, plannedImpacts } from '../../src/report/forecast/impact-json';
import { rules } from '../../src/rules';
import { madeUpPlan, richPlans } from '../support/impact-plans';
import { planOf } from '../support/plan-of';
import { type Kind, KINDS, TABLES, type Things, copyOf, noting } from '../support/terms';

const FIXTURES = join(__dirname, '..', 'fixtures');

/** What Atlas offers changes with time: a day before the last such change, and one after it. */
const DAYS = ['2025-01-01', '2026-08-21'];

/** The same cases in every run. */
const SEED = 20260821;

/** A cluster before and after; undefined stands for one that is not there. */
interface Case {
  readonly before: Cluster | undefined;
  readonly after: Cluster | undefined;
  readonly estates: readonly [before: Estate, after: Estate];
}

/** The clusters of a plan. */
function clustersIn(plan: unknown): readonly Case[] {
  const { before, after } = readPlan(plan);
  const estates = [before, after] as const;
  return [
    ...before.clusters.map((one) => ({ before: one, after: one.after, estates })),
    ...after.clusters
      .filter((one) => one.before === undefined)
      .map((one) => ({ before: undefined, after: one, estates })),
  ];
}

/** Whether it may share its impact with others. */
function hasTerms({ before, after, estates }: Case): boolean {
  return new Terms(...estates).of(before, after) !== undefined;
}

const realPlans = readdirSync(join(FIXTURES, 'plans'))
  .map((name) => join(FIXTURES, 'plans', name, 'plan.json'))
  .filter((file) => existsSync(file))
  .concat(join(FIXTURES, 'forecast', 'plan.json'))
  .map((file): unknown => JSON.parse(readFileSync(file, 'utf8')));

const examples = rules.flatMap(({ examples: { good, bad } }) => [...good, ...bad]);

const generated = { seed: SEED, numRuns: 150 };

const plans = [...realPlans, ...examples.map((example) => planOf(example))];
const cases = plans.flatMap(clustersIn).filter(hasTerms);
const rich = richPlans.flatMap(clustersIn).filter(hasTerms);

// --- what the tables say ---

/** The members of the model for which a condition is true, as `schedule`, `items`. */
function members(
  holds: (term: (typeof TABLES)[Kind][never]) => boolean,
): readonly (readonly [Kind, string])[] {
  return KINDS.flatMap((kind) =>
    Object.entries(TABLES[kind])
      .filter(([, term]) => holds(term as never))
      .map(([member]) => [kind, member] as const),
  );
}

const isTerm = (term: unknown): boolean => typeof term === 'function';
const isRead = (term: object): boolean => isTerm(term) || ('isRead' in term && term.isRead === true);

describe('of a cluster and what hangs on it, an impact', () => {
  const reads = new Set<string>();

  beforeAll(() => {
    for (const { before, after, estates } of [
      ...cases,
      ...fc.sample(madeUpPlan, generated).flatMap(clustersIn).filter(hasTerms),
    ])
      for (const day of DAYS) {
        const impacts = new Impacts(...estates, day);
        const impact =
          before !== undefined
            ? impacts.ofExisting(noting(before, reads))
            : after && impacts.ofCreated(noting(after, reads));
        if (impact !== undefined) plannedImpact(impact);
      }
  });

  test('reads nothing that the terms pass over', () => {
    const known = new Set(members(() => true).map((member) => member.join('.')));
    expect([...reads].filter((one) => !known.has(one))).toEqual([]);
  });

  test.each(members(isRead))('reads %s.%s, as the terms say', (kind, member) => {
    expect(reads).toContain(`${kind}.${member}`);
  });

  test.each(members((term) => !isRead(term)))('does not read %s.%s, which is not a term', (kind, member) => {
    expect(reads).not.toContain(`${kind}.${member}`);
  });
});

// --- what the terms do ---

test('clusters of equal terms have equal impacts, in plans that are made up', () => {
  fc.assert(
    fc.property(madeUpPlan, fc.constantFrom(...DAYS), (made, day) => {
      const all = clustersIn(made);
      expect(shown(all, day)).toEqual(all.flatMap((one) => shown([one], day)));
    }),
    generated,
  );
});

/** The impacts on clusters as reports show them. */
function shown(all: readonly Case[], day: string): readonly unknown[] {
  const [before, after] = (['before', 'after'] as const).map((side) => ({
    clusters: all.flatMap((one) => one[side] ?? []),
    schedules: [],
  })) as unknown as Case['estates'];
  return plannedImpacts(before, after, day);
}

// Of a cluster that many things hang on, one member after the other gets every other value.

/** Another value of a member of one thing. */
interface Change {
  readonly kind: Kind;
  readonly member: string;
  /** Which of the things of that kind. */
  readonly at: number;
  readonly value: (things: Things) => unknown;
}

/** The same with a change; undefined where there is no such thing. */
function changed(one: Case, { kind, member, at, value }: Change): Case | undefined {
  const { cluster: copy, things } = copyOf((one.before ?? one.after) as Cluster);
  const thing = things[kind][at];
  if (thing === undefined) return undefined;
  thing[member] = value(things);
  return one.before === undefined ? { ...one, after: copy } : { ...one, before: copy, after: copy.after };
}

/** What makes a graph of them is not changed. */
const GRAPH: ReadonlySet<string> = new Set(['before', 'after', 'cluster', 'schedules']);

/** The values that each member has in any cluster of these plans, and what else it may be. */
const values = new Map<string, Map<string, Change['value']>>();

function put(key: string, name: string, value: Change['value']): void {
  const known = values.get(key);
  if (known === undefined) values.set(key, new Map([[name, value]]));
  else known.set(name, value);
}

for (const one of [...plans.flatMap(clustersIn), ...rich]) {
  const { things } = copyOf((one.before ?? one.after) as Cluster);
  for (const kind of KINDS)
    for (const thing of things[kind])
      for (const [member, value] of Object.entries(thing).filter(([name]) => !GRAPH.has(name))) {
        const key = `${kind}.${member}`;
        put(key, member === 'project' ? governance(value) : inspect(value, { depth: 4 }), () => value);
        if (!isValue(value)) continue;
        put(key, 'absent', () => ABSENT);
        put(key, 'unknown', () => UNKNOWN_UNTIL_APPLY);
        if (value.kind === 'known') put(key, 'sensitive', () => ({ ...value, sensitive: true }));
      }
}
const OPEN = [{ frequency: 'yearly', attribute: 'policy_item_yearly', until: 'apply' }];
put('schedule.unknownItems', 'some', () => OPEN);
put('schedule.before', 'none', () => undefined);
for (const member of ['databaseEdition', 'effectiveDatabaseEdition'])
  put(`cluster.${member}`, 'infinite', () => ({ kind: 'known', value: 'INFINITE' }));
put('cluster.createDate', 'evening', () => ({ kind: 'known', value: '2026-03-04T17:05:10Z' }));
put('copy setting.zoneId', 'a name', () => ({ kind: 'known', value: 'Zone 1' }));
put('copy setting.replicationSpecId', 'an id', () => ({ kind: 'known', value: 'a' }));
for (const at of [0, 1])
  put('copy setting.zone', `shard ${at}`, ({ shard }) => ({ kind: 'linked', to: shard[at] }));

function governance(link: unknown): string {
  const policies = linked(link as Cluster['project'])?.compliancePolicies;
  return `${String(policies?.length)} policies`;
}

function isValue(value: unknown): value is { readonly kind: string } {
  const kind = (value as { kind?: unknown } | undefined)?.kind;
  return kind === 'known' || kind === 'absent' || kind === 'unknown';
}

function changesOf(kind: Kind, member: string, at: number): readonly Change[] {
  return [...(values.get(`${kind}.${member}`)?.values() ?? [])].map((value) => ({ kind, member, at, value }));
}

/** What reports show of an impact but for names; undefined where other clusters do not share it. */
function sharedText({ before: was, after: will }: Case, impacts: Impacts): string | undefined {
  const impact = was !== undefined ? impacts.ofExisting(was) : impacts.ofCreated(will as Cluster);
  if (impact === undefined) return 'none';
  if (isOpen(impact)) return undefined;
  const { json, before, now, after } = plannedImpact(impact);
  const isName = (key: string): boolean => key === 'address' || key === 'name' || key === 'constructPath';
  return JSON.stringify([json, before, now, after], (key, value: unknown) =>
    isName(key) ? undefined : value,
  );
}

/** Two clusters of equal terms that differ in one member alone, and have different impacts. */
function* confused(kind: Kind, member: string): Iterable<string> {
  const changes = [0, 1, 2, 3].flatMap((at) => changesOf(kind, member, at));
  for (const impacts of DAYS.map((day) => new Impacts(NOTHING, NOTHING, day)))
    for (const one of rich) {
      const text = sharedText(one, impacts);
      if (text === undefined) continue;
      for (const change of changes) {
        const other = changed(one, change);
        if (other === undefined) continue;
        const terms = new Terms(NOTHING, NOTHING);
        const own = terms.of(one.before, one.after);
        if (own === undefined || own !== terms.of(other.before, other.after)) continue;
        if (text !== sharedText(other, impacts))
          yield `${kind}[${change.at}].${member} = ${inspect(change.value(copyOf(other.after ?? (other.before as Cluster)).things), { depth: 2 })}`;
      }
    }
}

const NOTHING = { schedules: [] } as unknown as Estate;

test.each(members(() => true))(
  'clusters that differ in %s.%s do not share an impact that is not theirs',
  (kind, member) => {
    expect([...confused(kind, member)]).toEqual([]);
  },
);

test.each(members(isTerm))(
  'without the term %s.%s, clusters would share an impact that is not theirs',
  (kind, member) => {
    const table = TABLES[kind] as Record<string, unknown>;
    const term = table[member];
    table[member] = { because: 'it is taken out', isRead: true };
    try {
      const [first] = confused(kind, member);
      expect(first).toBeDefined();
    } finally {
      table[member] = term;
    }
  },
);
