import type { ClassName, ConstructFile, Member, Statement, Value } from './program';

/*
 * Prints a program as TypeScript, formatted as prettier does with single quotes: a test compares the two.
 */

const WIDTH = 80;

/** The text of a file with a class of constructs. */
export function constructFile({ className, statements }: ConstructFile): string {
  const imports = importsOf(statements, [{ name: 'Construct', from: 'constructs' }]);
  const body = statements.map((statement) => `${statementText(statement)}\n`).join('');
  return `${imports}
/** A project in MongoDB Atlas, as it was adopted. */
export class ${className} extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
${body}  }
}
`;
}

/** The text of a constant that is an object. */
export function constant(start: string, value: Value): string {
  return assigned(start, value, '', ';');
}

/** The import lines for what statements use, sorted by their modules. */
function importsOf(statements: readonly Statement[], others: readonly ClassName[]): string {
  const modules = new Map<string, Set<string>>();
  const add = ({ name, from }: ClassName): void => {
    const names = modules.get(from) ?? new Set();
    modules.set(from, names.add(name));
  };
  others.forEach(add);
  for (const { value, target } of statements)
    for (const one of [value, ...(target === undefined ? [] : [target])])
      for (const used of classesIn(one)) add(used);
  return [...modules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, names]) => importLine([...names].sort(), from))
    .join('');
}

function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';\n`;
  if (line.length <= WIDTH + 1 || names.length === 1) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}

/** The classes that a value uses. */
export function* classesIn(value: Value): Iterable<ClassName> {
  switch (value.kind) {
    case 'class':
      yield value.of;
      break;
    case 'list':
      for (const item of value.items) yield* classesIn(item);
      break;
    case 'object':
      for (const member of value.members) yield* classesIn(member.value);
      break;
    case 'member':
      yield* classesIn(value.of);
      break;
    case 'call':
      yield* classesIn(value.of);
      for (const argument of value.args) yield* classesIn(argument);
      break;
    case 'new':
      yield value.of;
      for (const argument of value.args) yield* classesIn(argument);
      break;
    default:
  }
}

const INDENT = '    ';

const SHORT_KEY = 4;

function statementText({ variable, target, value, remark }: Statement): string {
  const before = remark === undefined ? '' : `${INDENT}// ${remark}\n`;
  const start =
    variable === undefined
      ? target === undefined
        ? INDENT
        : `${INDENT}${flat(target) ?? ''} = `
      : `${INDENT}const ${variable} = `;
  return `${before}${assigned(start, value, INDENT, ';')}`;
}

/** A value behind the beginning of its line. */
function assigned(start: string, value: Value, indent: string, end: string, key?: string): string {
  const line = flat(value);
  if (line !== undefined && fits(`${start}${line}${end}`)) return `${start}${line}${end}`;
  // Prettier writes a long text on a separate line, unless the key is short.
  const isText = value.kind === 'literal' && typeof value.value === 'string';
  if ((isText || value.kind === 'member') && (key === undefined || key.length > SHORT_KEY))
    return `${start.trimEnd()}\n${indent}  ${line ?? ''}${end}`;
  const head = callOf(value);
  if (head !== undefined && start.endsWith('= ') && !fits(`${start}${head}(`))
    return `${start.trimEnd()}\n${assigned(`${indent}  `, value, `${indent}  `, end)}`;
  return `${start}${broken(value, start, indent)}${end}`;
}

/** What a call or a new object begins with, up to its arguments. */
function callOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'new':
      return `new ${value.of.name}`;
    case 'call':
      return headOf(value.of, value.name);
    default:
      return undefined;
  }
}

function fits(line: string): boolean {
  return widthOf(line) <= WIDTH;
}

/** All other characters of literals are escaped, so each has a width of one. */
function widthOf(line: string): number {
  return line.length;
}

