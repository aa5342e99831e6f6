import type { ActionGraph, ChangeEnd, Drift, Estate, NotReviewed, Objective } from '../../model';
import { type BuiltEstate, buildEstate } from '../estate/estate';
import { type Json, listMember, member, textMember } from '../json/json';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import { libraryMetadata } from '../metadata/construct-metadata';
import { readObjectives } from '../metadata/objectives';
import { readActionGraph } from './action-graph';
import { rowsEnding } from './change-ends';
import { constructMarksIn } from './construct-marks';
import { isLookedAt } from './looked-at';
import { notReviewedIn } from './not-reviewed';
import { once } from './once';
import { PlanModule } from './plan-configuration';
import { type PlanEnvelope, readEnvelope, unlistedIn } from './plan-envelope';
import { PlanResources } from './plan-resources';
import { readProviders } from './providers';
import { RawResources } from './raw-resources';
import type { StateRow } from './state';

/** A plan: the estates before and after it, and how much of them it shows. */
export interface PlanReading {
  readonly kind: 'plan';
  readonly before: Estate;
  readonly after: Estate;
  /** What an apply of the plan does, and in which order. */
  readonly actionGraph: () => ActionGraph;
  /**
   * The estates if some changes do not end as planned: by address, that of a deposed object with its key behind it.
   * What is left out is in neither of them.
   */
  readonly ending: (ends: ReadonlyMap<string, ChangeEnd>, leftOut?: ReadonlySet<string>) => PlannedEstates;
  /** What was changed outside of Terraform since the last apply; undefined if nothing was. */
  readonly drift: Drift | undefined;
  /** Why resources may be missing from the plan, if it is a partial one. */
  readonly partial: 'targeted' | 'refresh-only' | undefined;
  /** The parts of the plan that no rule looks at. */
  readonly notReviewed: readonly NotReviewed[];
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
 * @throws UnreadableInput if it is not a plan, if it failed, or if Terraform and OpenTofu do not write such a plan: one
 * line with the path in the plan, the problem there, and what to do
 */
export function readPlan(json: Json, synth?: Json): PlanReading {
  const envelope = readEnvelope(json);
  const { plan } = envelope;
  const root = new PlanModule(
    member(member(plan, 'configuration'), 'root_module'),
    '',
    undefined,
    undefined,
    member(plan, 'variables'),
  );
  const raw = new RawResources(root, constructMarksIn(synth));
  const unlisted = unlistedIn(envelope).filter(({ row }) => isLookedAt(row));
  const { resources, before, after } = estatesOf(envelope, unlisted, root, raw);
  const metadata = libraryMetadata(member(synth, '//'));
  return {
    kind: 'plan',
    before,
    after,
    actionGraph: once(() => readActionGraph(plan, root)),
    ending: (ends, leftOut) => {
      const { changes } = envelope;
      const rows = changes === undefined ? undefined : rowsEnding(changes, ends, leftOut);
      return estatesOf({ ...envelope, changes: rows }, unlisted, root, raw);
    },
    drift: driftOf(plan, new PlanResources(raw), root),
    partial: partialOf(envelope, unlisted, resources),
    notReviewed: notReviewedIn(envelope, unlisted),
    terraformVersion: textMember(plan, 'terraform_version'),
    resources: resources.managed,
    metadata,
    acknowledgements: readAcknowledgements(metadata, resources.after),
    objectives: readObjectives(metadata),
  };
}

function estatesOf(
  envelope: PlanEnvelope,
  unlisted: readonly StateRow[],
  root: PlanModule,
  raw: RawResources,
): PlannedEstates & { readonly resources: PlanResources } {
  const resources = new PlanResources(raw);
  addAll(envelope, unlisted, resources);
  const providers = resources.keepsAnything() ? readProviders(member(envelope.plan, 'configuration')) : [];
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

function addAll(
  { plan, changes }: PlanEnvelope,
  unlisted: readonly StateRow[],
  resources: PlanResources,
): void {
  const state = member(plan, 'prior_state');
  if (changes === undefined) resources.addState(state);
  else resources.addChanges(changes);
  resources.addUntouched(unlisted);
  if (resources.keepsAnything()) resources.addDataSources(state);
}

/** What the refresh before the plan found to be changed outside of Terraform. */
function driftOf(plan: Json, resources: PlanResources, root: PlanModule): Drift | undefined {
  const rows = listMember(plan, 'resource_drift').filter(isLookedAt);
  if (rows.length === 0) return undefined;
  resources.addDrift(rows);
  const before = buildEstate({
    resources: resources.before,
    configuration: root,
    providers: [],
    until: 'apply',
  });
  const after = buildEstate({
    resources: resources.after,
    configuration: root,
    providers: [],
    until: 'apply',
  });
  pair(resources.pairs, before, after);
  return { before, after };
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

function partialOf(
  { plan, changes }: PlanEnvelope,
  unlisted: readonly StateRow[],
  resources: PlanResources,
): PlanReading['partial'] {
  if (member(plan, 'complete') === false || unlisted.length > 0) return 'targeted';
  return changes === undefined && resources.managed > 0 ? 'refresh-only' : undefined;
}
