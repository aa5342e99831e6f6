import { type Forecast, type KeptSnapshot, type Moment } from '../../forecast';
import { type Markup, markup } from '../html/markup';
import type { PlannedImpact } from './impact-json';
import { itemInWords } from './words';

/** One row of lanes: the snapshots of a cluster at a moment. */
export interface Track {
  /** Its heading; undefined if there is only one track. */
  readonly label?: string;
  readonly snapshots: readonly KeptSnapshot[];
  /** Deleted snapshots, which are crossed out. */
  readonly lost?: readonly KeptSnapshot[];
  /** The beginning of the restore window. */
  readonly historyFrom: Moment | undefined;
}

/** A picture of snapshots by their age. */
export interface Timeline {
  /** The prefix of its ids: a page has several timelines. */
  readonly id: string;
  readonly title: string;
  /** The same in words, for people who cannot see it. */
  readonly description: string;
  readonly at: Moment;
  readonly tracks: readonly Track[];
}

const WIDTH = 720;
const LEFT = 92;
const RIGHT = 26;
const LANE = 18;
const HEADING = 20;
const GAP = 10;
const AXIS = 24;
const LEGEND = 20;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The ages that the axis may name. */
const TICKS: readonly (readonly [age: number, label: string])[] = [
  [0, 'now'],
  [6 * HOUR, '6 h'],
  [DAY, '1 day'],
  [7 * DAY, '1 week'],
  [28 * DAY, '4 weeks'],
  [91 * DAY, '3 months'],
  [182 * DAY, '6 months'],
  [365 * DAY, '1 year'],
  [2 * 365 * DAY, '2 years'],
  [5 * 365 * DAY, '5 years'],
  [10 * 365 * DAY, '10 years'],
  [30 * 365 * DAY, '30 years'],
];

const ITEMS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly', 'ondemand'] as const;

/** Draws the picture. Ages are on a logarithmic scale: the last day takes as much space as the last year. */
export function timeline({ id, title, description, at, tracks }: Timeline): Markup {
  const lanes = ITEMS.filter((item) =>
    tracks.some(({ snapshots, lost = [] }) => [...snapshots, ...lost].some((one) => one.item === item)),
  );
  const scale = scaleOf(at, tracks);
  const isLabelled = tracks.some(({ label }) => label !== undefined);
  const laneHeight = Math.max(lanes.length, 1) * LANE;
  const trackHeight = laneHeight + (isLabelled ? HEADING : 0) + GAP;
  const bottom = tracks.length * trackHeight + 4;
  const height = bottom + AXIS + LEGEND;
  const drawn = tracks.map((track, index) => {
    const top = index * trackHeight + 4;
    const body = top + (isLabelled ? HEADING : 0);
    const isEmpty = track.snapshots.length + (track.lost?.length ?? 0) === 0;
    return {
      bands: band(track, scale, body, laneHeight),
      lanes: [
        track.label === undefined
          ? undefined
          : markup`<text class="t-name" x="0" y="${top + 13}">${track.label}</text>\n`,
        ...lanes.map((item, lane) => laneOf(track, item, body + lane * LANE + LANE / 2, scale)),
        isEmpty
          ? markup`<text class="t-soft" x="${LEFT}" y="${body + LANE / 2 + 4}">no snapshot</text>\n`
          : undefined,
      ],
    };
  });
  return markup`<svg class="timeline" xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 ${WIDTH + 8} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${description}</desc>
${drawn.map(({ bands }) => bands)}${axis(scale, bottom)}${drawn.map(({ lanes: own }) => own)}${legend(tracks, bottom + AXIS + 12)}</svg>
`;
}

interface Scale {
  readonly at: Moment;
  readonly longest: number;
  x(age: number): number;
}

function scaleOf(at: Moment, tracks: readonly Track[]): Scale {
  const ages = tracks.flatMap(({ snapshots, lost = [], historyFrom }) => [
    at - (snapshots.at(-1)?.takenAt ?? at),
    at - (lost.at(-1)?.takenAt ?? at),
    at - (historyFrom ?? at),
  ]);
  const longest = Math.max(DAY, ...ages);
  const room = WIDTH - LEFT - RIGHT;
  const of = (age: number): number => Math.log1p(age / (6 * HOUR));
  return { at, longest, x: (age) => round(WIDTH - RIGHT - (of(age) / of(longest)) * room) };
}

function axis(scale: Scale, y: number): Markup {
  const ticks: { readonly x: number; readonly label: string }[] = [];
  for (const [age, label] of TICKS) {
    const x = scale.x(age);
    if (age <= scale.longest && (ticks.at(-1)?.x ?? Infinity) - x >= 62) ticks.push({ x, label });
  }
  return markup`<line class="t-axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}"/>
${ticks.map(
  ({ x, label }) =>
    markup`<line class="t-grid" x1="${x}" x2="${x}" y1="4" y2="${y + 4}"/><text class="t-soft" x="${x}" y="${y + 17}" text-anchor="middle">${label}</text>\n`,
)}`;
}

/** The restore window. */
function band({ historyFrom }: Track, scale: Scale, top: number, height: number): Markup | undefined {
  if (historyFrom === undefined) return undefined;
  const x = scale.x(scale.at - historyFrom);
  return markup`<rect class="t-band" x="${x}" y="${top}" width="${round(scale.x(0) - x)}" height="${height}"/>
`;
}

type Item = (typeof ITEMS)[number];

function laneOf({ snapshots, lost = [] }: Track, item: Item, y: number, scale: Scale): Markup {
  return markup`<text class="t-soft" x="0" y="${y + 4}">${itemInWords(item)}</text>
<g class="t-${item}">${marksOf(snapshots, item, y, scale)}</g>
<g class="t-lost">${crossesOf(lost, item, y, scale)}</g>
`;
}

