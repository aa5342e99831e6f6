import type {
  Action,
  ActionGraph,
  Change,
  Estate,
  Existence,
  Objective,
  ProviderRequirement,
} from '../../model';
import { ABSENT, known } from '../../model';
import { type CarriedAcknowledgement, readAcknowledgements } from '../metadata/acknowledgements';
import type { Written } from '../resource/configuration';
import { type BuiltEstate, buildEstate } from '../estate/estate';
import { marks } from '../resource/attributes';
import { type Json, entriesOf, isObject, listMember, member, textMember } from '../json/json';
import { readActionGraph } from './action-graph';
import { readObjectives } from '../metadata/objectives';
import { type BlockExpressions, PlanAttributes, UNCLEAR, writtenAs } from './plan-attributes';
import { PlanModule, moduleAt } from './plan-configuration';
import { UnreadableInput } from '../json/problem';
import { type RawResource, type Scope, blockOf } from '../resource/raw-resource';
import { isAtlasSource, marksIn } from '../synth/synth';
import { resourcesOf } from './state';
import { blocksOf } from '../synth/synth-configuration';

/** What a plan says: what there is, what there will be, and how much of it the plan shows. */
export interface PlanReading {
  readonly kind: 'plan';
  readonly before: Estate;
  readonly after: Estate;
  /** What an apply does, and in which order. */
  actionGraph(): ActionGraph;
  /** Why resources may be missing from the plan, where it is a partial one. */
  readonly partial: 'targeted' | 'refresh-only' | undefined;
  readonly terraformVersion: string | undefined;
  /** How many managed resources the plan lists. */
  readonly resources: number;
  /** What constructs of this library left in the stack's own metadata, in the cdk.tf.json beside the plan. */
  readonly metadata: Json;
  /** What people have acknowledged in the stack itself, as that cdk.tf.json has it. */
  readonly acknowledgements: readonly CarriedAcknowledgement[];
  /** What its constructs need of their backups. */
  readonly objectives: readonly Objective[];
}

/**
 * Reads what `terraform show -json` prints of a plan, or `tofu show -json`.
 * @param synth the cdk.tf.json that the plan was made of, for construct paths and what constructs left in it
 * @throws UnreadableInput where it is not a plan, or one that failed
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
  const reader = new PlanResources(root, marksOf(synth));
  const changes = member(json, 'resource_changes');
  if (Array.isArray(changes)) for (const change of deposedLast(changes as Json[])) reader.addChange(change);
  else reader.addState(member(json, 'prior_state'), 'managed');
  // Terraform says whether a plan is complete since 1.8, OpenTofu does not; both list what stays as it is.
  if (Array.isArray(changes) && member(json, 'complete') !== true)
    reader.addUntouched(member(json, 'prior_state'));
  if (reader.keepsAnything()) reader.addState(member(json, 'prior_state'), 'data');

  const providers = reader.keepsAnything() ? readProviders(member(json, 'configuration')) : [];
  const before = buildEstate({
    resources: reader.before,
    configuration: undefined,
    providers: [],
    until: 'apply',
  });
  const after = buildEstate({ resources: reader.after, configuration: root, providers, until: 'apply' });
  pair(reader.pairs, before, after);
  const metadata = marksIn(member(synth, '//'));
  return {
    kind: 'plan',
    before,
    after,
    actionGraph: once(() => readActionGraph(json, root)),
    partial: partialOf(json, reader),
    terraformVersion: textMember(json, 'terraform_version'),
    resources: reader.managed,
    metadata,
    acknowledgements: readAcknowledgements(metadata, reader.after),
    objectives: readObjectives(metadata),
  };
}

/** What is made when it is asked for first. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What an interrupted replacement left behind comes last, so that a name means the one that is current. */
function deposedLast(changes: readonly Json[]): readonly Json[] {
  const isDeposed = (row: Json): boolean => member(row, 'deposed') !== undefined;
  return changes.some(isDeposed)
    ? [...changes.filter((row) => !isDeposed(row)), ...changes.filter(isDeposed)]
    : changes;
}

/** What can be known of an address from the cdk.tf.json beside a plan. */
type Marks = ReadonlyMap<string, { readonly constructPath: string | undefined; readonly metadata: Json }>;

/** The prefixes of what a rule may look at; anything else stays where it is. */
const LOOKED_AT =
  /^(?:mongodbatlas_|aws_(?:iam|kms|s3)_|azurerm_(?:key_vault|storage|role_assignment)|google_(?:kms|storage|project_iam))/;

