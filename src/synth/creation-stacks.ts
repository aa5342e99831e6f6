/** Where CDKTF notes the calls that made a token, and cdktn too. */
interface Recorder {
  captureStackTrace?: () => string[];
  captureCreationStack?: () => string[];
}

let original: Recorder | undefined;

/**
 * Lets CDKTF record for every token which calls have made it, or not. It does so always, only to name them in a few
 * errors of its own, and that is a third of synth. There is no option for it in CDKTF 0.21; its callers look the
 * function up at each call.
 */
export function recordCreationStacks(isWanted: boolean): void {
  const recorder = recorderOf();
  if (recorder === undefined) return;
  original ??= { ...recorder };
  for (const name of ['captureStackTrace', 'captureCreationStack'] as const)
    if (original[name] !== undefined) recorder[name] = isWanted ? original[name] : () => [];
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
