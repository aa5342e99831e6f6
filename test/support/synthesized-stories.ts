import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { stories } from '../../examples/stories';

/** Synthesizes the stories before the tests of a file. Returns how to read the stack of one of them. */
export function synthesizedStories(): (name: string) => Record<string, unknown> {
  let outdir: string;
  let stderr: jest.SpyInstance;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'examples-'));
    stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const app = new App({ outdir });
    for (const [name, Story] of Object.entries(stories)) new Story(app, name);
    app.synth();
  });

  afterAll(() => {
    stderr.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  });

  return (name) =>
    JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Record<string, unknown>;
}
