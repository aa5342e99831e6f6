import type { ActionGraph, ChangeEnd, Estate, Objective } from '../../model';
import { type BuiltEstate, buildEstate } from '../estate/estate';
import { type Json, listMember, member, textMember } from '../json/json';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import { libraryMetadata } from '../metadata/construct-metadata';
import { readObjectives } from '../metadata/objectives';
import { readActionGraph } from './action-graph';
import { rowsEnding } from './change-ends';
import { constructMarksIn } from './construct-marks';
import { PlanModule } from './plan-configuration';
import { refuseOthers } from './plan-format';
import { PlanResources } from './plan-resources';
import { readProviders } from './providers';
import { RawResources } from './raw-resources';

/** What a plan says: the estates before and after, and how much of them the plan shows. */
export interface PlanReading {
  readonly kind: 'plan';
  readonly before: Estate;
  readonly after: Estate;
  /** What an apply of the plan does, and in which order. */
  readonly actionGraph: () => ActionGraph;
  /**
   * The estates if some changes do not end as planned: by address, that of a deposed object with its key behind it.
   */
  readonly ending: (ends: ReadonlyMap<string, ChangeEnd>) => PlannedEstates;
  /** Why resources may be missing from the plan, if it is a partial one. */
  readonly partial: 'targeted' | 'refresh-only' | undefined;
  readonly terraformVersion: string | undefined;
  /** The number of managed resources that the plan lists. */
  readonly resources: number;
  /** What constructs of this library left in the stack's own metadata, in the cdk.tf.json beside the plan. */
  readonly metadata: Json;
  /** The findings that people acknowledged in the stack itself, in that cdk.tf.json. */
  readonly acknowledgements: readonly CarriedAcknowledgement[];
  /** The recovery objectives that its constructs declare. */
  readonly objectives: readonly Objective[];
}

/** What there is before an apply, and after it. */
export interface PlannedEstates {
  readonly before: Estate;
  readonly after: Estate;
}

/**
 * Reads what `terraform show -json` prints of a plan, or `tofu show -json`.
 * @param synth the cdk.tf.json that the plan was made from, for construct paths and what constructs left in it
 * @throws UnreadableInput if it is not a plan, or one that failed
 */
export function readPlan(json: Json, synth?: Json): PlanReading {
  refuseOthers(json);
  const root = new PlanModule(
    member(member(json, 'configuration'), 'root_module'),
    '',
    undefined,
    undefined,
    member(json, 'variables'),
  );
  const raw = new RawResources(root, constructMarksIn(synth));
  const { resources, before, after } = estatesOf(json, root, new PlanResources(raw));
  const metadata = libraryMetadata(member(synth, '//'));
  return {
    kind: 'plan',
    before,
    after,
    actionGraph: once(() => readActionGraph(json, root)),
    ending: (ends) => {
      const rows = rowsEnding(listMember(json, 'resource_changes'), ends);
      return estatesOf({ ...(json as object), resource_changes: rows }, root, new PlanResources(raw));
    },
    partial: partialOf(json, resources),
    terraformVersion: textMember(json, 'terraform_version'),
    resources: resources.managed,
    metadata,
    acknowledgements: readAcknowledgements(metadata, resources.after),
    objectives: readObjectives(metadata),
  };
}

function estatesOf(
  json: Json,
  root: PlanModule,
  resources: PlanResources,
): PlannedEstates & { readonly resources: PlanResources } {
  addAll(json, resources);
  const configuration = member(json, 'configuration');
  const providers = resources.keepsAnything() ? readProviders(configuration) : [];
  const before = buildEstate({
    resources: resources.before,
    configuration: undefined,
    providers: [],
    until: 'apply',
  });
  const after = buildEstate({ resources: resources.after, configuration: root, providers, until: 'apply' });
  pair(resources.pairs, before, after);
  return { resources, before, after };
}

/** What is computed when it is asked for first. */
function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}

function addAll(json: Json, resources: PlanResources): void {
  const changes = member(json, 'resource_changes');
  const state = member(json, 'prior_state');
  if (Array.isArray(changes)) resources.addChanges(changes);
  else resources.addState(state);
  // Terraform says whether a plan is complete since 1.8, OpenTofu does not; both list what stays as it is.
  if (Array.isArray(changes) && member(json, 'complete') !== true) resources.addUntouched(state);
  if (resources.keepsAnything()) resources.addDataSources(state);
}

/** Links each resource of one estate to the same object in the other. */
function pair(pairs: PlanResources['pairs'], before: BuiltEstate, after: BuiltEstate): void {
  for (const [rawBefore, rawAfter] of pairs) {
    const objectBefore = before.byRaw.get(rawBefore);
    const objectAfter = after.byRaw.get(rawAfter);
    if (objectBefore === undefined || objectAfter === undefined) continue;
    (objectBefore as { after: unknown }).after = objectAfter;
    (objectAfter as { before: unknown }).before = objectBefore;
  }
}

function partialOf(json: Json, resources: PlanResources): PlanReading['partial'] {
  if (member(json, 'complete') === false || resources.isTargeted) return 'targeted';
  const isRefreshOnly = !Array.isArray(member(json, 'resource_changes')) && resources.managed > 0;
  return isRefreshOnly ? 'refresh-only' : undefined;
}
