import type { Estate, Objective, Origin, ProviderRequirement, UnknownAttribute } from '../../model';
import { attributesIn } from '../../model/unknown-attribute';
import { ABSENT, known } from '../../model/value';
import { type Sides, linkSides } from '../estate/sides';
import { Evaluator } from '../evaluate/evaluator';
import { type Json, entriesOf, isObject, member, objectsOf, textMember } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import { libraryMetadata } from '../metadata/construct-metadata';
import { readObjectives } from '../metadata/objectives';
import { isAtlasSource } from '../resource/atlas-provider';
import { StackSurroundings } from './stack-surroundings';
import { SynthModule } from './synth-configuration';
import { SynthResources } from './synth-resources';
import { unknownAttributesIn } from './unknown-attributes';

/** A synthesized stack: the estate that it declares. */
export interface SynthReading {
  readonly kind: 'synth';
  readonly after: Estate;
  /** The number of managed resources. */
  readonly resources: number;
  /** What constructs of this library left in the stack's own metadata. */
  readonly metadata: Json;
  /** The findings that people acknowledged in the stack itself. */
  readonly acknowledgements: readonly CarriedAcknowledgement[];
  /** The recovery objectives that its constructs declare. */
  readonly objectives: readonly Objective[];
  /** The attributes of Atlas resources that the provider's schema, as this release knows it, does not have. */
  readonly unknownAttributes: readonly UnknownAttribute[];
}

/**
 * Reads a cdk.tf.json.
 * @throws UnreadableInput if it is not one
 */
export function readSynth(json: Json): SynthReading {
  const { facts, sides } = new SynthInputs([{ json }]).open(0);
  return { ...facts, after: linkSides([sides]).after };
}

/** What a stack says in addition to its estate. */
export type SynthFacts = Omit<SynthReading, 'after'>;

/** A stack whose resources are read, and not linked yet. */
export interface OpenedSynth {
  readonly facts: SynthFacts;
  readonly sides: Sides;
}

/** A cdk.tf.json, and which of several it is; undefined where it is the only one. */
export interface SynthInput {
  readonly json: Json;
  readonly origin?: Origin | undefined;
}

/** Stacks that are read together: each may refer to the outputs of the others. */
export class SynthInputs {
  private readonly modules: readonly SynthModule[];
  private readonly surroundings: StackSurroundings;
  private readonly evaluator: Evaluator;

  constructor(private readonly stacks: readonly SynthInput[]) {
    this.modules = stacks.map(({ json }) => new SynthModule(json));
    this.surroundings = new StackSurroundings(
      stacks.map(({ origin }, index) => ({ origin, configuration: this.modules[index] })),
    );
    this.evaluator = new Evaluator(this.surroundings);
  }

  /**
   * Reads one of the stacks, to be linked together with the others.
   * @throws UnreadableInput if it is not a cdk.tf.json
   */
  open(index: number): OpenedSynth {
    const { json, origin } = this.stacks[index] ?? { json: undefined };
    const module = this.modules[index] ?? new SynthModule(json);
    rejectOthers(json);
    const stack = new SynthResources(json, module, this.evaluator, origin);
    this.surroundings.add(stack, origin);
    const resources = stack.read();
    const metadata = libraryMetadata(member(json, '//'));
    return {
      facts: {
        kind: 'synth',
        resources: resources.filter(({ mode }) => mode === 'managed').length,
        metadata,
        acknowledgements: readAcknowledgements(metadata, resources),
        objectives: readObjectives(metadata, origin),
        unknownAttributes: attributesIn(origin, unknownAttributesIn(json)),
      },
      sides: {
        after: {
          resources,
          configuration: module,
          providers: readProviders(json, origin),
          until: 'plan',
          origin,
        },
        pairs: [],
      },
    };
  }
}

const SECTIONS = [
  'resource',
  'data',
  'terraform',
  'provider',
  'module',
  'variable',
  'output',
  'locals',
  '//',
];

function rejectOthers(json: Json): void {
  if (!isObject(json)) throw new UnreadableInput('this is not a cdk.tf.json: it is not a JSON object');
  if (Object.hasOwn(json, 'planned_values') || Object.hasOwn(json, 'resource_changes'))
    throw new UnreadableInput('this is a plan; review it with: atlas-backup review');
  if (!SECTIONS.some((section) => typeof member(json, section) === 'object'))
    throw new UnreadableInput(
      'this is not a cdk.tf.json: it has no block of Terraform, such as resource or provider',
    );
}

function readProviders(json: Json, origin: Origin | undefined): ProviderRequirement[] {
  return objectsOf(member(json, 'terraform'))
    .flatMap((block) => objectsOf(block['required_providers']))
    .flatMap((providers) => entriesOf(providers))
    .filter(([name, requirement]) => isAtlasSource(textMember(requirement, 'source'), name))
    .map(([name, requirement]) => {
      const version = typeof requirement === 'string' ? requirement : textMember(requirement, 'version');
      return {
        address: `provider.${name}`,
        constraint: version === undefined ? ABSENT : known(version),
        ...(origin === undefined ? {} : { origin }),
      };
    });
}
