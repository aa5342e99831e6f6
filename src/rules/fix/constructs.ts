import { listed } from '../../text/list';
import { LISTS, bindings, typescript } from './bindings';
import { CONSTRUCT_PROPS, type ConstructProps, type WrittenProp, newConstruct } from './construct-props';
import { type Assignment, type Block, type Value, type Values, named } from './fix';
import type { Language } from './language';
import { HIDDEN, type Notation, isHidden, plain, written } from './value';

/** TypeScript for a resource that a construct of this library makes: its props. */
export function propsOf(construct: string): Language {
  const table = tableOf(construct);
  return {
    ...bindings,
    assignment: (part) => {
      const members = table.members(part.block, part.values);
      if (members === undefined) return overrideOf(part);
      const { within } = members;
      return `${listed(members.code)}${within === '' ? '' : ` in ${table.withOwner(within)}`}`;
    },
    block: (part) => {
      const construct = table.constructs[part.block];
      if (construct !== undefined) return construct(part.values);
      const members = table.members(part.block, part.values);
      if (members === undefined) return overrideWith(part);
      const { within } = members;
      return within === '' ? listed(members.code) : `${within}: { ${members.code.join(', ')} }`;
    },
    name: ({ attribute }) => table.named(attribute) ?? metaArgument(attribute) ?? overridePath(attribute),
    resource: (part) => newConstruct(part.type) ?? bindings.resource(part),
    construct: ({ construct: other }) =>
      other === construct ? undefined : `write new ${other}(...) in place of new ${construct}(...)`,
  };
}

/** What no prop sets, an override does. It names attributes as Terraform does. */
function overrideOf({ block, values }: Assignment): string {
  const texts = Object.entries(values).map(
    ([attribute, value]) =>
      `${overridePath(block === '' ? attribute : `${block}.${attribute}`)} to ${written(value, inOverride)}`,
  );
  return `${listed(texts)} with resource.addOverride()`;
}

function overrideWith({ block, values }: Block): string {
  const body = written(values, inOverride);
  return `${overridePath(block)} as ${LISTS.has(block) ? `[${body}]` : body} with resource.addOverride()`;
}

const inOverride: Notation = { ...typescript, member: (attribute, value) => `${attribute}: ${value}` };

/** `copy_settings[0].region_name` as `'copy_settings.0.region_name'`. */
function overridePath(attribute: string): string {
  return `'${attribute.replaceAll(/\[(\d+)\]/g, '.$1')}'`;
}

/** A meta-argument, which is a property of the resource in a construct. */
function metaArgument(attribute: string): string | undefined {
  return /^(?:depends_on|lifecycle)\b/.test(attribute)
    ? `resource.${bindings.name(named(attribute))}`
    : undefined;
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
  private readonly lists: NonNullable<ConstructProps['lists']>;
  private readonly owners: NonNullable<ConstructProps['owners']>;

  constructor(construct: string) {
    const {
      props = {},
      always = {},
      constructs = {},
      lists = {},
      owners = {},
    } = CONSTRUCT_PROPS.get(construct) ?? {};
    this.constructs = constructs;
    this.always = always;
    this.lists = lists;
    this.owners = owners;
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
      within = this.withIndices(parentOf(prop), block);
    }
    return { code: [...code].map(([name, text]) => `${name}: ${text}`), within };
  }

  /** The prop that an attribute or a block is called by. */
  named(attribute: string): string | undefined {
    const path = withoutIndices(attribute);
    const found = this.byAttribute.get(path);
    if (found !== undefined) return this.withOwner(this.withIndices(found.prop, attribute));
    for (const [inner, { prop }] of this.byAttribute) {
      const parent = parentOf(prop);
      if (parent !== '' && parentOf(inner) === path)
        return this.withOwner(this.withIndices(parent, attribute));
    }
    return undefined;
  }

  /** A prop of another construct with the name of that one: `to[0].region of SnapshotCopies`. */
  withOwner(prop: string): string {
    const list = /^\w+/.exec(prop)?.[0] ?? '';
    const owner = this.owners[list];
    if (owner === undefined) return prop;
    return prop === list ? owner : `${prop} of ${owner}`;
  }

  /** Carries `[1]` of `policy_item_weekly[1].retention_value` over to `weekly[1].keep`. */
  private withIndices(prop: string, attribute: string): string {
    const [names, steps] = [prop.split('.'), attribute.split('.')];
    return names
      .map((name, index) => {
        const list = this.lists[name];
        const step =
          list === undefined
            ? names.length === steps.length
              ? steps[index]
              : undefined
            : steps.find((one) => withoutIndices(one) === list);
        return name + (/\[.*$/.exec(step ?? '')?.[0] ?? '');
      })
      .join('.');
  }
}

function asItIs(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : written(value, typescript);
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
