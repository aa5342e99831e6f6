import {
  type Json,
  type JsonObject,
  isObject,
  listMember,
  member,
  textMember,
} from '../../readers/json/json';
import { UnreadableInput } from '../../readers/json/unreadable-input';
import { keyInAddress } from '../../readers/resource/module-address';
import { readEnvelope } from '../../readers/plan/plan-envelope';
import { currentForm } from './current-form';
import type { StateContent, StateResource } from './state-resource';

/**
 * Reads what exists: a state as `terraform show -json` prints it, a state file, or the state in a plan.
 * @throws UnreadableInput if it is none of them
 */
export function readState(json: Json): StateContent {
  if (isObject(json) && typeof json['version'] === 'number' && Object.hasOwn(json, 'lineage'))
    return contentOf(rowsOfFile(json));
  if (!isObject(json) || textMember(json, 'format_version') === undefined)
    throw new UnreadableInput(
      'this is neither a state nor a plan; write one with: terraform show -json > state.json',
    );
  const isPlan = ['planned_values', 'resource_changes', 'configuration'].some((name) =>
    Object.hasOwn(json, name),
  );
  const values = isPlan
    ? member(member(readEnvelope(json).plan, 'prior_state'), 'values')
    : member(json, 'values');
  if (values === undefined) return { resources: [], deposed: [] };
  const root = member(values, 'root_module');
  if (!isObject(root)) throw notWritten('values.root_module is missing');
  return contentOf([...rowsOfModule(root, 0)]);
}

/** A row of `terraform show -json`. */
interface Row {
  readonly row: JsonObject;
  readonly module: string;
}

/** Modules within modules are never this deep; a state is not to be trusted with the stack. */
const DEEPEST = 200;

function* rowsOfModule(module: JsonObject, depth: number): Iterable<Row> {
  if (depth > DEEPEST) throw notWritten(`child_modules are more than ${DEEPEST} deep`);
  for (const row of objectsIn(module, 'resources'))
    yield { row, module: textMember(module, 'address') ?? '' };
  for (const child of objectsIn(module, 'child_modules')) yield* rowsOfModule(child, depth + 1);
}

/** The objects of a list that may be absent. */
function objectsIn(json: JsonObject, name: string): readonly JsonObject[] {
  const list = member(json, name);
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isObject)) throw notWritten(`${name} is not a list of objects`);
  return list;
}

function rowsOfFile(file: JsonObject): readonly Row[] {
  if (file['version'] !== 4)
    throw new UnreadableInput(
      `this state file has version ${String(file['version'])}, but only version 4 is supported; write it with: terraform show -json > state.json`,
    );
  return objectsIn(file, 'resources').flatMap((resource) =>
    objectsIn(resource, 'instances').map((instance) => rowOfInstance(resource, instance)),
  );
}

function rowOfInstance(resource: JsonObject, instance: JsonObject): Row {
  const module = textMember(resource, 'module') ?? '';
  const [mode, type, name] = ['mode', 'type', 'name'].map((one) => textMember(resource, one));
  const index = member(instance, 'index_key');
  const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
  return {
    module,
    row: {
      address: `${module === '' ? '' : `${module}.`}${type ?? ''}.${name ?? ''}${keyInAddress(key)}`,
      mode,
      type,
      name,
      index: key,
      deposed_key: member(instance, 'deposed'),
      values: member(instance, 'attributes'),
      sensitive_values: sensitiveMarks(listMember(instance, 'sensitive_attributes')),
    },
  };
}

/** Marks of the top-level attributes in which something is sensitive: all that is in them counts as that. */
function sensitiveMarks(paths: readonly Json[]): Json {
  const names = paths.map((path) => textMember(Array.isArray(path) ? (path as Json[])[0] : path, 'value'));
  // A path that is not understood may be of any attribute.
  if (names.includes(undefined)) return true;
  return Object.fromEntries(names.map((name) => [name, true]));
}

function contentOf(rows: readonly Row[]): StateContent {
  const managed = rows.filter(({ row }) => textMember(row, 'mode') === 'managed');
  const isDeposed = ({ row }: Row): boolean => textMember(row, 'deposed_key') !== undefined;
  return {
    resources: managed.filter((row) => !isDeposed(row)).map(resourceOf),
    deposed: managed.filter(isDeposed).map(({ row }) => textMember(row, 'address') ?? ''),
  };
}

function resourceOf({ row, module }: Row): StateResource {
  const [address, type, name] = ['address', 'type', 'name'].map((one) => textMember(row, one));
  if (address === undefined || type === undefined || name === undefined)
    throw notWritten('a resource has no address, type or name');
  const values = member(row, 'values');
  if (values !== undefined && !isObject(values)) throw notWritten(`values of ${address} is not an object`);
  return {
    address,
    type,
    name,
    isPlain: module === '' && member(row, 'index') === undefined,
    sensitive: member(row, 'sensitive_values'),
    ...currentForm(type, values ?? {}),
  };
}

function notWritten(what: string): UnreadableInput {
  return new UnreadableInput(
    `${what}: Terraform does not write such a state; write it with: terraform show -json > state.json`,
  );
}
