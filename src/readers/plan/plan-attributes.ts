import { ABSENT, UNKNOWN_UNTIL_APPLY, type Unknown, type Value, known } from '../../model';
import { Attributes, asList, toText } from '../resource/attributes';
import { NOTHING, type Written, written } from '../resource/configuration';
import { isTemplate } from '../expression/expression';
import { type Json, isObject, listMember, member } from '../json/json';
import { isSensitive, markAt, markOf, sensitiveMark } from './plan-marks';
import { readReferences } from './references';

/** What a plan's configuration shows of a block: its expressions, a constant around it, or nothing that helps. */
export type BlockExpressions =
  | { readonly kind: 'expressions'; readonly expressions: Json }
  | { readonly kind: 'constant'; readonly value: Json }
  /** Dynamic blocks, and nested attributes with a reference anywhere inside, leave no structure in the configuration. */
  | { readonly kind: 'unclear' };

export const UNCLEAR: BlockExpressions = { kind: 'unclear' };

/** Blocks that nobody but the configuration makes. */
const NEVER_COMPUTED =
  /^(?:policy_item_\w+|on_demand_policy_item|copy_settings|export|delivery_type_config|teams|project_assignment|role_assignments|aws|statement)$/;

/** An attribute that the configuration sets, and of which the plan says neither a value nor that it is to come. */
const UNSAID: Unknown = { ...UNKNOWN_UNTIL_APPLY, reason: 'the plan does not say what becomes of it' };

/** The attributes of a block in a plan: its values, and marks that mirror them for what is unknown or sensitive. */
export class PlanAttributes extends Attributes {
  constructor(
    path: string,
    private readonly values: Json,
    private readonly unknown: Json,
    /** Undefined where nothing in it is sensitive. */
    private readonly sensitive: Json,
    private readonly configuration: BlockExpressions,
    /** Whether an input variable of the root is null: an attribute set to it counts as left out. */
    private readonly isNull: (expression: Json) => boolean,
    /** The values that the block has had so far. */
    private readonly prior?: Json,
  ) {
    super(path);
  }

  protected override get isToCome(): boolean {
    return this.unknown !== undefined;
  }

  override read(name: string): Value<Json> {
    const value = member(this.values, name);
    if (this.unknown !== undefined && markOf(this.unknown, name) === true) return this.notKnown(name);
    if (value === undefined || value === null) return this.isUnsaid(name, value) ? UNSAID : ABSENT;
    return this.sensitive === undefined
      ? known(value)
      : known(value, isSensitive(markOf(this.sensitive, name), value));
  }

  override isSet(name: string): boolean | undefined {
    switch (this.configuration.kind) {
      case 'unclear':
        return undefined;
      case 'constant':
        return member(this.configuration.value, name) !== undefined;
      case 'expressions':
        return member(this.configuration.expressions, name) !== undefined;
    }
  }

  override written(name: string): Written {
    switch (this.configuration.kind) {
      case 'unclear':
        return { kind: 'unclear', reason: 'the plan does not show how it is written' };
      case 'constant':
        return written(member(this.configuration.value, name));
      case 'expressions':
        return writtenAs(member(this.configuration.expressions, name));
    }
  }

  override mayHave(name: string): boolean {
    return (
      member(this.values, name) !== undefined ||
      this.unknown === true ||
      member(this.unknown, name) !== undefined
    );
  }

  override blocks(name: string): Value<readonly Attributes[]> {
    if (this.last?.name !== name) this.last = { name, blocks: this.made(name) };
    return this.last.blocks;
  }

  /** What reads blocks reads them several times in a row. */
  private last: { readonly name: string; readonly blocks: Value<readonly Attributes[]> } | undefined;

  private made(name: string): Value<readonly Attributes[]> {
    const value = this.read(name);
    // Not known yet, and not written: a dynamic block over something that is not known yet.
    if (value.kind === 'absent' && markOf(this.unknown, name) === true && NEVER_COMPUTED.test(name))
      return UNKNOWN_UNTIL_APPLY;
    if (value.kind !== 'known') return value;
    const blocks = asList(value.value);
    const unknown = markOf(this.unknown, name);
    const sensitive = sensitiveMark(markOf(this.sensitive, name), value.value);
    const prior = this.prior === undefined ? [] : asList(member(this.prior, name));
    return known(
      blocks.map(
        (block, index) =>
          new PlanAttributes(
            this.pathOf(name, index),
            block,
            markAt(unknown, index),
            markAt(sensitive, index),
            this.within(name, index, blocks.length),
            this.isNull,
            prior[index],
          ),
      ),
    );
  }

