import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { toHtml } from '../../src/report/html/report';
import {
  HOSTILE,
  RAW,
  SEED,
  anyText,
  everything,
  finding,
  many,
  report,
  reviewed,
  saying,
} from '../support/reports';

type Node = DefaultTreeAdapterMap['node'];

function* elementsOf(node: Node): Iterable<DefaultTreeAdapterMap['element']> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The elements of a page with the names of their attributes, but for links, which only a page of the web gets. */
function shapeOf(page: string): string[] {
  return [...elementsOf(parse(page))]
    .filter(({ tagName, attrs }) => tagName !== 'a' || attrs.some(({ value }) => value.startsWith('#')))
    .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);
}

const of = (page: string, wanted: string): DefaultTreeAdapterMap['element'][] =>
  [...elementsOf(parse(page))].filter(({ tagName }) => tagName === wanted);

/** The items of a list of a class, each with the place that it leads to. */
function linesOf(page: string, name: string): readonly (readonly [text: string, href: string | undefined])[] {
  return of(page, 'ul')
    .filter(({ attrs }) => attrs.some(({ value }) => value === name))
    .flatMap(({ childNodes }) => childNodes.filter((node) => 'tagName' in node))
    .map((item) => {
      const link = [...elementsOf(item)].find(({ tagName }) => tagName === 'a');
      return [textOf(item), link?.attrs.find(({ name: attribute }) => attribute === 'href')?.value] as const;
    });
}

