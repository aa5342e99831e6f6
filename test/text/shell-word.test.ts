import { spawnSync } from 'node:child_process';
import { shellWord } from '../../src/text/shell-word';

test.each<[string, string]>([
  ['state.json', 'state.json'],
  ['-', '-'],
  ['my states/a.json', "'my states/a.json'"],
  ["it's.json", String.raw`'it'\''s.json'`],
  ['$(touch x)', "'$(touch x)'"],
  ['', "''"],
])('%j is one word of a command line: %s', (text, expected) => {
  expect(shellWord(text)).toBe(expected);
  expect(spawnSync('bash', ['-c', `printf %s ${expected}`], { encoding: 'utf8' }).stdout).toBe(text);
});
