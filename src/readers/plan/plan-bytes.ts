import { isAscii } from 'node:buffer';
import { cut } from '../../text/cut';
import { type Json, isObject, member } from '../json/json';
import { pathText } from '../json/path';
import { UnreadableInput } from '../json/unreadable-input';
import { UnreadValue } from '../json/unread-value';

/**
 * The parts of a plan that grow with the estate, down to its single resources. They are put together member by member,
 * so that no text has to hold all of them, and whatever is not named here is parsed as one text.
 */
interface Part {
  readonly members?: Readonly<Record<string, Part>>;
  /** What every other member is. */
  readonly others?: Part;
  readonly items?: Part;
  /** It is not used: it is only checked to be JSON, and replaced by null. */
  readonly isUnread?: true;
  /** A list of resources whose addresses alone are used. */
  readonly isOfAddresses?: true;
}

const WHOLE: Part = {};
const UNREAD: Part = { isUnread: true };
const LIST: Part = { items: WHOLE };
const ADDRESSES: Part = { isOfAddresses: true };

const CONFIGURED: Part = {
  members: {
    resources: LIST,
    get module_calls() {
      return CALLS;
    },
  },
};
const CALLS: Part = { others: { members: { module: CONFIGURED } } };

const STATE: Part = {
  members: {
    resources: LIST,
    get child_modules() {
      return { items: STATE };
    },
  },
};

const PLANNED: Part = {
  members: {
    resources: ADDRESSES,
    get child_modules() {
      return { items: PLANNED };
    },
  },
};

const PLAN: Part = {
  members: {
    resource_changes: LIST,
    resource_drift: LIST,
    prior_state: { members: { values: { members: { root_module: STATE } } } },
    configuration: { members: { root_module: CONFIGURED } },
    planned_values: { members: { outputs: UNREAD, root_module: PLANNED } },
    relevant_attributes: LIST,
    output_changes: UNREAD,
  },
};

/** Modules within modules are never this deep; a plan is not to be trusted with the stack. */
const DEEPEST = 200;

/**
 * Reads a plan's JSON as its bytes arrive, and keeps only what is used. It may be longer than any text can be.
 * @throws SyntaxError if it is not JSON
 */
export async function readPlanBytes(chunks: AsyncIterable<Uint8Array>): Promise<Json> {
  const parser = new Parser();
  const parsing = parser.whole();
  let next = parsing.next();
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    parser.add(chunk);
    next = parsing.next();
    if (next.done === true) break;
  }
  if (next.done !== true) {
    parser.hasEnded = true;
    next = parsing.next();
  }
  if (next.done !== true) throw new SyntaxError(CUT_OFF);
  return next.value;
}

/** As JSON.parse says it. */
const CUT_OFF = 'Unexpected end of JSON input';

/** The longest text that JavaScript supports. */
const LONGEST = 0x1fffffe8;

/** About as many bytes are parsed together. */
const TOGETHER = 1 << 15;

/** What stands between two resources, as Terraform writes them. */
const BETWEEN = '},{"address":';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACES: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09]);

/** It stops, with a yield, wherever it needs more bytes. */
type Parsing<T> = Generator<undefined, T>;

class Parser {
  hasEnded = false;
  private bytes: Buffer = Buffer.alloc(0);
  /** How many of these there are; the space may be larger. */
  private length = 0;
  private isOwn = false;
  private at = 0;
  /** From where on the bytes are still needed. */
  private from = 0;
  /** All bytes of the value that was passed last, in one: whether it is nothing but ASCII. */
  private seen = 0;
  /** Where it is: the members and the numbers of items, from the plan down. */
  private readonly path: (string | number)[] = [];