/** A value on one line; undefined if it needs several. */
function flat(value: Value): string | undefined {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
    case 'name':
      return value.name;
    case 'class':
      return value.of.name;
    case 'member': {
      const of = flat(value.of);
      return of === undefined ? undefined : `${of}.${value.name}`;
    }
    case 'list': {
      if (mustBreak(value.items)) return undefined;
      const items = value.items.map(flat);
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    case 'object': {
      if (value.members.length === 0) return '{}';
      if (value.members.some(({ remark }) => remark !== undefined)) return undefined;
      const members = value.members.map((member) => {
        const inner = flat(member.value);
        return inner === undefined ? undefined : memberText(member, inner);
      });
      return members.includes(undefined) ? undefined : `{ ${members.join(', ')} }`;
    }
    case 'call':
    case 'new': {
      const args = value.args.map(flat);
      const of = callOf(value);
      return args.includes(undefined) || of === undefined ? undefined : `${of}(${args.join(', ')})`;
    }
  }
}

function headOf(of: Value, method: string): string | undefined {
  const inner = flat(of);
  return inner === undefined ? undefined : `${inner}.${method}`;
}

/** Prettier breaks a list of several objects of several members each, and one of several such lists. */
function mustBreak(items: readonly Value[]): boolean {
  return (
    items.length > 1 &&
    (items.every((item) => item.kind === 'object' && item.members.length > 1) ||
      items.every((item) => item.kind === 'list' && item.items.length > 1))
  );
}

/** A value on several lines; the first begins behind `start`. */
function broken(value: Value, start: string, indent: string): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case 'object':
      return `{\n${value.members.map((member) => `${lineOf(member, inner)}\n`).join('')}${indent}}`;
    case 'list':
      return value.items.every((item) => item.kind === 'literal' && typeof item.value === 'number')
        ? filled(value.items, indent)
        : listed(value.items, indent);
    case 'call':
    case 'new': {
      const head = callOf(value) ?? '';
      const last = value.args.at(-1);
      const others = value.args.slice(0, -1).map(flat);
      const isHugged = last?.kind === 'object' || last?.kind === 'list';
      const hugged = `${head}(${others.map((one) => `${one ?? ''}, `).join('')}`;
      if (isHugged && fits(`${start}${hugged}${last.kind === 'object' ? '{' : '['}`))
        return `${hugged}${broken(last, '', indent)})`;
      return `${head}(\n${value.args.map((one) => `${assigned(inner, one, inner, ',')}\n`).join('')}${indent})`;
    }
    default:
      return flat(value) ?? '';
  }
}

function listed(items: readonly Value[], indent: string): string {
  const inner = `${indent}  `;
  return `[\n${items.map((item) => `${element(item, inner)}\n`).join('')}${indent}]`;
}

function element(item: Value, indent: string): string {
  const line = flat(item);
  return line !== undefined && fits(`${indent}${line},`)
    ? `${indent}${line},`
    : `${indent}${broken(item, indent, indent)},`;
}

/** Numbers, as many on a line as fit. */
function filled(items: readonly Value[], indent: string): string {
  const lines: string[] = [];
  let line = `${indent} `;
  for (const item of items) {
    const next = ` ${flat(item) ?? ''},`;
    if (!fits(`${line}${next}`)) {
      lines.push(line);
      line = `${indent} `;
    }
    line += next;
  }
  return `[\n${[...lines, line].join('\n')}\n${indent}]`;
}

function lineOf(member: Member, indent: string): string {
  const { remark } = member;
  const before = remark === undefined ? '' : `${indent}// ${remark}\n`;
  if (isShort(member)) return `${before}${indent}${member.name},`;
  const key = keyText(member.name);
  return `${before}${assigned(`${indent}${key}: `, member.value, indent, ',', key)}`;
}

function memberText(member: Member, value: string): string {
  return isShort(member) ? value : `${keyText(member.name)}: ${value}`;
}

/** Whether a member has the name of the variable that it is: `{ project }`. */
function isShort({ name, value }: Member): boolean {
  return value.kind === 'name' && value.name === name;
}

/** The name of a member. `__proto__` would set the prototype. */
function keyText(name: string): string {
  if (name === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** A text as a literal in which nothing can end it or look like something else. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\\n\r\t]|[^ -~]/g, (character) => {
    switch (character) {
      case '\\':
        return '\\\\';
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      case '\t':
        return '\\t';
      default:
        return isLetter(character)
          ? character
          : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }
  });
  const [single, double] = [escaped.split("'").length, escaped.split('"').length];
  return single > double ? `"${escaped.replaceAll('"', '\\"')}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Letters of alphabets that are written from left to right stay readable. */
function isLetter(character: string): boolean {
  return /[\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]/.test(character) && /\p{L}/u.test(character);
}
