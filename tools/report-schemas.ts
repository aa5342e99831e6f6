/**
 * Makes schema/report.schema.json and schema/evidence.schema.json: what `--format json` of reviews and `evidence --to
 * FILE.json` write. They are for programs that read these files, so members that a later version adds are valid.
 */
import { z } from 'zod';
import { FREQUENCIES } from '../src/atlas/frequencies';
import { NOT_SHOWN_IDS, type NotShownId } from '../src/report/evidence/not-shown';
import { GROUPS, LISTS, ROW_IDS, type RowGroup, type Topic } from '../src/report/evidence/row-names';
import type { RowId } from '../src/report/evidence/evidence';

const text = z.string();
const texts = z.array(text);
const flag = z.boolean().nullable();
const number = z.int().min(0);
const someText = text.nullable();
const sha256 = text.regex(/^[0-9a-f]{64}$/);
const day = text.regex(/^\d{4}-\d{2}-\d{2}$/).describe('A day, as YYYY-MM-DD.');
const duration = text.regex(/^P/).describe('An ISO 8601 duration.');
const moment = text
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .describe('A moment in UTC, or a day where the time of day is not known.');
const severity = z.enum(['error', 'warning', 'info']);
const kindOfInput = z.enum(['plan', 'state', 'synth']);
const partial = z.enum(['targeted', 'refresh-only']);
const action = z.enum(['create', 'update', 'delete']);
const input = number.describe('The input, by its place in inputs.');

const tool = z
  .object({
    name: text,
    version: text,
    factsAsOf: day.describe('The day up to which the facts behind the rules were checked.'),
  })
  .meta({ id: 'Tool' });

const configuration = z.object({
  file: someText,
  rulesOff: texts,
  weakened: z.array(z.object({ rule: text, from: severity, to: severity })),
  ownModules: texts,
  ownModulesLeftOut: texts,
});

const survives = z.object({ clusterDeletion: flag, regionLoss: flag, projectDeletion: flag });
const granularity = z.array(z.object({ withinAge: duration, every: duration }));
const exported = z.array(z.object({ bucket: text, frequency: text }));
const lossIs = z.enum(['exact', 'at most', 'everything', 'unknown']);

/** A number by item, such as `daily`. */
const byItem = z.record(text, number).nullable();

const snapshots = z
  .object({
    count: number.nullable(),
    countIs: z.enum(['exact', 'at least', 'unknown']),
    newest: moment.nullable(),
    oldest: moment.nullable(),
    byItem,
  })
  .meta({ id: 'Snapshots', description: 'The snapshots that exist.' });

const forecast = z
  .object({
    address: text,
    constructPath: text.optional(),
    name: text,
    kind: someText,
    policy: someText,
    at: moment,
    since: moment.nullable(),
    snapshots,
    pointInTime: z
      .object({
        days: z.number().nullable(),
        from: moment.nullable(),
        holes: z.array(z.object({ from: moment, until: moment.nullable() })).optional(),
      })
      .nullable(),
    worstLoss: duration.nullable(),
    worstLossIs: lossIs,
    keptFor: duration.nullable(),
    keptForIs: z
      .enum(['at least', 'unknown'])
      .optional()
      .describe('Where keptFor is not exact, because an item is not known.'),
    granularity,
    nextSnapshot: moment.nullable(),
    paused: z.boolean(),
    storedIn: texts,
    copies: z.array(
      z.object({
        storedIn: text,
        items: texts,
        pointInTime: z.boolean(),
        count: number.nullable(),
        oldest: moment.nullable(),
        retentions: z.record(text, duration).optional(),
        newest: number.optional(),
      }),
    ),
    exports: exported,
    survives,
    assumptions: texts,
    unknown: z.array(z.object({ address: text, attribute: text, reason: text })),
  })
  .meta({ id: 'Forecast', description: 'What can be restored of a cluster.' });

