import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { cluster, flexCluster, item, project, schedule, together } from '../../src/rules/example';
import { command } from '../support/command';
import { testFolder } from '../support/folder';
import { planOf } from '../support/plan-of';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

function* elementsOf(node: Node): Iterable<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const of = (page: string, wanted: string): readonly string[] =>
  [...elementsOf(parse(page))].filter(({ tagName }) => tagName === wanted).map(textOf);

const idsOf = (page: string): readonly string[] =>
  [...elementsOf(parse(page))].flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
  );

const folder = testFolder();

/** Clusters with the same schedule, but for those that are named apart. */
function plan(count: number, apart: readonly number[] = []): string {
  const blocks = Array.from({ length: count }, (_, index) => {
    const name = `orders-${index + 1}`;
    return together(
      cluster({ name }, name),
      schedule({ policy_item_daily: item(1, 'days', apart.includes(index + 1) ? 30 : 7) }, name),
    );
  });
  return folder.file('plan.json', planOf({ resources: together(project(), flexCluster(), ...blocks) }));
}

async function page(...typed: readonly string[]): Promise<string> {
  return (await command([...typed, '--format', 'html'])).stdout;
}

describe('a forecast of many clusters', () => {
  test('has a section for those that are equal, and a table of contents', async () => {
    const html = await page('forecast', plan(40, [3, 12]));
    expect(of(html, 'h2')).toEqual([
      'orders-1, orders-2, orders-4 and 35 more',
      'orders-3, orders-12',
      'reports mongodbatlas_flex_cluster.reports',
      'Assumed',
    ]);
    expect(of(html, 'summary')).toEqual([
      '38 clusters with the same backups',
      '2 clusters with the same backups',
    ]);
    expect(of(html, 'tr')).toEqual([
      'clusterRPOsnapshotsrestore windowsurvives',
      'orders-1, orders-2, orders-4 and 35 more1 day7 dailynonecluster deletion; not region loss or project deletion',
      'orders-3, orders-121 day30 dailynonecluster deletion; not region loss or project deletion',
      'reports1 day8 dailynonenot cluster deletion or project deletion; not known: region loss',
    ]);
    expect(html.match(/<svg class="timeline"/g)).toHaveLength(3);
  });

  test('names every cluster of a section, as people count', async () => {
    const items = of(await page('forecast', plan(11)), 'li').filter((text) => text.startsWith('orders'));
    expect(items.map((text) => text.split(' ')[0])).toEqual(
      Array.from({ length: 11 }, (_, index) => `orders-${index + 1}`),
    );
    expect(items[0]).toBe('orders-1 mongodbatlas_advanced_cluster.orders-1');
  });

  test('says of each cluster of a section where its snapshots can be restored to', async () => {
    const html = await page('forecast', plan(2));
    expect(of(html, 'summary')).toContain('Where snapshots can be restored to');
    expect(of(html, 'h3')).toEqual(['orders-1', 'orders-2']);
    expect(of(html, 'dd')).toEqual(expect.arrayContaining(['orders-1', 'orders-2']));
  });

  test('links only to sections that are there', async () => {
    const html = await page('forecast', plan(40, [3, 12]));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(3);
    expect(idsOf(html)).toEqual(expect.arrayContaining(links));
    expect(new Set(idsOf(html)).size).toBe(idsOf(html).length);
  });
});

test('a forecast of one cluster has neither contents nor groups', async () => {
  const html = await page('forecast', plan(3), '--cluster', 'orders-2');
  expect(of(html, 'h2')).toEqual(['orders-2 mongodbatlas_advanced_cluster.orders-2', 'Assumed']);
  expect(of(html, 'table')).toEqual([]);
  expect(of(html, 'dd')[0]).toBe('its schedule (mongodbatlas_cloud_backup_schedule.orders-2)');
});

describe('a table with many columns is a list of cards on a phone', () => {
  test.each([['estate'], ['forecast']])('of %s, each value with the head of its column', async (name) => {
    const html = await page(name, plan(3, [2]));
    const [head = [], ...rows] = [...elementsOf(parse(html))]
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) => [...elementsOf(row)].slice(1).map(textOf));
    const [, styles = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const labels = new Map(
      [...styles.matchAll(/td:nth-child\((\d+)\)::before \{ content: "([^"]*)"/g)].map(
        ([, column, label]) => [Number(column), label],
      ),
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const [index, label] of head.entries())
      expect([index, labels.get(index + 1) ?? 'cluster']).toEqual([index, label]);
  });
});

describe('a run that is named', () => {
  const RUN = 'run 123, commit 1a2b3c, 2026-11-28 <b>';

  test.each([
    ['review', 'MongoDB Atlas backups'],
    ['forecast', 'What can be restored'],
    ['estate', 'Clusters and their backups'],
  ])('has its name in the titles of %s', async (name, title) => {
    const named = [name, plan(2), '--run', RUN];
    const html = await page(...named);
    expect(of(html, 'title')[0]).toBe(`${title}: ${RUN}`);
    expect(of(html, 'h1')).toEqual([`${title} ${RUN}`]);
    const markdown = (await command([...named, '--format', 'markdown'])).stdout;
    expect(markdown.split('\n').slice(0, 4).join('\n')).toContain(
      'run 123, commit 1a2b3c, 2026-11-28 &lt;b&gt;',
    );
    const pretty = (await command(named)).stdout;
    expect(pretty.split('\n').slice(0, 2).join('\n')).toContain(RUN);
  });

  test.each(['review', 'forecast', 'estate'])('is the same report as JSON of %s', async (name) => {
    const typed = [name, plan(2), '--format', 'json'];
    expect(await command([...typed, '--run', RUN])).toEqual(await command(typed));
  });

  test.each(['', ' ', '\u200b'])('%j is not a name', async (run) => {
    for (const name of ['review', 'forecast', 'estate'])
      expect(await command([name, plan(2), '--run', run])).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'atlas-backup: --run has no text; write what identifies the run, such as its number, commit and date\n',
      });
  });
});