describe('a page', () => {
  const page = toHtml(everything);

  test('says what it comes to first', () => {
    expect(of(page, 'p').map(textOf).slice(0, 2)).toEqual([
      '1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the baseline, 1 rule crashed in 9 resources of 2 inputs',
      'Incomplete, 1 input could not be read and 1 rule crashed; 1 error in 1 of 2 inputs',
    ]);
    expect(of(toHtml(report([reviewed({ findings: [finding()] })])), 'p').map(textOf)[1]).toBe(
      'Failed. 1 error in 7 resources',
    );
    expect(of(toHtml(report([reviewed()])), 'p').map(textOf)[1]).toMatch(/^Passed\. no errors/);
  });

  test('says each finding in a line that leads to it, the highest severity first', () => {
    expect(linesOf(page, 'first')).toEqual([
      ['errorweekly snapshots are kept 1 week, less than the 14 days of daily snapshots', '#finding-1'],
      ['warningloans can be deleted by one changed line', '#finding-2'],
    ]);
  });

  test('has a table of its inputs', () => {
    expect(of(page, 'tr').map(textOf).slice(0, 4)).toEqual([
      'errorswarningsuncheckedcrashedkindinput',
      '----not readbroken.json',
      '1121planplan.json',
      '0000stackstaging/cdk.tf.json',
    ]);
  });

  test('leads from each cluster to its findings, and has equal clusters in one row', () => {
    const alike = ['orders-10', 'orders-2', 'orders-1'].map((name) => ({ address: `c.${name}`, name }));
    const html = toHtml(
      report([
        reviewed({
          findings: [
            ...alike.map((cluster) => finding({ address: `s.${cluster.name}`, cluster })),
            finding({ rule: 'a/b', severity: 'warning', cluster: { address: 'c.x', name: 'x' } }),
            finding({ rule: 'a/b', severity: 'warning', cluster: alike[0] }),
          ],
        }),
      ]),
    );
    expect(of(html, 'tr').map(textOf)).toEqual([
      'clustersfindings',
      'orders-10error schedule/retention-out-of-orderwarning a/b',
      'orders-1, orders-2error schedule/retention-out-of-order',
      'xwarning a/b',
    ]);
  });

  test('names the input of clusters that share their name', () => {
    const one = reviewed({ findings: [finding()] }, { path: 'a.json' });
    const other = reviewed({ findings: [finding({ rule: 'a/b' })] }, { path: 'b.json' });
    expect(
      of(toHtml(report([one, other])), 'tr')
        .map(textOf)
        .slice(-2),
    ).toEqual(['orders in a.jsonerror schedule/retention-out-of-order', 'orders in b.jsonerror a/b']);
  });

  test('says what findings of a rule share once, and then where each is', () => {
    const findings = [10, 2, 1].map((number) =>
      finding({
        address: `schedule.orders-${number}`,
        cluster: { address: `cluster.orders-${number}`, name: `orders-${number}` },
      }),
    );
    const html = toHtml(report([reviewed({ findings })]));
    expect(html.match(/Atlas requires it\./g)).toHaveLength(1);
    expect(linesOf(html, 'places').map(([text]) => text)).toEqual([
      'schedule.orders-1',
      'schedule.orders-2',
      'schedule.orders-10',
    ]);
  });

  test('says all that there is to a finding, and opens what fails the run', () => {
    const details = of(page, 'details').filter(({ attrs }) =>
      attrs.some(({ value }) => value.startsWith('finding')),
    );
    expect(textOf(details[0]!)).toBe(
      `errorweekly snapshots are kept 1 week, less than the 14 days of daily snapshotsprod/orders/Backups
ruleschedule/retention-out-of-order
atmongodbatlas_cloud_backup_schedule.orders
constructprod/orders/Backups
set bypolicy_item_weekly
withmongodbatlas_advanced_cluster.orders
whyAtlas requires it.
fixkeep weekly snapshots at least 14 days
errorINVALID_BACKUP_POLICY
docshttps://example.com/docs#weekly
inplan.json

`
        .replace('Backups\n', 'Backups\n\n')
        .replace('cluster.orders\nwhy', 'cluster.orders \nwhy'),
    );
    expect(details.map(({ attrs }) => attrs.some(({ name }) => name === 'open'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('lists what is acknowledged, known, unchecked and stale separately', () => {
    expect(
      of(page, 'summary')
        .map(textOf)
        .filter((text) => /: \d/.test(text)),
    ).toEqual([
      'Infos: 1 finding',
      'Unchecked: 1 thing not known yet',
      'Acknowledged: 1 finding',
      'Known from baseline.json: 1 finding',
      'Stale, to be removed from baseline.json: 1 entry',
    ]);
    expect(page).toContain('<strong>Acknowledged:</strong> a trial (storage, until 2027-01-31)');
  });

  test('says what is not reviewed', () => {
    expect(of(page, 'li').map(textOf).slice(0, 2)).toEqual([
      'broken.json could not be read: it is not JSON',
      'the rule own/breaks failed on plan.json: x is not a function',
    ]);
  });

  test('runs nothing and loads nothing', () => {
    const names = new Set([...elementsOf(parse(page))].map(({ tagName }) => tagName));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'base'])
      expect(names.has(name)).toBe(false);
    expect(page).toContain('Content-Security-Policy');
  });

  test('links only to places that are there', () => {
    const ids = new Set(
      [...elementsOf(parse(page))].flatMap(({ attrs }) =>
        attrs.filter(({ name }) => name === 'id').map(({ value }) => value),
      ),
    );
    const targets = of(page, 'a').map(({ attrs }) => attrs.find(({ name }) => name === 'href')?.value ?? '');
    for (const target of targets.filter((one) => one.startsWith('#'))) expect(ids).toContain(target.slice(1));
  });

  test('says that nothing was found', () => {
    expect(toHtml(report([reviewed()]))).toContain('<p>No findings.</p>');
  });

  test('has thousands of findings', () => {
    const html = toHtml(many(3000));
    expect(linesOf(html, 'places')).toHaveLength(2000);
    // Infos are in one line for each cluster.
    expect(of(html, 'summary').map(textOf)).toContain('Infos: 1000 findings');
  });
});

describe('hostile text', () => {
  const plain = shapeOf(toHtml(saying('plain')));

  test.each(HOSTILE.filter((text) => text !== '').map((text) => [text]))(
    '%j changes nothing but texts',
    (text) => {
      const page = toHtml(saying(text));
      expect(page).not.toMatch(RAW);
      expect(shapeOf(page)).toEqual(plain);
    },
  );

  test('arbitrary text changes nothing but texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // Every resource has an address.
        const page = toHtml(saying(`x${text}`));
        expect(page).not.toMatch(RAW);
        expect(shapeOf(page)).toEqual(plain);
      }),
      SEED,
    );
  });
});

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

// What no parser shows: whether a browser opens the page, and whether its policy allows its own styles.
(chromium === undefined ? test.skip : test)(
  chromium === undefined ? 'opens in a browser (skipped: there is no Chromium here)' : 'opens in a browser',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    try {
      const file = join(folder, 'page.html');
      writeFileSync(
        file,
        toHtml(saying('<script>document.title = "owned"</script><img src=x onerror="document.title = 1">')),
      );
      const options =
        '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --dump-dom';
      const dom = execFileSync(
        chromium ?? '',
        [...options.split(' '), `--user-data-dir=${join(folder, 'profile')}`, pathToFileURL(file).href],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 },
      );
      expect(dom).toContain('<title>MongoDB Atlas backups');
      expect(of(dom, 'script')).toEqual([]);
      expect(of(dom, 'img')).toEqual([]);
      expect(of(dom, 'summary').length).toBeGreaterThan(5);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  90_000,
);
