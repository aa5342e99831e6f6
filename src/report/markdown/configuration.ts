import { count } from '../../text/count';
import { adviceOf } from '../advice';
import { FAILS, NOT_CONFIGURED, type Configured } from '../configured';
import type { Report } from '../report';
import type { Section } from './fit';
import { escapedSummary, folded } from './fold';
import { code, prose } from './text';

/** How the configuration changes the rules. */
export function configuration({ configured, failOn }: Report): Section {
  const { rulesOff, weakened, ownModules, ownModulesLeftOut } = configured ?? NOT_CONFIGURED;
  const counted = [
    ...(rulesOff.length === 0 ? [] : [`${count(rulesOff.length, 'rule')} off`]),
    ...(weakened.length === 0 ? [] : [`${count(weakened.length, 'rule')} weakened`]),
    ...(ownModules.length === 0 ? [] : [`${count(ownModules.length, 'module')} of own rules`]),
    ...(ownModulesLeftOut.length === 0
      ? []
      : [`${count(ownModulesLeftOut.length, 'module')} of own rules not loaded`]),
    ...(failOn === 'error' ? [] : [`fails ${FAILS[failOn]}`]),
  ];
  return folded(`Configuration ${fileShown(configured ?? NOT_CONFIGURED)}: ${counted.join(', ')}`, [
    ...rulesOff.map((rule) => () => `- off: ${code(rule)}\n`),
    ...weakened.map(
      ({ rule, from, to }) =>
        () =>
          `- weakened: ${code(rule)}, from ${from} to ${to}\n`,
    ),
    ...ownModules.map((path) => () => `- own rules loaded from ${code(path)}\n`),
    ...ownModulesLeftOut.map((path) => () => `- own rules not loaded from ${code(path)}\n`),
    ...(failOn === 'error' || configured === undefined ? [] : [() => `- fails ${FAILS[failOn]}\n`]),
  ]);
}

export function fileShown(configured: Configured): string {
  return configured.file === undefined ? 'none' : escapedSummary(configured.file);
}

/** Whether warnings fail, and how to acknowledge a finding. */
export function advice(report: Report): Section {
  const all = adviceOf(report);
  return {
    head: '\n',
    total: all.length,
    items: all.map(({ label, text }) => `- ${label} ${prose(text)}\n`),
    more: () => '',
    foot: '',
  };
}
