import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { toHtml } from '../../src/report/html/report';
import { HOSTILE, RAW, SEED, anyText, everything, many, report, reviewed, saying } from '../support/reports';

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

describe('a page', () => {
  const page = toHtml(everything);

  test('says what it comes to first', () => {
    expect(of(page, 'p').map(textOf).slice(0, 2)).toEqual([
      '9 resources in 2 inputs',
      'Incomplete. 1 input could not be read, 1 error, 1 warning, 1 info, 2 unchecked, 1 acknowledged, 1 known from the baseline, 1 rule crashed',
    ]);
  });

  test('has a section for each cluster, the highest severity first', () => {
    expect(of(page, 'h3').map(textOf)).toEqual([
      'orders mongodbatlas_advanced_cluster.orders',
      'loans mongodbatlas_advanced_cluster.loans',
      'Without a cluster',
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

`
        .replace('Backups\n', 'Backups\n\n')
        .replace('cluster.orders\nwhy', 'cluster.orders \nwhy'),
    );
    expect(details.map(({ attrs }) => attrs.some(({ name }) => name === 'open'))).toEqual([
      true,
      false,
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
      'Acknowledged: 1 finding',
      'Known from baseline.json: 1 finding',
      'Unchecked: 1 thing not known yet',
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
    expect(of(toHtml(many(3000)), 'details')).toHaveLength(3000);
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
      expect(dom).toContain('<title>MongoDB Atlas backups</title>');
      expect(of(dom, 'script')).toEqual([]);
      expect(of(dom, 'img')).toEqual([]);
      expect(of(dom, 'summary').length).toBeGreaterThan(5);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  90_000,
);
