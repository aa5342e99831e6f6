import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/*
 * People copy these snippets into their pipelines. They must not run a foreign package, must pin actions by commit, and must
 * request no permission that they do not need.
 */

const root = join(__dirname, '..');

const filesUnder = (path: string): string[] =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path)).flatMap((name) => filesUnder(join(path, name)))
    : [path];

const files = [
  'README.md',
  'CHANGELOG.md',
  'docs',
  'action.yml',
  'action',
  '.pre-commit-hooks.yaml',
  '.ci',
  'examples',
  'src',
]
  .flatMap(filesUnder)
  .filter((path) => !path.startsWith(join('src', 'provider')))
  .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);

/** Calls that could run a foreign package named atlas-backup, or an arbitrary version of this one. */
function bareCalls(text: string): readonly string[] {
  const calls = text.matchAll(
    /\b(?:npx|npm exec|npm x|pnpx|pnpm dlx|yarn dlx|bunx)\b[^\n|;&`]*?\batlas-backup\b[^\n`]*/g,
  );
  return [...calls]
    .map(([call]) => call)
    .filter(
      (call) =>
        !/ --no-install atlas-backup\b| --package[ =]cdktf-atlas-backup@\d[^ ]* atlas-backup\b/.test(call),
    );
}

test.each([
  ['npx atlas-backup review plan.json', true],
  ['npx --yes atlas-backup review', true],
  ['npx -y atlas-backup@latest review', true],
  ['npx --package cdktf-atlas-backup atlas-backup review', true],
  ['npm exec atlas-backup', true],
  ['pnpm dlx atlas-backup', true],
  ['npx --no-install atlas-backup review plan.json', false],
  ['npx --yes --package cdktf-atlas-backup@0.1.0 atlas-backup review', false],
  ['npx tsx tools/x.ts && atlas-backup review', false],
])('%s is a bare call: %s', (call, isBare) => {
  expect(bareCalls(call)).toHaveLength(isBare ? 1 : 0);
});

test('no text has a call that could run a foreign package', () => {
  expect(files.flatMap(([path, text]) => bareCalls(text).map((call) => `${path}: ${call}`))).toEqual([]);
});

interface Block {
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

/** The code blocks of the documentation, without those that are generated. */
const blocks: readonly Block[] = files
  .filter(([path]) => path.endsWith('.md'))
  .flatMap(([path, text]) =>
    [...text.matchAll(/(<!-- made: .*? -->\n+)?^```([a-z]+)\n([\s\S]*?)^```$/gm)]
      .filter(([, made]) => made === undefined)
      .map(([, , language = '', block = '']) => ({ path, language, text: block })),
  );

test('every snippet that runs the command installs it first', () => {
  const running = blocks.filter(({ text }) => /\bnpx\b.*\batlas-backup\b/.test(text));
  expect(running.length).toBeGreaterThan(3);
  const without = running.filter(
    ({ text }) => !/\bnpm (?:ci|install)\b[\s\S]*\bnpx --no-install atlas-backup\b/.test(text),
  );
  expect(without).toEqual([]);
});

const workflows = blocks.filter(
  ({ language, text }) => language === 'yaml' && /\buses:|\bruns-on:/.test(text),
);

test('there are workflows', () => {
  expect(workflows.length).toBeGreaterThanOrEqual(2);
});

test('every workflow pins actions by commit, with the version as a comment', () => {
  const used = workflows.flatMap(({ text }) =>
    [...text.matchAll(/\buses: *(.*)$/gm)].map(([, what = '']) => what),
  );
  const notPinned = used.filter(
    (what) =>
      !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$|^[\w.-]+\/cdktf-atlas-backup@COMMIT # v\d+\.\d+\.\d+$/.test(
        what,
      ),
  );
  expect([used.length > 0, notPinned]).toEqual([true, []]);
  const inPreCommit = blocks.flatMap(({ text }) =>
    [...text.matchAll(/^ +rev: *(.*)$/gm)].map(([, rev = '']) => rev),
  );
  expect(inPreCommit).toEqual(['COMMIT # frozen: v0.1.0']);
});

test('every workflow requests the least permissions: read, and code scanning if it uploads SARIF', () => {
  for (const { text } of workflows) {
    expect(text).toMatch(/^permissions:\n {2}contents: read\njobs:$/m);
    const rights = [...text.matchAll(/^ +([a-z-]+): (read|write|none|write-all|read-all)$/gm)].map(
      ([, what = '', right = '']) => `${what} ${right}`,
    );
    const allowed = ['contents read', ...(text.includes('upload-sarif') ? ['security-events write'] : [])];
    expect(rights.filter((right) => !allowed.includes(right))).toEqual([]);
    // Later steps could use the token that the checkout stores.
    expect(text.match(/uses: actions\/checkout@/g)?.length).toBe(
      text.match(/persist-credentials: false/g)?.length,
    );
    expect(text).not.toContain('pull_request_target');
  }
});

test('the documentation shows how the base branch controls the gate, and what not to do', () => {
  const text = readFileSync(join(root, 'docs', 'pipelines.md'), 'utf8');
  expect(text).toContain('## Who controls the gate');
  expect(text).toContain('Do not use `pull_request_target`');
  expect(text).toContain('ref: ${{ github.event.pull_request.base.sha }}');
});
