import type { Invocation, Log, Notification, ReportingDescriptor, Result, Location, Run } from 'sarif';
import type { AcknowledgedFinding, Finding } from '../review';
import type { Rule } from '../rules';
import { formerIdsOf } from '../rules/former-ids';
import { Fingerprints } from './fingerprint';
import { byReason } from './groups';
import { locationOf } from './location';
import { printable, printableJson } from '../text/printable';
import type { Configured } from './configured';
import type { Report } from './report';
import { endedInWords, nameOf, reasonOf } from './words';
import type { Reviewed } from './reviewed';
import { notReviewedLines } from './not-reviewed';

/** The schema of the format. */
export const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * The report as SARIF 2.1.0, for code scanning and editors. A finding is a result; one that is acknowledged or in the
 * baseline is a result with a suppression. What is unchecked is a notification, because code scanning shows every result
 * as a problem.
 */
export function toSarif(report: Report): string {
  return [...toSarifParts(report)].join('');
}

/** The same in parts, to be written one after the other: the results are created while they are written. */
export function* toSarifParts(report: Report): Iterable<string> {
  const { tool, rules, inputs } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            properties: { factsAsOf: tool.factsAsOf, asOf: report.asOf },
            rules: rules.map(descriptor),
          },
        },
        invocations: [invocation(report, indexes)],
        artifacts: inputs.map((reviewed) => ({ location: { uri: uriOf(reviewed.path) } })),
        columnKind: 'utf16CodeUnits',
        ...propertiesOf(report),
        // They are last, so that they can be added at the end of the text.
        results: [],
      },
    ],
  };
  // Without indentation: machines read it, and it is long.
  yield printableJson(JSON.stringify(log)).slice(0, -END.length);
  const results = new Results(report, indexes);
  let part = '';
  let before = '';
  for (const reviewed of inputs)
    for (const result of results.of(reviewed)) {
      part += before + printableJson(JSON.stringify(result));
      before = ',';
      if (part.length < LONG) continue;
      yield part;
      part = '';
    }
  yield `${part}${END}\n`;
}

/** How long a part is at least: shorter ones are not worth a separate write. */
const LONG = 1 << 16;

/** The brackets that close the results, their run, the runs and the log. */
const END = ']}]}';

/**
 * Properties of the run: its configuration, and what plans change about what can be restored. The latter is not a result,
 * because it is not a problem.
 */
function propertiesOf({ inputs, configured, failOn }: Report): Pick<Run, 'properties'> {
  const impact = inputs.flatMap((reviewed) =>
    (reviewed.impact ?? []).map(({ json: { address, name, fate, sentences } }) => ({
      input: reviewed.path,
      address,
      name,
      fate,
      sentences: sentences.map(printable),
    })),
  );
  if (impact.length === 0 && configured === undefined) return {};
  return {
    properties: {
      ...(impact.length === 0 ? {} : { impact }),
      ...(configured === undefined ? {} : { configuration: { ...visible(configured), failOn } }),
    },
  };
}

function visible({ file, rulesOff, weakened, ownModules, ownModulesLeftOut }: Configured): Configured {
  return {
    file: file === undefined ? undefined : printable(file),
    rulesOff: rulesOff.map(printable),
    weakened: weakened.map((one) => ({ ...one, rule: printable(one.rule) })),
    ownModules: ownModules.map(printable),
    ownModulesLeftOut: ownModulesLeftOut.map(printable),
  };
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { id, severity, summary, why, docs, prevents } = rule;
  const formerIds = formerIdsOf(id);
  const prevented = prevents === undefined ? [] : [`Without the rule: ${prevents}`];
  return {
    id: printable(id),
    ...(formerIds.length === 0 ? {} : { deprecatedIds: [...formerIds] }),
    name: pascalCase(id),
    shortDescription: { text: printable(summary) },
    fullDescription: { text: printable(why) },
    help: {
      text: [summary, why, ...prevented, docs].map(printable).join('\n\n'),
    },
    ...(isWebPage(docs) ? { helpUri: docs } : {}),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['mongodb-atlas', 'backup', id.split('/')[0] ?? ''], precision: 'very-high' },
  };
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function isWebPage(url: string): boolean {
  return /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%[\]-]+$/.test(url);
}

/** The results of a report; each has a fingerprint, so that one finding in two runs is one alert. */
class Results {
  private readonly fingerprints = new Fingerprints();