/** A mark for each snapshot, paler the sooner it expires; overlapping marks become one. */
function marksOf(snapshots: readonly KeptSnapshot[], item: Item, y: number, scale: Scale): Markup[] {
  const marks: Markup[] = [];
  let last = Infinity;
  for (const one of snapshots) {
    if (one.item !== item) continue;
    const x = scale.x(scale.at - one.takenAt);
    if (last - x < CLOSEST) continue;
    last = x;
    const left = (one.expiresAt - scale.at) / (one.expiresAt - one.takenAt);
    marks.push(markup`<path d="${SHAPES[item](x, y)}" opacity="${opacityOf(left)}"/>`);
  }
  return marks;
}

function crossesOf(lost: readonly KeptSnapshot[], item: Item, y: number, scale: Scale): Markup[] {
  const marks: Markup[] = [];
  let last = Infinity;
  for (const one of lost) {
    if (one.item !== item) continue;
    const x = scale.x(scale.at - one.takenAt);
    if (last - x < CLOSEST) continue;
    last = x;
    marks.push(markup`<path d="M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7"/>`);
  }
  return marks;
}

const CLOSEST = 1.5;

/** A shape for each item, so that they differ without colours. */
const SHAPES: Readonly<Record<Item, (x: number, y: number) => string>> = {
  hourly: (x, y) => `M${x - 1} ${y - 5}h2v10h-2z`,
  daily: (x, y) => `M${x - 2} ${y - 6}h4v12h-4z`,
  weekly: (x, y) => `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z`,
  monthly: (x, y) => `M${x - 3.5} ${y - 3.5}h7v7h-7z`,
  yearly: (x, y) => `M${x} ${y - 6}l6 6l-6 6l-6 -6z`,
  ondemand: (x, y) => `M${x} ${y - 6}l6 11h-12z`,
};

/** In a few steps, so that the picture stays small. */
function opacityOf(left: number): number {
  return left > 0.66 ? 1 : left > 0.33 ? 0.7 : 0.45;
}

function legend(tracks: readonly Track[], y: number): Markup {
  const hasBand = tracks.some(({ historyFrom }) => historyFrom !== undefined);
  const hasLost = tracks.some(({ lost = [] }) => lost.length > 0);
  const words = [
    'by age; paler: expires sooner',
    ...(hasLost ? ['crossed out: deleted at apply'] : []),
    ...(hasBand ? ['shaded: any second can be restored'] : []),
  ];
  return markup`<text class="t-soft" x="${LEFT}" y="${y}">${words.join(' · ')}</text>
`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The timeline of a forecast. */
export function timelineOf(
  forecast: Forecast,
  id: string,
  title: string,
  description: string,
): Markup | undefined {
  const { snapshots, pointInTime, at } = forecast;
  if (snapshots === undefined || snapshots.length === 0) return undefined;
  return timeline({ id, title, description, at, tracks: [{ snapshots, historyFrom: pointInTime?.from }] });
}

/** The snapshots before and right after apply, one above the other; undefined if they are not known. */
export function impactTimeline({ json, picture }: PlannedImpact, id: string): Markup | undefined {
  if (picture === undefined) return undefined;
  const { at, before, left, lost, historyBefore, historyLeft } = picture;
  return timeline({
    id,
    title: `The snapshots of ${json.name} by age, before and after apply`,
    description: json.sentences.join('; '),
    at,
    tracks: [
      { label: 'before', snapshots: before, historyFrom: historyBefore },
      { label: 'after apply', snapshots: left, lost, historyFrom: historyLeft },
    ],
  });
}

/** The same as a separate picture, with its styles and its background. */
export function impactPicture(impact: PlannedImpact): string | undefined {
  const drawn = impactTimeline(impact, 'timeline');
  if (drawn === undefined) return undefined;
  const styles = `${TIMELINE_STYLES}.timeline { background: #fff; }
@media (prefers-color-scheme: dark) { .timeline { background: #14181d; } }
`;
  return drawn.text.replace('<title', `<style>${styles}</style>\n<title`);
}

/** The styles of a timeline, for a page or for a separate picture. */
export const TIMELINE_STYLES = `
.timeline {
  --t-ink: #1c2126; --t-soft: #59636e; --t-line: #d5dae0; --t-band: #dcebdc; --t-lost: #b3151f;
  --t-hourly: #0a58b5; --t-daily: #0b6b6b; --t-weekly: #7a3fa0; --t-monthly: #8a5a00; --t-yearly: #a3204f; --t-ondemand: #444c55;
  display: block; width: 100%; min-width: 34rem; height: auto;
  font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  .timeline {
    --t-ink: #e4e8ed; --t-soft: #9ba6b2; --t-line: #343c46; --t-band: #1d3a26; --t-lost: #ff8d8d;
    --t-hourly: #78b3ff; --t-daily: #5fd0c5; --t-weekly: #cda2f2; --t-monthly: #f0bd58; --t-yearly: #ff8fb4; --t-ondemand: #c3ccd6;
  }
}
.t-name { fill: var(--t-ink); font-weight: 600; }
.t-soft { fill: var(--t-soft); }
.t-axis { stroke: var(--t-soft); }
.t-grid { stroke: var(--t-line); }
.t-band { fill: var(--t-band); }
.t-hourly { fill: var(--t-hourly); }
.t-daily { fill: var(--t-daily); }
.t-weekly { fill: var(--t-weekly); }
.t-monthly { fill: var(--t-monthly); }
.t-yearly { fill: var(--t-yearly); }
.t-ondemand { fill: var(--t-ondemand); }
.t-lost { stroke: var(--t-lost); stroke-width: 1.75; fill: none; }
`;
