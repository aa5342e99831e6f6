import { withoutEscapes } from '../../text/hcl-text';
import { type Expression, MOST_STEPS, type ObjectEntry, type Step, literal } from './expression';
import { type Token, UnsupportedSyntax } from './tokens';

/** Binary operators, those that bind least first. */
const PRECEDENCE = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

/** Deeper than people write, and far from the end of the stack. */
const DEEPEST = 200;

/** Reads the tokens of one expression by Terraform's grammar; `for` expressions are not read. */
export class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** Reads a quoted text, which may contain interpolations. */
    private readonly readText: (text: string) => Expression,
  ) {}

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** @throws UnsupportedSyntax where the tokens are not those of an expression */
  expression(): Expression {
    this.enter();
    const condition = this.binary(0);
    let result = condition;
    if (this.takes('?')) {
      const yes = this.expression();
      this.expect(':');
      result = { kind: 'conditional', condition, yes, no: this.expression() };
    }
    this.depth -= 1;
    return result;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new UnsupportedSyntax();
  }

  private binary(level: number): Expression {
    const operators = PRECEDENCE[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = this.sign();
      if (operator === undefined || !operators.includes(operator)) return left;
      this.at += 1;
      left = { kind: 'operation', operator, operands: [left, this.binary(level + 1)] };
    }
  }

  private unary(): Expression {
    const operator = this.sign();
    if (operator !== '!' && operator !== '-') return this.access();
    this.at += 1;
    // Each sign of a row is one level of depth.
    this.enter();
    const operand = this.unary();
    this.depth -= 1;
    return { kind: 'operation', operator, operands: [operand] };
  }

  private access(): Expression {
    let of = this.primary();
    for (let steps = 0; ; steps += 1) {
      if (steps > MOST_STEPS) throw new UnsupportedSyntax();
      if (this.takes('.')) {
        of = { kind: 'access', of, step: this.member() };
      } else if (this.takes('[')) {
        of = { kind: 'access', of, step: this.index() };
        this.expect(']');
      } else {
        return of;
      }
    }
  }

  private member(): Step {
    const token = this.next();
    if (token?.kind === 'word') return { kind: 'attribute', name: token.text };
    if (token?.kind === 'number') return { kind: 'index', index: literal(token.value) };
    if (token?.kind === 'sign' && token.text === '*') return { kind: 'splat', ofAttributes: true };
    throw new UnsupportedSyntax();
  }

  private index(): Step {
    return this.takes('*') ? { kind: 'splat' } : { kind: 'index', index: this.expression() };
  }

  private primary(): Expression {
    const token = this.next();
    switch (token?.kind) {
      case 'number':
        return literal(token.value);
      case 'text':
        return this.readText(withoutEscapes(token.raw));
      case 'word':
        return this.word(token.text);
      case 'sign':
        return this.enclosed(token.text);
      case undefined:
        throw new UnsupportedSyntax();
    }
  }

  private enclosed(opening: string): Expression {
    switch (opening) {
      case '(': {
        const inner = this.expression();
        this.expect(')');
        return inner;
      }
      case '[':
        return { kind: 'list', items: this.items(']') };
      case '{':
        return { kind: 'object', entries: this.entries() };
      default:
        throw new UnsupportedSyntax();
    }
  }

  private word(word: string): Expression {
    if (word === 'true' || word === 'false') return literal(word === 'true');
    if (word === 'null') return literal(null);
    if (word === 'for') throw new UnsupportedSyntax();
    if (this.takes('(')) return { kind: 'call', name: word, arguments: this.items(')') };
    // Terraform allows `resource.TYPE.NAME` for what is mostly written `TYPE.NAME`.
    const type = word === 'resource' && this.takes('.') ? this.member() : undefined;
    return { kind: 'name', name: type?.kind === 'attribute' ? type.name : word };
  }

  private items(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.takes(end)) {
      items.push(this.expression());
      if (!this.takes(',')) {
        this.expect(end);
        break;
      }
    }
    return items;
  }

  private entries(): ObjectEntry[] {
    const entries: ObjectEntry[] = [];
    while (!this.takes('}')) {
      const key = this.expression();
      if (!this.takes('=')) this.expect(':');
      entries.push([key, this.expression()]);
      this.takes(',');
    }
    return entries;
  }

  private next(): Token | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token;
  }

  private sign(): string | undefined {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' ? token.text : undefined;
  }

  private takes(sign: string): boolean {
    if (this.sign() !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) throw new UnsupportedSyntax();
  }
}
