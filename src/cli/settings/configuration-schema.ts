import { z } from 'zod';
import { secondsOf } from '../../model/duration';
import { retentionOf } from '../../model/retention';
import { listed } from '../../text/list';
import { isVisible } from '../../text/printable';

const severity = z.enum(['off', 'info', 'warning', 'error']);

/**
 * The schema of `atlas-backup.config.json`. `npm run docs` writes it to schema/config.schema.json for editors.
 */
export function configurationSchema() {
  return z.strictObject({
    $schema: z.string().optional().describe('The schema of this file, for editors.'),
    asOf: z
      .string()
      .optional()
      .describe('The day that dated rules compare with, as YYYY-MM-DD. Default: the day of the facts.'),
    failOn: z
      .enum(['unchecked', 'warning', 'error', 'never'])
      .optional()
      .describe(
        'The lowest severity of findings that fail a run; "unchecked" also fails it on values that could not be checked. Default: error.',
      ),
    rules: z.record(z.string(), severity).optional().describe('Severities by rule; "off" disables a rule.'),
    acknowledgements: z
      .array(
        z.strictObject({
          rule: z.string().describe('The rule whose findings are acknowledged.'),
          reason: z
            .string()
            .regex(/\S/, { error: 'requires a reason', abort: true })
            .refine(isVisible, { error: 'requires a reason that people can see' })
            .describe('Why the finding is intentional. Every report shows it.'),
          owner: z.string().optional().describe('Who is responsible for it.'),
          until: z.string().optional().describe('The last day on which it is valid, as YYYY-MM-DD.'),
          address: z
            .string()
            .optional()
            .describe('The Terraform addresses that it covers; * matches anything. Default: all.'),
        }),
      )
      .optional()
      .describe('Findings that are intentional.'),
    objectives: z
      .array(
        requiresSomething({
          address: z
            .string()
            .optional()
            .describe('The Terraform addresses of the clusters; * matches anything.'),
          tag: z
            .strictObject({ name: z.string(), value: z.string() })
            .optional()
            .describe('A tag that the clusters have.'),
          worstLoss: z
            .string()
            .refine((span) => secondsOf(span) !== undefined, {
              error: 'write a duration such as PT6H, PT30M or P1D',
            })
            .optional()
            .describe(
              'The recovery point objective (RPO): the longest acceptable worst-case data loss, as an ISO 8601 duration such as PT6H.',
            ),
          keepFor: z
            .string()
            .refine((span) => retentionOf(span) !== undefined, {
              error: 'write a duration such as P30D, P4W, P12M or P1Y',
            })
            .optional()
            .describe('How far back a restore must be possible, such as P30D, P4W, P12M or P1Y.'),
          storedIn: z
            .array(z.string())
            .min(1, { error: 'is empty: write a place, or remove the key' })
            .optional()
            .describe(
              'The places where snapshots must be stored, and the only ones where they may be: AWS/EU_CENTRAL_1.',
            ),
          survivesClusterDeletion: z
            .boolean()
            .optional()
            .describe('Whether snapshots must survive the deletion of their cluster.'),
          survivesRegionLoss: z
            .boolean()
            .optional()
            .describe('Whether a restore must still be possible after the region of the snapshots is lost.'),
        }),
      )
      .min(1, { error: 'is empty: write an objective, or remove the key' })
      .optional()
      .describe('Recovery objectives of clusters. Without an address and a tag: of all clusters.'),
    ownRules: z
      .array(z.string())
      .optional()
      .describe('Modules with your own rules, relative to this file. Their ids begin with own/.'),
    baseline: z.string().optional().describe('The baseline, relative to this file, like --baseline.'),
  });
}

/** An objective. One that requires nothing is met by every cluster, whatever was intended. */
function requiresSomething<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const needs = Object.keys(shape).filter((key) => key !== 'address' && key !== 'tag');
  return z
    .strictObject(shape)
    .refine((objective) => needs.some((need) => objective[need as keyof typeof objective] !== undefined), {
      error: `requires nothing: write at least one of ${listed(needs)}`,
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
