import { createHash } from 'node:crypto';
import type { IConstruct } from 'constructs';
import {
  DefaultTokenResolver,
  type IResolvable,
  StringConcat,
  TerraformElement,
  TerraformOutput,
  TerraformStack,
  Tokenization,
  ref,
} from 'cdktf';

// Under jest, looking up a global takes longer than most of what is done with it.
const { Array, Date, Number } = globalThis;
const { entries: membersOf, hasOwn, keys: keysOf } = Object;

type Tree = Record<string, unknown>;
type Merge = (target: Tree, ...sources: Tree[]) => Tree;

/** What CDKTF keeps of a stack and does not show. */
interface StackState {
  readonly rawOverrides: Tree;
  readonly cdktfVersion: string | undefined;
}

/**
 * Synthesizes a stack as CDKTF 0.21 does, with the same result, in a fifth of the time. CDKTF asks of every value, twice
 * while it prepares and synthesizes and once more at the end, whether it is a token, and makes several objects to find
 * out. Here what holds no token is copied; CDKTF resolves the rest.
 *
 * Whatever is out of the ordinary, an error included, is left to CDKTF, from the start.
 */
export class FastPath {
  /** That of a stack; undefined where another version of CDKTF is installed, or the stack does it in its own way. */
  static of(stack: TerraformStack): FastPath | undefined {
    const merge = isKnown() ? mergeOfCdktf() : undefined;
    return merge === undefined || !isOrdinary(stack) ? undefined : new FastPath(stack, merge);
  }

  /** Keys that were found to hold no token: attributes have the same ones. */
  private readonly plainKeys = new Set<string>();

  private constructor(
    private readonly stack: TerraformStack,
    private readonly merge: Merge,
  ) {}

  /** Has CDKTF prepare and synthesize the stack by this path, as long as it is wanted. */
  install(isWanted: () => boolean): void {
    const { stack } = this;
    const ofCdktf = TerraformStack.prototype;
    const methods = {
      prepareStack: () => {
        if (
          !isWanted() ||
          !this.isDone(() => {
            this.prepare();
          })
        )
          ofCdktf.prepareStack.call(stack);
      },
      toTerraform: (): unknown => {
        let json: unknown;
        return isWanted() && this.isDone(() => (json = this.synthesize()))
          ? json
          : ofCdktf.toTerraform.call(stack);
      },
    };
    for (const [name, value] of membersOf(methods))
      Object.defineProperty(stack, name, { value, configurable: true, writable: true });
  }

  private isDone(work: () => void): boolean {
    try {
      work();
      return true;
    } catch {
      // CDKTF does it all again, and tells an error in its own words.
      return false;
    }
  }

  /** `TerraformStack.prepareStack`: resolving finds references to other stacks, and may make resources. */
  private prepare(): void {
    this.stack.ensureBackendExists();
    for (const element of elementsOf(this.stack)) this.prepareValue(element.toTerraform(), 0);
  }

  private prepareValue(value: unknown, depth: number): void {
    if (isPlainScalar(value) || this.ownReference(value) !== undefined) return;
    if (typeof value !== 'object' || value === null) return void this.resolvedByCdktf(value, true);
    if (depth > DEEPEST) throw new OutOfTheOrdinary();
    if (Array.isArray(value)) {
      if (value.some(isListToken)) return void this.resolvedByCdktf(value, true);
      for (const one of value as unknown[]) this.prepareValue(one, depth + 1);
      return;
    }
    if (value instanceof Date) return;
    const keys = keysOf(value);
    if (this.isOutOfTheOrdinary(value, keys)) return void this.resolvedByCdktf(value, true);
    for (const key of keys) this.prepareValue((value as Tree)[key], depth + 1);
  }

  /** `TerraformStack.toTerraform`, in the same order. */
  private synthesize(): unknown {
    const { stack, merge } = this;
    const { rawOverrides, cdktfVersion } = stack as unknown as StackState;
    const overridden = keysOf(rawOverrides);
    const metadata: Tree = {
      version: cdktfVersion,
      stackName: stack.node.id,
      backend: 'local',
      cloud: undefined,
      ...(overridden.length > 0 ? { overrides: { stack: overridden } } : {}),
    };
    const elements = elementsOf(stack);
    for (const element of elements) merge(metadata, this.resolved(element.toMetadata(), 0) as Tree);
    const json: Tree = { '//': { metadata, outputs: outputsOf(elements, merge) } };
    const fragments = elements.map((element) => this.resolved(element.toTerraform(), 0) as Tree);
    for (const fragment of fragments) if (!isAdded(json, fragment)) merge(json, fragment);
    merge(json, rawOverrides);
    const result: Tree = {};
    for (const [key, value] of membersOf(json)) {
      if (!this.isPlainKey(key)) throw new OutOfTheOrdinary();
      // Fragments are resolved; of what was not, CDKTF resolves everything in one go at the end.
      const resolved = key === '//' || overridden.includes(key) ? this.resolved(value, 1) : value;
      if (resolved !== undefined) result[key] = resolved;
    }
    return result;
  }

