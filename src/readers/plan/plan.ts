import type {
  ActionGraph,
  ChangeEnd,
  Drift,
  Estate,
  NotReviewed,
  Objective,
  Origin,
  PlannedLiterals,
  UnknownAttribute,
} from '../../model';
import { attributesIn } from '../../model/unknown-attribute';
import type { EstateInput } from '../estate/estate';
import { plannedLiterals } from '../estate/planned-literals';
import { type Sides, linkSides } from '../estate/sides';
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
import { droppedAttributes, unknownAttributesOf } from './plan-values';
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
  /** The attributes of Atlas resources that the provider's schema, as this release knows it, does not have. */
  readonly unknownAttributes: readonly UnknownAttribute[];
  readonly terraformVersion: string | undefined;
  /** The number of managed resources that the plan lists. */
  readonly resources: number;
  /** What constructs of this library wrote into the stack's metadata, in the cdk.tf.json next to the plan. */
  readonly metadata: Json;
  /** The findings that people acknowledged in the stack itself, in that cdk.tf.json. */
  readonly acknowledgements: readonly CarriedAcknowledgement[];
  /** The recovery objectives that its constructs declare. */
  readonly objectives: readonly Objective[];
  /** What it has for the attributes of resources, after the changes. */
  readonly planned: PlannedLiterals;
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
  const { facts, sides } = openPlan(json, { synth });
  return { ...facts, ...planned(sides), planned: plannedLiterals([sides]) };
}

/** What a plan says in addition to its estates. */
export type PlanFacts = Omit<PlanReading, 'before' | 'after' | 'drift' | 'planned'>;

/** A plan whose resources are read, and not linked yet. */
export interface OpenedPlan {
  readonly facts: PlanFacts;
  readonly sides: Sides;
}

/** How an input is opened. */
export interface OpenOptions {
  /** The cdk.tf.json that a plan was made from. */
  readonly synth?: Json;
  /** Which of several inputs it is; undefined where it is the only one. */
  readonly origin?: Origin | undefined;
}

/**
 * Reads a plan, to be linked together with other inputs.
 * @throws UnreadableInput as `readPlan` does
 */
export function openPlan(json: Json, { synth, origin }: OpenOptions = {}): OpenedPlan {
  const envelope = readEnvelope(json);
  const { plan } = envelope;
  const unknownAttributes = unknownAttributesOf(envelope);
  const marks = constructMarksIn(synth);
  const configuration = member(member(plan, 'configuration'), 'root_module');
  const root = new PlanModule(configuration, '', undefined, undefined, member(plan, 'variables'));
  const raw = new RawResources(root, marks, origin);
  const unlisted = unlistedIn(envelope).filter(({ row }) => isLookedAt(row));
  const { resources, sides } = sidesOfPlan(envelope, unlisted, root, raw, origin);
  const metadata = libraryMetadata(member(synth, '//'));
  return {
    facts: {
      kind: 'plan',
      actionGraph: once(() => readActionGraph(plan, root)),
      ending: (ends, leftOut) => {
        const { changes } = envelope;
        const rows = changes === undefined ? undefined : rowsEnding(changes, ends, leftOut);
        return planned(sidesOfPlan({ ...envelope, changes: rows }, unlisted, root, raw, origin).sides);
      },
      partial: partialOf(envelope, unlisted, resources),
      notReviewed: notReviewedIn(envelope, unlisted),
      unknownAttributes: attributesIn(origin, [
        ...unknownAttributes.values(),
        // The configuration of a destroy plan is not applied.
        ...(resources.keepsAnything() ? droppedAttributes(configuration, unknownAttributes, marks) : []),
      ]),
      terraformVersion: textMember(plan, 'terraform_version'),
      resources: resources.managed,
      metadata,
      acknowledgements: readAcknowledgements(metadata, resources.after),
      objectives: readObjectives(metadata, origin),
    },
    sides: {
      ...sides,
      drift: driftOf(plan, new PlanResources(raw), { configuration: root, origin, providers: [] }),
    },
  };
}

/** The estates of a plan, which has something before and after it. */
function planned(sides: Sides): PlannedEstates & Pick<PlanReading, 'drift'> {
  const { before, ...others } = linkSides([sides]);
  if (before === undefined) throw new Error('a plan has something before it');
  return { ...others, before };
}

function sidesOfPlan(
  envelope: PlanEnvelope,
  unlisted: readonly StateRow[],
  root: PlanModule,
  raw: RawResources,
  origin: Origin | undefined,
): { readonly resources: PlanResources; readonly sides: Sides } {
  const resources = new PlanResources(raw);
  addAll(envelope, unlisted, resources);
  const providers = resources.keepsAnything()
    ? readProviders(member(envelope.plan, 'configuration'), origin)
    : [];
  return { resources, sides: sidesOf(resources, { configuration: root, origin, providers }) };
}

type WithoutResources = Pick<EstateInput, 'configuration' | 'origin' | 'providers'>;

/** Before a plan, its configuration is not yet in force: what links resources there are their values. */
function sidesOf(
  { before, after, pairs }: PlanResources,
  input: WithoutResources,
): Omit<Sides, 'drift'> & Required<Pick<Sides, 'before'>> {
  return {
    before: { ...input, resources: before, configuration: undefined, providers: [], until: 'apply' },
    after: { ...input, resources: after, until: 'apply' },
    pairs,
  };
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
function driftOf(plan: Json, resources: PlanResources, input: WithoutResources): Sides['drift'] {
  const rows = listMember(plan, 'resource_drift').filter(isLookedAt);
  if (rows.length === 0) return undefined;
  resources.addDrift(rows);
  const sides = sidesOf(resources, input);
  return { ...sides, before: { ...sides.before, configuration: input.configuration } };
}

function partialOf(
  { plan, changes }: PlanEnvelope,
  unlisted: readonly StateRow[],
  resources: PlanResources,
): PlanReading['partial'] {
  if (member(plan, 'complete') === false || unlisted.length > 0) return 'targeted';
  return changes === undefined && resources.managed > 0 ? 'refresh-only' : undefined;
}
