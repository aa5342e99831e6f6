import { Readable } from 'node:stream';
import { FACTS_AS_OF } from '../../src/atlas/dates';
import { run } from '../../src/cli/run';

/** What a run of the command gave. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, on the day of the facts. */
export async function command(
  typed: readonly string[],
  stdin = '',
  { today = FACTS_AS_OF }: { readonly today?: string } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(typed, {
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    environment: {},
    today,
  });
  return { code, stdout: out.join(''), stderr: err.join('') };
}
