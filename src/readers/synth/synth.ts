import {
  ABSENT,
  type Estate,
  type Objective,
  type ProviderRequirement,
  type UnknownAttribute,
  known,
} from '../../model';
import { buildEstate } from '../estate/estate';
import { type Json, entriesOf, isObject, member, objectsOf, textMember } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import { libraryMetadata } from '../metadata/construct-metadata';
import { readObjectives } from '../metadata/objectives';
import { isAtlasSource } from '../resource/atlas-provider';
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
  rejectOthers(json);
  const module = new SynthModule(json);
  const resources = new SynthResources(json, module).read();
  const metadata = libraryMetadata(member(json, '//'));
  return {
    kind: 'synth',
    after: buildEstate({
      resources,
      configuration: module,
      providers: readProviders(json),
      until: 'plan',
    }),
    resources: resources.filter(({ mode }) => mode === 'managed').length,
    metadata,
    acknowledgements: readAcknowledgements(metadata, resources),
    objectives: readObjectives(metadata),
    unknownAttributes: unknownAttributesIn(json),
  };
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

function readProviders(json: Json): ProviderRequirement[] {
  return objectsOf(member(json, 'terraform'))
    .flatMap((block) => objectsOf(block['required_providers']))
    .flatMap((providers) => entriesOf(providers))
    .filter(([name, requirement]) => isAtlasSource(textMember(requirement, 'source'), name))
    .map(([name, requirement]) => {
      const version = typeof requirement === 'string' ? requirement : textMember(requirement, 'version');
      return { address: `provider.${name}`, constraint: version === undefined ? ABSENT : known(version) };
    });
}