  private resolved(value: unknown, depth: number): unknown {
    if (isPlainScalar(value)) return value;
    if (typeof value !== 'object' || value === null) return this.ofToken(value);
    if (depth > DEEPEST) throw new OutOfTheOrdinary();
    if (Array.isArray(value)) {
      if (value.some(isListToken)) return this.ofToken(value);
      const list: unknown[] = [];
      for (const one of value as unknown[]) {
        const resolved = this.resolved(one, depth + 1);
        if (resolved !== undefined) list.push(resolved);
      }
      return list;
    }
    // CDKTF makes an empty object of it.
    if (value instanceof Date) throw new OutOfTheOrdinary();
    const keys = keysOf(value);
    if (this.isOutOfTheOrdinary(value, keys)) return this.ofToken(value);
    const result: Tree = {};
    for (const key of keys) {
      const resolved = this.resolved((value as Tree)[key], depth + 1);
      if (resolved !== undefined) result[key] = resolved;
    }
    return result;
  }

  private ofToken(value: unknown): unknown {
    const reference = this.ownReference(value);
    if (reference !== undefined) {
      const text = `\${${reference.identifier}}`;
      if (isPlainText(text)) return text;
    }
    const resolved = this.resolvedByCdktf(value, false);
    // What has a token left in it, CDKTF resolves once more when everything is put together.
    if (!this.isPlain(resolved, 0)) throw new OutOfTheOrdinary();
    return resolved;
  }

  private resolvedByCdktf(value: unknown, preparing: boolean): unknown {
    return Tokenization.resolve(value, { scope: this.stack, resolver: RESOLVER, preparing });
  }

  /** The reference within this stack that a value is and nothing else: it resolves to its own text and makes nothing. */
  private ownReference(value: unknown): Reference | undefined {
    const reference = typeof value === 'string' ? referenceIn(value) : undefined;
    return reference !== undefined &&
      (reference.originStack === undefined || reference.originStack === this.stack) &&
      keysOf(reference.crossStackIdentifier).length === 0
      ? reference
      : undefined;
  }

  /** Whether an object is a token, a construct, or has keys that only CDKTF understands. */
  private isOutOfTheOrdinary(value: object, keys: readonly string[]): boolean {
    const { resolve, _children: children } = value as { resolve?: unknown; _children?: unknown };
    return (
      typeof resolve === 'function' || children !== undefined || !keys.every((key) => this.isPlainKey(key))
    );
  }

  private isPlainKey(key: string): boolean {
    if (this.plainKeys.has(key)) return true;
    if (!isPlainText(key) || key === '__proto__') return false;
    this.plainKeys.add(key);
    return true;
  }

  /** Whether nothing in a value would be resolved any further. */
  private isPlain(value: unknown, depth: number): boolean {
    if (isPlainScalar(value)) return true;
    if (typeof value !== 'object' || value === null || depth > DEEPEST || value instanceof Date) return false;
    if (Array.isArray(value)) return value.every((one) => this.isPlain(one, depth + 1));
    const keys = keysOf(value);
    return (
      !this.isOutOfTheOrdinary(value, keys) &&
      keys.every((key) => this.isPlain((value as Tree)[key], depth + 1))
    );
  }
}

/** Says that CDKTF has to do it by itself. */
class OutOfTheOrdinary extends Error {}

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** CDKTF takes what is nested more than 200 deep for a circle. */
const DEEPEST = 150;

/**
 * What is done here is what these three do in CDKTF 0.21.0, told by their texts: another version, or somebody's own
 * version of them, may do more. CDKTF is archived, so this one stays.
 */
function isKnown(): boolean {
  const { toTerraform, prepareStack } = TerraformStack.prototype as unknown as Record<string, unknown>;
  const { resolve } = Tokenization as unknown as Record<string, unknown>;
  const texts = [toTerraform, prepareStack, resolve].map(String);
  return createHash('sha256').update(texts.join('\n')).digest('hex') === KNOWN;
}

const KNOWN = 'adbf40071e5c2ef77931c885474aadbeef4dd92d955c775bbd071739ab4d301e';

function mergeOfCdktf(): Merge | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('cdktf/lib/util') as { deepMerge?: Merge }).deepMerge;
  } catch {
    return undefined;
  }
}

