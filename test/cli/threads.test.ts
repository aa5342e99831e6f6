import { onThreads, threadsFor, turnsOf } from '../../src/cli/process/threads';

const errand = (paths: readonly string[]): { turns: SharedArrayBuffer; paths: readonly string[] } => ({
  turns: new SharedArrayBuffer(4),
  paths,
});

describe('several inputs on several threads', () => {
  test('each turn is taken once', () => {
    const shared = errand(['a', 'b', 'c']);
    const [one, other] = [turnsOf(shared)[Symbol.iterator](), turnsOf(shared)[Symbol.iterator]()];
    const turns = [one, other, one, other, one].map((thread) => thread.next());
    expect(turns.map(({ value, done }) => (done === true ? 'none' : (value as unknown)))).toEqual([
      0,
      1,
      2,
      'none',
      'none',
    ]);
  });

  test('what threads that fail have left undone is done in the end', async () => {
    const shared = errand(['a', 'b', 'c']);
    new Int32Array(shared.turns)[0] = 2;
    const own: number[] = [];
    const results: string[] = [];
    await onThreads(
      3,
      '/no/command.js',
      shared,
      (index) => {
        own.push(index);
        return Promise.resolve(`review of ${shared.paths[index] ?? ''}`);
      },
      (result) => results.push(result),
    );
    expect(results).toEqual(['review of a', 'review of b', 'review of c']);
    expect(own).toEqual([2, 0, 1]);
  });

  test.each([[['plan.json']], [['-', 'plan.json']]])('%j is for one thread alone', (paths) => {
    expect(threadsFor(paths, 4)).toBe(1);
  });
});