class PlanResources {
  readonly before: RawResource[] = [];
  readonly after: RawResource[] = [];
  readonly pairs: (readonly [RawResource, RawResource])[] = [];
  managed = 0;
  /** Whether the state has what the plan does not list: it was made with -target. */
  isTargeted = false;
  private kept = 0;
  private readonly listed = new Set<string>();
  private readonly scopes = new Map<
    string,
    { readonly module: PlanModule | undefined; readonly isNull: (expression: Json) => boolean }
  >();

  constructor(
    private readonly root: PlanModule,
    private readonly marks: Marks,
  ) {}

  addChange(row: Json): void {
    const change = readChange(row);
    const mode = member(row, 'mode') === 'data' ? 'data' : 'managed';
    if (change === undefined) return;
    if (mode === 'managed') {
      this.managed += 1;
      this.listed.add(textMember(row, 'address') ?? '');
      if (change.action !== 'delete' && change.action !== 'forget') this.kept += 1;
    }
    const type = textMember(row, 'type');
    if (type === undefined || !LOOKED_AT.test(type)) return;
    const values = member(row, 'change');
    const [old, planned] = [member(values, 'before'), member(values, 'after')];
    const [fate, origin] = this.partsOf(row, change);
    const isThere = isObject(old) && fate.action !== 'create';
    const remains = isObject(planned) && origin.action !== 'delete' && origin.action !== 'forget';
    const existenceOf = ({ action }: Change): Existence => (action === 'create' ? 'new' : 'existing');
    const was = isThere
      ? this.resource(row, mode, fate, existenceOf(fate), old, undefined, member(values, 'before_sensitive'))
      : undefined;
    const is = remains
      ? this.resource(
          row,
          mode,
          origin,
          existenceOf(origin),
          planned,
          member(values, 'after_unknown') ?? {},
          member(values, 'after_sensitive'),
        )
      : undefined;
    if (was !== undefined) this.before.push(was);
    if (is !== undefined) this.after.push(is);
    if (was !== undefined && is !== undefined && fate === origin) this.pairs.push([was, is]);
  }

  /**
   * What becomes of the old one, and where the new one comes from: the same change, but where the old one is only
   * forgotten and lives on beside the new one.
   */
  private partsOf(row: Json, change: Change): readonly [fate: Change, origin: Change] {
    if (change.action !== 'replace' || !listMember(member(row, 'change'), 'actions').includes('forget'))
      return [change, change];
    return [
      { ...change, action: 'forget' },
      { ...change, action: 'create' },
    ];
  }

  /**
   * What a targeted plan does not list: it is there before, and the plan leaves it alone. What will be of it is for the
   * next plan to say, so it stands in the estate before alone.
   */
  addUntouched(state: Json): void {
    for (const { row, module } of resourcesOf(state)) {
      const type = textMember(row, 'type') ?? '';
      if (member(row, 'mode') === 'data' || !LOOKED_AT.test(type)) continue;
      if (this.listed.has(textMember(row, 'address') ?? '') || member(row, 'deposed_key') !== undefined)
        continue;
      this.isTargeted = true;
      this.before.push(this.resourceOfState(row, module, 'managed'));
    }
  }

  /** The resources of a state, as they are: all that a refresh-only plan has, and the data that was read for any plan. */
  addState(state: Json, mode: RawResource['mode']): void {
    for (const { row, module } of resourcesOf(state)) {
      const type = textMember(row, 'type');
      if ((member(row, 'mode') === 'data') !== (mode === 'data') || type === undefined) continue;
      if (mode === 'managed') {
        this.managed += 1;
        this.kept += 1;
      }
      if (!LOOKED_AT.test(type)) continue;
      const raw = (): RawResource => this.resourceOfState(row, module, mode);
      const [was, is] = [raw(), raw()];
      this.after.push(is);
      if (mode === 'managed') {
        this.before.push(was);
        this.pairs.push([was, is]);
      }
    }
  }

  private resourceOfState(row: Json, module: string, mode: RawResource['mode']): RawResource {
    return this.resource(
      { ...(row as object), module_address: module },
      mode,
      mode === 'managed' ? PLAIN_CHANGES['no-op'] : undefined,
      'existing',
      member(row, 'values'),
      undefined,
      member(row, 'sensitive_values'),
    );
  }