  constructor(
    private readonly report: Report,
    private readonly indexes: ReadonlyMap<string, number>,
  ) {}

  *of(reviewed: Reviewed): Iterable<Result> {
    const { findings, acknowledged, known } = reviewed.review;
    const state = this.report.baseline === undefined ? {} : { baselineState: 'new' as const };
    for (const finding of findings) yield { ...this.result(finding, reviewed), ...state };
    for (const finding of acknowledged)
      yield { ...this.result(finding, reviewed), ...state, suppressions: [suppression(finding)] };
    for (const finding of known)
      yield {
        ...this.result(finding, reviewed),
        baselineState: 'unchanged' as const,
        suppressions: [
          {
            kind: 'external' as const,
            status: 'accepted' as const,
            justification: printable(`known from ${this.report.baseline?.path ?? 'the baseline'}`),
          },
        ],
      };
  }

  private result(finding: Finding, reviewed: Reviewed): Result {
    const { rule, severity, message, fix, fixInCode, why, related, attribute, prevents } = finding;
    const index = this.indexes.get(rule);
    return {
      ruleId: printable(rule),
      ...(index === undefined ? {} : { ruleIndex: index }),
      level: LEVELS[severity],
      message: {
        text: `${text(message)}. Fix: ${text(fix)}${fixInCode === undefined ? '' : `; in TypeScript: ${text(fixInCode)}`}`,
      },
      locations: [location(finding.address, finding.constructPath, reviewed)],
      ...(related.length === 0
        ? {}
        : {
            relatedLocations: related.map((address, id) => ({
              id,
              ...location(address, undefined, reviewed),
            })),
          }),
      partialFingerprints: this.fingerprintsOf(finding, reviewed),
      ...fixesOf(finding, reviewed),
      properties: {
        why: printable(why),
        fix: printable(fix),
        ...(fixInCode === undefined ? {} : { fixInCode: printable(fixInCode) }),
        ...(attribute === undefined ? {} : { attribute: printable(attribute) }),
        ...(prevents === undefined ? {} : { prevents: printable(prevents) }),
        ...(finding.cluster === undefined ? {} : { cluster: printable(finding.cluster.address) }),
      },
    };
  }

  /** GitHub reads only `primaryLocationLineHash`. */
  private fingerprintsOf(finding: Finding, reviewed: Reviewed): Record<string, string> {
    const fingerprint = this.fingerprints.of(finding, reviewed);
    return { 'atlasBackup/v1': fingerprint, primaryLocationLineHash: fingerprint };
  }
}

/** The replacements of a fix, where it is certain what to replace. */
function fixesOf({ fixes, fix }: Finding, { source }: Reviewed): Pick<Result, 'fixes'> {
  const edited = fixes === undefined ? undefined : source?.editsOf(fixes);
  if (edited === undefined || 'reason' in edited) return {};
  return {
    fixes: [
      {
        description: { text: text(fix) },
        artifactChanges: edited.edits.map((edit) => ({
          artifactLocation: { uri: uriOf(edit.file.path) },
          replacements: [
            {
              deletedRegion: {
                startLine: edit.from.line,
                startColumn: edit.from.column,
                endLine: edit.to.line,
                endColumn: edit.to.column,
              },
              insertedContent: { text: edit.text },
            },
          ],
        })),
      },
    ],
  };
}

function suppression({ acknowledgement }: AcknowledgedFinding): NonNullable<Result['suppressions']>[number] {
  const { owner, until } = acknowledgement;
  return {
    kind: 'external',
    status: 'accepted',
    justification: printable(reasonOf(acknowledgement)),
    properties: {
      ...(owner === undefined ? {} : { owner: printable(owner) }),
      ...(until === undefined ? {} : { until: printable(until) }),
    },
  };
}

/** Where something is: a file for machines, an address for people. */
function location(address: string, constructPath: string | undefined, reviewed: Reviewed): Location {
  const { file, line } = locationOf(reviewed, address);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file ?? '-') },
      // Code scanning requires a line. If none is known, the first one means the file.
      region: { startLine: line ?? 1 },
    },
    logicalLocations: [
      { fullyQualifiedName: printable(address), kind: 'resource' },
      ...(constructPath === undefined
        ? []
        : [{ fullyQualifiedName: printable(constructPath), kind: 'object' }]),
    ],
  };
}

