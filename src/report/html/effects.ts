import { count } from '../../text/count';
import { HARM_HEADING, shownOf } from '../apply/shown';
import { impactTimeline } from '../forecast/timeline';
import { NOUNS } from '../headline';
import { IMPACT_HEADING, IMPACT_NOTE, type ImpactGroup, impactGroups } from '../impact';
import type { Report } from '../report';
import type { Reviewed } from '../reviewed';
import { nameOf } from '../words';
import { capital, list } from './elements';
import { type Content, type Markup, markup } from './markup';
import { terms } from './page';

/** What a plan changes about what can be restored, and how far its apply gets. */
export function changes(reviewed: Reviewed, index: number, { inputs }: Report): Content {
  const parts = [impact(reviewed, index), apply(reviewed)].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const { kind, terraformVersion, resources } = reviewed;
  const said = [
    `a ${NOUNS[kind]}`,
    ...(terraformVersion === undefined ? [] : [`Terraform ${terraformVersion}`]),
    count(resources, 'resource'),
  ].join(', ');
  return [
    inputs.length > 1
      ? markup`<h2><code>${nameOf(reviewed)}</code> <small>${said}</small></h2>\n`
      : markup`<h2>What this plan changes</h2>\n`,
    parts,
  ];
}

/** What the plan changes about what can be restored, in each state. */
function impact(reviewed: Reviewed, index: number): Content {
  const groups = impactGroups(reviewed);
  if (groups.length === 0) return undefined;
  return markup`<section>
<h3>${capital(IMPACT_HEADING)}</h3>
<p>${IMPACT_NOTE}</p>
${groups.map((group, place) => impactOf(group, `input-${index + 1}-impact-${place + 1}`))}</section>
`;
}

function impactOf({ impacts, names, place, sentences, states }: ImpactGroup, id: string): Markup {
  const [first] = impacts;
  const picture = first === undefined ? undefined : impactTimeline(first, id);
  return markup`<h4>${names}${place === undefined ? undefined : markup` <small><code>${place}</code></small>`}</h4>
${list(sentences)}${picture}${terms(states)}`;
}

/** How far the apply gets, where it stops or may stop, and what it leaves. */
function apply(reviewed: Reviewed): Content {
  const shown = shownOf(reviewed.apply);
  if (shown === undefined) return undefined;
  const { heading, steps, notReached, left, safe, harms } = shown;
  return markup`<section>
<h3>${capital(heading)}</h3>
${
  steps.length === 0
    ? undefined
    : markup`<ol>\n${steps.map(({ outcome, text }) => markup`<li><strong>${outcome}</strong> ${text}</li>\n`)}</ol>\n`
}${list(notReached)}${terms([
    ['left', list(left)],
    ['safe', list(safe)],
  ])}${harms.length > 0 && steps.length > 0 ? markup`<h4>${HARM_HEADING}</h4>\n` : undefined}${list(harms)}</section>
`;
}