  /** Whether any managed resource is left after the plan: a destroy plan's configuration is not to be judged. */
  keepsAnything(): boolean {
    return this.kept > 0 || this.managed === 0;
  }

  private resource(
    row: Json,
    mode: RawResource['mode'],
    change: Change | undefined,
    existence: Existence,
    values: Json,
    unknown: Json,
    sensitive: Json,
  ): RawResource {
    const type = textMember(row, 'type') ?? '';
    const name = textMember(row, 'name') ?? '';
    const module = textMember(row, 'module_address') ?? '';
    const index = member(row, 'index');
    const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
    const deposed = textMember(row, 'deposed');
    const address = textMember(row, 'address') ?? '';
    // The address of an only instance in the root module is that of its block.
    const isBlock = module === '' && key === undefined && mode === 'managed' && address !== '';
    const block = isBlock ? address : blockOf({ mode, type, name });
    const { scope, expressions, isNull } = this.configurationOf(module, block, key);
    // A cdk.tf.json has blocks of the root module, not their instances.
    const mark = module === '' ? this.marks.get(block) : undefined;
    return {
      address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
      mode,
      type,
      name,
      module,
      key,
      attributes: new PlanAttributes(
        '',
        values,
        unknown,
        marks(sensitive) ? sensitive : undefined,
        unknown === undefined ? UNCLEAR : expressions,
        isNull,
      ),
      scope,
      constructPath: mark?.constructPath,
      existence,
      change,
      metadata: mark?.metadata,
    };
  }

  private configurationOf(
    module: string,
    block: string,
    key: string | number | undefined,
  ): { scope: Scope; expressions: BlockExpressions; isNull: (expression: Json) => boolean } {
    let known = this.scopes.get(module);
    if (known === undefined) {
      const configuration = moduleAt(this.root, module);
      known = {
        module: configuration,
        isNull: (expression) =>
          configuration !== undefined && isNullIn(configuration, writtenAs(expression), 0),
      };
      this.scopes.set(module, known);
    }
    const { module: configuration, isNull } = known;
    const found = configuration?.block(block);
    return {
      scope: { module, configuration, block: found, key },
      expressions: found === undefined ? UNCLEAR : { kind: 'expressions', expressions: found.expressions },
      isNull,
    };
  }
}

/** A chain of variables through modules is never this long. */
const LONGEST = 20;

/** Whether an expression is nothing but a variable that is null: an attribute set to that counts as left out. */
function isNullIn(module: PlanModule, expression: Written, depth: number): boolean {
  if (expression.kind === 'nothing') return false;
  if (expression.kind === 'constant') return expression.value === null;
  const references =
    expression.kind === 'references'
      ? expression.references
      : expression.kind === 'expression'
        ? [expression.expression]
        : [];
  const [reference, ...others] = references;
  if (depth > LONGEST || others.length > 0 || reference?.kind !== 'access') return false;
  const { of, step } = reference;
  if (of.kind !== 'name' || of.name !== 'var' || step.kind !== 'attribute') return false;
  const { call, parent } = module;
  if (call === undefined || parent === undefined) return module.variable(step.name).kind === 'absent';
  const input = call.input(step.name);
  return input.kind === 'nothing'
    ? module.variable(step.name).kind === 'absent'
    : isNullIn(parent, input, depth + 1);
}

function plainChange(action: Action): Change {
  return {
    action,
    createBeforeDestroy: false,
    importing: false,
    movedFrom: undefined,
    reason: undefined,
    replacedFor: [],
  };
}

/** Changes of which there is no more to say than what they are: nearly all of them, so there is one of each. */
const PLAIN_CHANGES: Readonly<Record<Action, Change>> = {
  create: plainChange('create'),
  update: plainChange('update'),
  replace: plainChange('replace'),
  delete: plainChange('delete'),
  forget: plainChange('forget'),
  'no-op': plainChange('no-op'),
  read: plainChange('read'),
};

function readChange(row: Json): Change | undefined {
  const change = member(row, 'change');
  const actions = listMember(change, 'actions').filter((action) => typeof action === 'string');
  const action = actionOf(actions);
  if (action === undefined) return undefined;
  const importing = isObject(member(change, 'importing'));
  const movedFrom = textMember(row, 'previous_address');
  const reason = textMember(row, 'action_reason');
  const paths = listMember(change, 'replace_paths');
  const isPlain = actions.length === 1 && !importing && paths.length === 0;
  if (isPlain && movedFrom === undefined && reason === undefined) return PLAIN_CHANGES[action];
  return {
    action,
    createBeforeDestroy: actions.length > 1 && actions[0] === 'create',
    importing,
    movedFrom,
    reason,
    replacedFor: paths.map((path) =>
      (Array.isArray(path) ? (path as Json[]) : [path])
        .filter((step) => typeof step === 'string' || typeof step === 'number')
        .join('.'),
    ),
  };
}