  /**
   * Whether an attribute without a value has lost it: the configuration sets it, and nothing says that it is known after
   * apply. Terraform writes every attribute of a resource, null where it has none.
   */
  private isUnsaid(name: string, value: null | undefined): boolean {
    if (!this.isToCome || this.configuration.kind !== 'expressions') return false;
    const expression = member(this.configuration.expressions, name);
    if (expression === undefined) return false;
    const was = member(this.prior, name);
    return value === undefined || (was !== undefined && was !== null && isConstant(expression));
  }

  override texts(name: string): Value<readonly Value<string>[]> {
    const value = this.read(name);
    if (value.kind !== 'known') return value;
    const items: readonly Json[] = Array.isArray(value.value) ? value.value : [value.value];
    const unknown = markOf(this.unknown, name);
    return known(
      items.map((item, index) =>
        markAt(unknown, index) === true ? UNKNOWN_UNTIL_APPLY : toText(known(item, value.sensitive)),
      ),
      value.sensitive,
    );
  }

  override textMap(name: string): Value<ReadonlyMap<string, Value<string>>> {
    const value = this.read(name);
    if (value.kind !== 'known') return value;
    const unknown = markOf(this.unknown, name);
    const texts = new Map<string, Value<string>>();
    if (isObject(value.value))
      for (const [key, text] of Object.entries(value.value))
        texts.set(key, toText(known(text, value.sensitive)));
    if (isObject(unknown))
      for (const [key, mark] of Object.entries(unknown))
        if (mark === true) texts.set(key, UNKNOWN_UNTIL_APPLY);
    return known(texts, value.sensitive);
  }

  /** An attribute that is marked unknown: computed because it is left out, or set to something not known yet. */
  private notKnown(name: string): Value<never> {
    switch (this.configuration.kind) {
      case 'unclear':
        return { ...UNKNOWN_UNTIL_APPLY, mayBeAbsent: true };
      case 'constant': {
        const constant = member(this.configuration.value, name);
        return constant === undefined || constant === null ? ABSENT : UNKNOWN_UNTIL_APPLY;
      }
      case 'expressions': {
        const expression = member(this.configuration.expressions, name);
        if (expression === undefined) return ABSENT;
        if (isReference(expression)) return UNKNOWN_UNTIL_APPLY;
        if (this.isNull(expression)) return ABSENT;
        // To the provider an empty text or list is none, and it computes what is none.
        return writtenAs(expression).kind === 'constant' ? ABSENT : UNKNOWN_UNTIL_APPLY;
      }
    }
  }

  /** What the configuration shows of one of so many blocks. */
  private within(name: string, index: number, count: number): BlockExpressions {
    if (this.configuration.kind === 'unclear') return UNCLEAR;
    if (this.configuration.kind === 'constant')
      return constantWithin(member(this.configuration.value, name), index, count);
    const expression = member(this.configuration.expressions, name);
    if (Array.isArray(expression)) {
      // Fewer blocks than there are values: some of them are dynamic, and nobody can say which.
      return expression.length === count ? { kind: 'expressions', expressions: expression[index] } : UNCLEAR;
    }
    if (!isObject(expression)) return UNCLEAR;
    if (Object.hasOwn(expression, 'constant_value'))
      return constantWithin(expression['constant_value'], index, count);
    // A single nested block is an object of expressions.
    return Object.hasOwn(expression, 'references')
      ? UNCLEAR
      : { kind: 'expressions', expressions: expression };
  }
}

function constantWithin(constant: Json, index: number, count: number): BlockExpressions {
  if (isObject(constant) && count === 1) return { kind: 'constant', value: constant };
  return Array.isArray(constant) && constant.length === count
    ? { kind: 'constant', value: constant[index] }
    : UNCLEAR;
}

/** What a plan's configuration says of one expression. JSON configuration shows `${...}` as a constant beside references. */
export function writtenAs(expression: Json): Written {
  if (expression === undefined) return NOTHING;
  const references = member(expression, 'references');
  const constant = member(expression, 'constant_value');
  if (Array.isArray(references) && constant === undefined)
    return { kind: 'references', references: readReferences(references) };
  return constant === undefined ? { kind: 'references', references: [] } : written(constant);
}

/** Whether an expression is a truth value or a number. To a provider an empty text or list is none. */
function isConstant(expression: Json): boolean {
  const constant = member(expression, 'constant_value');
  return typeof constant === 'boolean' || typeof constant === 'number';
}

/** Whether an expression certainly is more than a constant or a variable; its references need not be read for that. */
function isReference(expression: Json): boolean {
  const constant = member(expression, 'constant_value');
  if (constant !== undefined)
    return typeof constant === 'string' && isTemplate(constant) && !constant.includes('var.');
  const [first] = listMember(expression, 'references');
  return typeof first === 'string' && !first.startsWith('var.');
}
