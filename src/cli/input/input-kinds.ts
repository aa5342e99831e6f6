import { UnreadableInput, readSources } from '../../readers';
import type { Configuration } from '../../report/reviewed';
import { neighbouringStack } from './files-read';
import { nameOf, readStackJson } from './inputs';
import { Problem } from '../process/problem';
import type { Streams } from '../process/streams';

/** What Terraform prints of a plan says which format it has; a configuration never does. */
export function isPlan(json: unknown): boolean {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'format_version');
}

/** What this command wrote has a format and a tool; no plan, state or stack has both. */
export function isReport(json: unknown): json is Readonly<Record<string, unknown>> {
  return (
    typeof json === 'object' && json !== null && Object.hasOwn(json, 'format') && Object.hasOwn(json, 'tool')
  );
}

/** A cdk.tf.json as reports point to it: its lines of programs are those under the working folder. */
export function configurationOf(path: string, json: unknown): Configuration {
  return { path, sources: readSources(json, process.cwd()) };
}

/** The cdk.tf.json that a plan was made of, if one is named or next to it. */
export async function configurationBehind(
  path: string,
  synth: string | undefined,
  streams: Streams,
): Promise<{ readonly json: unknown; readonly configuration: Configuration } | undefined> {
  const file = synth ?? neighbouringStack(path);
  if (file === undefined) return undefined;
  const json = await readStackJson(file, streams);
  if (isPlan(json))
    throw new Problem(
      `cannot read --synth ${nameOf(file)}: this is not a stack; name the cdk.tf.json that the plan was created from`,
    );
  return { json, configuration: configurationOf(file, json) };
}

/** What is read from files; what a reader rejects becomes a problem with their names. */
export function readable<T>(paths: string | readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    const names = [paths].flat().map(nameOf).join(', ');
    if (error instanceof UnreadableInput) throw new Problem(`cannot read ${names}: ${error.message}`);
    if (error instanceof RangeError) throw new Problem(`cannot read ${names}: it is nested too deeply`);
    throw error;
  }
}
