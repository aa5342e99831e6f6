import {
  type Estate,
  type Existence,
  METADATA,
  type Objective,
  type ProviderRequirement,
  ABSENT,
  known,
} from '../../model';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import type { Attributes } from '../resource/attributes';
import { buildEstate } from '../estate/estate';
import { type Surroundings, Evaluator } from '../evaluate/evaluate';
import { type Json, entriesOf, isObject, listMember, member, textMember } from '../json/json';
import { readObjectives } from '../metadata/objectives';
import { UnreadableInput } from '../json/problem';
import { type RawResource, type Scope, keyInAddress } from '../resource/raw-resource';
import { ignoredOf, SynthAttributes } from './synth-attributes';
import { SynthModule, blocksOf, objectsOf } from './synth-configuration';
import { type Expression, isTemplate } from '../expression/expression';
import { toExpression } from '../resource/configuration';

/** What a synthesized stack says: the estate that it asks for. */
export interface SynthReading {
  readonly kind: 'synth';
  readonly after: Estate;
  /** How many resources there are, data sources aside. */
  readonly resources: number;
  /** What constructs of this library left in the stack's own metadata. */
  readonly metadata: Json;
  /** What people have acknowledged in the stack itself. */
  readonly acknowledgements: readonly CarriedAcknowledgement[];
  /** What its constructs need of their backups. */
  readonly objectives: readonly Objective[];
}

/**
 * Reads a cdk.tf.json.
 * @throws UnreadableInput where it is not one
 */
export function readSynth(json: Json): SynthReading {
  if (!isObject(json)) throw new UnreadableInput('this is no cdk.tf.json: it is not a JSON object');
  if (Object.hasOwn(json, 'planned_values') || Object.hasOwn(json, 'resource_changes'))
    throw new UnreadableInput('this is a plan; look at it with: atlas-backup review');
  if (!isConfiguration(json))
    throw new UnreadableInput(
      'this is no cdk.tf.json: it has neither resources nor any other block of Terraform',
    );
  const module = new SynthModule(json);
  const resources = new SynthResources(json, module).read();
  const metadata = marksIn(member(json, '//'));
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
  };
}

