import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../support/command';

const plan = join(__dirname, '..', 'fixtures', 'forecast', 'plan.json');

async function printed(...typed: readonly string[]): Promise<string> {
  return (await command(typed)).stdout;
}

test('a review for people shows what the plan changes about what can be restored', async () => {
  const text = await printed('review', plan, '--fail-on', 'never');
  const [, impact = ''] = text.split('impact on what can be restored\n');
  expect(impact).toContain('impact: cluster "orders": deletes 24 snapshots immediately: 15 hourly and 9');
  expect(impact).toContain(
    'impact: cluster "payments": deletes 7 days of point-in-time history immediately\n',
  );
  expect(impact).toContain('a plan does not show how old a cluster is');
  // Nothing changes for the third one.
  expect(impact).not.toContain('reports');
});

test('a review as JSON has it as impact', async () => {
  const { impact } = JSON.parse(await printed('review', plan, '--format', 'json')) as {
    impact: readonly {
      input: number;
      name: string;
      fate: string;
      lost: object;
      afterApply: object;
      fading: object;
    }[];
  };
  expect(impact.map(({ input, name, fate }) => [input, name, fate])).toEqual([
    [0, 'orders', 'changed'],
    [0, 'payments', 'changed'],
  ]);
  expect(impact[0]).toMatchObject({
    lost: { count: 24, byItem: { hourly: 15, monthly: 9 }, pointInTimeDays: 5 },
    afterApply: { count: 22, oldest: '2023-12-01T18:00:00Z' },
    fading: [{ item: 'yearly', count: 3, until: '2028-12-01T18:00:00Z' }],
  });
});

test('a review as Markdown has a section of it', async () => {
  const text = await printed('review', plan, '--format', 'markdown');
  expect(text).toContain(
    '### Impact on what can be restored\n\n- **cluster "orders"**: deletes 24 snapshots immediately',
  );
  expect(text).toContain('  - after apply: 22 snapshots back to 2023-12-01\n');
});

test('a review as JUnit has it in addition to the cases', async () => {
  const text = await printed('review', plan, '--format', 'junit');
  const [, impact = ''] = /<system-out>([^]*?)<\/system-out>/.exec(text) ?? [];
  expect(impact).toContain('cluster &quot;orders&quot;: deletes 24 snapshots immediately: 15 hourly and 9');
  expect(impact).toContain('\n  after apply: 22 snapshots back to 2023-12-01\n');
  expect(impact).not.toContain('reports');
});

test('a forecast as a page has a timeline for each cluster, with the same in words', async () => {
  const html = await printed('forecast', plan, '--format', 'html');
  expect(html.match(/<svg class="timeline"/g)).toHaveLength(3);
  expect(html).toContain('<title id="timeline-3-title">The snapshots of reports by age</title>');
  expect(html).toContain('<desc id="timeline-3-text">8 daily</desc>');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
});

test('names are text in pages, pictures and Markdown', async () => {
  const hostile = readFileSync(plan, 'utf8').replaceAll(/(["\w]\.|")orders"/g, '$1<b>|x"');
  const [html, markdown] = await Promise.all(
    ['html', 'markdown'].map(
      async (format) => (await command(['forecast', '-', '--format', format], hostile)).stdout,
    ),
  );
  expect(html).not.toContain('<b>');
  expect(markdown).toContain('### &lt;b&gt;');
});

test('the description of a picture names what is crossed out', () => {
  const svg = readFileSync(join(__dirname, '..', '..', 'docs', 'forecast-timeline.svg'), 'utf8');
  expect(svg).toContain('deletes 24 snapshots immediately');
  expect(
    svg.match(/<g class="t-lost"[^>]*>(?:<svg [^>]*><path [^>]*><\/svg>)+<\/g>/g)?.length,
  ).toBeGreaterThan(0);
});
