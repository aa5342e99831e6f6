import type { Reviewed } from './reviewed';

/** Where a finding is in the files that people look at. */
export interface FileLocation {
  /** As the user named it, or as the synthesized JSON has it; undefined for standard input. */
  readonly file: string | undefined;
  /** Counted from 1, where it is known. */
  readonly line: number | undefined;
}

/**
 * The line that makes a resource's construct, where the synthesized JSON tells it; else the cdk.tf.json that the plan was
 * made of; else the input.
 */
export function locationOf({ path, configuration }: Reviewed, address: string): FileLocation {
  const source = configuration?.sources.get(address) ?? configuration?.sources.get(withoutKey(address));
  if (source !== undefined) return source;
  const file = configuration?.path ?? path;
  return { file: file === '-' ? undefined : file, line: undefined };
}

/** The address of the block that makes an instance: the last key left off. */
function withoutKey(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
}
