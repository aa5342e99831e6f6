import { UnreadableInput } from './unreadable-input';

/**
 * A JSON value that is not used, as its bytes arrive: nothing of it is kept, but it must be JSON, in UTF-8. It rejects
 * what JSON.parse rejects.
 */
export class UnreadValue {
  private state: State = VALUE;
  /** What is open around the place: lists and objects. */
  private open = new Uint8Array(64);
  private depth = 0;
  private isKey = false;
  /** The rest of `true`, `false` or `null`, or how many digits of a `\u` are still to come. */
  private rest = 0;
  private literal: Literal = TRUE;
  private decoder: InstanceType<typeof TextDecoder> | undefined;

  /** Makes it ready for the next value. */
  begin(): void {
    this.state = VALUE;
    this.depth = 0;
    this.decoder = undefined;
  }

  /**
   * Reads over the bytes from `from` on.
   * @returns where the value ends, or -1 if the bytes end before it
   * @throws SyntaxError if it is not JSON
   */
  pass(bytes: Uint8Array, from: number, length: number): number {
    const end = this.end(bytes, from, length);
    if (this.decoder !== undefined) this.decode(bytes.subarray(from, end === -1 ? length : end), end !== -1);
    return end;
  }

  /** Whether the value is complete when the input ends: only a number does not show its end. */
  get mayEnd(): boolean {
    return this.depth === 0 && isWhole(this.state);
  }

  private end(bytes: Uint8Array, from: number, length: number): number {
    let at = from;
    let { state } = this;
    while (at < length) {
      let byte = bytes[at] ?? 0;
      if (state === TEXT) {
        while (PLAIN[byte] === 1) {
          at += 1;
          if (at === length) break;
          byte = bytes[at] ?? 0;
        }
        if (at === length) break;
        at += 1;
        if (byte === QUOTE) {
          state = this.isKey ? COLON : AFTER;
          if (this.depth === 0) break;
        } else if (byte === BACKSLASH) state = ESCAPE;
        else if (byte >= 0x80) this.decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        else throw unexpected(byte);
      } else if (state >= FIRST_OF_NUMBERS) {
        const next = numberAfter(state, byte);
        if (next === undefined) {
          // What follows a number is looked at again.
          if (!isWhole(state)) throw unexpected(byte);
          state = AFTER;
          if (this.depth === 0) break;
        } else {
          state = next;
          at += 1;
        }
      } else if (state === WORD) {
        if (byte !== this.literal[this.rest]) throw unexpected(byte);
        at += 1;
        this.rest += 1;
        if (this.rest === this.literal.length) {
          state = AFTER;
          if (this.depth === 0) break;
        }
      } else if (byte <= 0x20 && state < WITHIN) {
        if (!isSpace(byte)) throw unexpected(byte);
        at += 1;
      } else {
        at += 1;
        state = this.after(state, byte);
        if (state === AFTER && this.depth === 0) break;
      }
    }
    this.state = state;
    return state === AFTER && this.depth === 0 ? at : -1;
  }

  /** What may come after one byte outside of texts and numbers, or after an escaped one within a text. */
  private after(state: State, byte: number): State {
    switch (state) {
      case LIST:
        return byte === CLOSE_LIST ? this.close() : this.value(byte);
      case VALUE:
        return this.value(byte);
      case OBJECT:
      case KEY:
        if (byte === CLOSE_OBJECT && state === OBJECT) return this.close();
        if (byte !== QUOTE) throw unexpected(byte);
        this.isKey = true;
        return TEXT;
      case COLON:
        if (byte !== COLON_BYTE) throw unexpected(byte);
        return VALUE;
      case AFTER: {
        const isObject = this.open[this.depth - 1] === OPEN_OBJECT;
        if (byte === COMMA) return isObject ? KEY : VALUE;
        if (byte !== (isObject ? CLOSE_OBJECT : CLOSE_LIST)) throw unexpected(byte);
        return this.close();
      }
      case ESCAPE:
        if (byte === LETTER_U) {
          this.rest = 4;
          return HEX;
        }
        if (!ESCAPED.has(byte)) throw unexpected(byte);
        return TEXT;
      default:
        if (!isHexadecimal(byte)) throw unexpected(byte);
        this.rest -= 1;
        return this.rest === 0 ? TEXT : HEX;
    }
  }

  /** What may come after the first byte of a value. */
  private value(byte: number): State {
    if (byte === QUOTE) {
      this.isKey = false;
      return TEXT;
    }
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (this.depth === this.open.length) {
        const more = new Uint8Array(2 * this.depth);
        more.set(this.open);
        this.open = more;
      }
      this.open[this.depth] = byte;
      this.depth += 1;
      return byte === OPEN_OBJECT ? OBJECT : LIST;
    }
    if (byte === MINUS) return SIGN;
    if (byte === DIGIT_0) return ZERO;
    if (byte > DIGIT_0 && byte <= DIGIT_9) return DIGITS;
    const literal = LITERALS.find(([first]) => first === byte);
    if (literal === undefined) throw unexpected(byte);
    this.literal = literal;
    this.rest = 1;
    return WORD;
  }

  private close(): State {
    this.depth -= 1;
    return AFTER;
  }

  private decode(bytes: Uint8Array, isLast: boolean): void {
    try {
      this.decoder?.decode(bytes, { stream: !isLast });
    } catch {
      throw new UnreadableInput('it is not UTF-8');
    }
  }
}

/** What may come next. Spaces may stand before all that is below WITHIN. */
type State = number;
const VALUE = 0;
const LIST = 1;
const OBJECT = 2;
const KEY = 3;
const COLON = 4;
const AFTER = 5;
const WITHIN = 6;
const TEXT = 6;
const ESCAPE = 7;
const HEX = 8;
const WORD = 9;
const FIRST_OF_NUMBERS = 10;
const SIGN = 10;
const ZERO = 11;
const DIGITS = 12;
const POINT = 13;
const FRACTION = 14;
const POWER = 15;
const POWER_SIGN = 16;
const EXPONENT = 17;

/** Whether a number may end so. */
function isWhole(state: State): boolean {
  return state === ZERO || state === DIGITS || state === FRACTION || state === EXPONENT;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON_BYTE = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LETTER_U = 0x75;

type Literal = readonly number[];
const TRUE: Literal = [...Buffer.from('true')];
const LITERALS: readonly Literal[] = [TRUE, [...Buffer.from('false')], [...Buffer.from('null')]];

/** What may follow a backslash, but for the `u`. */
const ESCAPED: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));

/** The bytes of a text that stand for themselves: 1. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isHexadecimal(byte: number): boolean {
  return (byte >= DIGIT_0 && byte <= DIGIT_9) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** The state of a number after another byte; undefined if that byte is not a part of it. */
function numberAfter(state: State, byte: number): State | undefined {
  if (byte >= DIGIT_0 && byte <= DIGIT_9) {
    switch (state) {
      case SIGN:
        return byte === DIGIT_0 ? ZERO : DIGITS;
      case ZERO:
        return undefined;
      case POINT:
        return FRACTION;
      case POWER:
      case POWER_SIGN:
        return EXPONENT;
      default:
        return state;
    }
  }
  if (byte === DOT) return state === ZERO || state === DIGITS ? POINT : undefined;
  if ((byte | 0x20) === 0x65)
    return state === ZERO || state === DIGITS || state === FRACTION ? POWER : undefined;
  return (byte === PLUS || byte === MINUS) && state === POWER ? POWER_SIGN : undefined;
}

function unexpected(byte: number): SyntaxError {
  return new SyntaxError(`Unexpected token '${String.fromCharCode(byte)}'`);
}
