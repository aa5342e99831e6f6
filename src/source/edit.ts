import type { LiteralFix, PlannedLiteral } from '../model';
import { known, quote } from '../model/value';
import { hclText } from '../text/hcl-text';
import { listed } from '../text/list';
import { printable } from '../text/printable';
import { type Place, type SourceText, isRepeated } from './folder';
import type { SourceTree } from './tree';
import type { Written, WrittenAttribute, WrittenBlock } from './syntax';

/** A replacement in a file. */
export interface Edit {
  readonly file: SourceText;
  /** Offsets in the text of the file; the same if something is only inserted. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The positions of the offsets, counted from 1; columns in UTF-16 code units. */
  readonly from: Position;
  readonly to: Position;
  /** What it sets: two edits of one attribute exclude each other. */
  readonly sets: string;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The edits of a fix, or why there are none. */
export type Edited = { readonly edits: readonly Edit[] } | { readonly reason: string };

/**
 * The edits that set literals in the blocks of resources: all of them, or none. Only a literal on one line is replaced;
 * what is not set is added to a resource's own block. What is written has to be what the plan has: a finding is about
 * nothing else.
 */
export function editsOf(fixes: readonly LiteralFix[], tree: SourceTree): Edited {
  const edits: Edit[] = [];
  for (const fix of fixes) {
    const edited = editOf(fix, tree);
    if ('reason' in edited) return edited;
    edits.push(edited);
  }
  return { edits };
}

/**
 * Types of resources whose blocks are in the same order in a plan, because the provider has lists of them. Of other types
 * it may have sets.
 */
export const IN_ORDER: ReadonlySet<string> = new Set([
  'mongodbatlas_advanced_cluster',
  'mongodbatlas_backup_compliance_policy',
  'mongodbatlas_cloud_backup_schedule',
  'mongodbatlas_encryption_at_rest',
]);

function editOf(fix: LiteralFix, tree: SourceTree): Edit | { readonly reason: string } {
  const { address, attribute, value, planned } = fix;
  const written = tree.find(address);
  const [place, other] = written?.places ?? [];
  if (written === undefined || place === undefined)
    return { reason: tree.whyNotFollowed(address) ?? 'there is no block of it in the folder' };
  const { block, file } = place;
  if (block === undefined) return { reason: `${file.path} is JSON` };
  if (other !== undefined)
    return {
      reason: other.isOverride
        ? `${other.file.path} overrides its block`
        : `it is written twice, in ${listed([...new Set([file.path, other.file.path])])}`,
    };
  if (!file.isInside) return { reason: `${file.path} is outside of the folder` };
  const linked = tree.alsoReadAs(file);
  if (linked !== undefined) return { reason: `${file.path} is also read as ${linked}` };
  if (written.shared !== undefined) return { reason: written.shared };
  if (isRepeated(block.attributes)) return { reason: 'its block has count or for_each' };
  const found = attributeIn(block, attribute);
  if ('reason' in found) return found;
  // It may be from a plan, and people have to see what is written.
  if (typeof value === 'string' && printable(value) !== value)
    return { reason: `the value of ${attribute} has characters that are not visible` };
  const text = typeof value === 'string' ? hclText(value) : String(value);
  const sets = `${address} ${attribute}`;
  const edit = (start: number, end: number, inserted: string): Edit => ({
    file,
    start,
    end,
    text: inserted,
    from: positionOf(place, start),
    to: positionOf(place, end),
    sets,
  });
  if ('attribute' in found) {
    const { value: before } = found.attribute;
    if (before.kind !== 'literal') return { reason: `${attribute} is an expression` };
    if (before.value === value) return { reason: `${attribute} has this value already` };
    const where = `${file.path}:${place.lines.lineOf(before.start)}`;
    const reason = differenceFrom(planned, before.value, attribute, where);
    if (reason !== undefined) return { reason };
    return edit(before.start, before.end, text);
  }
  const reason = differenceFrom(planned, null, attribute, file.path);
  if (reason !== undefined) return { reason };
  return insertion(place, block, attribute, text, edit);
}

/** Why a plan is not certain to be of what is written; undefined if both have the same. */
function differenceFrom(
  planned: PlannedLiteral | undefined,
  value: string | number | boolean | null,
  attribute: string,
  where: string,
): string | undefined {
  switch (planned?.kind) {
    case undefined:
    case 'unknown':
      return `the plan does not show the value of ${attribute}`;
    case 'sensitive':
      return `${attribute} is sensitive`;
    case 'absent':
      // To a provider an empty text is not set. What is written may be sensitive.
      return value === null || value === ''
        ? undefined
        : `${where} sets ${attribute}, but the plan has no value for it; create the plan again`;
    case 'literal': {
      const there = quote(known(planned.value));
      if (value === null)
        return `${where} does not set ${attribute}, but the plan has ${there}; set it yourself if that is a default, else create the plan again`;
      // Terraform converts "3" to 3.
      return String(value) === String(planned.value)
        ? undefined
        : `${where} has ${quote(known(value))}, but the plan has ${there}; create the plan again`;
    }
  }
}

function positionOf({ lines }: Place, offset: number): Position {
  return { line: lines.lineOf(offset), column: lines.columnOf(offset) };
}

/** A new line after the short attributes at the beginning of the block, indented and aligned like them. */
function insertion(
  { lines, file }: Place,
  block: WrittenBlock,
  name: string,
  text: string,
  edit: (start: number, end: number, inserted: string) => Edit,
): Edit | { readonly reason: string } {
  const firstBlock = block.blocks[0]?.start ?? block.end;
  const before = block.attributes.filter(({ start }) => start < firstBlock && lines.isFirst(start));
  const isLong = ({ start, value }: WrittenAttribute): boolean =>
    lines.lineOf(start) !== lines.lineOf(value.end);
  // Attributes on one line are a group, with longer ones below it.
  const sibling = before[before.findIndex(isLong) - 1] ?? before.at(-1);
  const at = sibling === undefined ? block.nextLine : sibling.nextLine;
  if (at === undefined) return { reason: `${name} is not set, and its block is not written line by line` };
  const indent = sibling === undefined ? `${lines.indentOf(block.start)}  ` : lines.indentOf(sibling.start);
  const column = sibling === undefined ? 0 : sibling.sign - sibling.start - 1;
  const lineEnd = file.text[at - 2] === '\r' ? '\r\n' : '\n';
  return edit(at, at, `${indent}${name.padEnd(column)} = ${text}${lineEnd}`);
}

type Found =
  | { readonly attribute: WrittenAttribute }
  /** It is not set, in the block of the resource itself. */
  | { readonly isMissing: true }
  | { readonly reason: string };

/** A step of a path: `policy_item_weekly[1]`. */
const STEP = /^([A-Za-z_][\w-]*)(?:\[(\d+)\])?$/;

function attributeIn(block: WrittenBlock, path: string): Found {
  const steps = path.split('.').map((step) => STEP.exec(step));
  const last = steps.pop();
  const name = last?.[1];
  if (name === undefined || last?.[2] !== undefined) return { reason: `${path} is not a single attribute` };
  let body: Body = block;
  for (const step of steps) {
    const [whole = '', child = '', index] = step ?? [];
    if (step === null) return { reason: `${path} is not a single attribute` };
    const inner = bodyIn(body, child, index === undefined ? undefined : Number(index), block);
    if (typeof inner === 'string') return { reason: `${whole} ${inner}` };
    body = inner;
  }
  const attributes = body.attributes.filter((one) => one.name === name);
  const [attribute, other] = attributes;
  if (other !== undefined) return { reason: `${path} is set twice` };
  if (attribute !== undefined) return { attribute };
  if (body === block) {
    if (blocksOf(block, name).length > 0) return { reason: `${path} is a block` };
    return { isMissing: true };
  }
  return { reason: `${path} is not set` };
}

/** What has attributes: a block, or an object that is the value of an attribute. */
type Body = WrittenBlock | Extract<Written, { kind: 'object' }>;

/** A nested block, or the object that an attribute has as its value; or why it is not certain which. */
function bodyIn(body: Body, name: string, index: number | undefined, resource: WrittenBlock): Body | string {
  const attributes = body.attributes.filter((one) => one.name === name);
  const blocks = 'blocks' in body ? blocksOf(body, name) : [];
  if (attributes.length + blocks.length === 0) return 'is not set';
  if (attributes.length > 1 || (attributes.length === 1 && blocks.length > 0)) return 'is set twice';
  if (blocks.some(({ type }) => type === 'dynamic')) return 'is a dynamic block';
  const value = attributes[0]?.value;
  if (value !== undefined && value.kind !== 'list' && value.kind !== 'object') return 'is an expression';
  const all: readonly (Written | WrittenBlock)[] =
    value === undefined ? blocks : value.kind === 'list' ? value.items : [value];
  if (all.length > 1) {
    if (index === undefined) return `is there ${all.length} times`;
    if (!IN_ORDER.has(resource.labels[0] ?? '')) return `is there ${all.length} times, in no order`;
  }
  const found = all[index ?? 0];
  if (found === undefined) return 'is not set';
  if ('blocks' in found) return found;
  return found.kind === 'object' ? found : 'is an expression';
}

/** The blocks of a name, also dynamic ones. */
function blocksOf({ blocks }: WrittenBlock, name: string): readonly WrittenBlock[] {
  return blocks.filter(
    ({ type, labels: [label] }) => type === name || (type === 'dynamic' && label === name),
  );
}

/** The text of a file after edits. Those that set the same attribute to the same value count once. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  const seen = new Set<string>();
  for (const { start, end, text: inserted } of [...edits].sort(byPosition)) {
    const key = JSON.stringify([start, end, inserted]);
    if (seen.has(key)) continue;
    seen.add(key);
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

function byPosition(one: Edit, other: Edit): number {
  return one.start - other.start || one.end - other.end || (one.text < other.text ? -1 : 1);
}
