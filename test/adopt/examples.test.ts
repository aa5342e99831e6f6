import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { stories } from '../../examples/stories';
import { adopt, readState } from '../../src/adopt';
import { resourcesIn, stateOf } from './state-of';
import { load } from './states';

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

test.each(Object.keys(stories))('the state of the example %s', (name) => {
  const json: unknown = JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8'));
  const { resources } = readState(JSON.parse(JSON.stringify(stateOf(resourcesIn(json)))));
  for (const inPlace of [false, true]) {
    const { code, trip } = adopt(resources, { load, inPlace });
    expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
    expect(trip?.equal).toBe(code.places.length);
    expect(code.places.length + code.others.length).toBe(resources.length);
  }
});
