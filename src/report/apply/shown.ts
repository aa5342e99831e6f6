import { cut } from '../../text/cut';
import { listed } from '../../text/list';
import type { ApplyJson, NextChangeJson, StepJson } from './apply-json';
import type { PlannedApply } from './planned-apply';
import { VERBS } from './verbs';

/** What people see of an apply that stops, or may stop. */
export interface ApplyShown {
  readonly heading: string;
  readonly steps: readonly ShownStep[];
  /** What is not reached, and what perhaps is not. */
  readonly notReached: readonly string[];
  /** What is left: the clusters, and what the next plan shows. */
  readonly left: readonly string[];
  /** The same change as numbered applies. */
  readonly safe: readonly string[];
  /** The steps whose failure leaves backups worse than they are, if that is asked. */
  readonly harms: readonly string[];
}

export interface ShownStep {
  /** In the order of the apply, from 1. */
  readonly number: number;
  readonly outcome: 'done' | 'refused' | 'may be rejected';
  readonly text: string;
}

/** A longer list says less than its length. */
const MOST_NAMED = 5;
const MOST_STEPS = 12;

/** What people see of an apply: nothing where nothing is rejected and nothing is asked. */
export function shownOf(apply: PlannedApply | undefined): ApplyShown | undefined {
  if (apply === undefined) return undefined;
  const { json } = apply;
  const harms = json.ifRefused === undefined ? [] : harmsOf(json.ifRefused);
  const stop = stopOf(apply);
  if (stop === undefined)
    return harms.length === 0
      ? undefined
      : { heading: HARM_HEADING, steps: [], notReached: [], left: [], safe: [], harms };
  const steps = json.steps.flatMap(stepOf);
  const more = steps.length - MOST_STEPS;
  return {
    heading: `if this is applied, it ${stop} partway`,
    steps: steps.slice(0, MOST_STEPS).map((step, index) => ({ number: index + 1, ...step })),
    notReached: [
      ...(more > 0 ? [`${more} more steps are in the JSON report`] : []),
      ...named('not reached', json.steps, ({ outcome }) => outcome === 'not-reached'),
      ...named('perhaps not reached', json.steps, isPerhapsHeld),
    ],
    left: leftOf(json),
    safe: json.safe.map(({ apply: number, change }) => `${number}. ${change}`),
    harms,
  };
}

/** Whether an apply stops partway, or may stop; undefined if it completes. */
export function stopOf({ json }: PlannedApply): 'stops' | 'may stop' | undefined {
  if (json.outcome === 'stops') return 'stops';
  return json.steps.some(({ outcome }) => outcome === 'either') ? 'may stop' : undefined;
}

/** The heading above the steps whose failure does harm. */
export const HARM_HEADING = 'steps whose failure would leave backups worse than they are, worst first';

function stepOf(step: StepJson): readonly Omit<ShownStep, 'number'>[] {
  const { outcome, finding, reason, leaves, loses, unordered } = step;
  const what = called(step);
  if (outcome === 'done') {
    const says = leaves ?? loses;
    return says === undefined ? [] : [{ outcome, text: `${what}: ${says}` }];
  }
  if (outcome !== 'refused' && !(outcome === 'either' && reason !== undefined)) return [];
  const parts = [
    ...(reason === undefined ? [] : [finding === undefined ? reason : `${reason} (${finding})`]),
    ...(unordered === undefined
      ? []
      : [`Terraform may run it before or after this step: ${briefly(unordered.map(otherStep))}`]),
    ...(leaves === undefined ? [] : [leaves]),
  ];
  return [
    { outcome: outcome === 'either' ? 'may be rejected' : 'refused', text: `${what}: ${parts.join('; ')}` },
  ];
}

/** `ADDRESS create` as other steps are named. */
function otherStep(step: string): string {
  const end = step.lastIndexOf(' ');
  return `${VERBS[step.slice(end + 1) as keyof typeof VERBS]} ${cut(step.slice(0, end))}`;
}

function isPerhapsHeld({ outcome, reason }: StepJson): boolean {
  return outcome === 'either' && reason === undefined;
}

function named(
  label: string,
  steps: readonly StepJson[],
  matches: (step: StepJson) => boolean,
): readonly string[] {
  const matching = steps.filter(matches).map(called);
  return matching.length === 0 ? [] : [`${label}: ${briefly(matching)}`];
}

function leftOf({ clusters, nextPlan, outcome }: ApplyJson): readonly string[] {
  if (outcome !== 'stops') return [];
  const shown = nextPlan.filter(({ actions, certain }) => actions.length > 0 && certain);
  const hidden = shown.filter(({ withoutRefresh }) => !withoutRefresh);
  return [
    ...clusters.flatMap(({ sentence }) => sentence ?? []).slice(0, MOST_STEPS),
    ...(shown.length === 0
      ? []
      : [`the next plan shows${shown.length === 1 ? ' only' : ''}: ${briefly(shown.map(inPlan))}`]),
    ...(hidden.length === 0
      ? []
      : [
          `with -refresh=false the next plan would not show ${hidden.length === shown.length ? 'it' : briefly(hidden.map(({ address }) => cut(address)))}`,
        ]),
    ...nextPlan
      .filter(({ why }) => IMPORT.test(why))
      .map(({ address }) => `import ${cut(address)}: Atlas has it already`),
  ];
}

const IMPORT = /import it$/;

function inPlan({ address, actions }: NextChangeJson): string {
  const verbs = actions.map((action) => VERBS[action as keyof typeof VERBS]);
  return `${verbs.length > 1 ? 'replace' : (verbs[0] ?? '')} ${cut(address)}`;
}

function harmsOf(harms: NonNullable<ApplyJson['ifRefused']>): readonly string[] {
  const shown = harms
    .slice(0, MOST_STEPS)
    .map(
      ({ address, action, clusters }) =>
        `${VERBS[action]} ${cut(address)}: ${briefly(clusters.map(({ sentence }) => sentence))}`,
    );
  const more = harms.length - shown.length;
  if (harms.length === 0) return ['none'];
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function called({ address, action, deposed }: StepJson): string {
  return `${VERBS[action]} ${cut(address)}${deposed === undefined ? '' : ` (deposed ${deposed})`}`;
}

function briefly(all: readonly string[]): string {
  const more = all.length - MOST_NAMED;
  return listed(more > 0 ? [...all.slice(0, MOST_NAMED), `${more} more`] : all);
}