const sourceLine = z
  .object({ file: text, line: number })
  .describe('The line of the program that creates it, or of its block of HCL.');

const literalFix = z
  .object({
    address: text,
    attribute: text.describe('Its path, as Terraform names it.'),
    value: z.union([text, z.number(), z.boolean()]),
  })
  .describe('An attribute, and the literal to set it to.');

const finding = z
  .object({
    rule: text,
    severity,
    input,
    address: text,
    constructPath: text.optional(),
    source: sourceLine.optional(),
    attribute: text.optional(),
    message: text,
    why: text,
    fix: text,
    fixInCode: text.optional(),
    fixes: z.array(literalFix).optional().describe('Where these literals are the whole fix: all of them.'),
    docs: text,
    prevents: text.optional(),
    related: texts,
    cluster: text.optional().describe('The address of the cluster that it is about.'),
  })
  .meta({ id: 'Finding' });

const acknowledgement = z.object({
  reason: text,
  owner: text.optional(),
  until: text.optional().describe('The last day on which it is valid.'),
});

const unchecked = z.object({
  rule: text,
  input,
  address: text,
  constructPath: text.optional(),
  attribute: text,
  unknownUntil: z.enum(['plan', 'apply']),
  reason: text,
});

const notReviewed = z.object({
  input,
  kind: z.enum([
    'deferred-change',
    'action',
    'failing-check',
    'unlisted-resource',
    'contradiction',
    'unknown-member',
  ]),
  address: text,
  reason: text.optional(),
});

const fading = z.array(z.object({ item: text, count: number, until: moment }));

const impact = z.object({
  input,
  address: text,
  constructPath: text.optional(),
  name: text,
  fate: z.enum([
    'created',
    'changed',
    'deleted with its backups',
    'deleted, backups kept',
    'switched off',
    'refused',
  ]),
  before: forecast.nullable(),
  after: forecast.nullable(),
  afterApply: snapshots,
  lost: z.object({
    count: number.nullable(),
    byItem,
    pointInTimeDays: z.number().nullable(),
    mayBeMore: z
      .array(z.enum(['snapshots', 'pointInTime']))
      .optional()
      .describe('What may be deleted in addition, because something is not known.'),
  }),
  fading,
  mayFade: fading.optional().describe('Snapshots that new ones may or may not replace when they expire.'),
  sentences: texts,
});

const apply = z.object({
  outcome: z.enum(['completes', 'stops', 'unknown']),
  steps: z.array(
    z.object({
      input,
      address: text,
      action,
      deposed: text.optional(),
      outcome: z.enum(['done', 'refused', 'not-reached', 'either', 'unknown']),
      finding: text.optional(),
      unchecked: text.optional(),
      reason: text.optional(),
      unordered: texts.optional(),
      leaves: text.optional(),
      loses: text.optional(),
    }),
  ),
  clusters: z.array(
    z.object({
      input,
      address: text,
      name: text,
      outcome: text,
      schedule: z.object({
        is: text,
        items: z.array(
          z.object({ frequency: z.enum(FREQUENCIES), interval: z.number(), retention: duration }),
        ),
      }),
      backup: flag,
      pit: flag,
      terminationProtection: flag,
      retainBackups: flag,
      afterApply: snapshots,
      forecast: forecast.nullable(),
      sentence: text.optional(),
    }),
  ),
  nextPlan: z.array(
    z.object({
      input,
      address: text,
      actions: texts,
      withoutRefresh: z.boolean(),
      certain: z.boolean(),
      why: text,
    }),
  ),
  safe: z.array(z.object({ input, apply: number, change: text })),
  ifRefused: z
    .array(
      z.object({
        input,
        address: text,
        action,
        clusters: z.array(z.object({ address: text, name: text, sentence: text })),
      }),
    )
    .optional(),
});