/** Whether neither the stack nor its class has a way of its own to prepare or to synthesize. */
function isOrdinary(stack: TerraformStack): boolean {
  const ofCdktf = TerraformStack.prototype;
  return stack.prepareStack === ofCdktf.prepareStack && stack.toTerraform === ofCdktf.toTerraform;
}

/** The elements of a stack in CDKTF's order, without those of stacks in it. */
function elementsOf(construct: IConstruct, into: TerraformElement[] = []): TerraformElement[] {
  if (TerraformElement.isTerraformElement(construct)) into.push(construct);
  for (const child of construct.node.children) if (!TerraformStack.isStack(child)) elementsOf(child, into);
  return into;
}

function outputsOf(elements: readonly TerraformElement[], merge: Merge): Tree {
  const outputs: Tree = {};
  for (const element of elements) {
    if (!TerraformOutput.isTerraformOutput(element)) continue;
    const [last = '', ...outer] = element.node.path.split('/').reverse();
    merge(
      outputs,
      outer.reduce<Tree>((inner, part) => ({ [part]: inner }), { [last]: element.friendlyUniqueId }),
    );
  }
  return outputs;
}

/** Adds a resource that is alone at its address: there is nothing to merge it with. */
function isAdded(json: Tree, fragment: Tree): boolean {
  const [kind, ...kinds] = keysOf(fragment);
  if (kind === undefined || kinds.length > 0) return false;
  const [type, ...types] = keysOf(fragment[kind] as Tree);
  if (type === undefined || types.length > 0) return false;
  const added = (fragment[kind] as Tree)[type];
  if (kind !== 'resource' || !isTree(added)) return false;
  const [name, ...names] = keysOf(added);
  if (name === undefined || names.length > 0) return false;
  const ofType = memberOf(memberOf(json, kind), type);
  if (ofType === undefined || name in ofType) return false;
  ofType[name] = added[name];
  return true;
}

/** The object in a member of another, made where there is nothing; undefined where there is something else. */
function memberOf(tree: Tree | undefined, name: string): Tree | undefined {
  if (tree === undefined) return undefined;
  if (!(name in tree)) return (tree[name] = {});
  const member = hasOwn(tree, name) ? tree[name] : undefined;
  return isTree(member) ? member : undefined;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number token is one that is far below anything that is meant as a number. */
const LEAST_PLAIN_NUMBER = -1e280;

/** What stands for any number in a map of which only Terraform knows the members. */
const NUMBER_OF_MAP = -123_456_789;
const TEXTS_OF_MAPS: readonly string[] = ['String Map Token Value', 'Any Map Token Value'];

function isPlainScalar(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return isPlainText(value);
    case 'number':
      return value > LEAST_PLAIN_NUMBER && value !== NUMBER_OF_MAP;
    case 'boolean':
    case 'undefined':
      return true;
    default:
      return value === null;
  }
}

/** What may be a number token within a text. */
const NUMBERS = /[-|\d.+]+e[-|\d.eE+]+/g;
const HAS_NUMBER = /[-|\d.+]e[-|\d.eE+]/;

function isPlainText(text: string): boolean {
  if (text.includes('{TfToken[') || TEXTS_OF_MAPS.includes(text)) return false;
  return (
    !HAS_NUMBER.test(text) ||
    (text.match(NUMBERS) ?? []).every((number) => !(Number.parseFloat(number) < LEAST_PLAIN_NUMBER))
  );
}

/** Whether an element of a list says that the list is a token. */
function isListToken(element: unknown): boolean {
  return typeof element === 'string'
    ? element.includes('#{TfToken[')
    : typeof element === 'number' && !(element > LEAST_PLAIN_NUMBER);
}

/** CDKTF's references to attributes of resources: of all tokens, most. */
interface Reference extends IResolvable {
  readonly identifier: string;
  readonly originStack?: TerraformStack;
  readonly crossStackIdentifier: Readonly<Record<string, unknown>>;
}

const SINGLE_TOKEN = /^\$\{TfToken\[[a-zA-Z0-9:._-]+\]\}$/;

let referenceClass: unknown;

/** The reference that a text is, if it is one and nothing else. */
function referenceIn(text: string): Reference | undefined {
  if (!SINGLE_TOKEN.test(text)) return undefined;
  const token: IResolvable | undefined = Tokenization.reverseString(text).tokens[0];
  referenceClass ??= ref('').constructor;
  return token !== undefined && token.constructor === referenceClass && !hasOwn(token, 'resolve')
    ? (token as Reference)
    : undefined;
}
