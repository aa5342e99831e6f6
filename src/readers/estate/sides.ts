import type { Drift, Estate } from '../../model';
import { knownText } from '../../model/value';
import { CLUSTER_TYPES } from '../cluster/cluster-types';
import type { RawResource } from '../resource/raw-resource';
import { type BuiltEstate, type EstateInput, SCHEDULE, buildEstate } from './estate';

/** The resources of an input before they are linked: what there is after it, and of a plan or a state also before. */
export interface Sides {
  readonly after: EstateInput;
  readonly before?: EstateInput;
  /** The resources that are one object, before and after. */
  readonly pairs: readonly (readonly [before: RawResource, after: RawResource])[];
  /** What was changed outside of Terraform since the last apply. */
  readonly drift?: Omit<Sides, 'drift'> | undefined;
}

/** The estates of one input, or of several together. */
export interface LinkedSides {
  readonly after: Estate;
  /** Undefined where no input has anything before. */
  readonly before: Estate | undefined;
  readonly drift: Drift | undefined;
}

/**
 * Links the resources of one input, or of several as one estate. This is the only place where inputs are joined: names,
 * ids and references lead to the resources of all of them.
 */
export function linkSides(inputs: readonly Sides[]): LinkedSides {
  const known = withoutOutdated(inputs);
  const drifts = known.flatMap(({ drift }) => drift ?? []);
  return {
    ...pairedEstates(known),
    drift: drifts.length === 0 ? undefined : driftOf(drifts),
  };
}

function driftOf(drifts: readonly Sides[]): Drift | undefined {
  const { before, after } = pairedEstates(drifts);
  return before === undefined ? undefined : { before, after };
}

function pairedEstates(inputs: readonly Sides[]): Omit<LinkedSides, 'drift'> {
  const befores = inputs.flatMap(({ before }) => before ?? []);
  const afters = inputs.map(({ after }) => after);
  // What a stack will be is known, but not what there was before it.
  if (befores.length < inputs.length) return { before: undefined, after: buildEstate(afters) };
  const before = buildEstate(befores);
  const after = buildEstate(afters, before);
  for (const { pairs } of inputs) pair(pairs, before, after);
  return { before, after };
}

/** Links each resource of one estate to the same object in the other. */
function pair(pairs: Sides['pairs'], before: BuiltEstate, after: BuiltEstate): void {
  for (const [rawBefore, rawAfter] of pairs) {
    const objectBefore = before.byRaw.get(rawBefore);
    const objectAfter = after.byRaw.get(rawAfter);
    if (objectBefore === undefined || objectAfter === undefined) continue;
    (objectBefore as { after: unknown }).after = objectAfter;
    (objectAfter as { before: unknown }).before = objectBefore;
  }
}

/**
 * A data source reads the state before a plan, and so does a state that is an input in addition to its plan. Of what one of the
 * inputs manages itself, that plan knows more: what it deletes is still there for a data source and in the state.
 */
function withoutOutdated(inputs: readonly Sides[]): readonly Sides[] {
  const managed = new Set<string>();
  const planned = new Set<string>();
  const hasStates = inputs.some(({ after }) => isState(after));
  for (const { before, after } of inputs)
    for (const raw of before?.resources ?? []) {
      if (raw.mode !== 'managed') continue;
      const key = atlasObject(raw);
      if (key !== undefined) managed.add(key);
      const object = hasStates && !isState(after) ? stateObject(raw) : undefined;
      if (object !== undefined) planned.add(object);
    }
  if (managed.size + planned.size === 0) return inputs;
  return inputs.map(({ before, after, ...others }) => {
    const isKept = (raw: RawResource): boolean => {
      if (raw.mode === 'data') return !managed.has(atlasObject(raw) ?? '');
      return !isState(after) || !planned.has(stateObject(raw) ?? '');
    };
    const withoutThese = (side: EstateInput): EstateInput =>
      side.resources.every(isKept) ? side : { ...side, resources: side.resources.filter(isKept) };
    return {
      ...others,
      after: withoutThese(after),
      ...(before === undefined ? {} : { before: withoutThese(before) }),
    };
  });
}

/** Whether what there is after an input is that of a state: plans and stacks have a configuration. */
function isState({ configuration }: Sides['after']): boolean {
  return configuration === undefined;
}

/** What identifies a resource in a state and its plan: another state may manage the same object at another address. */
function stateObject(raw: RawResource): string | undefined {
  const id = atlasObject(raw) ?? knownText(raw.attributes.text('id'));
  return id === undefined ? undefined : `${raw.address}\n${id}`;
}

/** What identifies a cluster or a schedule in Atlas: its project and its name. */
function atlasObject({ type, attributes }: RawResource): string | undefined {
  const isSchedule = type === SCHEDULE;
  if (!isSchedule && !CLUSTER_TYPES.has(type)) return undefined;
  const name = knownText(attributes.text(isSchedule ? 'cluster_name' : 'name'));
  const project = knownText(attributes.text('project_id'));
  if (name === undefined || project === undefined) return undefined;
  return JSON.stringify([isSchedule, project, name]);
}
