/** Words that cannot be the name of a variable, and names that generated files have already. */
const TAKEN = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare ' +
    'default delete do else enum eval export extends false finally for from function get if implements import in ' +
    'infer instanceof interface is keyof let module namespace never new null number object of package private protected ' +
    'public readonly require return set static string super switch symbol this throw true try type typeof undefined ' +
    'unique unknown var void while with yield stack scope id app'
  ).split(' '),
);

const LONGEST = 40;

/** Gives each thing of a scope a name, and no name twice. */
export class Names {
  private readonly used = new Set<string>();
  /** The next number of each name that is taken: without it, many equal names would take long. */
  private readonly next = new Map<string, number>();

  constructor(
    private readonly join: '' | '-' | '_',
    /** What counts as equal: file names differ in more than their case. */
    private readonly key: (name: string) => string = (name) => name,
  ) {}

  /** The name, with a number behind it if it is taken. */
  unique(name: string): string {
    let number = this.next.get(this.key(name)) ?? 1;
    let found = name;
    while (this.used.has(this.key(found)) || TAKEN.has(found) || found in {}) {
      number += 1;
      found = `${name}${this.join}${number}`;
    }
    this.next.set(this.key(name), number);
    this.used.add(this.key(found));
    return found;
  }
}

/** The letters and digits of a text in words; other characters separate them. */
function wordsOf(text: string): readonly string[] {
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return words;
}

/** As many of the words as a name has room for; of a word that is too long, its beginning. */
function fitting(words: readonly string[], join: string): readonly string[] {
  let length = 0;
  const number = words.findIndex((word, index) => {
    length += word.length + (index === 0 ? 0 : join.length);
    return length > LONGEST;
  });
  const [first = ''] = words;
  return number < 0 ? words : number === 0 ? [first.slice(0, LONGEST)] : words.slice(0, number);
}

/** A text as the name of a variable, such as `orderHistory`. */
export function variableName(text: string, otherwise: string): string {
  const words = wordsOf(text);
  const all = /^[A-Za-z]/.test(words[0] ?? '') ? words : [otherwise, ...words];
  const [first = '', ...others] = fitting(all, '');
  return `${all === words ? first.toLowerCase() : first}${others.map(capital).join('')}`;
}

/** A text as the name of a class, such as `OrderHistory`. */
export function className(text: string, otherwise: string): string {
  return capital(variableName(text, otherwise));
}

/** A text as the name of a file, such as `order-history`. */
export function fileName(text: string, otherwise: string): string {
  const joined = fitting(wordsOf(text), '-').join('-').toLowerCase();
  return joined === '' ? otherwise : joined;
}

/** A text as the id of a construct: the text itself where it can be one. */
export function constructId(text: string, otherwise: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(text) ? text : fileName(text, otherwise);
}

/** A text as the name of a variable of Terraform, such as `database_user_app_password`. */
export function terraformName(parts: readonly string[]): string {
  const joined = parts.flatMap(wordsOf).join('_').toLowerCase();
  return /^[a-z]/.test(joined) ? joined : `value_${joined}`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
