import { z } from 'zod';
import { retentionOf, secondsOf } from '../model';
import { isVisible } from '../text/printable';

const severity = z.enum(['off', 'info', 'warning', 'error']);

/**
 * The shape of `atlas-backup.config.json`. Editors get it as schema/config.schema.json, which `npm run docs` writes from
 * this.
 */
export function configurationSchema() {
  return z.strictObject({
    $schema: z.string().optional().describe('The schema of this file, for editors.'),
    asOf: z
      .string()
      .optional()
      .describe('The day that dated rules compare with, as YYYY-MM-DD. Without it: the day of the facts.'),
    failOn: z
      .enum(['unchecked', 'warning', 'error', 'never'])
      .optional()
      .describe(
        'From which severity on findings fail a run; "unchecked" fails it on warnings and on whatever could not be checked as well. Without it: error.',
      ),
    rules: z.record(z.string(), severity).optional().describe('Severities by rule; "off" leaves a rule out.'),
    acknowledgements: z
      .array(
        z.strictObject({
          rule: z.string().describe('The rule that is answered.'),
          reason: z
            .string()
            .regex(/\S/, { error: 'wants a reason', abort: true })
            .refine(isVisible, { error: 'requires a reason that people can see' })
            .describe('Why this is meant. It stands in every report.'),
          owner: z.string().optional().describe('Who answers for it.'),
          until: z.string().optional().describe('The last day that it holds, as YYYY-MM-DD.'),
          address: z
            .string()
            .optional()
            .describe(
              'The Terraform addresses that it covers, in which * stands for anything. Without it: all.',
            ),
        }),
      )
      .optional()
      .describe('Findings that are meant.'),
    objectives: z
      .array(
        z.strictObject({
          address: z
            .string()
            .optional()
            .describe('The Terraform addresses of the clusters, in which * stands for anything.'),
          tag: z
            .strictObject({ name: z.string(), value: z.string() })
            .optional()
            .describe('A tag that the clusters have.'),
          worstLoss: z
            .string()
            .refine((span) => secondsOf(span) !== undefined, {
              error: 'write a span such as PT6H, PT30M or P1D',
            })
            .optional()
            .describe('The most that the worst failure may cost, as a span of ISO 8601 such as PT6H.'),
          keepFor: z
            .string()
            .refine((span) => retentionOf(span) !== undefined, {
              error: 'write a span such as P30D, P4W, P12M or P1Y',
            })
            .optional()
            .describe('How far back a restore has to be possible, such as P30D, P4W, P12M or P1Y.'),
          storedIn: z
            .array(z.string())
            .min(1)
            .optional()
            .describe(
              'The only places where snapshots may be, each of which has to hold some: AWS/EU_CENTRAL_1.',
            ),
          survivesClusterDeletion: z
            .boolean()
            .optional()
            .describe('Whether snapshots have to outlive their cluster.'),
          survivesRegionLoss: z
            .boolean()
            .optional()
            .describe(
              'Whether something has to be left to restore once the region of the snapshots is lost.',
            ),
        }),
      )
      .optional()
      .describe('What backups have to be good for. Without an address and a tag: those of all clusters.'),
    ownRules: z
      .array(z.string())
      .optional()
      .describe('Modules with rules of your own, relative to this file. Their ids begin with own/.'),
    baseline: z.string().optional().describe('The baseline, relative to this file, as --baseline.'),
  });
}

/** The keys that the object at a path of the file may have. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = configurationSchema();
  for (const step of path) {
    if (at instanceof z.ZodObject) at = required((at.shape as Readonly<Record<PropertyKey, unknown>>)[step]);
    else if (at instanceof z.ZodArray) at = required(at.element);
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function required(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
