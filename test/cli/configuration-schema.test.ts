import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/rules';
import { configurationJsonSchema } from '../../tools/configuration-schema';
import { unreleased } from '../../tools/released-rules';

interface Schema {
  readonly additionalProperties?: unknown;
  readonly properties: Readonly<
    Record<string, Schema & { readonly items?: Schema; readonly description?: string }>
  >;
  readonly propertyNames?: { readonly anyOf: readonly { readonly enum?: readonly string[] }[] };
}

const text = readFileSync(join(__dirname, '..', '..', 'schema', 'config.schema.json'), 'utf8');
const schema = JSON.parse(text) as Schema;

describe('the schema of the configuration, for editors', () => {
  test('is what the command checks: npm run docs changes nothing', () => {
    expect(text).toBe(configurationJsonSchema());
  });

  test("completes every rule of a release, and accepts a team's own rules", () => {
    expect(schema.properties['rules']?.propertyNames?.anyOf).toEqual([
      { enum: rules.filter((rule) => !unreleased(rules).includes(rule)).map(({ id }) => id) },
      { pattern: '^own/' },
    ]);
  });

  test('marks unknown keys, and says of every known one what it is', () => {
    const acknowledgement = schema.properties['acknowledgements']?.items;
    expect(schema.additionalProperties).toBe(false);
    expect(acknowledgement?.additionalProperties).toBe(false);
    const described = [schema, acknowledgement].flatMap((one) => Object.values(one?.properties ?? {}));
    expect(described.filter(({ description = '' }) => description === '')).toEqual([]);
  });

  test('is in the package', () => {
    const { files } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
      files: readonly string[];
    };
    expect(files).toContain('schema/*.schema.json');
  });
});
