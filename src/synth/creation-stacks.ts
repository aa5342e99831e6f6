// Under jest, looking up a global takes longer than most of what is done with it.
const { Error, Number, Proxy, Reflect } = globalThis;

/** What CDKTF notes of the calls that made a token: one line each. */
type Capture = (below?: Capture) => string[];

/** Where CDKTF notes the calls that made a token, and cdktn too. */
interface Recorder {
  captureStackTrace?: Capture;
  captureCreationStack?: Capture;
}

/** How CDKTF records for each token which calls have made it. */
export type Recording =
  /** Noted, and written out once somebody reads it. */
  | 'when-read'
  /** Not at all. */
  | 'never';

let original: Recorder | undefined;

/**
 * Sets how CDKTF records which calls have made a token. It names them in a few errors of its own, and writing them out
 * for each is a third of synth. There is no option for it in CDKTF 0.21; its callers look the function up at each call.
 */
export function recordCreationStacks(recording: Recording): void {
  const recorder = recorderOf();
  if (recorder === undefined) return;
  original ??= { ...recorder };
  for (const name of ['captureStackTrace', 'captureCreationStack'] as const) {
    const before = original[name];
    if (before !== undefined) recorder[name] = recorded(recording, before);
  }
}

/** Writes out what is recorded only once it is read, unless somebody has set how it is recorded. */
export function recordWhenRead(): void {
  if (original === undefined) recordCreationStacks('when-read');
}

/** Nothing where nothing was recorded before: cdktn has a switch of its own for that. */
function recorded(recording: Recording, before: Capture): Capture {
  return recording === 'never' || before().length === 0 ? () => [] : captureForLater;
}

/** The recorder of the CDKTF that is installed; another version may have none, and then nothing is faster. */
function recorderOf(): Recorder | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('cdktf/lib/tokens/private/stack-trace') as Recorder;
  } catch {
    return undefined;
  }
}

/** The calls that lead here, as a list that is filled when somebody looks into it. Noting them is cheap, writing is not. */
function captureForLater(below: Capture = captureForLater): string[] {
  const noted = { stack: '' };
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = Number.MAX_SAFE_INTEGER;
    Error.captureStackTrace(noted, below);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return new Proxy<string[]>([], new FilledWhenRead(noted));
}

/** Fills a list before the first look into it. */
class FilledWhenRead implements ProxyHandler<string[]> {
  constructor(private noted: { readonly stack: string } | undefined) {}

  get(list: string[], key: PropertyKey): unknown {
    return Reflect.get(this.filled(list), key);
  }

  set(list: string[], key: PropertyKey, value: unknown): boolean {
    return Reflect.set(this.filled(list), key, value);
  }

  has(list: string[], key: PropertyKey): boolean {
    return Reflect.has(this.filled(list), key);
  }

  deleteProperty(list: string[], key: PropertyKey): boolean {
    return Reflect.deleteProperty(this.filled(list), key);
  }

  defineProperty(list: string[], key: PropertyKey, attributes: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.filled(list), key, attributes);
  }

  getOwnPropertyDescriptor(list: string[], key: PropertyKey): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.filled(list), key);
  }

  ownKeys(list: string[]): (string | symbol)[] {
    return Reflect.ownKeys(this.filled(list));
  }

  preventExtensions(list: string[]): boolean {
    return Reflect.preventExtensions(this.filled(list));
  }

  private filled(list: string[]): string[] {
    const { noted } = this;
    if (noted === undefined) return list;
    this.noted = undefined;
    // As CDKTF writes it: without the head, and without what stands before each call.
    if (noted.stack !== '')
      for (const line of noted.stack.split('\n').slice(1)) list.push(line.replace(/^\s*at\s+/, ''));
    return list;
  }
}
