import { count } from '../../text/count';
import { sharedByInputs } from '../first-screen';
import { TIMELINE_STYLES } from '../forecast/timeline';
import { headlineOf } from '../headline';
import type { Report } from '../report';
import { verdictOf } from '../verdict';
import { counts, extent, newerIn } from '../words';
import { acknowledged, ended, known, unanswered } from './answered';
import { failures, firstScreen, inputTable } from './beginning';
import { configuration } from './configuration';
import { changes } from './effects';
import { capital } from './elements';
import { CLUSTER_COLUMNS, findings, infos } from './finding-sections';
import { markup } from './markup';
import { notReviewed, unchecked } from './not-known';
import { cards, page } from './page';

/**
 * The report as a page: what fails first, then the findings with what they share, what plans change and how far they get,
 * and everything else folded.
 */
export function toHtml(report: Report): string {
  const { inputs, tool, run } = report;
  const { outcome, summary } = verdictOf(report);
  const shared = sharedByInputs(report);
  return page({
    title: 'MongoDB Atlas backups',
    run,
    about: markup`<p>${counts(summary)} in ${extent(summary)} of ${count(inputs.length, 'input')}${newerIn(summary)}</p>`,
    body: [
      markup`<p class="verdict ${outcome}">${
        outcome === 'incomplete'
          ? capital(headlineOf(report))
          : markup`<strong>${OUTCOMES[outcome]}</strong> ${headlineOf(report)}`
      }</p>\n`,
      failures(report),
      firstScreen(shared, report),
      inputTable(report),
      findings(shared, report),
      inputs.map((reviewed, index) => changes(reviewed, index, report)),
      ended(report),
      infos(report),
      unchecked(report),
      notReviewed(report),
      acknowledged(report),
      known(report),
      unanswered(report),
      configuration(report),
    ],
    foot: `${tool.name} ${tool.version}, facts as of ${tool.factsAsOf}, rules as of ${report.asOf}`,
    styles: STYLES + TIMELINE_STYLES,
  });
}

/** The headline of an incomplete review says so itself. */
const OUTCOMES = { passed: 'Passed.', failed: 'Failed.' } as const;

const STYLES = `.verdict { padding: .6rem .85rem; border-radius: 8px; border: 1px solid currentColor; margin: 1rem 0; }
.verdict.passed { color: var(--passed); background: var(--passed-back); }
.verdict.failed, .verdict.incomplete { color: var(--error); background: var(--error-back); }
.first { list-style: none; padding: 0; }
.first li { display: grid; grid-template-columns: 5.25rem 1fr; padding: .2rem 0; align-items: baseline; }
.first .tag { justify-self: start; }
.finding > summary { list-style: none; display: grid; grid-template-columns: auto 1fr auto; gap: .1rem .6rem; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary::after { content: "▸" / ""; color: var(--soft); grid-column: 3; grid-row: 1; }
.finding[open] > summary::after { content: "▾" / ""; }
.finding > summary .place { grid-column: 2; color: var(--soft); }
.finding > summary strong { font-weight: 600; }
.finding.error { border-left: 4px solid var(--error); }
.finding.warning { border-left: 4px solid var(--warning); }
.finding.info { border-left: 4px solid var(--info); }
.places { margin: .25rem 0 .85rem; }
.places li { padding: .1rem 0; content-visibility: auto; contain-intrinsic-size: auto 1.5rem; }
@media print { .places li { content-visibility: visible; } }
${cards('clusters', CLUSTER_COLUMNS, 1, '34rem')}@media (max-width: 34rem) { .clusters td { grid-column: 1 / -1; } }
`;