/** The report of a review. */
const review = z.object({
  format: z.literal('1').describe('Members may be added to a format, but never change.'),
  tool,
  asOf: day.describe('The day that dated rules compare with.'),
  inputs: z.array(
    z.object({
      path: text,
      kind: kindOfInput,
      terraformVersion: text.optional(),
      partial: partial.optional().describe('Why a plan does not show everything.'),
    }),
  ),
  summary: z.object({
    errors: number,
    warnings: number,
    infos: number,
    unchecked: number,
    notReviewed: number,
    newerAttributes: number,
    acknowledged: number,
    known: number,
    crashed: number,
    rules: number,
    resources: number,
  }),
  findings: z.array(finding),
  acknowledged: z.array(finding.extend({ acknowledgement })),
  known: z.array(finding).describe('The findings that the baseline contains.'),
  unchecked: z.array(unchecked),
  notReviewed: z.array(notReviewed),
  impact: z.array(impact),
  apply: apply.optional(),
  crashes: z.array(z.object({ rule: text, input, message: text })),
  baseline: z.object({ path: text, unanswered: z.array(z.object({ rule: text, place: text })) }).optional(),
  configuration: configuration
    .extend({ failOn: z.enum(['unchecked', 'warning', 'error', 'never']) })
    .optional(),
  calendar: z
    .object({
      today: day,
      ended: z.array(
        z.object({
          rule: text,
          covers: text.optional(),
          reason: text,
          owner: text.optional(),
          until: text,
          input: text.optional(),
        }),
      ),
    })
    .optional()
    .describe('Acknowledgements that have ended by the calendar.'),
  unreadable: z.array(z.object({ path: text, reason: text })),
});

/** The file of a run without a report. */
const failure = z.object({
  format: z.literal('1'),
  tool,
  failure: z.object({ subject: text, reason: text }).describe('Why there is no report.'),
});

// --- evidence ---

const item = z.object({ frequency: text, interval: z.number().nullable(), keptFor: duration.nullable() });

/** The value of each answer about a cluster. */
const ROW_VALUES = {
  kind: someText,
  backup: flag,
  policy: someText,
  schedule: z.object({ address: text.optional(), items: z.array(item), referenceTime: someText }).nullable(),
  pointInTime: z.object({ enabled: flag, windowDays: z.number().nullable() }),
  export: exported.nullable(),
  rpo: z.object({ duration: duration.nullable(), is: lossIs }),
  retention: z.object({
    longest: duration.nullable(),
    is: z.enum(['exact', 'at least', 'none', 'unknown']),
  }),
  granularity: granularity.nullable(),
  oldest: z.object({
    moment: moment.nullable(),
    is: z.enum(['exact', 'about', 'at least', 'not before', 'none', 'unknown']),
  }),
  regions: texts.nullable(),
  storedIn: texts.nullable(),
  copies: z.array(z.object({ storedIn: text, items: texts, pointInTime: z.boolean() })).nullable(),
  survives,
  terminationProtection: flag,
  retainedOnDeletion: flag,
  encryptionAtRest: z.object({ provider: text, configuredBy: text.optional() }).nullable(),
  compliancePolicy: z
    .object({
      address: text,
      pointInTime: flag,
      restoreWindowDays: z.number().nullable(),
      encryptionAtRest: flag,
      copyProtection: flag,
      items: z.array(item),
    })
    .nullable(),
} as const satisfies Readonly<Record<RowId, z.ZodType>>;

const topic = z.enum([...ROW_IDS, ...Object.keys(LISTS)] as [Topic, ...Topic[]]);
const notShownId = z.enum(NOT_SHOWN_IDS as unknown as [NotShownId, ...NotShownId[]]);

const row = z.union(
  ROW_IDS.map((id) =>
    z.object({
      id: z.literal(id),
      group: z.enum(Object.keys(GROUPS) as [RowGroup, ...RowGroup[]]),
      label: text,
      text,
      known: z.boolean().describe('False if the value, or a part of it, is not known.'),
      value: ROW_VALUES[id],
    }),
  ),
);

