import { listed } from '../../text/list';
import { bindings, typescript } from './bindings';
import { CONSTRUCT_PROPS, type ConstructProps, type WrittenProp, newConstruct } from './construct-props';
import type { Value, Values } from './fix';
import { hcl } from './hcl';
import type { Language } from './language';
import { HIDDEN, isHidden, plain, written } from './value';

/** TypeScript for a resource that a construct of this library makes: its props. */
export function propsOf(construct: string): Language {
  const table = tableOf(construct);
  return {
    ...bindings,
    assignment: (part) => {
      const members = table.members(part.block, part.values);
      if (members === undefined) return `${hcl.assignment(part)} through resource.addOverride()`;
      const { within } = members;
      return `${listed(members.code)}${within === '' ? '' : ` in ${within}`}`;
    },
    block: (part) => {
      const construct = table.constructs[part.block];
      if (construct !== undefined) return construct(part.values);
      const members = table.members(part.block, part.values);
      if (members === undefined) return `${hcl.block(part)} through resource.addOverride()`;
      const { within } = members;
      return within === '' ? listed(members.code) : `${within}: { ${members.code.join(', ')} }`;
    },
    // What no prop sets, an override does, which names it as Terraform does.
    name: ({ attribute }) => table.named(attribute) ?? attribute,
    resource: (part) => newConstruct(part.type) ?? bindings.resource(part),
    construct: ({ construct: other }) =>
      other === construct ? undefined : `write new ${other}(...) in place of new ${construct}(...)`,
  };
}

/** Whether props of a construct are known. */
export function isConstruct(name: string | undefined): name is string {
  return name !== undefined && CONSTRUCT_PROPS.has(name);
}

/** The code of some props, and the prop that contains them; empty for the root. */
interface Members {
  readonly code: readonly string[];
  readonly within: string;
}

const tables = new Map<string, PropTable>();

function tableOf(construct: string): PropTable {
  const known = tables.get(construct);
  if (known !== undefined) return known;
  const table = new PropTable(construct);
  tables.set(construct, table);
  return table;
}

/** The props of a construct by the attributes that they set. */
class PropTable {
  private readonly byAttribute = new Map<string, { readonly prop: string; readonly of: WrittenProp }>();
  readonly constructs: NonNullable<ConstructProps['constructs']>;
  private readonly always: Values;

  constructor(construct: string) {
    const { props = {}, always = {}, constructs = {} } = CONSTRUCT_PROPS.get(construct) ?? {};
    this.constructs = constructs;
    this.always = always;
    for (const [prop, of] of Object.entries(props)) {
      const entry = { prop, of: typeof of === 'string' ? { of: [of], write: asItIs } : of };
      for (const attribute of entry.of.of) this.byAttribute.set(attribute, entry);
    }
  }

  /** The props that set attributes of a block; undefined where something of it has no prop. */
  members(block: string, values: Values): Members | undefined {
    const prefix = block === '' ? '' : `${withoutIndices(block)}.`;
    const code = new Map<string, string>();
    let within = '';
    for (const [attribute, value] of Object.entries(values)) {
      const path = prefix + attribute;
      if (path in this.always && this.always[path] === plain(value)) continue;
      const found = this.byAttribute.get(path);
      if (found === undefined) return undefined;
      const { prop, of } = found;
      const given = of.of.map((one) => values[one.slice(prefix.length)]);
      const text = given.some(isHidden) ? HIDDEN : of.write(...given.map(plain));
      if (text === undefined) return undefined;
      code.set(lastOf(prop), text);
      within = withIndices(parentOf(prop), block);
    }
    return { code: [...code].map(([name, text]) => `${name}: ${text}`), within };
  }

  /** The prop that an attribute or a block is called by. */
  named(attribute: string): string | undefined {
    const path = withoutIndices(attribute);
    const found = this.byAttribute.get(path);
    if (found !== undefined) return withIndices(found.prop, attribute);
    for (const [inner, { prop }] of this.byAttribute)
      if (parentOf(inner) === path) return withIndices(parentOf(prop), attribute);
    return undefined;
  }
}

function asItIs(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : written(value, typescript);
}

/** Carries `[1]` of `policy_item_weekly[1].retention_value` over to `weekly[1].keep`. */
function withIndices(prop: string, attribute: string): string {
  const [props, steps] = [prop.split('.'), attribute.split('.')];
  if (props.length !== steps.length) return prop;
  return props.map((name, index) => name + (/\[.*$/.exec(steps[index] ?? '')?.[0] ?? '')).join('.');
}

function withoutIndices(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '');
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
