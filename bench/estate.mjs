// The estate that gen-plan.mjs and gen-synth.mjs describe in their own formats: pairs of a cluster and its schedule
// in one project. A sound pair breaks no error rule of the rules; a broken one breaks exactly one.
import { openSync, writeFileSync } from 'node:fs';

export const BROKEN = [
  [
    'pit/without-hourly-item',
    (p) => {
      p.pit = true;
      p.items.hourly = null;
    },
  ],
  [
    'schedule/retention-out-of-order',
    (p) => {
      p.items.daily = [1, 'days', 60];
    },
  ], // weekly is kept 4 weeks
  [
    'schedule/invalid-interval',
    (p) => {
      p.items.weekly = [9, 'weeks', 4];
    },
  ],
  [
    'pit/window-exceeds-hourly-retention',
    (p) => {
      p.pit = true;
      p.window = 30;
    },
  ], // hourly is kept 2 days
  [
    'copy/oplogs-without-pit',
    (p) => {
      p.pit = false;
      p.copy = true;
    },
  ],
];

/** Pair i (from 1); every `badEvery`-th one is broken, cycling through BROKEN. */
export function pair(i, badEvery) {
  const id = String(i).padStart(6, '0');
  const pit = i % 2 === 1; // half the clusters use continuous backup, and those copy their oplogs
  const p = {
    index: i,
    id,
    name: `orders-${id}`,
    pit,
    copy: pit,
    window: 2,
    rule: null,
    items: {
      hourly: [6, 'days', 2],
      daily: [1, 'days', 7],
      weekly: [6, 'weeks', 4],
      monthly: [40, 'months', 12],
      yearly: [12, 'years', 1],
    },
  };
  if (badEvery && i % badEvery === 0) {
    const [rule, breakIt] = BROKEN[(i / badEvery - 1) % BROKEN.length];
    breakIt(p);
    p.rule = rule;
  }
  return p;
}

/** --name value options over their defaults; numbers stay numbers. */
export function options(defaults) {
  const o = { ...defaults },
    args = process.argv.slice(2);
  for (let i = 0; i < args.length; i += 2) {
    const key = args[i].replace(/^--/, '').replace(/-(\w)/g, (_, c) => c.toUpperCase());
    if (!(key in o) || args[i + 1] === undefined)
      throw new Error(`unknown or incomplete option ${args[i]}; known: ${Object.keys(o)}`);
    o[key] = typeof o[key] === 'number' ? Number(args[i + 1]) : args[i + 1];
  }
  return o;
}

/** A buffered writer to a file or stdout ("-"), so that no estate has to fit into one string. */
export function sink(out) {
  const fd = out === '-' ? 1 : openSync(out, 'w');
  let buffer = [],
    size = 0;
  const flush = () => {
    if (size) writeFileSync(fd, buffer.join(''));
    buffer = [];
    size = 0;
  };
  const put = (s) => {
    buffer.push(s);
    if ((size += s.length) > 1 << 20) flush();
  };
  const list = (rows) => {
    let comma = '';
    for (const r of rows) {
      put(comma + r);
      comma = ',';
    }
  };
  return { put, list, flush };
}

/** What was planted, by rule, on stderr: {"pairs":…,"broken":…,"byRule":{…}}. */
export function report(pairs, badEvery) {
  const byRule = {};
  for (let i = badEvery; badEvery && i <= pairs; i += badEvery) {
    const { rule } = pair(i, badEvery);
    byRule[rule] = (byRule[rule] ?? 0) + 1;
  }
  process.stderr.write(
    JSON.stringify({ pairs, broken: Object.values(byRule).reduce((a, b) => a + b, 0), byRule }) + '\n',
  );
}
