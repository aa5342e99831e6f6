import { HARM_HEADING, shownOf } from '../apply/shown';
import { IMPACT_HEADING, IMPACT_NOTE, impactGroups, type ImpactGroup } from '../impact';
import type { Report } from '../report';
import { nameOf } from '../words';
import type { Section } from './fit';
import { each } from './fold';
import { code, prose } from './text';

/** How far applies get, where they stop or may stop, and what they leave. */
export function applyOf({ inputs }: Report): Section {
  const shown = inputs.flatMap((reviewed) => {
    const apply = shownOf(reviewed.apply);
    return apply === undefined ? [] : [{ apply, reviewed }];
  });
  const items = shown.flatMap(({ apply, reviewed }) => {
    const { heading, steps, notReached, left, safe, harms } = apply;
    const where = inputs.length > 1 ? ` (${code(nameOf(reviewed))})` : '';
    return [
      `\n### ${heading.charAt(0).toUpperCase()}${heading.slice(1)}${where}\n\n`,
      ...steps.map(({ number, outcome, text }) => `${number}. **${outcome}**: ${prose(text)}\n`),
      ...[...notReached, ...left.map((text) => `left: ${text}`)].map((text) => `- ${prose(text)}\n`),
      ...safe.map((text) => `- safe: ${prose(text)}\n`),
      ...(harms.length > 0 && steps.length > 0 ? [`\n${prose(HARM_HEADING)}:\n\n`] : []),
      ...harms.map((text) => `- ${prose(text)}\n`),
    ];
  });
  return {
    head: '',
    total: items.length,
    items: each(items.map((item) => () => item)),
    more: (left) => `- and ${left} more\n`,
    foot: '',
  };
}

/** What plans change about what can be restored, each below its input. */
export function impactOf({ inputs }: Report): Section {
  const items = inputs.flatMap((reviewed) => {
    const groups = impactGroups(reviewed);
    const heading = inputs.length > 1 && groups.length > 0 ? `${code(nameOf(reviewed))}:\n\n` : '';
    return groups.map(
      (group, index) => () => `${index === 0 && heading !== '' ? `\n${heading}` : ''}${impactItem(group)}`,
    );
  });
  return {
    head: `\n### ${IMPACT_HEADING.charAt(0).toUpperCase()}${IMPACT_HEADING.slice(1)}\n${inputs.length > 1 ? '' : '\n'}`,
    total: items.length,
    items: each(items),
    more: (left) => `- and ${left} more\n`,
    foot: `\n<sub>${prose(IMPACT_NOTE)}</sub>\n`,
  };
}

function impactItem({ names, sentences, states }: ImpactGroup): string {
  const [first = '', ...others] = sentences;
  const rows = [...others, ...states.map(([when, text]) => `${when}: ${text}`)];
  return `- **${prose(names)}**: ${prose(first)}\n${rows.map((one) => `  - ${prose(one)}\n`).join('')}`;
}
