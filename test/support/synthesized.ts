import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { MongodbatlasProvider } from '../../src';

type Body = Readonly<Record<string, unknown>>;

/** A cdk.tf.json. */
export interface Synthesized {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  readonly import?: readonly Body[];
  readonly output?: Readonly<Record<string, Body>>;
  readonly terraform: { readonly required_providers: Readonly<Record<string, Body>> };
}

/** What a stack with a provider and these constructs synthesizes, checks included. What they print is swallowed. */
export function synthesized(build: (stack: TerraformStack) => void, id = 'stack'): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesized-'));
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, id);
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    new MongodbatlasProvider(stack, 'atlas');
    build(stack);
    app.synth();
    return JSON.parse(readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as Synthesized;
  } finally {
    stderr.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The bodies of a resource type, without their metadata, by the last part of their construct's path. */
export function bodiesOf(json: Synthesized, type: string): Readonly<Record<string, Body>> {
  return Object.fromEntries(
    Object.values(json.resource?.[`mongodbatlas_${type}`] ?? {}).map((body) => {
      const { '//': comment, ...attributes } = body;
      const { path } = (comment as { metadata: { path: string } }).metadata;
      return [path.replace(/^[^/]*\//, '').replace(/\/Resource$/, ''), attributes];
    }),
  );
}

/** The message of what a function throws. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('it did not fail');
}
