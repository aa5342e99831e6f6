/** Makes schema/config.schema.json, by which editors complete and check `atlas-backup.config.json`. */
import { z } from 'zod';
import { configurationSchema } from '../src/cli/configuration-schema';
import { rules } from '../src/rules';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: unknown;
  readonly description?: string;
}

const RULE_ID = { anyOf: [{ enum: rules.map(({ id }) => id) }, { pattern: '^own/' }] };
const DAY = { pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** The text of the schema: what the command itself checks, with the ids of the rules for completion. */
export function configurationJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema(), { io: 'input' }) as Schema & {
    readonly $schema?: string;
  };
  const properties = { ...schema.properties };
  const { rules: severities, acknowledgements, asOf } = properties;
  const acknowledgement = acknowledgements?.items;
  const { rule, until } = acknowledgement?.properties ?? {};
  return `${JSON.stringify(
    {
      $schema,
      title: 'atlas-backup.config.json',
      description: 'What a team sets for all runs of atlas-backup.',
      ...schema,
      properties: {
        ...properties,
        asOf: { ...asOf, ...DAY },
        rules: { ...severities, propertyNames: RULE_ID },
        acknowledgements: {
          ...acknowledgements,
          items: {
            ...acknowledgement,
            properties: {
              ...acknowledgement?.properties,
              rule: { ...rule, ...RULE_ID },
              until: { ...until, ...DAY },
            },
          },
        },
      },
    },
    undefined,
    2,
  )}\n`;
}
