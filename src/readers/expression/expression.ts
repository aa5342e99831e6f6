/**
 * Terraform expressions, as far as values and links can be followed through them: what stands between `${` and `}` in
 * JSON configuration, and the references that a plan lists. Anything else is kept as `opaque`, with the references that
 * were seen inside it.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'access'; readonly of: Expression; readonly step: Step }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'opaque'; readonly references: readonly Expression[] };

/** A step into a value: an attribute, an index, or a splat over all elements. */
export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Expression }
  | { readonly kind: 'splat' };

/** Whether a text of JSON configuration holds an interpolation or a directive, and so is more than a literal. */
export function isTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/** A text that is one reference and nothing else, as nearly all are that are no literals. */
const REFERENCE =
  /^\$\{(?!(?:true|false|null|for|resource)\b)([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\]){0,50})\}$/;

/** Reads a text of JSON configuration: a literal, a template, or the one expression that it wraps. */
export function parseTemplate(text: string): Expression {
  const reference = REFERENCE.exec(text)?.[1];
  if (reference !== undefined) return plainReference(reference);
  const parts: Expression[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if ((two === '$$' || two === '%%') && text[at + 2] === '{') {
      literal += text.slice(at + 1, at + 3);
      at += 3;
    } else if (two === '%{') {
      return opaque(text);
    } else if (two === '${') {
      const end = closing(text, at + 2);
      if (end === undefined) return opaque(text);
      if (literal !== '') parts.push({ kind: 'literal', value: literal });
      literal = '';
      parts.push(parseExpression(text.slice(at + 2, end)));
      at = end + 1;
    } else {
      literal += text[at] ?? '';
      at += 1;
    }
  }
  if (literal !== '' || parts.length === 0) parts.push({ kind: 'literal', value: literal });
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'template', parts };
}

/** Reads a reference of names and numbers alone, such as `a.b[0].c`. */
export function plainReference(reference: string): Expression {
  let end = endOfStep(reference, 0);
  let expression: Expression = { kind: 'name', name: reference.slice(0, end) };
  for (let steps = 0; end < reference.length; steps += 1) {
    if (steps === MOST_STEPS) return { kind: 'opaque', references: [] };
    const from = end;
    end = endOfStep(reference, from + 1);
    const step: Step =
      reference[from] === '.'
        ? { kind: 'attribute', name: reference.slice(from + 1, end) }
        : { kind: 'index', index: { kind: 'literal', value: Number(reference.slice(from + 1, end - 1)) } };
    expression = { kind: 'access', of: expression, step };
  }
  return expression;
}

const DOT = 0x2e;
const BRACKET = 0x5b;

/** Where the next `.` or `[` stands, or the end. */
function endOfStep(reference: string, from: number): number {
  let at = from;
  while (at < reference.length) {
    const character = reference.charCodeAt(at);
    if (character === DOT || character === BRACKET) break;
    at += 1;
  }
  return at;
}

/** Reads one expression. What it does not understand becomes opaque; it never throws. */
export function parseExpression(text: string): Expression {
  try {
    const tokens = tokenize(text);
    if (tokens.length > LONGEST) return opaque(text);
    const parser = new Parser(tokens);
    const expression = parser.expression();
    return parser.atEnd() ? expression : opaque(text);
  } catch (error) {
    if (error instanceof NotUnderstood) return opaque(text);
    throw error;
  }
}

/** The names that an access begins with, its keys left out. */
export function namesOf(expression: Expression): string[] {
  const names: string[] = [];
  let base = expression;
  while (base.kind === 'access') {
    if (base.step.kind === 'attribute') names.unshift(base.step.name);
    base = base.of;
  }
  return base.kind === 'name' ? [base.name, ...names] : [];
}

/** Every reference in an expression, longest form only. */
export function referencesOf(expression: Expression): Expression[] {
  const found: Expression[] = [];
  collect(expression, found);
  return found;
}

function collect(expression: Expression, into: Expression[]): void {
  switch (expression.kind) {
    case 'literal':
      return;
    case 'name':
      into.push(expression);
      return;
    case 'access': {
      let base: Expression = expression;
      const inner: Expression[] = [];
      while (base.kind === 'access') {
        if (base.step.kind === 'index') inner.push(base.step.index);
        base = base.of;
      }
      if (base.kind === 'name') into.push(expression);
      else collect(base, into);
      for (const index of inner) collect(index, into);
      return;
    }
    case 'template':
      for (const part of expression.parts) collect(part, into);
      return;
    case 'call':
      for (const argument of expression.arguments) collect(argument, into);
      return;
    case 'conditional':
      collect(expression.condition, into);
      collect(expression.yes, into);
      collect(expression.no, into);
      return;
    case 'operation':
      for (const operand of expression.operands) collect(operand, into);
      return;
    case 'list':
      for (const item of expression.items) collect(item, into);
      return;
    case 'object':
      for (const [key, value] of expression.entries) {
        // A bare word is a key, not a reference.
        if (key.kind !== 'name') collect(key, into);
        collect(value, into);
      }
      return;
    case 'opaque':
      into.push(...expression.references);
  }
}

/** The references that can be recognized in a text that is not understood as a whole. */
function opaque(text: string): Expression {
  const references: Expression[] = [];
  // Texts within the expression are left out, but for what they interpolate.
  const bare = text.replace(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');
  for (const [match] of bare.matchAll(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|\*)\]|\.\*)+/g))
    // One that was not understood by itself will not be a second time.
    if (match.length < text.length) references.push(parseExpression(match));
  return { kind: 'opaque', references };
}

