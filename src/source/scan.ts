import { withoutDoubledSigns, withoutEscapes } from '../text/hcl-text';
import { Lines, Malformed, type Written, type WrittenAttribute, type WrittenBlock } from './syntax';

/** Configurations are never nested deeper; a hostile file must not overflow the stack. */
const DEEPEST = 50;

/** What an expression is in, which decides where it ends. */
type Within = 'body' | 'object' | 'list';

interface Bracket {
  readonly kind: 'bracket';
  readonly closes: string;
}

type Template = { readonly kind: 'text' } | { readonly kind: 'heredoc'; readonly marker: string };

/** What is open while an expression is skipped. */
type Open = Bracket | Template;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

const ENDS: ReadonlySet<string> = new Set(CLOSING.values());

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const KEYWORD = /(?:true|false|null)(?![\w-])/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const ONLY_NAME = /[ \t]*([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*(?=\r?\n|$)/uy;
const FOR = /for\s/y;

/**
 * The blocks of a file of HCL: which there are and where, with the literals in them. Expressions are skipped without
 * being understood. It reads each character a bounded number of times.
 * @throws Malformed if a block, a text or a comment does not end, or something is not where HCL allows it
 */
export function scan(text: string): readonly WrittenBlock[] {
  return new Scanner(text).file();
}

class Scanner {
  private at: number;

  constructor(private readonly text: string) {
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  file(): readonly WrittenBlock[] {
    const { blocks } = this.body(0, undefined);
    return blocks;
  }

  private body(depth: number, opened: number | undefined): Pick<WrittenBlock, 'attributes' | 'blocks'> {
    if (depth > DEEPEST) this.fail('its blocks are nested too deeply');
    const attributes: WrittenAttribute[] = [];
    const blocks: WrittenBlock[] = [];
    for (;;) {
      this.skipBlank('\n');
      if (this.at >= this.text.length) {
        if (opened !== undefined) this.fail('this block does not end', opened);
        return { attributes, blocks };
      }
      if (this.text[this.at] === '}' && opened !== undefined) return { attributes, blocks };
      const start = this.at;
      const name = this.match(NAME) ?? this.fail(`${this.shown()} cannot be here`);
      this.skipBlank();
      if (this.text[this.at] === '=' && this.text[this.at + 1] !== '=')
        attributes.push(this.attribute(name, start, 'body', depth));
      else blocks.push(this.block(name, start, depth));
    }
  }

  private block(type: string, start: number, depth: number): WrittenBlock {
    const labels: string[] = [];
    while (this.text[this.at] !== '{') {
      if (this.text[this.at] === '"') labels.push(this.quoted() ?? '');
      else labels.push(this.match(NAME) ?? this.fail(`${this.shown()} cannot be here`));
      this.skipBlank();
    }
    this.at += 1;
    const nextLine = this.nextLine();
    const { attributes, blocks } = this.body(depth + 1, start);
    this.at += 1;
    return { type, labels, start, end: this.at, attributes, blocks, nextLine };
  }

  /** An attribute whose sign is next. */
  private attribute(name: string, start: number, within: Within, depth: number): WrittenAttribute {
    const sign = this.at;
    this.at += 1;
    this.skipBlank();
    const value = this.value(within, depth);
    return { name, start, sign, value, nextLine: this.nextLine() };
  }

  /** The offset of the next line, if nothing but a comment is left on this one. */
  private nextLine(): number | undefined {
    this.skipBlank();
    return this.text[this.at] === '\n' ? this.at + 1 : undefined;
  }

  private value(within: Within, depth: number): Written {
    const start = this.at;
    const found = this.literal() ?? (depth > DEEPEST ? undefined : this.collection(depth));
    if (found !== undefined && this.isEnd(within)) return found;
    // It is part of an expression.
    this.at = start;
    this.skipExpression(within);
    return { kind: 'expression', start, end: this.at };
  }

  private literal(): Written | undefined {
    const start = this.at;
    if (this.text[start] === '"') {
      const value = this.quoted();
      return value === undefined ? undefined : { kind: 'literal', start, end: this.at, value };
    }
    const keyword = this.match(KEYWORD);
    if (keyword !== undefined) {
      const value = keyword === 'null' ? null : keyword === 'true';
      return { kind: 'literal', start, end: this.at, value };
    }
    const number = this.match(NUMBER);
    return number === undefined ? undefined : { kind: 'literal', start, end: this.at, value: Number(number) };
  }

  /** An object or a list that is written member by member. */
  private collection(depth: number): Written | undefined {
    const start = this.at;
    const opening = this.text[start];
    if (opening !== '[' && opening !== '{') return undefined;
    this.at += 1;
    this.skipBlank('\n');
    FOR.lastIndex = this.at;
    if (FOR.test(this.text)) return undefined;
    return opening === '[' ? this.list(start, depth) : this.object(start, depth);
  }

  private list(start: number, depth: number): Written | undefined {
    const items: Written[] = [];
    while (this.text[this.at] !== ']') {
      items.push(this.value('list', depth + 1));
      this.skipBlank('\n');
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== ']') return undefined;
      this.skipBlank('\n');
    }
    this.at += 1;
    return { kind: 'list', start, end: this.at, items };
  }

  private object(start: number, depth: number): Written | undefined {
    const attributes: WrittenAttribute[] = [];
    while (this.text[this.at] !== '}') {
      const key = this.at;
      const name = this.text[key] === '"' ? this.quoted() : this.match(NAME);
      this.skipBlank();
      // A key that is an expression: the object is not written member by member.
      if (name === undefined || !/[=:]/.test(this.text[this.at] ?? '')) return undefined;
      attributes.push(this.attribute(name, key, 'object', depth + 1));
      this.skipBlank('\n');
      if (this.text[this.at] === ',') this.at += 1;
      this.skipBlank('\n');
    }
    this.at += 1;
    return { kind: 'object', start, end: this.at, attributes };
  }

  /** Whether a value ends here, so that it is not part of a longer expression. */
  private isEnd(within: Within): boolean {
    const end = this.at;
    this.skipBlank(within === 'list' ? '\n' : undefined);
    const next = this.text[this.at];
    this.at = end;
    if (next === undefined) return true;
    return (
      next === '\n' ||
      next === '}' ||
      (within !== 'body' && next === ',') ||
      (within === 'list' && next === ']')
    );
  }

  /** Skips an expression: up to the line's end, or the comma or bracket that ends it. */
  private skipExpression(within: Within): void {
    for (;;) {
      this.skipBlank(within === 'list' ? '\n' : undefined);
      const next = this.text[this.at];
      if (next === undefined || next === '\n' || ENDS.has(next) || (next === ',' && within !== 'body'))
        return;
      const start = this.at;
      const open = this.opening();
      if (open === undefined) this.at += 1;
      else this.skip(open, start);
    }
  }

  /** A text in quotation marks, skipped; its value, if there is no expression in it. */
  private quoted(): string | undefined {
    const start = this.at;
    this.at += 1;
    const hasExpression = this.skip({ kind: 'text' }, start);
    const quoted = this.text.slice(start + 1, this.at - 1);
    return hasExpression ? undefined : withoutDoubledSigns(withoutEscapes(quoted));
  }

  /** What opens here, if something does; then its opening is skipped. */
  private opening(): Open | undefined {
    const next = this.text[this.at] ?? '';
    if (next === '<') {
      HEREDOC.lastIndex = this.at;
      const found = HEREDOC.exec(this.text);
      if (found === null) return undefined;
      this.at = HEREDOC.lastIndex;
      return { kind: 'heredoc', marker: found[1] ?? '' };
    }
    const closes = CLOSING.get(next);
    if (closes === undefined && next !== '"') return undefined;
    this.at += 1;
    return closes === undefined ? { kind: 'text' } : { kind: 'bracket', closes };
  }

  /** Skips what is open, with everything in it; whether it has expressions within a text. */
  private skip(first: Open, start: number): boolean {
    const open = [first];
    let hasExpression = false;
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const inner = top.kind === 'bracket' ? this.inBracket(top, start) : this.inTemplate(top, start);
      if (inner === undefined) open.pop();
      else {
        open.push(inner);
        if (top.kind !== 'bracket') hasExpression = true;
      }
    }
    return hasExpression;
  }

  /** Skips to what opens next in a bracket, or behind the bracket. */
  private inBracket({ closes }: Bracket, start: number): Open | undefined {
    for (;;) {
      this.skipBlank('\n');
      const next = this.text[this.at] ?? this.fail('this bracket does not end', start);
      const inner = this.opening();
      if (inner !== undefined) return inner;
      if (ENDS.has(next) && next !== closes) this.fail(`${this.shown()} cannot be here`);
      this.at += 1;
      if (next === closes) return undefined;
    }
  }

  /** Skips to the next expression in a text, or behind the text. */
  private inTemplate(template: Template, start: number): Open | undefined {
    const { text } = this;
    for (;;) {
      if (template.kind === 'heredoc' && text[this.at - 1] === '\n' && this.isLine(template.marker))
        return undefined;
      const next = text[this.at] ?? this.fail('this text does not end', start);
      if (template.kind === 'text' && next === '"') {
        this.at += 1;
        return undefined;
      }
      if (template.kind === 'text' && next === '\n') this.fail('this text does not end', start);
      const isSign = next === '$' || next === '%';
      if (isSign && text[this.at + 1] === '{') {
        this.at += 2;
        return { kind: 'bracket', closes: '}' };
      }
      // "$${" is a text, and so is "\"".
      if (isSign && text[this.at + 1] === next && text[this.at + 2] === '{') this.at += 3;
      else this.at += template.kind === 'text' && next === '\\' ? 2 : 1;
    }
  }

  /** Whether this line is the end of a heredoc; then it is skipped. */
  private isLine(marker: string): boolean {
    ONLY_NAME.lastIndex = this.at;
    const found = ONLY_NAME.exec(this.text);
    if (found?.[1] !== marker) return false;
    this.at = ONLY_NAME.lastIndex;
    return true;
  }

  /** Skips white space and comments; line ends only if they are named. */
  private skipBlank(lineEnd?: '\n'): void {
    const { text } = this;
    for (;;) {
      const one = text[this.at];
      if (one === ' ' || one === '\t' || one === '\r' || (one === '\n' && lineEnd !== undefined))
        this.at += 1;
      else if (one === '#' || (one === '/' && text[this.at + 1] === '/')) {
        const end = text.indexOf('\n', this.at);
        this.at = end === -1 ? text.length : end;
      } else if (one === '/' && text[this.at + 1] === '*') {
        const end = text.indexOf('*/', this.at + 2);
        if (end === -1) this.fail('this comment does not end');
        this.at = end + 2;
      } else return;
    }
  }

  /** What a sticky pattern matches here, skipped. */
  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private shown(): string {
    const next = this.text[this.at];
    return next === undefined ? 'the end of the file' : next === '\n' ? 'the end of the line' : `"${next}"`;
  }

  private fail(reason: string, at = this.at): never {
    throw new Malformed(new Lines(this.text).lineOf(at), reason);
  }
}
