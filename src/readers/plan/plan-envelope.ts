import { addressOfObject } from '../../model/resource';
import { nearest } from '../../text/nearest';
import { type Json, type JsonObject, listMember, member, textMember } from '../json/json';
import { SHOW, planOf } from './plan-format';
import { UnreadableInput } from '../json/unreadable-input';
import {
  type Misfit,
  type Shape,
  aFlag,
  aName,
  aText,
  anObject,
  listOf,
  membersOf,
  misfit,
  misfitText,
  objectOf,
  oneOf,
} from '../json/shape';
import { MODES, type Row, anIndex, deferredChange, resourceChange } from './row-shape';
import { type StateRow, resourcesOf, resourcesUnder } from './state';

/*
 * The envelope of a plan: everything around the values of its resources, as Terraform and OpenTofu write it. A plan
 * that is anything else is rejected, because its changes cannot be determined. Members without a name here are
 * skipped: later versions add some, and both documentations require readers to do that.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format and https://opentofu.org/docs/internals/json-format/;
 * where these are silent, internal/command/jsonplan of Terraform 1.1 to 1.17 and of OpenTofu 1.6 to 1.12.
 */

/** A plan whose envelope is understood. */
export interface PlanEnvelope {
  readonly plan: JsonObject;
  /** Undefined in a refresh-only plan, which changes nothing, and where there is nothing to change. */
  readonly changes: readonly Row[] | undefined;
  /** What the changes are about: addresses, and `addressOfObject` of what an interrupted replacement left behind. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Reads the envelope of a plan.
 * @throws UnreadableInput where it is not what Terraform or OpenTofu writes: one line with the path, what is wrong
 * there, and what to do
 */
export function readEnvelope(json: Json): PlanEnvelope {
  const plan = planOf(json);
  const found = renamed(plan) ?? PLAN(plan);
  if (found !== undefined) throw notWritten(misfitText(found));
  const changes = member(plan, 'resource_changes') as readonly Row[] | undefined;
  const listed = new Set<string>();
  for (const [index, row] of (changes ?? []).entries()) {
    const key = addressOfObject(row.address, row.deposed);
    if (listed.has(key)) throw notWritten(`resource_changes[${index}] is a second change of ${key}`);
    listed.add(key);
  }
  rejectLeftOut(plan, changes, listed);
  return { plan, changes, listed };
}

/**
 * What the state has and the plan does not list: it was created with -target or -exclude, or defers changes. Since 1.8
 * Terraform records whether a plan is complete, OpenTofu does not; both list unchanged resources.
 */
export function unlistedIn({ plan, changes, listed }: PlanEnvelope): readonly StateRow[] {
  if (changes === undefined || member(plan, 'complete') === true) return [];
  return [...resourcesOf(member(plan, 'prior_state'))].filter(
    ({ row }) =>
      member(row, 'mode') === 'managed' &&
      member(row, 'deposed_key') === undefined &&
      !listed.has(addressOf(row)),
  );
}

function notWritten(what: string): UnreadableInput {
  return new UnreadableInput(`${what}: Terraform does not write such a plan; ${SHOW}`);
}

/** Modules within modules are never this deep; a plan is not to be trusted with the stack. */
const DEEPEST = 200;

/** A module, in which there may be others. */
function nested(module: (inner: Shape) => Shape, depth = 0): Shape {
  let made: Shape | undefined;
  return (json) => {
    if (depth > DEEPEST) return misfit(`is more than ${DEEPEST} modules deep`);
    made ??= module(nested(module, depth + 1));
    return made(json);
  };
}

/** A module of a state, or of planned values. */
function valuesModule(row: Shape): Shape {
  return nested((inner) =>
    objectOf({ may: { address: aText, resources: listOf(row), child_modules: listOf(inner) } }),
  );
}

const stateRow = objectOf({
  needs: { address: aName, mode: oneOf(MODES), type: aName, name: aName },
  may: { index: anIndex, values: anObject, deposed_key: aName },
});

/** A state, as `terraform show -json` prints it alone or within a plan. */
export const STATE: Shape = objectOf({
  may: {
    terraform_version: aText,
    values: objectOf({ needs: { root_module: valuesModule(stateRow) }, may: { outputs: anObject } }),
  },
});

/** Of what is planned only the addresses are read. */
const plannedRow = objectOf({ needs: { address: aName } });

const configuredRow = objectOf({
  needs: { address: aName, mode: oneOf(MODES), type: aName, name: aName },
  may: { expressions: anObject },
});

const configuredModule = nested((inner) =>
  objectOf({
    may: {
      resources: listOf(configuredRow),
      module_calls: membersOf(objectOf({ may: { expressions: anObject, module: inner } })),
      outputs: anObject,
      variables: anObject,
    },
  }),
);

const check = objectOf({ needs: { address: objectOf({ may: { to_display: aText } }), status: aText } });

const providerConfig = objectOf({ may: { name: aName, full_name: aName, version_constraint: aText } });

/** Any value: it is not used. */
const anything: Shape = () => undefined;

const MEMBERS = {
  format_version: aText,
  terraform_version: aText,
  variables: anObject,
  planned_values: objectOf({ needs: { root_module: valuesModule(plannedRow) } }),
  resource_drift: listOf(resourceChange),
  resource_changes: listOf(resourceChange),
  deferred_changes: listOf(deferredChange),
  deferred_action_invocations: listOf(
    objectOf({ needs: { action_invocation: objectOf({ needs: { address: aName } }) } }),
  ),
  output_changes: anything,
  action_invocations: listOf(objectOf({ needs: { address: aName } })),
  prior_state: STATE,
  configuration: objectOf({
    needs: { root_module: configuredModule },
    may: { provider_config: membersOf(providerConfig) },
  }),
  relevant_attributes: anything,
  checks: listOf(check),
  timestamp: anything,
  applyable: aFlag,
  complete: aFlag,
  errored: aFlag,
};

const { configuration, ...others } = MEMBERS;
const PLAN = objectOf({ needs: { configuration }, may: others });

/** The members of a plan that this release knows. */
export const KNOWN_MEMBERS: readonly string[] = Object.keys(MEMBERS);

/** A member that stands for one that is not there, as one letter more or less makes it. */
function renamed(plan: JsonObject): Misfit | undefined {
  const missing = KNOWN_MEMBERS.filter((name) => !Object.hasOwn(plan, name));
  for (const name of Object.keys(plan)) {
    if (Object.hasOwn(MEMBERS, name)) continue;
    const suggestion = nearest(name, missing);
    if (suggestion !== undefined && Math.abs(suggestion.length - name.length) <= 2)
      return misfit(`is there in place of ${suggestion}`, name);
  }
  return undefined;
}

/** What must be among the changes of a plan, judged by its other parts. */
function rejectLeftOut(
  plan: JsonObject,
  changes: readonly Row[] | undefined,
  listed: ReadonlySet<string>,
): void {
  const isComplete = member(plan, 'complete') === true;
  const [deferred] = listMember(plan, 'deferred_changes');
  if (isComplete && deferred !== undefined)
    throw notWritten(
      `deferred_changes has ${addressOf(member(deferred, 'resource_change'))} although the plan says that it is complete`,
    );
  const planned = member(plan, 'planned_values');
  for (const { row } of resourcesUnder(planned)) {
    const address = addressOf(row);
    if (listed.has(address) || changes?.some((change) => change.address === address) === true) continue;
    throw notWritten(`resource_changes has nothing about ${address}, which planned_values has`);
  }
  if (changes !== undefined) {
    if (isComplete) rejectForgotten(member(plan, 'prior_state'), listed);
    return;
  }
  // What Terraform always writes distinguishes a refresh-only plan, which changes nothing, from one without its changes.
  if (planned === undefined && member(plan, 'resource_drift') === undefined)
    throw notWritten('resource_changes is missing, and so is planned_values');
}

/** A complete plan lists everything in its state, even what does not change. */
function rejectForgotten(priorState: Json, listed: ReadonlySet<string>): void {
  for (const { row } of resourcesOf(priorState)) {
    if (member(row, 'mode') !== 'managed') continue;
    const key = addressOfObject(addressOf(row), textMember(row, 'deposed_key'));
    if (!listed.has(key))
      throw notWritten(
        `resource_changes has nothing about ${key}, which prior_state has, although the plan says that it is complete`,
      );
  }
}

function addressOf(row: Json): string {
  return textMember(row, 'address') ?? '';
}
