import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { rejected } from '../../examples/rejected/stories';
import { rejectionOf, show } from '../../examples/show';
import { stories } from '../../examples/stories';
import { readSynth } from '../../src/readers';
import { review } from '../../src/review';
import { rules } from '../../src/rules';
import { nonconformities } from '../support/conformity';

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

describe.each(Object.keys(stories))('the story %s', (name) => {
  const json = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as Record<string, unknown>;

  test('is what the provider takes', () => {
    expect(nonconformities(json())).toEqual([]);
  });

  test('requires the provider by a range, never by one version', () => {
    expect(json()).toMatchObject({
      terraform: { required_providers: { mongodbatlas: { version: '~> 2.12' } } },
    });
  });

  test('has no findings', () => {
    const reading = readSynth(json());
    const { findings, crashes } = review(reading, rules, { acknowledgements: reading.acknowledgements });
    expect(crashes).toEqual([]);
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe.each(Object.entries(rejected))('the story %s', (name, { story, rule }) => {
  test('is rejected by its rule, and by no other', () => {
    const report = rejectionOf(name, story) ?? '';
    expect([...report.matchAll(/^ {2}rule {3}(\S+)/gm)].map(([, id]) => id)).toEqual([rule]);
  });
});

test('npm run synth shows all of it', () => {
  const lines: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'shown-'));
  try {
    expect(show(folder, (text) => lines.push(text))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(lines.at(-1)).toBe(
    `${Object.keys(stories).length} synthesized, ${Object.keys(rejected).length} rejected, as expected`,
  );
});
