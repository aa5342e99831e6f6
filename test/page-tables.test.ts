import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keysAt } from '../src/cli/settings/configuration-schema';
import { ESTATE_FORMATS } from '../src/cli/command/estate-table';
import { FORECAST_FORMATS } from '../src/cli/command/forecasting';
import { REVIEW_FORMATS } from '../src/cli/output/formats';
import type { AtlasDefaultValues } from '../src/constructs';
import { COLUMNS } from '../src/report/estate/words';
import type { PolicyKind } from '../src/forecast';
import type { RecoveryNeeds } from '../src/model';
import { rules } from '../src/rules';

/*
 * Tables of pages that people write, about things that the code has: neither has more than the other.
 */

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The cells of each row of the table with this head. */
function rowsOf(page: string, head: string): readonly (readonly string[])[] {
  const [, below] = read(page).split(`\n${head}\n`);
  if (below === undefined) throw new Error(`${page} has no table ${head}`);
  const [, ...rows] = /^(?:\|.*\n?)+/.exec(below)?.[0].trimEnd().split('\n') ?? [];
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands as code in a column of the table with this head. */
function codesIn(page: string, head: string, column = 0): readonly string[] {
  return rowsOf(page, head)
    .flatMap((cells) => [...(cells[column] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
    .sort();
}

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort();

test('docs/adopting.md has the keys of the configuration', () => {
  const keys = keysAt([]).filter((key) => key !== '$schema');
  expect(codesIn('docs/adopting.md', '| key | does |')).toEqual(sorted(keys));
});

test('docs/reports.md has the formats of reviews', () => {
  expect(codesIn('docs/reports.md', '| format | for |')).toEqual(sorted(REVIEW_FORMATS));
});

test('docs/reports.md has the formats of the table of an estate', () => {
  expect(codesIn('docs/reports.md', '| format of the table | for |')).toEqual(sorted(ESTATE_FORMATS));
});

test('docs/reports.md has the columns of the table of an estate', () => {
  const columns = rowsOf('docs/reports.md', '| column | is |').map(([name = '']) => name.trim());
  expect(columns).toEqual(COLUMNS);
});

test('docs/forecast.md has the formats of forecasts', () => {
  const [, formats = ''] = /`--format` is ((?:`\w+`(?:, | or )?)+)/.exec(read('docs/forecast.md')) ?? [];
  expect(sorted([...formats.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))).toEqual(
    sorted(FORECAST_FORMATS),
  );
});

test('docs/forecast.md has a row for each kind of policy', () => {
  const kinds: Record<PolicyKind, true> = {
    configured: true,
    default: true,
    flex: true,
    legacy: true,
    serverless: true,
    infinite: true,
    none: true,
  };
  expect(codesIn('docs/forecast.md', '| cluster | policy | what it includes |', 1)).toEqual(
    sorted(Object.keys(kinds)),
  );
});

describe('docs/objectives.md', () => {
  const head = '| | met if | rule |';
  const needs: Record<keyof RecoveryNeeds, true> = {
    worstLoss: true,
    keepFor: true,
    storedIn: true,
    survivesClusterDeletion: true,
    survivesRegionLoss: true,
  };

  test('has a row for each need, as has the configuration', () => {
    expect(codesIn('docs/objectives.md', head)).toEqual(sorted(Object.keys(needs)));
    const keys = keysAt(['objectives', 0]).filter((key) => key !== 'address' && key !== 'tag');
    expect(sorted(keys)).toEqual(sorted(Object.keys(needs)));
  });

  test('names every rule about objectives', () => {
    const named = rowsOf('docs/objectives.md', head).map(
      (cells) => /\[([^\]]+)\]/.exec(cells[2] ?? '')?.[1] ?? '',
    );
    const about = rules.map(({ id }) => id).filter((id) => id.startsWith('objective/'));
    expect(sorted(new Set(named))).toEqual(sorted(about));
  });
});

test('docs/constructs.md has the values of AtlasDefaults', () => {
  const values: Record<keyof AtlasDefaultValues, true> = {
    organizationId: true,
    tags: true,
    instanceSize: true,
    schedule: true,
    terminationProtection: true,
    retainBackupsOnDeletion: true,
  };
  expect(codesIn('docs/constructs.md', '| default | for |')).toEqual(sorted(Object.keys(values)));
});

test('docs/installing.md has what can be imported', () => {
  const { name, exports } = JSON.parse(read('package.json')) as { name: string; exports: object };
  const entries = Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => path.replace(/^\./, name));
  const [...imports] = rowsOf('docs/installing.md', '| import | is |').map(([cell = '']) =>
    cell.replaceAll('`', ''),
  );
  expect(sorted(imports)).toEqual(sorted(entries));
});

describe('docs/design.md', () => {
  const page = read('docs/design.md');

  test.each(['readers', 'constructs', 'adopt', 'cli'])('has a row for each wing of %s', (room) => {
    const wings = readdirSync(join(root, 'src', room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(codesIn('docs/design.md', `| wing of \`${room}\` | does |`)).toEqual(sorted(wings));
  });

  test('says which rooms know CDKTF', () => {
    const [, said = ''] = /^Only ((?:`\w+`(?:, | and )?)+) know CDKTF/m.exec(page) ?? [];
    const config = read('.dependency-cruiser.cjs');
    const allowed = [...config.matchAll(/^ {2}(\w+): \{(?:[^]*?)packages: \[([^\]]*)\]/gm)]
      .filter(([, , packages = '']) => packages.includes("'cdktf'"))
      .map(([, room = '']) => room);
    expect(sorted([...said.matchAll(/`(\w+)`/g)].map(([, room = '']) => room))).toEqual(sorted(allowed));
  });
});

describe('docs/seeds.md', () => {
  const page = read('docs/seeds.md');
  const facts = new Set(rules.flatMap((rule) => rule.facts));
  const statements = [...page.matchAll(/^\| ([SOFL]\d+(?:, [SOFL]\d+)*|[SOFL]\d+ to [SOFL]\d+) \| .* \|$/gm)];

  test('has statements', () => {
    expect(statements.length).toBeGreaterThan(50);
  });

  test('names rules that exist', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const named = [...page.matchAll(/`([a-z]+\/[a-z-]+)`/g)].map(([, id = '']) => id);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('names tests that exist', () => {
    const named = [...page.matchAll(/\btest\/[\w/-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(50);
    const isThere = (path: string): boolean =>
      existsSync(join(root, path)) || existsSync(join(root, `${path}.test.ts`));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  test('has each statement that a rule names as its fact', () => {
    const seeds = sorted(facts).filter((id) => /^[SOFL]\d+$/.test(id));
    const there = new Set(statements.flatMap(([, ids = '']) => idsIn(ids)));
    expect(seeds.filter((id) => !there.has(id))).toEqual([]);
  });
});

/** "S1", "O13, O14", "F2 to F5". */
function idsIn(text: string): readonly string[] {
  const [, letter = '', from, to] = /^([SOFL])(\d+) to [SOFL](\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return text.split(', ');
  return Array.from(
    { length: Number(to) - Number(from) + 1 },
    (_, index) => `${letter}${Number(from) + index}`,
  );
}
