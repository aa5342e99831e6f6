import type { EstateRow, EstateTable } from '../../src/report/estate';
import {
  type EstatePart,
  estateToCsvParts,
  estateToJsonParts,
  estateToMarkdown,
  estateToPretty,
  joined,
} from '../../src/report/estate';
import { estateToHtml } from '../../src/report/estate/html';
import { tableIn } from '../../src/cli/input/table-file';

const row = (changed: Partial<EstateRow> = {}): EstateRow => ({
  project: 'shop',
  projectId: '5f0000000000000000000001',
  name: 'orders',
  addresses: ['mongodbatlas_advanced_cluster.orders'],
  kind: 'dedicated',
  regions: ['AWS/EU_WEST_1'],
  backup: true,
  pointInTime: false,
  worstLoss: 'PT6H',
  worstLossIs: 'exact',
  oldest: '2026-08-14T00:00:00Z',
  oldestIs: 'exact',
  copies: [],
  survivesDeletion: true,
  survivesRegionLoss: false,
  objectives: 'none',
  findings: { errors: 0, warnings: 0, infos: 0, unchecked: 0 },
  scheduled: true,
  ...changed,
});

const part = (clusters: readonly EstateRow[], more: Partial<EstatePart> = {}): EstatePart => ({
  clusters,
  projects: [],
  schedulesElsewhere: [],
  unreadable: [],
  ...more,
});

const table = (clusters: readonly EstateRow[], more: Partial<EstateTable> = {}): EstateTable => ({
  tool: { name: 'cdktf-atlas-backup', version: '0.1.0', factsAsOf: '2026-08-21' },
  at: '2026-08-21T00:00:00Z',
  asOf: '2026-08-21',
  ...part(clusters),
  ...more,
});

const namesIn = (clusters: readonly EstateRow[]): readonly (string | null)[] =>
  clusters.map(({ name }) => name);

test('the worst is first, whatever the order of the parts', () => {
  const rows = [
    row({ name: 'fine' }),
    row({ name: 'rare', worstLoss: 'P1D' }),
    row({ name: 'unknown', survivesRegionLoss: null }),
    row({ name: 'nothing', worstLoss: null, worstLossIs: 'everything', oldest: null, oldestIs: 'none' }),
    row({ name: 'error', findings: { errors: 1, warnings: 0, infos: 0, unchecked: 0 } }),
    row({ name: 'missed', objectives: 'missed' }),
    row({ name: 'off', backup: false }),
  ];
  const worstFirst = ['off', 'missed', 'error', 'nothing', 'unknown', 'rare', 'fine'];
  expect(namesIn(joined([part(rows)]).clusters)).toEqual(worstFirst);
  expect(namesIn(joined([...rows].reverse().map((one) => part([one]))).clusters)).toEqual(worstFirst);
});

test('people find names in the order in which they count, and JSON keeps its order', () => {
  const clusters = joined([
    part([10, 2, 1].map((number) => row({ name: `orders-${number}`, worstLoss: `PT${number}H` }))),
    part([10, 2].map((number) => row({ name: `shop-${number}`, projectId: null }))),
  ]);
  const names = (text: string): readonly string[] => text.match(/(?:orders|shop)-\d+/g) ?? [];
  const people = ['orders-10', 'shop-2', 'shop-10', 'orders-2', 'orders-1'];
  expect(names(estateToPretty(table(clusters.clusters)))).toEqual(people);
  expect(names(estateToMarkdown(table(clusters.clusters)))).toEqual(people);
  expect(names(estateToHtml(table(clusters.clusters)))).toEqual(people);
  expect(namesIn(clusters.clusters)).toEqual(['orders-10', 'shop-10', 'shop-2', 'orders-2', 'orders-1']);
});

