import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { rooms, roomsPicture } from '../tools/rooms';

/*
 * Pages name commands, paths and rooms that exist. test/docs.test.ts compares the output that pages show.
 */

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Readonly<Record<string, string>>;
  engines: { node: string };
};

/** The pages that people write, at whatever depth; docs/api and docs/rules are generated. */
const pages = files('*.md', '.github/**/*.{md,yml}', 'docs/**/*.md', '!docs/{api,rules}/**');

describe.each(pages)('%s', (page) => {
  test('names npm scripts that exist', () => {
    const named = [...read(page).matchAll(/\bnpm (?:run|run-script) (?:-s |--silent )?([a-z][\w:-]*)/g)];
    expect(named.map(([, script = '']) => script).filter((script) => !(script in scripts))).toEqual([]);
  });

  // A new rule would change such a page.
  test('does not count the rules', () => {
    expect(read(page)).not.toMatch(/\b\d+ rules\b|"rules": \d/);
  });

  test('links to files that exist, and to headings that they have', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const broken = links.filter(([, path = '', heading]) => {
      const target = path === '' ? page : join(page, '..', path);
      if (!existsSync(join(root, target))) return true;
      return heading !== undefined && target.endsWith('.md') && !headingsOf(read(target)).has(heading);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  const page = read('CONTRIBUTING.md');

  test('has a row for each room, and none for another', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \|.*\|$/gm)].map(([, room]) => room);
    expect([...rows].sort()).toEqual(expect.arrayContaining([...rooms().keys()].sort()));
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...rooms().keys()].sort()).toEqual(folders.sort());
  });

  test('shows the rooms and the imports that are allowed', () => {
    expect(page).toContain(`<!-- made: rooms -->\n\`\`\`mermaid\n${roomsPicture()}\n\`\`\``);
  });

  test('names paths that exist', () => {
    const named = [...page.matchAll(/`((?:src|test|tools|schema|examples|bench|docs|\.ci)\/[\w./-]*\w)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/AREA|NAME|VERSION|PATH/.test(path));
    expect(named.length).toBeGreaterThan(20);
    // Generated, and not in git: npm ci makes it.
    expect(named.filter((path) => path !== 'src/provider' && !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('docs/design.md', () => {
  test('has a row for each room', () => {
    const rows = [...read('docs/design.md').matchAll(/^\| `src\/(\w+)` \|/gm)].map(([, room]) => room);
    expect(rows.sort()).toEqual([...rooms().keys()].sort());
  });
});

describe('the picture of the rooms', () => {
  test('has every room, and each arrow is allowed', () => {
    const all = rooms();
    const [, ...lines] = roomsPicture().split('\n');
    const shown = new Set(lines.flatMap((line) => line.trim().split(' --> ')));
    expect([...shown].sort()).toEqual([...all.keys()].sort());
    const arrows = lines.map((line) => line.trim().split(' --> ')).filter(([, to]) => to !== undefined);
    expect(arrows.filter(([from = '', to = '']) => all.get(from)?.includes(to) !== true)).toEqual([]);
  });
});

describe('the workflows', () => {
  const workflows = files('.github/workflows/*.yml');

  test('exist', () => {
    expect(workflows).toContain('.github/workflows/ci.yml');
  });

  test.each(workflows)('%s pins each action by its commit, and names the version', (path) => {
    const uses = [...read(path).matchAll(/\buses: (.+)$/gm)].map(([, action = '']) => action);
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
  });

  test('and the pages use the same version of an action', () => {
    const uses = [...workflows, ...pages].flatMap((path) =>
      [...read(path).matchAll(/\buses: ([\w-]+\/[\w/-]+)@(\S+ # \S+)$/gm)].map(
        ([, action = '', version = '']) => ({ action, version }),
      ),
    );
    expect(uses.length).toBeGreaterThan(5);
    const versions = new Map(uses.map(({ action, version }) => [action, version]));
    expect(uses.filter(({ action, version }) => version !== versions.get(action))).toEqual([]);
  });

  test.each(workflows)('%s has no permissions but those that a job names', (path) => {
    expect(read(path)).toMatch(/^permissions: \{\}$/m);
    expect(read(path)).not.toMatch(/: write\b|pull_request_target/);
  });
});

describe('the versions of Node', () => {
  const [, oldest = ''] = /^>=(\d+\.\d+)$/.exec(engines.node) ?? [];
  const ci = read('.github/workflows/ci.yml');
  const tested = [...(/^ +node: \[(.+)\]$/m.exec(ci)?.[1] ?? '').matchAll(/'([\d.]+)'/g)].map(
    ([, version = '']) => version,
  );

  test('that CI tests begin with the oldest one that the package supports', () => {
    expect(tested.length).toBeGreaterThan(2);
    expect(tested[0]).toBe(`${oldest}.0`);
    expect(read('docs/installing.md')).toContain(`Node ${oldest} or later`);
  });

  test('that CI tests include that of .nvmrc', () => {
    expect(tested).toContain(read('.nvmrc').trim());
  });
});

test('the quick tests leave out only tests that exist', () => {
  const config = read('jest.quick.config.js');
  const slow = [...config.matchAll(/^ {2}'(.+\.test\.ts)',$/gm)].map(([, file = '']) => file);
  const tests = files('test/**/*.test.ts');
  expect(slow.length).toBeGreaterThan(5);
  expect(slow.filter((file) => tests.filter((path) => path.endsWith(`/${file}`)).length !== 1)).toEqual([]);
});

/** The files that match patterns. */
function files(...patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, dot: true }).sort();
}

/** The anchors of a page's headings, as GitHub makes them. */
function headingsOf(page: string): ReadonlySet<string> {
  const text = page.replaceAll(/^```[\s\S]*?^```/gm, '');
  return new Set(
    [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}
