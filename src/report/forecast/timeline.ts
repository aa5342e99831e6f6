import type { Forecast, KeptSnapshot, Moment } from '../../forecast';
import { Markup, markup } from '../html/markup';
import type { PlannedImpact } from './impact-json';
import { WHEN, itemInWords } from './words';

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

/*
 * A picture is as wide as its place, and its texts keep their size: on a phone nothing is cut off, and nothing becomes too
 * small to read. So all places on the axis are shares of its width. Texts before the axis are in the margin of the picture.
 */

/** The margins, in pixels. */
const LEFT = 74;
const RIGHT = 18;

const LANE = 18;
const HEADING = 20;
const GAP = 10;
const AXIS = 24;
const LINE = 16;

/** The axis on a page, and on a phone. */
const WIDE = 600;
const NARROW = 260;

/** The pixels between two labels of an axis. */
const LABEL = 58;

/** The width of a separate picture. */
const PICTURE = 720;

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

/** What is drawn, with the right margins around it. */
interface Drawing {
  readonly height: number;
  readonly content: Markup;
}

/** Draws the picture. Ages are on a logarithmic scale: the last day takes as much space as the last year. */
function drawn({ id, title, description, at, tracks }: Timeline): Drawing {
  const lanes = ITEMS.filter((item) =>
    tracks.some(({ snapshots, lost = [] }) => [...snapshots, ...lost].some((one) => one.item === item)),
  );
  const scale = scaleOf(at, tracks);
  const isLabelled = tracks.some(({ label }) => label !== undefined);
  const laneHeight = Math.max(lanes.length, 1) * LANE;
  const trackHeight = laneHeight + (isLabelled ? HEADING : 0) + GAP;
  const bottom = tracks.length * trackHeight + 4;
  const words = legendOf(tracks);
  const all = tracks.map((track, index) => {
    const top = index * trackHeight + 4;
    const body = top + (isLabelled ? HEADING : 0);
    const isEmpty = track.snapshots.length + (track.lost?.length ?? 0) === 0;
    return {
      bands: band(track, scale, body, laneHeight),
      lanes: [
        track.label === undefined
          ? undefined
          : markup`<text class="t-name" x="-${LEFT}" y="${top + 13}">${track.label}</text>\n`,
        ...lanes.map((item, lane) => laneOf(track, item, body + lane * LANE + LANE / 2, scale)),
        isEmpty ? markup`<text class="t-soft" y="${body + LANE / 2 + 4}">no snapshot</text>\n` : undefined,
      ],
    };
  });
  const content = markup`<title id="${id}-title">${title}</title>
<desc id="${id}-text">${description}</desc>
${all.map(({ bands }) => bands)}${axis(scale, bottom)}${all.map(({ lanes: own }) => own)}${words.map(
    (line, index) =>
      markup`<text class="t-soft" x="-${LEFT}" y="${bottom + AXIS + (index + 1) * LINE - 4}">${line}</text>\n`,
  )}`;
  return { height: bottom + AXIS + words.length * LINE + 4, content };
}

/** The picture in a page. */
export function timeline(of: Timeline): Markup {
  const { height, content } = drawn(of);
  return markup`<svg class="timeline" width="100%" height="${height}" role="img" aria-labelledby="${of.id}-title ${of.id}-text">
${content}</svg>
`;
}

interface Scale {
  readonly at: Moment;
  readonly longest: number;
  /** Where an age is on the axis, from 0, the oldest, to 100, which is now. */
  place(age: number): number;
}

function scaleOf(at: Moment, tracks: readonly Track[]): Scale {
  const ages = tracks.flatMap(({ snapshots, lost = [], historyFrom }) => [
    at - (snapshots.at(-1)?.takenAt ?? at),
    at - (lost.at(-1)?.takenAt ?? at),
    at - (historyFrom ?? at),
  ]);
  const longest = Math.max(DAY, ...ages);
  const of = (age: number): number => Math.log1p(age / (6 * HOUR));
  return { at, longest, place: (age) => round(100 * (1 - of(age) / of(longest))) };
}

