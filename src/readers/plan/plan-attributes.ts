import type { Unknown, Value } from '../../model';
import { ABSENT, UNKNOWN_UNTIL_APPLY, known } from '../../model/value';
import type { Written } from '../expression/written';
import { written } from '../expression/written';
import { type Json, entriesOf, member, objectsOf } from '../json/json';
import { Attributes } from '../resource/attributes';
import { toText } from '../resource/conversions';
import { type BlockExpressions, blockExpressionsAt, isReference, writtenAs } from './block-expressions';
import { isSensitive, markOf, markOfItem, sensitiveMark } from './marks';

/** An attribute that the configuration sets, but for which the plan has neither a value nor an unknown mark. */
const UNSAID: Unknown = { ...UNKNOWN_UNTIL_APPLY, reason: 'the plan does not show its value' };

/** Blocks that only the configuration sets, never the provider. */
const NEVER_COMPUTED =
  /^(?:policy_item_\w+|on_demand_policy_item|copy_settings|export|delivery_type_config|teams|project_assignment|role_assignments|aws|statement)$/;

/** The attributes of a block in a plan: its values, and marks that mirror them for what is unknown or sensitive. */
export class PlanAttributes extends Attributes {
  constructor(
    path: string,
    private readonly values: Json,
    /** Undefined for a state, in which everything is known. */
    private readonly unknown: Json,
    /** Undefined if nothing in it is sensitive. */
    private readonly sensitive: Json,
    private readonly configuration: BlockExpressions,
    /** Whether an expression is an input variable that is null: an attribute set to it counts as left out. */
    private readonly isNull: (expression: Json) => boolean,
    /** The values before, of a block after. */
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
    if (this.last?.name !== name) this.last = { name, blocks: this.readBlocks(name) };
    return this.last.blocks;
  }

  /** Blocks are read several times in a row. */
  private last: { readonly name: string; readonly blocks: Value<readonly Attributes[]> } | undefined;

  private readBlocks(name: string): Value<readonly Attributes[]> {
    const value = this.read(name);
    // Not known yet, and not written: a dynamic block whose for_each is not known yet.
    if (value.kind === 'absent' && markOf(this.unknown, name) === true && NEVER_COMPUTED.test(name))
      return UNKNOWN_UNTIL_APPLY;
    if (value.kind !== 'known') return value;
    const blocks = objectsOf(value.value);
    const unknown = markOf(this.unknown, name);
    const sensitive = sensitiveMark(markOf(this.sensitive, name), value.value);
    const prior = this.prior === undefined ? [] : objectsOf(member(this.prior, name));
    return known(
      blocks.map(
        (block, index) =>
          new PlanAttributes(
            this.pathOf(name, index),
            block,
            markOfItem(unknown, index),
            markOfItem(sensitive, index),
            blockExpressionsAt(this.configuration, name, index, blocks.length),
            this.isNull,
            prior[index],
          ),
      ),
    );
  }

  /**
   * Whether an attribute without a value has lost it: the configuration sets it, and nothing says that it is known only
   * after apply. Terraform writes every attribute of a resource, null where it has no value.
   */
  private isUnsaid(name: string, value: null | undefined): boolean {
    if (!this.isToCome || this.configuration.kind !== 'expressions') return false;
    const expression = member(this.configuration.expressions, name);
    if (expression === undefined) return false;
    const before = member(this.prior, name);
    return value === undefined || (before !== undefined && before !== null && isSwitchOrNumber(expression));
  }

  override texts(name: string): Value<readonly Value<string>[]> {
    const value = this.read(name);
    if (value.kind !== 'known') return value;
    const items: readonly Json[] = Array.isArray(value.value) ? value.value : [value.value];
    const unknown = markOf(this.unknown, name);
    return known(
      items.map((item, index) =>
        markOfItem(unknown, index) === true ? UNKNOWN_UNTIL_APPLY : toText(known(item, value.sensitive)),
      ),
      value.sensitive,
    );
  }

  override textMap(name: string): Value<ReadonlyMap<string, Value<string>>> {
    const value = this.read(name);
    if (value.kind !== 'known') return value;
    const texts = new Map<string, Value<string>>();
    for (const [key, text] of entriesOf(value.value)) texts.set(key, toText(known(text, value.sensitive)));
    for (const [key, mark] of entriesOf(markOf(this.unknown, name)))
      if (mark === true) texts.set(key, UNKNOWN_UNTIL_APPLY);
    return known(texts, value.sensitive);
  }

  /** An attribute that is marked unknown: computed because it is left out, or set to something that is not known yet. */
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
        // To the provider an empty text or list is none, and it computes what is missing.
        return writtenAs(expression).kind === 'constant' ? ABSENT : UNKNOWN_UNTIL_APPLY;
      }
    }
  }
}

/** Whether an expression is a constant truth value or number. To a provider an empty text or list is not set. */
function isSwitchOrNumber(expression: Json): boolean {
  const constant = member(expression, 'constant_value');
  return typeof constant === 'boolean' || typeof constant === 'number';
}
