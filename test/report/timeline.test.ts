import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../src/readers';
import { plannedImpacts } from '../../src/report/forecast/impact-json';
import { TIMELINE_STYLES, impactPicture, impactTimeline, timeline } from '../../src/report/forecast/timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 7, 21);

type Snapshots = Parameters<typeof timeline>[0]['tracks'][number]['snapshots'];

/** Snapshots of these ages, the newest first. */
const aged = (item: Snapshots[number]['item'], ...ages: readonly number[]): Snapshots =>
  ages.map((age) => ({ item, takenAt: AT - age, expiresAt: AT + DAY }));

const drawn = (
  snapshots: Snapshots,
  own: Partial<Parameters<typeof timeline>[0]['tracks'][number]> = {},
): string =>
  timeline({
    id: 'a',
    title: 'The snapshots of orders by age',
    description: 'three snapshots',
    at: AT,
    tracks: [{ snapshots, historyFrom: undefined, ...own }],
  }).text;

const placesOf = (svg: string, item: string): readonly number[] => {
  const [, lane = ''] = new RegExp(`<g class="t-${item}"[^>]*>(.*?)</g>`).exec(svg) ?? [];
  return [...lane.matchAll(/<svg x="([\d.]+)%">/g)].map(([, place]) => Number(place));
};

/** The labels of the axis with their places; those that only a wide axis has are marked. */
const labelsOf = (
  svg: string,
): readonly { readonly label: string; readonly place: number; readonly isMore: boolean }[] =>
  [
    ...svg.matchAll(
      /(<g class="t-more">)?<line class="t-grid"[^>]*\/><text[^>]* x="([\d.]+)%"[^>]*>([^<]*)</g,
    ),
  ].map(([, more, place, label = '']) => ({ label, place: Number(place), isMore: more !== undefined }));

/** What is left of a phone of 390 pixels, without the margins of the page and those of the picture. */
const PHONE = 390 - 24 - 74 - 18;

describe('a timeline is as wide as its place', () => {
  const svg = drawn([...aged('hourly', 0, 6 * HOUR, DAY), ...aged('yearly', 365 * DAY)], {
    historyFrom: AT - 7 * DAY,
  });

  test('every place on the axis is a share of its width', () => {
    const fixed = [...svg.matchAll(/ (?:x|x1|x2|width)="([^"]*)"/g)].map(([, value]) => value ?? '');
    // Texts before the axis are in the margin.
    expect(fixed.filter((value) => !value.endsWith('%') && value !== '-74')).toEqual([]);
    expect(svg).not.toContain('viewBox');
    expect(TIMELINE_STYLES).not.toMatch(/min-width: \d/);
  });

  test('the oldest snapshot is at its beginning, and now is at its end', () => {
    expect(placesOf(svg, 'yearly')).toEqual([0]);
    expect(placesOf(svg, 'hourly')[0]).toBe(100);
  });

  test('the restore window ends now', () => {
    const [, x, width] = /<rect class="t-band" x="([\d.]+)%" y="4" width="([\d.]+)%"/.exec(svg) ?? [];
    expect(Number(x) + Number(width)).toBeCloseTo(100);
  });
});

describe('the labels of the axis have room', () => {
  test.each([1, 2, 7, 8, 27, 29, 60, 91, 200, 365, 400, 800, 2000, 4000, 12_000])('on %s days', (days) => {
    const labels = labelsOf(drawn([...aged('hourly', 0), ...aged('daily', days * DAY)]));
    expect(labels.map(({ label }) => label)).toContain('now');
    const distances = (all: typeof labels, width: number): readonly number[] =>
      all.slice(1).map(({ place }, index) => (((all[index]?.place ?? 0) - place) * width) / 100);
    const narrow = labels.filter(({ isMore }) => !isMore);
    expect(narrow.length).toBeGreaterThan(1);
    for (const distance of distances(narrow, PHONE)) expect(distance).toBeGreaterThanOrEqual(58);
    for (const distance of distances(labels, 600)) expect(distance).toBeGreaterThanOrEqual(58);
  });
});

test('marks that cover each other are one, so that a picture stays small', () => {
  const every = (count: number): Snapshots =>
    aged('hourly', ...Array.from({ length: count }, (_, index) => index * HOUR));
  expect(placesOf(drawn(every(10_000)), 'hourly').length).toBeLessThanOrEqual(400);
  expect(placesOf(drawn(every(20)), 'hourly')).toHaveLength(20);
});

test('a lane without deleted snapshots has no crosses', () => {
  expect(drawn(aged('daily', DAY))).not.toContain('t-lost');
  expect(drawn(aged('daily', DAY), { lost: aged('daily', 2 * DAY) })).toContain('<g class="t-lost"');
});

describe('the same as a separate picture', () => {
  const plan: unknown = JSON.parse(
    readFileSync(join(__dirname, '..', 'fixtures', 'forecast', 'plan.json'), 'utf8'),
  );
  const { before, after } = readPlan(plan);
  const [impact] = plannedImpacts(before, after, '2026-08-21');
  if (impact === undefined) throw new Error('the plan has no impact');

  test('has its size and its styles in itself', () => {
    const picture = impactPicture(impact) ?? '';
    expect(picture).toMatch(
      /^<svg class="timeline picture" xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-8 0 728 \d+"/,
    );
    expect(picture).toContain('<svg x="74" width="628">');
    expect(picture).toContain('.t-lost { stroke');
  });

  test('draws what a page draws', () => {
    const inPage = impactTimeline(impact, 'timeline')?.text.replace(/^<svg[^>]*>\n/, '') ?? '';
    expect(impactPicture(impact)).toContain(inPage.replace(/<\/svg>\n$/, ''));
  });
});
