import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { rules } from '../src/rules';
import { fill, owner } from '../tools/blocks';
import { licencePage, licences } from '../tools/licences';
import { rulePages } from '../tools/rule-pages';
import { pictures } from '../tools/pictures';
import { writtenPages } from '../tools/write-docs';

const root = join(__dirname, '..');
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

describe.each(writtenPages())('%s', (page) => {
  test('shows what is really printed: npm run docs changes nothing', async () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(await fill(read(page))).toBe(read(page));
    } finally {
      stderr.mockRestore();
    }
  });

  test('links only to files that are there', () => {
    const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = '']) =>
      join(root, page, '..', target),
    );
    expect(targets.filter((target) => !existsSync(target))).toEqual([]);
  });
});

describe('the owner of the repository', () => {
  test('is replaced in addresses of this package, and only there', async () => {
    const others =
      'docs/api/cdktf-atlas-backup.md, github.com/hashicorp/terraform-cdk, uses: actions/checkout@v4';
    const addresses = (name: string): string =>
      `https://github.com/${name}/cdktf-atlas-backup, uses: ${name}/cdktf-atlas-backup@COMMIT, ${others}`;
    expect(await fill(addresses('someone-else'))).toBe(addresses(owner()));
  });

  test('is written in package.json alone: elsewhere npm run docs replaces it', () => {
    const { homepage } = JSON.parse(read('package.json')) as { readonly homepage: string };
    expect(homepage).toBe(`https://github.com/${owner()}/cdktf-atlas-backup#readme`);
    const files = [...sources('src'), ...sources('tools'), ...sources('action'), 'action.yml', 'SECURITY.md'];
    const naming = files.filter((file) => new RegExp(`${owner()}/cdktf-atlas-backup`).test(read(file)));
    expect(naming).toEqual([]);
  });
});

/** The files of a folder that are in git. */
function sources(folder: string): readonly string[] {
  return globSync(`${folder}/**`, { cwd: root, dot: true, ignore: 'src/provider/**' });
}

describe('docs/rules', () => {
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    pages = await rulePages();
  });

  test('is what the rules say: npm run docs changes nothing', () => {
    const folder = join(root, 'docs', 'rules');
    const there = globSync('**/*.md', { cwd: folder });
    expect(there.sort()).toEqual([...pages.keys()].sort());
    const different = [...pages].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text);
    expect(different.map(([name]) => name)).toEqual([]);
  });

  test('links only to files that are there', () => {
    const broken = [...pages].flatMap(([name, text]) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
        .map(([, target = '']) => join(root, 'docs', 'rules', name, '..', target))
        .filter((target) => !existsSync(target)),
    );
    expect(broken).toEqual([]);
  });

  test('leads from an error code to the rule', () => {
    expect(pages.get('README.md')).toContain(
      '| `ATLAS_GENERAL_ERROR` | [pit/without-hourly-item](pit/without-hourly-item.md) |',
    );
  });
});

test('the pictures are those that reports draw', () => {
  for (const [name, picture] of pictures()) expect(read(join('docs', name))).toBe(picture);
});

describe('docs/licences.md', () => {
  test('is what package-lock.json has: npm run docs changes nothing', () => {
    expect(read('docs/licences.md')).toBe(licencePage());
  });

  test('has only licences that go with Apache-2.0', () => {
    const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];
    const others = licences().filter(
      ({ licence, isPeer }) => !permissive.includes(licence) && !(isPeer && licence === 'MPL-2.0'),
    );
    expect(others).toEqual([]);
  });
});

describe('docs/seeds.md', () => {
  const rows = read('docs/seeds.md')
    .split('\n')
    .filter((line) => /^\| [SOFL]\d/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  test('has every statement of the four documents', () => {
    const ids = rows.flatMap(([id = '']) => idsIn(id));
    const all = [...numbered('S', 19), ...numbered('O', 19), ...numbered('F', 21), ...numbered('L', 15)];
    expect(ids).toEqual(all);
  });

  test('names only rules that exist, and tests that are there', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(rows.length).toBeGreaterThan(0);
    for (const [id, , heldBy = '', tests = ''] of rows) {
      const named = [...heldBy.matchAll(/`([a-z]+\/[a-z0-9-]+)`/g)].map(([, rule = '']) => rule);
      expect([id, named.filter((rule) => !known.has(rule))]).toEqual([id, []]);
      const missing = tests
        .split(', ')
        .filter(
          (path) =>
            path !== '' && !existsSync(join(root, `${path}.test.ts`)) && !existsSync(join(root, path)),
        );
      expect([id, missing]).toEqual([id, []]);
    }
  });

  test('agrees with the facts that the rules name', () => {
    const held = new Map(
      rows.flatMap(([id = '', , heldBy = '']) => idsIn(id).map((one) => [one, heldBy] as const)),
    );
    const notSaid = rules.flatMap(({ id, facts }) =>
      facts
        .filter((fact) => held.has(fact) && !(held.get(fact) ?? '').includes(`\`${id}\``))
        .map((fact) => `${fact}: ${id}`),
    );
    expect(notSaid).toEqual([]);
  });
});

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}

/** `F11 to F16` and `O13, O14` are several. */
function idsIn(text: string): string[] {
  const [first = '', last = first] = text.split(/, | to /);
  const letter = first[0] ?? '';
  const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
  return Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`);
}