function axis(scale: Scale, y: number): Markup {
  const labels = TICKS.filter(([age]) => age <= scale.longest).map(([age, label]) => ({
    label,
    place: scale.place(age),
  }));
  const narrow = new Set(withRoom(labels, NARROW));
  return markup`<line class="t-axis" x2="100%" y1="${y}" y2="${y}"/>
${withRoom(labels, WIDE).map((one) => tick(one, y, !narrow.has(one)))}`;
}

interface Label {
  readonly label: string;
  readonly place: number;
}

/** The labels that fit on an axis of a width, from now on. */
function withRoom(labels: readonly Label[], width: number): readonly Label[] {
  const shown: Label[] = [];
  for (const one of labels)
    if ((((shown.at(-1)?.place ?? Infinity) - one.place) * width) / 100 >= LABEL) shown.push(one);
  return shown;
}

function tick({ label, place }: Label, y: number, isMore: boolean): Markup {
  const content = markup`<line class="t-grid" x1="${place}%" x2="${place}%" y1="4" y2="${y + 4}"/><text class="t-soft" x="${place}%" y="${y + 17}" text-anchor="middle">${label}</text>`;
  return isMore ? markup`<g class="t-more">${content}</g>\n` : markup`${content}\n`;
}

/** The restore window. */
function band({ historyFrom }: Track, scale: Scale, top: number, height: number): Markup | undefined {
  if (historyFrom === undefined) return undefined;
  const place = scale.place(scale.at - historyFrom);
  return markup`<rect class="t-band" x="${place}%" y="${top}" width="${round(100 - place)}%" height="${height}"/>
`;
}

type Item = (typeof ITEMS)[number];

function laneOf({ snapshots, lost = [] }: Track, item: Item, y: number, scale: Scale): Markup {
  return markup`<text class="t-soft" x="-${LEFT}" y="${y + 4}">${itemInWords(item)}</text>
${marks(item, y, marksOf(snapshots, item, scale))}${marks('lost', y, crossesOf(lost, item, scale))}`;
}

function marks(kind: Item | 'lost', y: number, all: readonly Markup[]): Markup | undefined {
  return all.length === 0
    ? undefined
    : markup`<g class="t-${kind}" transform="translate(0 ${y})">${all}</g>\n`;
}

/** A mark for each snapshot, paler the sooner it expires; overlapping marks become one. */
function marksOf(snapshots: readonly KeptSnapshot[], item: Item, scale: Scale): Markup[] {
  return apart(snapshots, item, scale).map(({ one, place }) => {
    const left = (one.expiresAt - scale.at) / (one.expiresAt - one.takenAt);
    const opacity = opacityOf(left);
    return opacity === 1
      ? markup`<svg x="${place}%"><path d="${SHAPES[item]}"/></svg>`
      : markup`<svg x="${place}%"><path d="${SHAPES[item]}" opacity="${opacity}"/></svg>`;
  });
}

function crossesOf(lost: readonly KeptSnapshot[], item: Item, scale: Scale): Markup[] {
  return apart(lost, item, scale).map(
    ({ place }) => markup`<svg x="${place}%"><path d="M-3.5-3.5l7 7m0-7l-7 7"/></svg>`,
  );
}

/** The snapshots of a lane with their places, without those that another one would cover. */
function apart(
  snapshots: readonly KeptSnapshot[],
  item: Item,
  scale: Scale,
): readonly { readonly one: KeptSnapshot; readonly place: number }[] {
  const shown: { readonly one: KeptSnapshot; readonly place: number }[] = [];
  for (const one of snapshots) {
    if (one.item !== item) continue;
    const place = scale.place(scale.at - one.takenAt);
    if ((shown.at(-1)?.place ?? Infinity) - place >= CLOSEST) shown.push({ one, place });
  }
  return shown;
}