/** What was not known, and what failed: not problems of the configuration, but a reader must know them. */
function invocation(report: Report, indexes: ReadonlyMap<string, number>): Invocation {
  const { inputs, unreadable = [], baseline, calendar, configured } = report;
  const rule = (id: string): Pick<Notification, 'associatedRule'> => {
    const index = indexes.get(id);
    return { associatedRule: { id: printable(id), ...(index === undefined ? {} : { index }) } };
  };
  const crashes = inputs.flatMap((reviewed) =>
    reviewed.review.crashes.map((crash): Notification => ({
      level: 'error',
      message: { text: `the rule ${text(crash.rule)} failed: ${text(crash.message)}` },
      locations: [inFile(reviewed.path)],
      ...rule(crash.rule),
    })),
  );
  const notRead = unreadable.map(({ path, reason }): Notification => ({
    level: 'error',
    message: { text: `${text(nameOf({ path }))} could not be read: ${text(reason)}` },
    locations: [inFile(path)],
  }));
  const unchecked = inputs.flatMap((reviewed) =>
    byReason(reviewed.review.unchecked).map(({ rules, reason, address, constructPath }): Notification => ({
      level: 'note',
      message: { text: `unchecked: ${text(reason)} (${rules.map(text).join(', ')})` },
      locations: [location(address, constructPath, reviewed)],
      ...rule(rules[0] ?? ''),
    })),
  );
  const notReviewed = inputs.flatMap((reviewed) =>
    notReviewedLines(reviewed).map((line): Notification => ({
      level: 'note',
      message: { text: text(line) },
      locations: [inFile(reviewed.path)],
    })),
  );
  const ended = (calendar?.ended ?? []).map((one): Notification => ({
    level: 'warning',
    message: { text: calendar === undefined ? '' : text(`${endedInWords(one, calendar)}: ${reasonOf(one)}`) },
    ...rule(one.rule),
  }));
  const unanswered = (baseline?.unanswered ?? []).map((entry): Notification => ({
    level: 'note',
    message: {
      text: `stale entry, remove it from ${text(baseline?.path ?? '')}: ${text(entry.rule)} ${text(entry.place)}`,
    },
    ...rule(entry.rule),
  }));
  return {
    executionSuccessful: crashes.length + notRead.length === 0,
    ...overridesOf(configured, rule),
    toolExecutionNotifications: [
      ...notRead,
      ...crashes,
      ...ended,
      ...unchecked,
      ...notReviewed,
      ...unanswered,
    ],
  };
}

/** Rules that are off or weakened, in the terms of SARIF. */
function overridesOf(
  configured: Report['configured'],
  rule: (id: string) => Pick<Notification, 'associatedRule'>,
): Pick<Invocation, 'ruleConfigurationOverrides'> {
  const { rulesOff = [], weakened = [] } = configured ?? {};
  const overrides = [
    ...rulesOff.map((id) => ({ id, configuration: { enabled: false } })),
    ...weakened.map(({ rule: id, to }) => ({ id, configuration: { level: LEVELS[to] } })),
  ].flatMap(({ id, configuration }) => {
    const { associatedRule: descriptor } = rule(id);
    return descriptor === undefined ? [] : [{ descriptor, configuration }];
  });
  return overrides.length === 0 ? {} : { ruleConfigurationOverrides: overrides };
}

function inFile(path: string): Location {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) } } };
}

/** A text of a message, in which nothing is a link or a placeholder. */
function text(one: string): string {
  const shown = printable(one).replace(/\{(?=\d+\})|(?<=\{\d+)\}/g, '$&$&');
  return shown.includes('](') ? shown.replace(/[[\]\\]/g, '\\$&') : shown;
}

/** A path as a URI: relative if the path is, with special characters of URIs escaped. */
function uriOf(path: string): string {
  if (path === '-') return 'standard-input';
  const isWindows = /^[A-Za-z]:[\\/]/.test(path);
  const steps = (isWindows ? `/${path.replaceAll('\\', '/')}` : path).replace(/^(?:\.\/)+/, '').split('/');
  const uri = steps.map((step) => encodeURIComponent(printable(step))).join('/');
  return uri.startsWith('/') ? `file://${uri}` : uri === '' ? '.' : uri;
}