/** Texts within interpolations within texts: deeper than anybody writes. */
const DEEPEST_TEXT = 20;

/** Where the interpolation that begins at `from` ends, past nested braces and texts. */
function closing(text: string, from: number, nested = 0): number | undefined {
  if (nested > DEEPEST_TEXT) return undefined;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfText(text, at, nested);
      if (end === undefined) return undefined;
      at = end;
    } else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** Where the text in quotation marks that begins at `from` ends. */
function endOfText(text: string, from: number, nested = 0): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at;
    else if (character === '$' && text[at + 1] === '{') {
      const end = closing(text, at + 2, nested + 1);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}

/** Thrown inside this file alone. */
class NotUnderstood extends Error {}

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'sign'; readonly text: string };

const SIGNS = ['...', '=>', '==', '!=', '<=', '>=', '&&', '||', ...Array.from('()[]{}.,:?<>+-*/%!=')];

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 3);
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at += 1;
    } else if (character === '"') {
      const end = endOfText(text, at);
      if (end === undefined) throw new NotUnderstood();
      tokens.push({ kind: 'text', raw: text.slice(at + 1, end) });
      at = end + 1;
    } else if (/[A-Za-z_]/.test(character)) {
      let end = at + 1;
      while (end < text.length && /[\w-]/.test(text[end] ?? '')) end += 1;
      tokens.push({ kind: 'word', text: text.slice(at, end) });
      at = end;
    } else if (/\d/.test(character)) {
      let end = at + 1;
      // A legacy index such as `a.0.b` is no decimal fraction.
      while (end < text.length && /\d/.test(text[end] ?? '')) end += 1;
      if (text[end] === '.' && /\d/.test(text[end + 1] ?? '') && !endsWithDot(tokens)) {
        end += 1;
        while (end < text.length && /\d/.test(text[end] ?? '')) end += 1;
      }
      tokens.push({ kind: 'number', value: Number(text.slice(at, end)) });
      at = end;
    } else {
      const sign = SIGNS.find((candidate) => rest.startsWith(candidate));
      if (sign === undefined) throw new NotUnderstood();
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    }
  }
  return tokens;
}

function endsWithDot(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === 'sign' && last.text === '.';
}

/** Binary operators, the loosest first. */
const PRECEDENCE = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

/** Enough for what people write, and far from the end of the stack. */
const DEEPEST = 200;
const LONGEST = 2_000;

/** Steps into one value: `a.b[0].c` has three. What follows it goes step by step, on the stack. */
const MOST_STEPS = 100;

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new NotUnderstood();
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
    if (operator !== '!' && operator !== '-') return this.accesses();
    this.at += 1;
    // A row of signs is as deep as it is long.
    this.depth += 1;
    if (this.depth > DEEPEST) throw new NotUnderstood();
    const operand = this.unary();
    this.depth -= 1;
    return { kind: 'operation', operator, operands: [operand] };
  }

  private accesses(): Expression {
    let of = this.primary();
    for (let steps = 0; ; steps += 1) {
      if (steps > MOST_STEPS) throw new NotUnderstood();
      if (this.takes('.')) {
        of = { kind: 'access', of, step: this.member() };
      } else if (this.takes('[')) {
        if (this.takes('*')) {
          of = { kind: 'access', of, step: { kind: 'splat' } };
        } else {
          of = { kind: 'access', of, step: { kind: 'index', index: this.expression() } };
        }
        this.expect(']');
      } else {
        return of;
      }
    }
  }

  private member(): Step {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'word') return { kind: 'attribute', name: token.text };
    if (token?.kind === 'number') return { kind: 'index', index: { kind: 'literal', value: token.value } };
    if (token?.kind === 'sign' && token.text === '*') return { kind: 'splat' };
    throw new NotUnderstood();
  }

  private primary(): Expression {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'number') return { kind: 'literal', value: token.value };
    if (token?.kind === 'text') return textOf(token.raw);
    if (token?.kind === 'word') return this.word(token.text);
    if (token?.kind !== 'sign') throw new NotUnderstood();
    if (token.text === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (token.text === '[') return { kind: 'list', items: this.items(']') };
    if (token.text === '{') return { kind: 'object', entries: this.entries() };
    throw new NotUnderstood();
  }

  private word(word: string): Expression {
    if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
    if (word === 'null') return { kind: 'literal', value: null };
    if (word === 'for') throw new NotUnderstood();
    if (this.takes('(')) return { kind: 'call', name: word, arguments: this.items(')') };
    // Terraform takes `resource.TYPE.NAME` for what is mostly written `TYPE.NAME`.
    const type = word === 'resource' && this.takes('.') ? this.member() : undefined;
    if (type?.kind === 'attribute') return { kind: 'name', name: type.name };
    return { kind: 'name', name: word };
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

  private entries(): (readonly [Expression, Expression])[] {
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.takes('}')) {
      const key = this.expression();
      if (!this.takes('=')) this.expect(':');
      entries.push([key, this.expression()]);
      this.takes(',');
    }
    return entries;
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
    if (!this.takes(sign)) throw new NotUnderstood();
  }
}

/** A text within an expression: its escapes undone, its interpolations read. */
function textOf(raw: string): Expression {
  const plain = raw.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escape: string) => {
    if (escape.startsWith('u')) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
  });
  return parseTemplate(plain);
}
