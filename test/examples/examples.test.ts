import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rejected } from '../../examples/rejected/stories';
import { rejectionOf, show } from '../../examples/show';
import { stories } from '../../examples/stories';
import { readSynth } from '../../src/readers';
import { review } from '../../src/review/review';
import { rules } from '../../src/rules';
import { nonconformities } from '../support/conformity';
import { synthesizedStories } from '../support/synthesized-stories';

const stackOf = synthesizedStories();

describe.each(Object.keys(stories))('the story %s', (name) => {
  const json = (): Record<string, unknown> => stackOf(name);

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