/** What this library left in a comment. Of a resource CDKTF itself writes `"//".metadata` anew, so it stands beside it. */
export function marksIn(comment: Json): Json {
  return member(comment, METADATA) ?? member(member(comment, 'metadata'), METADATA);
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

function isConfiguration(json: Json): boolean {
  return SECTIONS.some((section) => typeof member(json, section) === 'object');
}

/** The instances of a configuration's blocks, as far as count and for_each can be worked out. */
class SynthResources implements Surroundings {
  private readonly evaluator = new Evaluator(this);
  private readonly bodies = new Map<string, { readonly json: Json; readonly scope: Scope }>();
  private readonly blocks = new Map<string, Json>();
  private readonly imported: ReadonlySet<string>;

  constructor(
    private readonly json: Json,
    private readonly module: SynthModule,
  ) {
    this.imported = new Set(
      [
        ...listMember(json, 'import'),
        ...objectsOf(isObject(member(json, 'import')) ? member(json, 'import') : []),
      ].flatMap((block) => {
        const to = textMember(block, 'to');
        return to === undefined ? [] : [to.replace(/^\$\{(.*)\}$/, '$1')];
      }),
    );
  }

  body(address: string): { readonly json: Json; readonly scope: Scope } | undefined {
    return this.bodies.get(address);
  }

  hasBlock(id: string): boolean {
    return this.module.block(id) !== undefined;
  }

  local(name: string): Json {
    return this.module.localValue(name);
  }

  read(): RawResource[] {
    const found: {
      readonly address: string;
      readonly mode: RawResource['mode'];
      readonly type: string;
      readonly name: string;
      readonly body: Json;
      readonly scope: Scope;
    }[] = [];
    for (const [type, name, body] of blocksOf(member(this.json, 'resource')))
      this.blocks.set(`${type}.${name}`, body);
    // First all bodies, so that values can be worked out across resources; then what is in them.
    for (const mode of ['managed', 'data'] as const)
      for (const [type, name, body] of blocksOf(member(this.json, mode === 'data' ? 'data' : 'resource'))) {
        const block = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
        for (const scope of this.instances(block, body)) {
          const address = block + keyInAddress(scope.key);
          found.push({ address, mode, type, name, body, scope });
          if (mode === 'managed') this.bodies.set(address, { json: body, scope });
        }
      }
    return found.map(({ address, mode, type, name, body, scope }) => {
      const metadata = member(member(body, '//'), 'metadata');
      return {
        address,
        mode,
        type,
        name,
        module: '',
        key: scope.key,
        attributes: this.attributes(body, scope),
        scope,
        constructPath: constructPath(metadata),
        existence: this.existence(address),
        change: undefined,
        metadata: marksIn(member(body, '//')),
      };
    });
  }

  private attributes(body: Json, scope: Scope): Attributes {
    return new SynthAttributes('', body, scope, this.evaluator, ignoredOf(body));
  }

  private existence(address: string): Existence {
    return this.imported.has(address) ? 'existing' : 'unknown';
  }

  /** One scope for each instance; a single one without a key where their number is not known. */
  private instances(block: string, body: Json, depth = 0): Scope[] {
    const whole: Scope = {
      module: '',
      configuration: this.module,
      block: this.module.block(block),
      key: undefined,
    };
    const count = this.evaluator.value(member(body, 'count'), whole);
    if (count.kind === 'known') {
      const { json } = count.value;
      // Of a list, Number() would go through all that is in it.
      const number = typeof json === 'object' ? NaN : Number(json);
      if (Number.isInteger(number) && number >= 0 && number <= MOST_INSTANCES)
        return Array.from({ length: number }, (_, key) => ({ ...whole, key }));
    }
    const chained = this.chained(member(body, 'for_each'), depth);
    if (chained !== undefined) return chained.map((part) => ({ ...whole, ...part }));
    const forEach = this.evaluator.value(member(body, 'for_each'), whole);
    if (forEach.kind !== 'known') return [whole];
    const { json } = forEach.value;
    if (Array.isArray(json)) {
      const keys = json.filter((item) => typeof item !== 'object').map(String);
      return keys.length < json.length || keys.some(isTemplate)
        ? [whole]
        : [...new Set(keys)].map((key) => ({ ...whole, key, eachValue: literal(key) }));
    }
    return isObject(json)
      ? Object.entries(json).map(([key, value]) => ({ ...whole, key, eachValue: toExpression(value) }))
      : [whole];
  }

  /** The instances of a resource that a for_each goes over as a whole: each has the key of one, and that one as its value. */
  private chained(forEach: Json, depth: number): Required<Pick<Scope, 'key' | 'eachValue'>>[] | undefined {
    if (typeof forEach !== 'string' || depth > LONGEST_CHAIN) return undefined;
    const of = toExpression(forEach);
    const id =
      of.kind === 'access' && of.of.kind === 'name' && of.step.kind === 'attribute'
        ? `${of.of.name}.${of.step.name}`
        : '';
    const body = this.blocks.get(id);
    if (member(body, 'for_each') === undefined) return undefined;
    const scopes = this.instances(id, body, depth + 1);
    return scopes.some(({ key }) => typeof key !== 'string')
      ? undefined
      : scopes.map(({ key }) => ({
          key,
          eachValue: { kind: 'access', of, step: { kind: 'index', index: literal(String(key)) } },
        }));
  }
}

/** Longer chains of resources that go over each other's instances are circles. */
const LONGEST_CHAIN = 20;

/** A count beyond this is a mistake, or an attack on this program's memory. */
const MOST_INSTANCES = 10_000;

function literal(value: string): Expression {
  return { kind: 'literal', value };
}

/** The path of the construct that a person wrote: the one around the inner resource. */
function constructPath(metadata: Json): string | undefined {
  return textMember(metadata, 'path')?.replace(/\/Resource$/, '');
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

/** Whether a provider is MongoDB Atlas': by its source, or by its name where no source is given. */
export function isAtlasSource(source: string | undefined, name: string): boolean {
  return source === undefined ? name === 'mongodbatlas' : /(^|\/)mongodb\/mongodbatlas$/i.test(source);
}