/** One and a half pixels on a page. */
const CLOSEST = 0.25;

/** A shape for each item around its place, so that they differ without colours. */
const SHAPES: Readonly<Record<Item, string>> = {
  hourly: 'M-1-5h2v10h-2z',
  daily: 'M-2-6h4v12h-4z',
  weekly: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  monthly: 'M-3.5-3.5h7v7h-7z',
  yearly: 'M0-6l6 6l-6 6l-6-6z',
  ondemand: 'M0-6l6 11h-12z',
};

/** In a few steps, so that the picture stays small. */
function opacityOf(left: number): number {
  return left > 0.66 ? 1 : left > 0.33 ? 0.7 : 0.45;
}

function legendOf(tracks: readonly Track[]): readonly string[] {
  const hasBand = tracks.some(({ historyFrom }) => historyFrom !== undefined);
  const hasLost = tracks.some(({ lost = [] }) => lost.length > 0);
  return [
    'by age; paler: expires sooner',
    ...(hasLost ? ['crossed out: deleted at apply'] : []),
    ...(hasBand ? ['shaded: any second can be restored'] : []),
  ];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
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
export function impactTimeline(impact: PlannedImpact, id: string): Markup | undefined {
  const of = timelineOfImpact(impact, id);
  return of === undefined ? undefined : timeline(of);
}

function timelineOfImpact({ json, picture }: PlannedImpact, id: string): Timeline | undefined {
  if (picture === undefined) return undefined;
  const { at, before, left, lost, historyBefore, historyLeft } = picture;
  return {
    id,
    title: `The snapshots of ${json.name} by age, before and after apply`,
    description: json.sentences.join('; '),
    at,
    tracks: [
      { label: WHEN.before, snapshots: before, historyFrom: historyBefore },
      { label: WHEN.afterApply, snapshots: left, lost, historyFrom: historyLeft },
    ],
  };
}

/** The same as a separate picture, with its styles and its background. */
export function impactPicture(impact: PlannedImpact): string | undefined {
  const of = timelineOfImpact(impact, 'timeline');
  if (of === undefined) return undefined;
  const { height, content } = drawn(of);
  return markup`<svg class="timeline picture" xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 ${PICTURE + 8} ${height}" role="img" aria-labelledby="timeline-title timeline-text">
<style>${new Markup(PICTURE_STYLES)}</style>
<svg x="${LEFT}" width="${PICTURE - LEFT - RIGHT}">
${content}</svg>
</svg>
`.text;
}

/** The styles of a timeline, for a page or for a separate picture. */
export const TIMELINE_STYLES = `
.timeline {
  --t-ink: #1c2126; --t-soft: #59636e; --t-line: #d5dae0; --t-band: #dcebdc; --t-lost: #b3151f;
  --t-hourly: #0a58b5; --t-daily: #0b6b6b; --t-weekly: #7a3fa0; --t-monthly: #8a5a00; --t-yearly: #a3204f; --t-ondemand: #444c55;
  display: block; box-sizing: border-box; padding: 0 ${RIGHT}px 0 ${LEFT}px; overflow: visible;
  font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  .timeline {
    --t-ink: #e4e8ed; --t-soft: #9ba6b2; --t-line: #343c46; --t-band: #1d3a26; --t-lost: #ff8d8d;
    --t-hourly: #78b3ff; --t-daily: #5fd0c5; --t-weekly: #cda2f2; --t-monthly: #f0bd58; --t-yearly: #ff8fb4; --t-ondemand: #c3ccd6;
  }
}
@media (max-width: 34rem) { .t-more { display: none; } }
.timeline svg { overflow: visible; }
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

/** A separate picture has its margins in itself, and it is shown on any background. */
const PICTURE_STYLES = `${TIMELINE_STYLES}.picture { padding: 0; background: #fff; }
@media (prefers-color-scheme: dark) { .picture { background: #14181d; } }
`;
