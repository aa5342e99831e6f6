/** Makes schema/config.schema.json, by which editors complete and check `atlas-backup.config.json`. */
import { z } from 'zod';
import { configurationSchema } from '../src/cli/settings/configuration-schema';
import { rules } from '../src/rules';
import { FORMER_IDS } from '../src/rules/former-ids';
import { unreleased } from './released-rules';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: unknown;
  readonly description?: string;
}

/**
 * The ids that editors complete and accept: those of the rules that a release has, those of a team's own rules, and former
 * ones.
 */
function ruleId(): object {
  const former = [...FORMER_IDS].map(([id, current]) => ({
    const: id,
    deprecated: true,
    description: `The former id of ${current}.`,
  }));
  const isNew = new Set(unreleased(rules));
  const ids = rules.filter((rule) => !isNew.has(rule)).map(({ id }) => id);
  return { anyOf: [{ enum: ids }, { pattern: '^own/' }, ...former] };
}

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
        rules: { ...severities, propertyNames: ruleId() },
        acknowledgements: {
          ...acknowledgements,
          items: {
            ...acknowledgement,
            properties: {
              ...acknowledgement?.properties,
              rule: { ...rule, ...ruleId() },
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