  add(chunk: Uint8Array): void {
    const kept = this.length - this.from;
    if (kept === 0) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    } else {
      const needed = kept + chunk.length;
      // Twice the space: a value that is as long as many chunks is not moved with each of them.
      const space = this.isOwn && needed <= this.bytes.length ? this.bytes : Buffer.allocUnsafe(2 * needed);
      this.bytes.copy(space, 0, this.from, this.length);
      space.set(chunk, kept);
      this.bytes = space;
    }
    this.isOwn = kept > 0;
    this.length = kept + chunk.length;
    this.at -= this.from;
    this.from = 0;
  }

  *whole(): Parsing<Json> {
    const value = yield* this.value(PLAN, 0);
    for (;;) {
      this.space();
      if (this.at < this.length) throw this.unexpected();
      if (this.hasEnded) return value;
      this.from = this.at;
      yield;
    }
  }

  private *value(part: Part, depth: number): Parsing<Json> {
    const first = yield* this.peek();
    const isDeep = depth > DEEPEST;
    if (part.isUnread === true) return yield* this.unread();
    if (first === OPEN_LIST && part.isOfAddresses === true) return yield* this.addresses();
    if (first === OPEN_OBJECT && !isDeep && (part.members ?? part.others) !== undefined)
      return yield* this.object(part, depth);
    if (first === OPEN_LIST && !isDeep && part.items !== undefined)
      return yield* this.list(part.items, depth);
    return yield* this.text();
  }

  private *object({ members, others }: Part, depth: number): Parsing<Json> {
    const made: Record<string, Json> = {};
    this.at += 1;
    if ((yield* this.peek()) === CLOSE_OBJECT) {
      this.at += 1;
      return made;
    }
    for (;;) {
      if ((yield* this.peek()) !== QUOTE) throw this.unexpected();
      const name = String(yield* this.text());
      this.path.push(name);
      if (Object.hasOwn(made, name))
        throw new UnreadableInput(`${cut(pathText(this.path))} is defined twice`);
      if ((yield* this.peek()) !== COLON) throw this.unexpected();
      this.at += 1;
      const part = members !== undefined && Object.hasOwn(members, name) ? members[name] : others;
      const value = yield* this.value(part ?? WHOLE, depth + 1);
      // As JSON.parse does: a member that is called __proto__ is one like any other.
      Object.defineProperty(made, name, { value, writable: true, enumerable: true, configurable: true });
      this.path.pop();
      if ((yield* this.separator(CLOSE_OBJECT)) === CLOSE_OBJECT) return made;
    }
  }

  private *list(part: Part, depth: number): Parsing<Json> {
    const made: Json[] = [];
    this.at += 1;
    if ((yield* this.peek()) === CLOSE_LIST) {
      this.at += 1;
      return made;
    }
    if (part === WHOLE) return yield* this.wholes();
    for (;;) {
      this.path.push(made.length);
      made.push(yield* this.value(part, depth + 1));
      this.path.pop();
      if ((yield* this.separator(CLOSE_LIST)) === CLOSE_LIST) return made;
    }
  }

  /** Items that are each parsed as a whole: as many together as are there, which takes half as long as one by one. */
  private *wholes(): Parsing<Json[]> {
    const made: Json[] = [];
    this.mayGuess = true;
    for (;;) {
      yield* this.peek();
      const guessed = this.guessedBatch();
      if (guessed !== undefined) {
        for (const item of guessed) made.push(item);
        continue;
      }
      const batch = this.batch();
      if (batch.end > this.from) {
        for (const item of this.parsed(batch.seen, batch.end, '[', ']') as Json[]) made.push(item);
        if (batch.isLast) return made;
      } else {
        // One that does not end within the bytes that are there.
        made.push(yield* this.text());
        if ((yield* this.separator(CLOSE_LIST)) === CLOSE_LIST) return made;
      }
    }
  }

  /**
   * The items up to a place that looks like the end of one, which costs nothing to find. If what stands before it can be
   * parsed, it is one: within an item or a text, that would be cut off.
   */
  private guessedBatch(): Json[] | undefined {
    if (!this.mayGuess) return undefined;
    const { bytes, at } = this;
    const near = bytes.subarray(at, Math.min(at + TOGETHER, this.length));
    const found = near.lastIndexOf(BETWEEN, undefined, 'latin1');
    if (found === -1) return undefined;
    const items = near.subarray(0, found + 1);
    const text = isAscii(items) ? items.toString('latin1') : decoded(items);
    try {
      const parsed = JSON.parse(`[${text}]`) as Json[];
      this.at = at + items.length + 1;
      return parsed;
    } catch {
      // It lies beyond the list, or within an item: the rest of this list is looked at byte by byte.
      this.mayGuess = false;
      return undefined;
    }
  }

  private mayGuess = true;

  /** Reads over the complete items. */
  private batch(): { readonly end: number; readonly seen: number; readonly isLast: boolean } {
    this.from = this.at;
    let end = this.from;
    let seen = 0;
    for (let start = this.at; end - this.from < TOGETHER; start = this.at) {
      this.seen = 0;
      this.depth = 0;
      this.isInText = false;
      const isWhole = this.pass();
      const itemEnd = this.at;
      this.space();
      if (!isWhole || this.at >= this.length) {
        this.at = start;
        break;
      }
      const byte = this.bytes[this.at];
      if (byte !== COMMA && byte !== CLOSE_LIST) throw this.unexpected();
      this.at += 1;
      seen |= this.seen;
      end = itemEnd;
      if (byte === CLOSE_LIST) return { end, seen, isLast: true };
      this.space();
    }
    return { end, seen, isLast: false };
  }

  /** Nothing of it is kept. */
  private *unread(): Parsing<null> {
    yield* this.passed(false);
    return null;
  }

  /** The resources of a list, each with its address alone. */
  private *addresses(): Parsing<Json> {
    const made: Json[] = [];
    this.at += 1;
    if ((yield* this.peek()) === CLOSE_LIST) {
      this.at += 1;
      return made;
    }
    for (;;) {
      yield* this.peek();
      this.from = this.at;
      yield* this.passed(true);
      made.push(addressAlone(this.bytes.subarray(this.from, this.at)));
      if ((yield* this.separator(CLOSE_LIST)) === CLOSE_LIST) return made;
    }
  }

  private readonly unreadValue = new UnreadValue();

  /** Reads over a value that is only checked to be JSON. */
  private *passed(isKept: boolean): Parsing<void> {
    this.unreadValue.begin();
    for (;;) {
      const end = this.unreadValue.pass(this.bytes, this.at, this.length);
      this.at = end === -1 ? this.length : end;
      if (end !== -1) return;
      if (!isKept) this.from = this.at;
      if (this.hasEnded) {
        if (this.unreadValue.mayEnd) return;
        throw new SyntaxError(CUT_OFF);
      }
      yield;
    }
  }

  /** A comma, or what closes the value. */
  private *separator(closing: number): Parsing<number> {
    const byte = yield* this.peek();
    if (byte !== COMMA && byte !== closing) throw this.unexpected();
    this.at += 1;
    return byte;
  }

  /** The next byte that is not a space, without moving past it. */
  private *peek(): Parsing<number> {
    for (;;) {
      this.space();
      if (this.at < this.length) return this.bytes[this.at] ?? 0;
      yield* this.more();
    }
  }

  private *more(): Parsing<void> {
    this.from = this.at;
    yield;
    if (this.hasEnded) throw new SyntaxError(CUT_OFF);
  }

  private space(): void {
    const { bytes, length } = this;
    let { at } = this;
    while (at < length && SPACES.has(bytes[at] ?? 0)) at += 1;
    this.at = at;
  }

  /** A value as one text, parsed. */
  private *text(): Parsing<Json> {
    this.from = this.at;
    this.depth = 0;
    this.isInText = false;
    this.seen = 0;
    while (!this.pass()) {
      // A number ends where the bytes do.
      if (this.hasEnded && this.isBetween()) break;
      if (this.hasEnded) throw new SyntaxError(CUT_OFF);
      if (this.at - this.from > LONGEST)
        throw new UnreadableInput(`one value in it has more than ${Math.floor(LONGEST / 1e6)} MB`);
      yield;
    }
    return this.parsed(this.seen, this.at);
  }

  private parsed(seen: number, end: number, before = '', after = ''): Json {
    const { bytes, from } = this;
    const text = seen < 0x80 ? bytes.toString('latin1', from, end) : decoded(bytes.subarray(from, end));
    return JSON.parse(before + text + after) as Json;
  }

  private depth = 0;
  private isInText = false;

  private isBetween(): boolean {
    return this.depth === 0 && !this.isInText;
  }

  /** Moves to the end of a value; false if the bytes end before it. */
  private pass(): boolean {
    const { bytes, length: end } = this;
    let { at, depth, isInText, seen } = this;
    while (at < end) {
      let byte = bytes[at] ?? 0;
      if (isInText) {
        seen |= byte;
        while (byte !== QUOTE && byte !== BACKSLASH && at + 1 < end) {
          at += 1;
          byte = bytes[at] ?? 0;
          seen |= byte;
        }
        if (byte === BACKSLASH) {
          // What is escaped may still have to come.
          if (at + 1 === end) break;
          at += 1;
        } else if (byte === QUOTE) {
          isInText = false;
          if (depth === 0) {
            this.at = at + 1;
            this.seen = seen;
            return true;
          }
        }
      } else if (byte === QUOTE) {
        isInText = true;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth += 1;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        // At depth 0 it closes what is around a number, true, false or null.
        if (depth > 0) at += 1;
        depth -= 1;
        if (depth <= 0) {
          this.at = at;
          this.seen = seen;
          return true;
        }
        continue;
      } else if (byte === COMMA && depth === 0) {
        this.at = at;
        this.seen = seen;
        return true;
      } else {
        seen |= byte;
      }
      at += 1;
    }
    this.at = at;
    this.depth = depth;
    this.isInText = isInText;
    this.seen = seen;
    return false;
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(`Unexpected token '${String.fromCharCode(this.bytes[this.at] ?? 0)}'`);
  }
}

/** The address of a resource, which Terraform writes first. Anything else is unchanged. */
function addressAlone(resource: Buffer): Json {
  const [, written] = ADDRESS.exec(resource.toString('latin1', 0, LONGEST_ADDRESS)) ?? [];
  if (written !== undefined) return { address: JSON.parse(written) as Json };
  const parsed = JSON.parse(decoded(resource)) as Json;
  return isObject(parsed) ? { address: member(parsed, 'address') } : parsed;
}

/** In ASCII, so that its bytes are its characters. */
const ADDRESS = /^\{"address":("(?:[ !#-[\]-~]|\\.)*")/;

/** A longer address is found by parsing its resource. */
const LONGEST_ADDRESS = 500;

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableInput('it is not UTF-8');
  }
}
