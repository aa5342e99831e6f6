import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from '../settings/configuration';
import { Files } from '../process/same-file';
import type { Streams } from '../process/streams';

/** What a run reads. */
export interface Reading {
  readonly inputs: readonly string[];
  /** The cdk.tf.json of the plans, if one is named. */
  readonly synth?: string | undefined;
  readonly configuration?: Pick<Configuration, 'path' | 'baseline' | 'ownRules'> | undefined;
  readonly baseline?: string | undefined;
  readonly writeBaseline?: string | undefined;
  /** The configuration of --source. */
  readonly source?: { readonly paths: ReadonlyMap<string, string> } | undefined;
}

/** The files that a run reads and must not overwrite. A baseline that the run writes again is not among them. */
export function filesRead(
  { inputs, synth, configuration, baseline = configuration?.baseline, writeBaseline, source }: Reading,
  streams: Pick<Streams, 'stdin'>,
): Files {
  const files = new Files();
  for (const input of inputs) {
    if (input === '-') files.addOpen(descriptorOf(streams.stdin));
    else files.add(input);
    const stack = synth ?? neighbouringStack(input);
    if (stack !== undefined) files.add(stack);
  }
  if (configuration !== undefined)
    for (const path of [configuration.path, ...configuration.ownRules]) files.add(path);
  for (const path of source?.paths.values() ?? []) files.add(path);
  if (baseline !== undefined && !isSame(baseline, writeBaseline)) files.add(baseline);
  return files;
}

/** The cdk.tf.json in the folder of a plan. */
export function neighbouringStack(path: string): string | undefined {
  if (path === '-') return undefined;
  const file = join(dirname(path), 'cdk.tf.json');
  return existsSync(file) ? file : undefined;
}

function isSame(path: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  const files = new Files();
  files.add(path);
  return files.has(other);
}

function descriptorOf(stream: NodeJS.ReadableStream): number {
  const { fd } = stream as { readonly fd?: unknown };
  return typeof fd === 'number' ? fd : -1;
}
