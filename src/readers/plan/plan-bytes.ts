import { isAscii } from 'node:buffer';
import type { Json } from '../json/json';
import { UnreadableInput } from '../json/unreadable-input';
import { type Part, PLAN, WHOLE } from './plan-parts';

/** Modules are never nested deeper; an untrusted plan must not overflow the stack. */
const DEEPEST = 200;

/**
 * Reads a plan's JSON while its bytes arrive, and keeps only what the readers need. It may be longer than a text can be.
 * @throws SyntaxError if it is not JSON
 * @throws UnreadableInput if it is not UTF-8, or one value in it is too long
 */
export async function readPlanBytes(chunks: AsyncIterable<Uint8Array>): Promise<Json> {
  const parser = new PlanParser();
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

/** The message of JSON.parse. */
const CUT_OFF = 'Unexpected end of JSON input';

/** The longest text of JavaScript. */
const LONGEST = 0x1fffffe8;

/** About how many bytes are parsed together. */
const TOGETHER = 1 << 15;

/** The text between two resources, as Terraform writes them. */
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

/** It yields wherever it needs more bytes. */
type Parsing<T> = Generator<undefined, T>;

class PlanParser {
  hasEnded = false;
  private bytes: Buffer = Buffer.alloc(0);
  /** The number of bytes; the buffer may be larger. */
  private length = 0;
  private isOwn = false;
  private at = 0;
  /** The first byte that is still needed. */
  private from = 0;
  /** All bytes of the last value, combined with `|`: below 0x80, it is ASCII. */
  private seen = 0;

  add(chunk: Uint8Array): void {
    const kept = this.length - this.from;
    if (kept === 0) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    } else {
      const needed = kept + chunk.length;
      // Twice the size: a value as long as many chunks is not copied with each of them.
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
    if (first === OPEN_OBJECT && !isDeep && (part.members ?? part.others) !== undefined)
      return yield* this.object(part, depth);
    if (first === OPEN_LIST && !isDeep && part.items !== undefined)
      return yield* this.list(part.items, depth);
    return yield* this.text(part.isUnread !== true);
  }

  private *object({ members, others }: Part, depth: number): Parsing<Json> {
    const object: Record<string, Json> = {};
    this.at += 1;
    if ((yield* this.peek()) === CLOSE_OBJECT) {
      this.at += 1;
      return object;
    }
    for (;;) {
      if ((yield* this.peek()) !== QUOTE) throw this.unexpected();
      const name = String(yield* this.text(true));
      if ((yield* this.peek()) !== COLON) throw this.unexpected();
      this.at += 1;
      const part = members !== undefined && Object.hasOwn(members, name) ? members[name] : others;
      const value = yield* this.value(part ?? WHOLE, depth + 1);
      // As JSON.parse does: a member named __proto__ is a member like any other.
      Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
      if ((yield* this.separator(CLOSE_OBJECT)) === CLOSE_OBJECT) return object;
    }
  }

  private *list(part: Part, depth: number): Parsing<Json> {
    const items: Json[] = [];
    this.at += 1;
    if ((yield* this.peek()) === CLOSE_LIST) {
      this.at += 1;
      return items;
    }
    if (part === WHOLE) return yield* this.wholes();
    for (;;) {
      items.push(yield* this.value(part, depth + 1));
      if ((yield* this.separator(CLOSE_LIST)) === CLOSE_LIST) return items;
    }
  }

  /** Items that are parsed as a whole: as many together as have arrived, which takes half as long as one by one. */
  private *wholes(): Parsing<Json[]> {
    const items: Json[] = [];
    this.mayGuess = true;
    for (;;) {
      yield* this.peek();
      const guessed = this.guessedBatch();
      if (guessed !== undefined) {
        for (const item of guessed) items.push(item);
        continue;
      }
      const batch = this.batch();
      if (batch.end > this.from) {
        for (const item of this.parsed(batch.seen, batch.end, '[', ']') as Json[]) items.push(item);
        if (batch.isLast) return items;
      } else {
        // An item that does not end within the bytes that have arrived.
        items.push(yield* this.text(true));
        if ((yield* this.separator(CLOSE_LIST)) === CLOSE_LIST) return items;
      }
    }
  }

  /**
   * The items up to a position that looks like the end of one, which is quick to find. If what precedes it can be parsed,
   * it is the end of one: within an item or a text, the JSON would be incomplete.
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
      // It is beyond the list, or within an item: the rest of this list is scanned byte by byte.
      this.mayGuess = false;
      return undefined;
    }
  }

  private mayGuess = true;

  /** Scans the items that have arrived as a whole. */
  private batch(): { readonly end: number; readonly seen: number; readonly isLast: boolean } {
    this.from = this.at;
    let end = this.from;
    let seen = 0;
    for (let start = this.at; end - this.from < TOGETHER; start = this.at) {
      this.seen = 0;
      this.depth = 0;
      this.isInText = false;
      const isWhole = this.scan();
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

  /** A comma, or what closes the value. */
  private *separator(closing: number): Parsing<number> {
    const byte = yield* this.peek();
    if (byte !== COMMA && byte !== closing) throw this.unexpected();
    this.at += 1;
    return byte;
  }

  /** The next byte that is not a space, without consuming it. */
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

  /** A value, parsed as one text; null for one that nothing reads, of which no byte is kept. */
  private *text(isRead: boolean): Parsing<Json> {
    this.from = this.at;
    this.depth = 0;
    this.isInText = false;
    this.seen = 0;
    while (!this.scan()) {
      if (!isRead) this.from = this.at;
      // A number ends where the bytes do.
      if (this.hasEnded && this.isBetween()) break;
      if (this.hasEnded) throw new SyntaxError(CUT_OFF);
      if (this.at - this.from > LONGEST)
        throw new UnreadableInput(`one value in it has more than ${Math.floor(LONGEST / 1e6)} MB`);
      yield;
    }
    return isRead ? this.parsed(this.seen, this.at) : null;
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

  /** Scans to the end of a value; false if the bytes end before it. */
  private scan(): boolean {
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
          // The escaped character may not have arrived yet.
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
        // At depth 0 it closes the list or object around a number, true, false or null.
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

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableInput('it is not UTF-8');
  }
}