const requirement = z.object({
  need: z.enum(['worstLoss', 'keepFor', 'storedIn', 'survivesClusterDeletion', 'survivesRegionLoss']),
  value: z.union([text, texts, z.literal(true)]),
  text,
});

const shortFinding = z.object({ input, rule: text, severity, address: text, message: text });

const reported = {
  findings: z.array(shortFinding).describe('Findings that are not acknowledged.'),
  acknowledgements: z.array(shortFinding.extend(acknowledgement.shape)),
  unknown: z.array(z.object({ input, address: text, reason: text, rules: texts })),
};

const evidence = z.object({
  format: z.literal('1').describe('Members may be added to a format, but never change.'),
  kind: z.literal('evidence'),
  note: text,
  tool: tool.extend({ providerVersion: text }),
  run: text.optional(),
  asOf: day.describe('The day of the forecast.'),
  inputs: z.array(
    z.object({
      path: text,
      kind: kindOfInput,
      terraformVersion: text.optional(),
      partial: partial.optional(),
      resources: number,
      sha256: sha256.describe('Of the bytes of the file as they were read, before they are unzipped.'),
      notReviewed: texts,
      newerAttributes: texts,
    }),
  ),
  otherFiles: z.array(
    z.object({
      path: text,
      role: z.enum([
        'configuration',
        'objectives',
        'own rules',
        'stack behind a plan',
        'state of what is elsewhere',
      ]),
      sha256,
    }),
  ),
  configuration,
  rulesRun: number,
  summary: z.object({
    clusters: number,
    withoutBackups: number,
    belowObjective: number,
    objectiveUnknown: number,
    unknown: number,
  }),
  objectives: z.array(
    z.object({ statedBy: text, requires: z.array(requirement), clusters: number, perhaps: number }),
  ),
  clusters: z.array(
    z.object({
      project: someText,
      projectId: someText,
      name: someText,
      address: text,
      constructPath: text.optional(),
      input,
      alsoIn: z.array(z.object({ input, address: text })),
      rows: z.array(row),
      objectives: z.array(
        requirement.extend({
          statedBy: text,
          outcome: z.enum(['met', 'missed', 'unknown']),
          reason: text.optional(),
        }),
      ),
      ...reported,
      assumptions: texts,
    }),
  ),
  ofNoCluster: z.object(reported),
  schedulesElsewhere: number,
  frameworks: z.object({
    comparedOn: day,
    list: z.array(
      z.object({
        name: text,
        document: text,
        source: text,
        provisions: z.array(
          z.object({
            section: text,
            subject: text,
            quote: text.optional(),
            topics: z.array(topic),
            notShown: z.array(notShownId),
          }),
        ),
      }),
    ),
  }),
  notShown: z.array(z.object({ id: notShownId, text })),
});

const SCHEMAS = {
  'report.schema.json': {
    title: 'The report of a review',
    description: 'What check and review write as JSON, and toJson in code.',
    schema: z.union([review, failure]),
  },
  'evidence.schema.json': {
    title: 'Evidence of backups',
    description: 'What evidence --to FILE.json writes.',
    schema: evidence,
  },
} as const;

export type ReportSchemaFile = keyof typeof SCHEMAS;

export const REPORT_SCHEMA_FILES = Object.keys(SCHEMAS) as readonly ReportSchemaFile[];

/**
 * A schema as a JSON Schema.
 * @param isStrict whether members that it does not name are invalid, so that tests find those that it should name
 */
export function reportJsonSchema(file: ReportSchemaFile, isStrict = false): Record<string, unknown> {
  const { title, description, schema } = SCHEMAS[file];
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: isStrict ? 'output' : 'input',
  }) as Record<string, unknown>;
  return { $schema, title, description, ...rest };
}

/** The text of a schema, as its file has it. */
export function reportSchemaText(file: ReportSchemaFile): string {
  return `${JSON.stringify(reportJsonSchema(file), undefined, 2)}\n`;
}
