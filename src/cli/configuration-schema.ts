import { z } from 'zod';

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
      .enum(['error', 'warning', 'never'])
      .optional()
      .describe('From which severity on findings fail a run. Without it: error.'),
    rules: z.record(z.string(), severity).optional().describe('Severities by rule; "off" leaves a rule out.'),
    acknowledgements: z
      .array(
        z.strictObject({
          rule: z.string().describe('The rule that is answered.'),
          reason: z
            .string()
            .regex(/\S/, { error: 'wants a reason' })
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
    ownRules: z
      .array(z.string())
      .optional()
      .describe('Modules with rules of your own, relative to this file. Their ids begin with own/.'),
    baseline: z.string().optional().describe('The baseline, relative to this file, as --baseline.'),
  });
}
