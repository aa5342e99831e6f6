/**
 * Whether two folders hold the same synthesized stacks, once what names a version of CDKTF or a path of this machine is
 * dropped: `tsx tools/compare-synth.ts cdktf.out other/cdktf.out`.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The stacks of a folder by their names, each as text that can be compared. */
export function stacksIn(folder: string): ReadonlyMap<string, string> {
  const stacks = join(folder, 'stacks');
  return new Map(
    readdirSync(stacks).map((name) => {
      const json = JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8')) as Json;
      return [name, JSON.stringify(comparable(json), undefined, 2)] as const;
    }),
  );
}

/** A stack without the version of CDKTF and the path of its state. */
function comparable(json: Json): Json {
  const copy = structuredClone(json) as {
    '//'?: { metadata?: { version?: string } };
    terraform?: { backend?: { local?: { path?: string } } };
  };
  delete copy['//']?.metadata?.version;
  delete copy.terraform?.backend?.local?.path;
  return copy;
}

/** What is different; nothing where all is the same. */
export function differences(one: string, other: string): readonly string[] {
  const [first, second] = [stacksIn(one), stacksIn(other)];
  return [...new Set([...first.keys(), ...second.keys()])].sort().flatMap((name) => {
    const [before, after] = [first.get(name), second.get(name)];
    if (before === after) return [];
    if (before === undefined || after === undefined) return [`${name} is in one of them alone`];
    const lines = diffLines(before, after)
      .filter(({ added, removed }) => added || removed)
      .map(({ added, value }) => `${added ? '+' : '-'} ${value.trimEnd()}`);
    return [`${name}:`, ...lines];
  });
}

if (require.main === module) {
  const [, , one = 'cdktf.out', other = ''] = process.argv;
  const found = differences(one, other);
  console.log(found.length === 0 ? `${stacksIn(one).size} stacks are the same` : found.join('\n'));
  if (found.length > 0) process.exitCode = 1;
}