describe('a cluster that is in two parts has one row', () => {
  test.each<[string, Partial<EstateRow>, Partial<EstateRow>, Partial<EstateRow>]>([
    ['equal values stay', {}, {}, {}],
    [
      'values that differ are not known',
      { pointInTime: true },
      { pointInTime: false },
      { pointInTime: null },
    ],
    [
      'two different losses are not known',
      {},
      { worstLoss: 'P1D' },
      { worstLoss: null, worstLossIs: 'unknown' },
    ],
    [
      'an objective that one misses is missed',
      { objectives: 'met' },
      { objectives: 'missed' },
      { objectives: 'missed' },
    ],
    [
      'an objective that only one states counts',
      { objectives: 'none' },
      { objectives: 'met' },
      { objectives: 'met' },
    ],
    [
      'its addresses are listed',
      {},
      { addresses: ['module.a.mongodbatlas_advanced_cluster.x'] },
      {
        addresses: [
          'module.a.mongodbatlas_advanced_cluster.x',
          'mongodbatlas_advanced_cluster.orders',
        ].sort(),
      },
    ],
    [
      'findings are counted once',
      { findings: { errors: 2, warnings: 0, infos: 0, unchecked: 1 } },
      { findings: { errors: 1, warnings: 3, infos: 0, unchecked: 0 } },
      { findings: { errors: 2, warnings: 3, infos: 0, unchecked: 1 } },
    ],
  ])('%s', (_, one, other, expected) => {
    expect(joined([part([row(one)]), part([row(other)])]).clusters).toEqual([row(expected)]);
    expect(joined([part([row(other)]), part([row(one)])]).clusters).toEqual([row(expected)]);
  });

  test.each<[string, Partial<EstateRow>]>([
    ['of another name', { name: 'invoices' }],
    ['of another project', { projectId: '5f0000000000000000000002' }],
    ['of a project that is not known', { projectId: null }],
    ['of a name that is not known', { name: null }],
  ])('but not one %s', (_, changed) => {
    expect(joined([part([row()]), part([row(changed)])]).clusters).toHaveLength(2);
    expect(joined([part([row(changed)]), part([row(changed)])]).clusters.length).toBe(
      changed.projectId === null || changed.name === null ? 2 : 1,
    );
  });
});

describe('a schedule that was read apart from its cluster', () => {
  const projectId = '5f0000000000000000000001';
  test.each<[string, Partial<EstateRow>, string | null, string | null, boolean]>([
    ['makes its cluster unknown', {}, projectId, 'orders', true],
    ['of any project makes a cluster of the name unknown', {}, null, 'orders', true],
    ['of any cluster makes a cluster of the project unknown', {}, projectId, null, true],
    ['makes a cluster without a known name unknown', { name: null }, projectId, 'orders', true],
    ['makes a cluster without a known project unknown', { projectId: null }, projectId, 'orders', true],
    ['of another name changes nothing', {}, projectId, 'invoices', false],
    ['of another project changes nothing', {}, '5f0000000000000000000002', 'orders', false],
    ['changes no Flex cluster', { kind: 'flex' }, projectId, 'orders', false],
    ['changes no cluster with a schedule', { scheduled: true }, projectId, 'orders', false],
    ['changes no cluster without backups', { backup: false }, projectId, 'orders', false],
  ])('%s', (_, changed, project, cluster, isUnknown) => {
    const known = row({ scheduled: false, ...changed });
    const schedules = part([], { schedulesElsewhere: [{ projectId: project, cluster }] });
    const [found] = joined([part([known]), schedules]).clusters;
    expect(found?.worstLossIs).toBe(isUnknown ? 'unknown' : 'exact');
    // Within its own part the run has looked for the cluster already.
    expect(joined([{ ...schedules, clusters: [known] }]).clusters).toEqual([known]);
  });
});

test('a project has the name that another part knows', () => {
  const { clusters } = joined([
    part([row({ project: '5f0000000000000000000001' })]),
    part([], { projects: [{ id: '5f0000000000000000000001', name: 'shop' }] }),
  ]);
  expect(clusters.map(({ project }) => project)).toEqual(['shop']);
});

