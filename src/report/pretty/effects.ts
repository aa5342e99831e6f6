import { printable } from '../../text/printable';
import { HARM_HEADING, type ShownStep, shownOf } from '../apply/shown';
import { IMPACT_HEADING, IMPACT_NOTE, impactGroups } from '../impact';
import type { Reviewed } from '../reviewed';
import type { Screen } from './screen';

/** What the plan changes about what can be restored. */
export function impactOf(screen: Screen, reviewed: Reviewed, inputs: readonly Reviewed[]): readonly string[] {
  const groups = impactGroups(reviewed);
  if (groups.length === 0) return [];
  const { paint } = screen;
  const blocks = groups.map(({ names, place, sentences, states }) => {
    const [first = '', ...others] = sentences;
    return screen.block(paint.cyan('impact'), `${names}: ${first}`, [
      ...others.map((sentence) => ['and', sentence] as const),
      ['at', place],
      ...states,
    ]);
  });
  const isFirst = inputs.find(({ impact = [] }) => impact.length > 0) === reviewed;
  const note = isFirst ? [screen.hanging('', paint.dim(IMPACT_NOTE), 0)] : [];
  return [[paint.underline(IMPACT_HEADING), ...note].join('\n'), ...blocks];
}

/** How far the apply gets, where it stops or may stop, and what it leaves. */
export function applyOf(screen: Screen, { apply }: Reviewed): readonly string[] {
  const shown = shownOf(apply);
  if (shown === undefined) return [];
  const { heading, steps, notReached, left, safe, harms } = shown;
  const { paint } = screen;
  const longest = Math.max(...steps.map(({ outcome }) => outcome.length));
  const lines = [
    paint.underline(heading),
    ...steps.map(({ number, outcome, text }) =>
      screen.hanging(
        `${String(number).padStart(3)}  ${outcomeOf(screen, outcome, longest)}  `,
        printable(text),
        7 + longest,
      ),
    ),
    ...notReached.map((text) => screen.hanging(`  -  `, printable(text), 5)),
    ...left.map((text, index) =>
      screen.hanging(`${index === 0 ? paint.dim('  left') : '      '} `, printable(text), 7),
    ),
    ...safe.map((text, index) =>
      screen.hanging(`${index === 0 ? paint.dim('  safe') : '      '} `, printable(text), 10),
    ),
    ...(harms.length > 0 && steps.length > 0 ? ['', paint.underline(HARM_HEADING)] : []),
    ...harms.map((text) => screen.hanging('  -  ', printable(text), 5)),
  ];
  return [lines.join('\n')];
}

function outcomeOf({ paint }: Screen, outcome: ShownStep['outcome'], length: number): string {
  const text = outcome.padEnd(length);
  if (outcome === 'done') return paint.green(text);
  return outcome === 'refused' ? paint.red(text) : paint.yellow(text);
}