const ACTIONS: readonly Action[] = ['create', 'update', 'delete', 'forget', 'no-op', 'read'];

function actionOf(actions: readonly string[]): Action | undefined {
  if (actions.length > 1) return 'replace';
  return ACTIONS.find((action) => action === actions[0]);
}

/** Lets each resource of one estate know the same one in the other. */
function pair(pairs: PlanResources['pairs'], before: BuiltEstate, after: BuiltEstate): void {
  for (const [old, planned] of pairs) {
    const [was, is] = [before.byRaw.get(old), after.byRaw.get(planned)];
    if (was === undefined || is === undefined) continue;
    (was as { after: unknown }).after = is;
    (is as { before: unknown }).before = was;
  }
}

function partialOf(json: Json, reader: PlanResources): PlanReading['partial'] {
  if (member(json, 'complete') === false || reader.isTargeted) return 'targeted';
  const isRefreshOnly = !Array.isArray(member(json, 'resource_changes')) && reader.managed > 0;
  return isRefreshOnly ? 'refresh-only' : undefined;
}

/** Aliases, and modules that do not share a provider, each have an entry: all of their constraints hold together. */
function readProviders(configuration: Json): ProviderRequirement[] {
  const found = new Map<string, Set<string>>();
  for (const [key, config] of entriesOf(member(configuration, 'provider_config'))) {
    const name = textMember(config, 'name') ?? key;
    const version = textMember(config, 'version_constraint');
    if (!isAtlasSource(textMember(config, 'full_name'), name)) continue;
    const address = `provider.${name}`;
    const constraints = found.get(address) ?? new Set();
    if (version !== undefined) constraints.add(version);
    found.set(address, constraints);
  }
  return [...found].map(([address, constraints]) => ({
    address,
    constraint: constraints.size === 0 ? ABSENT : known([...constraints].join(', ')),
  }));
}

function marksOf(synth: Json): Marks {
  const marks = new Map<string, { constructPath: string | undefined; metadata: Json }>();
  for (const [type, name, body] of blocksOf(member(synth, 'resource'))) {
    const metadata = member(member(body, '//'), 'metadata');
    const constructPath = textMember(metadata, 'path')?.replace(/\/Resource$/, '');
    if (constructPath !== undefined)
      marks.set(`${type}.${name}`, { constructPath, metadata: marksIn(member(body, '//')) });
  }
  return marks;
}

const SHOW = 'make JSON of the plan with: terraform show -json plan.out > plan.json';

function refuseOthers(json: Json): void {
  if (!isObject(json)) throw new UnreadableInput(`this is no plan: it is not a JSON object; ${SHOW}`);
  const format = textMember(json, 'format_version');
  const isPlan = ['planned_values', 'resource_changes', 'configuration'].some((name) =>
    Object.hasOwn(json, name),
  );
  if (!isPlan) {
    if (typeof json['version'] === 'number' && Object.hasOwn(json, 'lineage'))
      throw new UnreadableInput(`this is a state file, not a plan; ${SHOW}`);
    if (format !== undefined && (Object.hasOwn(json, 'values') || Object.keys(json).length <= 2))
      throw new UnreadableInput(`this is a state, not a plan; ${SHOW}`);
    if (Object.hasOwn(json, 'resource') || Object.hasOwn(json, 'terraform'))
      throw new UnreadableInput('this is configuration, not a plan; look at it with: atlas-backup check');
    throw new UnreadableInput(`this is JSON, but not a plan; ${SHOW}`);
  }
  if (format === undefined) throw new UnreadableInput(`this plan has no format_version; ${SHOW}`);
  if (!/^1\.\d+$/.test(format))
    throw new UnreadableInput(
      `this plan has format ${format.slice(0, 20)}, and only format 1 can be read; make it with a Terraform that writes that`,
    );
  if (json['errored'] === true)
    throw new UnreadableInput(
      'this plan failed, so it does not say what would happen; make terraform plan pass first',
    );
}