describe('for people', () => {
  test('equal clusters share a row, and the last line counts', () => {
    const clusters = [
      row({ name: 'off', backup: false, worstLoss: null, worstLossIs: 'everything', objectives: 'missed' }),
      ...['a', 'b', 'c', 'd', 'e'].map((name) => row({ name })),
      row({ name: 'open', worstLoss: null, worstLossIs: 'unknown', oldest: null, oldestIs: 'unknown' }),
    ];
    expect(estateToPretty(table(clusters))).toMatchInlineSnapshot(`
      "Clusters and their backups at 2026-08-21 00:00 UTC, with every retention reached

      project  cluster             kind       regions        backup  PIT  RPO        oldest restorable point  copies  survives deletion  survives region loss  objectives  findings
      shop     off                 dedicated  AWS/EU_WEST_1  no      no   all data   2026-08-14               none    yes                no                    not met     none
      shop     open                dedicated  AWS/EU_WEST_1  yes     no   not known  not known                none    yes                no                    none        none
      shop     a, b, c and 2 more  dedicated  AWS/EU_WEST_1  yes     no   6 hours    2026-08-14               none    yes                no                    none        none

      7 clusters: 1 without backups, 1 below its objective, 1 with something unknown
      "
    `);
  });

  test('what was not read is reported', () => {
    const text = estateToMarkdown(
      table([], {
        unreadable: [{ path: 'a.json', reason: 'it is empty' }],
        schedulesElsewhere: [
          { projectId: '66aa00000000000000000001', cluster: 'orders' },
          { projectId: '66aa00000000000000000001', cluster: null },
          { projectId: null, cluster: 'orders' },
        ],
      }),
    );
    expect(text).toContain('not read: a.json: it is empty');
    expect(text).toContain('1 schedule is for a cluster that was not read together with it');
    expect(text).toContain('2 schedules do not show which cluster they are for');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '0 clusters: 0 without backups, 0 below their objective, 0 with something unknown',
    );
  });
});

describe('names are not trusted', () => {
  const hostile = '<img src=x>|\u001b[31m\n::error::"x"@team';
  const report = table([row({ name: hostile, project: hostile })]);

  test.each<[string, string]>([
    ['pretty', estateToPretty(report)],
    ['json', [...estateToJsonParts(report)].join('')],
    ['csv', [...estateToCsvParts(report)].join('')],
    ['markdown', estateToMarkdown(report)],
    ['html', estateToHtml(report)],
  ])('in %s', (format, text) => {
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('::error::');
    if (format === 'html' || format === 'markdown') expect(text).not.toContain('<img');
  });

  test.each<[string, string]>([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\uff1d1', "'\uff1d1"],
    ['=HYPERLINK("a","b")', `"'=HYPERLINK(""a"",""b"")"`],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', 'a\\u000ab'],
    ['\t=1', '\\u0009=1'],
    ['orders-1', 'orders-1'],
  ])('the csv of %j is %s', (name, expected) => {
    const text = [...estateToCsvParts(table([row({ name, project: 'p' })]))].join('');
    expect(text.split('\r\n')[1]).toBe(
      `p,${expected},dedicated,AWS/EU_WEST_1,yes,no,6 hours,2026-08-14,none,yes,no,none,none`,
    );
  });
});

describe('what was written is read again', () => {
  const json = (more: object = {}): unknown => ({
    ...(JSON.parse([...estateToJsonParts(table([row()]))].join('')) as object),
    ...more,
  });

  test('as it was', () => {
    expect(tableIn(json())).toMatchObject({ clusters: [row()], at: '2026-08-21T00:00:00Z' });
  });

  test.each<[string, object, string]>([
    ['another format', { format: '2' }, 'format'],
    ['no clusters', { clusters: undefined }, 'clusters'],
    [
      'a cluster with a text for a flag',
      { clusters: [row({ backup: 'yes' as never })] },
      'clusters.0.backup',
    ],
    ['a loss that is no duration', { clusters: [row({ worstLoss: 'soon' })] }, 'clusters.0.worstLoss'],
    ['a loss that contradicts itself', { clusters: [row({ worstLossIs: 'unknown' })] }, 'clusters.0'],
    ['an oldest point that contradicts itself', { clusters: [row({ oldestIs: 'none' })] }, 'clusters.0'],
    ['a cluster without an address', { clusters: [row({ addresses: [] })] }, 'clusters.0.addresses'],
    [
      'a number of findings below zero',
      { clusters: [row({ findings: { errors: -1, warnings: 0, infos: 0, unchecked: 0 } })] },
      'clusters.0.findings.errors',
    ],
    ['a moment that is none', { at: 'noon' }, 'at'],
  ])('but not %s', (_, changed, where) => {
    const reason = tableIn(json(changed));
    expect(typeof reason === 'string' ? reason.split(':')[0] : reason).toBe(where);
  });
});
