import type { Reviewed } from './reviewed';

/** Where a finding is in the files that people open. */
export interface FileLocation {
  /** As the user named it, or as the synthesized JSON has it; undefined for standard input. */
  readonly file: string | undefined;
  /** Counted from 1, if it is known. */
  readonly line: number | undefined;
}

/**
 * The line that creates a resource's construct, if the synthesized JSON has it; otherwise the cdk.tf.json that the plan
 * was created from; otherwise the input.
 */
export function locationOf({ path, configuration }: Reviewed, address: string): FileLocation {
  const source = configuration?.sources.get(address) ?? configuration?.sources.get(withoutKey(address));
  if (source !== undefined) return source;
  const file = configuration?.path ?? path;
  return { file: file === '-' ? undefined : file, line: undefined };
}

/** The address of the block of an instance: without the last key. */
function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
}
