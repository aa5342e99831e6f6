import { addTo } from '../../text/group';
import type { Estate, Origin, UnknownAttribute } from '../../model';
import { attributesIn } from '../../model/unknown-attribute';
import { type Json, type JsonObject, isObject, listMember, member, textMember } from '../json/json';
import { type Shape, aName, aText, anObject, listOf, misfitText, objectOf, oneOf } from '../json/shape';
import { UnreadableInput } from '../json/unreadable-input';
import { keyInAddress } from '../resource/module-address';
import { type Sides, linkSides } from '../estate/sides';
import { PlanModule } from './plan-configuration';
import { STATE } from './plan-envelope';
import { SHOW_STATE } from './plan-format';
import { PlanResources } from './plan-resources';
import { unknownAttributesOfState } from './plan-values';
import { RawResources } from './raw-resources';
import { MODES, anIndex } from './row-shape';

/** A state: what there is. Nothing changes it, so it is the same before and after. */
export interface StateReading extends StateFacts {
  readonly before: Estate;
  readonly after: Estate;
}

/** What a state says in addition to its estate. */
export interface StateFacts {
  readonly kind: 'state';
  readonly terraformVersion: string | undefined;
  /** The number of managed resources in it. */
  readonly resources: number;
  /** The attributes that the provider's schema does not have. */
  readonly unknownAttributes: readonly UnknownAttribute[];
}

/** A state whose resources are read, and not linked yet. */
export interface OpenedState {
  readonly facts: StateFacts;
  readonly sides: Sides;
}

/** Whether a value of JSON is a state: what `terraform show -json` prints without a plan, or a state file itself. */
export function isState(json: Json): boolean {
  return isStateFile(json) || isShownState(json);
}

/**
 * Reads a state.
 * @throws UnreadableInput if it is none, or one of another version, or if it has values that no provider writes
 */
export function readState(json: Json): StateReading {
  const { facts, sides } = openState(json);
  const { before, after } = linkSides([sides]);
  return { ...facts, before: before ?? after, after };
}

/**
 * Reads a state, to be linked together with other inputs.
 * @throws UnreadableInput as `readState` does
 */
export function openState(
  json: Json,
  { origin }: { readonly origin?: Origin | undefined } = {},
): OpenedState {
  const state = checkedState(json);
  const unknownAttributes = unknownAttributesOfState(state);
  const resources = new PlanResources(
    new RawResources(new PlanModule(undefined, '', undefined, undefined, undefined), new Map(), origin),
  );
  resources.addState(state);
  resources.addDataSources(state);
  const input = { configuration: undefined, providers: [], until: 'apply' as const, origin };
  return {
    facts: {
      kind: 'state',
      terraformVersion: textMember(json, 'terraform_version'),
      resources: resources.managed,
      unknownAttributes: attributesIn(origin, [...unknownAttributes.values()]),
    },
    sides: {
      before: { ...input, resources: resources.before },
      after: { ...input, resources: resources.after },
      pairs: resources.pairs,
    },
  };
}

/**
 * A state as `terraform show -json` prints it, also if it is a state file.
 * @throws UnreadableInput as `readState` does
 */
export function checkedState(json: Json): Json {
  const state = isStateFile(json) ? shownState(json) : json;
  const found = STATE(state);
  if (found !== undefined) throw notWritten(misfitText(found));
  return state;
}

const PLANNED = ['planned_values', 'resource_changes', 'configuration'];

function isShownState(json: Json): json is JsonObject {
  return (
    isObject(json) &&
    textMember(json, 'format_version') !== undefined &&
    !PLANNED.some((name) => Object.hasOwn(json, name)) &&
    // An empty state has its versions alone.
    (Object.hasOwn(json, 'values') || Object.hasOwn(json, 'terraform_version'))
  );
}

function isStateFile(json: Json): json is JsonObject {
  return isObject(json) && typeof json['version'] === 'number' && Object.hasOwn(json, 'lineage');
}

function notWritten(what: string): UnreadableInput {
  return new UnreadableInput(`${what}: Terraform does not write such a state; ${SHOW_STATE}`);
}

const instance = objectOf({
  needs: { attributes: anObject },
  may: { index_key: anIndex, deposed: aName },
});

const FILE: Shape = objectOf({
  may: {
    terraform_version: aText,
    resources: listOf(
      objectOf({
        needs: { mode: oneOf(MODES), type: aName, name: aName, instances: listOf(instance) },
        may: { module: aName },
      }),
    ),
  },
});

/** A state file as `terraform show -json` would print it, with the members that are read. */
function shownState(json: JsonObject): Json {
  const { version } = json;
  if (version !== 4)
    throw new UnreadableInput(
      `this state file has version ${String(version)}, but only version 4 is supported; ${SHOW_STATE}`,
    );
  const found = FILE(json);
  if (found !== undefined) throw notWritten(misfitText(found));
  const modules = new Map<string, Json[]>();
  for (const resource of listMember(json, 'resources')) {
    const module = textMember(resource, 'module') ?? '';
    for (const one of listMember(resource, 'instances')) addTo(modules, module, rowOf(resource, module, one));
  }
  const { '': root = [], ...others } = Object.fromEntries(modules);
  return {
    values: {
      root_module: {
        resources: root,
        child_modules: Object.entries(others).map(([address, resources]) => ({ address, resources })),
      },
    },
  };
}

function rowOf(resource: Json, module: string, instance: Json): Json {
  const [mode, type, name] = ['mode', 'type', 'name'].map((one) => textMember(resource, one) ?? '');
  const index = member(instance, 'index_key');
  const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
  const deposed = textMember(instance, 'deposed');
  const block = `${mode === 'data' ? 'data.' : ''}${type ?? ''}.${name ?? ''}`;
  return {
    address: `${module === '' ? '' : `${module}.`}${block}${keyInAddress(key)}`,
    mode,
    type,
    name,
    ...(key === undefined ? {} : { index: key }),
    ...(deposed === undefined ? {} : { deposed_key: deposed }),
    values: member(instance, 'attributes'),
    sensitive_values: sensitiveMarks(listMember(instance, 'sensitive_attributes')),
  };
}

/** Marks of the top-level attributes in which something is sensitive: all that is in them counts as that. */
function sensitiveMarks(paths: readonly Json[]): Json {
  const marks: Record<string, boolean> = {};
  for (const path of paths) {
    const [first] = Array.isArray(path) ? (path as Json[]) : [path];
    const name = textMember(first, 'value');
    // A path that is not understood may be of any of them.
    if (name === undefined) return true;
    marks[name] = true;
  }
  return marks;
}
