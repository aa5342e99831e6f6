import type { Example } from '../../src/rules';
import {
  type Body,
  type Resources,
  cluster,
  compliancePolicy,
  deprecatedCluster,
  encryptionAtRest,
  exportBucket,
  flexCluster,
  project,
  schedule,
  serverlessInstance,
  together,
} from '../../src/rules/example';

/** What examples begin with, before they change anything. */
const PLAIN: Resources = together(
  project(),
  cluster(),
  cluster({}, 'practice'),
  deprecatedCluster(),
  flexCluster(),
  serverlessInstance(),
  schedule(),
  compliancePolicy(),
  encryptionAtRest(),
  exportBucket(),
);

/**
 * One configuration with what is special about two examples; undefined if they contradict each other, or have nothing to
 * do with each other. It is a merge of three sides: what an example leaves as plain examples have it, the other decides.
 */
export function mergedExamples(one: Example, other: Example): Example | undefined {
  if (!isPlain(one) || !isPlain(other) || !doShare(one.resources, other.resources)) return undefined;
  const resources = mergedResources(one.resources, other.resources);
  if (resources === undefined) return undefined;
  const before =
    one.before !== undefined && other.before !== undefined
      ? mergedResources(one.before, other.before)
      : (one.before ?? other.before);
  const isChange = one.before !== undefined || other.before !== undefined;
  if (isChange && before === undefined) return undefined;
  return { ...one, ...other, resources, ...(before === undefined ? {} : { before }) };
}

/** Whether an example is a configuration, or one and another that was applied before. */
function isPlain({
  acknowledgements,
  objectives,
  only,
  recorded,
  refreshOnly,
  imports,
  replaced,
}: Example): boolean {
  return [acknowledgements, objectives, only, recorded, refreshOnly, imports, replaced].every(
    (part) => part === undefined,
  );
}

/** Whether two configurations have a resource in common other than the project. */
function doShare(one: Resources, other: Resources): boolean {
  return addressesOf(one).some(([type, name]) => type !== 'mongodbatlas_project' && other[type]?.[name]);
}

function mergedResources(one: Resources, other: Resources): Resources | undefined {
  const all: Record<string, Record<string, Body>> = {};
  for (const [type, name] of [...addressesOf(one), ...addressesOf(other)]) {
    const [body, otherBody] = [one[type]?.[name], other[type]?.[name]];
    const merged =
      body === undefined || otherBody === undefined
        ? (body ?? otherBody)
        : mergedBodies(body, otherBody, PLAIN[type]?.[name] ?? {});
    if (merged === undefined) return undefined;
    all[type] = { ...all[type], [name]: merged };
  }
  return all;
}

function mergedBodies(one: Body, other: Body, plain: Body): Body | undefined {
  const merged: Record<string, unknown> = {};
  for (const attribute of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const [value, otherValue] = [one[attribute], other[attribute]];
    if (isSame(value, plain[attribute])) merged[attribute] = otherValue;
    else if (isSame(otherValue, plain[attribute]) || isSame(value, otherValue)) merged[attribute] = value;
    else return undefined;
  }
  return merged;
}

function addressesOf(resources: Resources): readonly (readonly [type: string, name: string])[] {
  return Object.entries(resources).flatMap(([type, named]) =>
    Object.keys(named).map((name) => [type, name] as const),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
