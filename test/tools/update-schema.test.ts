import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_VERSION } from '../../src/atlas/provider-version';
import { type Addition, merged, mergedFrom } from '../../tools/merged-schema';
import {
  type ProviderSchema,
  SCHEMA_FOLDER,
  providerSchema,
  schemaFile,
  schemaText,
} from '../../tools/provider-schema';
import { type ReadAttributes, readAttributes } from '../../tools/read-attributes';
import { changesBetween, membersOf, notModelled } from '../../tools/schema-changes';
import { mergeAgain, stripped, updateSchema } from '../../tools/update-schema';
import { testFolder } from '../support/folder';

const kept = providerSchema();

/** What `terraform providers schema -json` prints, cut down to one resource. */
const printed = {
  format_version: '1.0',
  provider_schemas: {
    'registry.terraform.io/hashicorp/aws': { provider: {}, resource_schemas: {}, data_source_schemas: {} },
    'registry.terraform.io/mongodb/mongodbatlas': {
      provider: { version: 0, block: { attributes: {}, description_kind: 'plain' } },
      functions: {},
      resource_schemas: {
        mongodbatlas_flex_cluster: {
          version: 0,
          block: {
            attributes: {
              description: {
                type: 'string',
                description: 'an attribute that is called like a member of the schema',
                description_kind: 'plain',
                deprecated: true,
                deprecation_message: 'use another one',
                optional: true,
                computed: false,
              },
              settings: {
                nested_type: {
                  attributes: {
                    since: { type: ['list', ['object', { description: 'string' }]], computed: true },
                  },
                  nesting_mode: 'single',
                },
                description_kind: 'plain',
                required: true,
              },
            },
            block_types: {
              version: {
                nesting_mode: 'list',
                block: { attributes: {}, description: 'a block' },
                min_items: 1,
                max_items: 1,
              },
            },
            description_kind: 'plain',
          },
        },
      },
      data_source_schemas: {},
      resource_identity_schemas: {},
    },
  },
};

describe('what Terraform prints', () => {
  test('is kept without descriptions, whatever attributes are called, and without what is false', () => {
    expect(stripped(printed, '2.20.1')).toEqual({
      unknown: [],
      schema: {
        format: 'terraform providers schema -json, descriptions removed',
        source: 'mongodb/mongodbatlas',
        version: '2.20.1',
        provider: { version: 0, block: { attributes: {} } },
        resource_schemas: {
          mongodbatlas_flex_cluster: {
            version: 0,
            block: {
              attributes: {
                description: { type: 'string', deprecated: true, optional: true },
                settings: {
                  nested_type: {
                    attributes: {
                      since: { type: ['list', ['object', { description: 'string' }]], computed: true },
                    },
                    nesting_mode: 'single',
                  },
                  required: true,
                },
              },
              block_types: {
                version: { nesting_mode: 'list', block: { attributes: {} }, min_items: 1, max_items: 1 },
              },
            },
          },
        },
        data_source_schemas: {},
      },
    });
  });

  test('may be of OpenTofu', () => {
    const { provider_schemas: all } = printed;
    const own = all['registry.terraform.io/mongodb/mongodbatlas'];
    const tofu = { provider_schemas: { 'registry.opentofu.org/mongodb/mongodbatlas': own } };
    expect(stripped(tofu, '2.20.1')).toEqual(stripped(printed, '2.20.1'));
  });

  test('reports the members that this tool does not know and leaves out', () => {
    const newer = {
      provider: { version: 0, block: { attributes: { token: { type: 'string', ephemeral_only: true } } } },
      resource_schemas: {},
      data_source_schemas: {},
    };
    expect(stripped(newer, '3.0.0').unknown).toEqual(['ephemeral_only']);
  });

  test.each([
    ['is not a schema', {}, '2.20.1', /^it is not a schema: /],
    [
      'is of another provider',
      { provider_schemas: { 'x/y/aws': {} } },
      '2.20.1',
      /^it has no schema of mongodb/,
    ],
    ['comes without a version', printed, undefined, /^name the version of the provider, such as 2\.16\.0: /],
    [
      'comes with something else for a version',
      printed,
      'latest',
      /^name the version of the provider, such as 2\.16\.0: /,
    ],
  ])('is rejected if it %s', (_, json, version, why) => {
    expect(() => stripped(json, version)).toThrow(why);
  });

  test('is what the project keeps, once it is stripped: stripping that again changes nothing', () => {
    const text = readFileSync(join(SCHEMA_FOLDER, schemaFile()), 'utf8');
    expect(schemaText(stripped(JSON.parse(text), undefined).schema)).toBe(text);
  });
});

function schemaOf(block: object): ProviderSchema {
  return { ...kept, resource_schemas: { mongodbatlas_flex_cluster: { block } }, data_source_schemas: {} };
}

const older = schemaOf({
  attributes: {
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true },
    tags: { type: ['map', 'string'], optional: true },
  },
  block_types: {
    copies: { nesting_mode: 'list', block: { attributes: { to: { type: 'string', optional: true } } } },
  },
});
const newer = schemaOf({
  attributes: {
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true, computed: true, deprecated: true },
    settings: {
      nested_type: { nesting_mode: 'set', attributes: { limit: { type: 'number', required: true } } },
      optional: true,
    },
    state: { type: 'string', computed: true },
  },
  block_types: {
    copies: {
      nesting_mode: 'list',
      block: {
        attributes: { to: { type: 'string', required: true }, keep: { type: 'number', optional: true } },
        block_types: {
          items: {
            nesting_mode: 'list',
            block: { attributes: { unit: { type: 'string', required: true } } },
          },
        },
      },
    },
    limits: { nesting_mode: 'list', block: {}, min_items: 1, max_items: 1 },
  },
});

describe('the difference between two schemas', () => {
  test('names what is new, changed and removed, inside of blocks too', () => {
    expect(changesBetween(older, newer)).toEqual([
      '  mongodbatlas_flex_cluster',
      '    ~ size: number, optional -> number, optional, computed, deprecated',
      '    + settings: set of objects, optional',
      '    + settings.limit: number, required',
      '    + state: string, computed',
      '    ~ copies.to: string, optional -> string, required',
      '    + copies.keep: number, optional',
      '    + copies.items: list of blocks',
      '    + copies.items.unit: string, required',
      '    + limits: block, required',
      '    - tags',
    ]);
  });

  test('names types that are new or removed', () => {
    const none = { ...kept, resource_schemas: {}, data_source_schemas: {} };
    const source = { ...none, data_source_schemas: older.resource_schemas };
    expect(changesBetween(older, source)).toEqual([
      '- mongodbatlas_flex_cluster',
      '+ data mongodbatlas_flex_cluster',
    ]);
  });

  test('is nothing between a schema and itself', () => {
    expect(changesBetween(kept, kept)).toEqual(['nothing']);
  });
});

describe('what is not modelled', () => {
  const type = 'mongodbatlas_flex_cluster';
  const reading = (...paths: string[]): ReadAttributes => new Map([[type, new Set(paths)]]);

  test('is what can be set and is not read; a block that is not read is listed without its attributes', () => {
    expect(notModelled(newer, [type], reading('name', 'copies', 'copies.to'))).toEqual([
      `  ${type}: size, settings, copies.keep, copies.items, limits`,
    ]);
  });

  test('is a whole type that is not read at all', () => {
    expect(notModelled(newer, [type, 'mongodbatlas_removed'], new Map())).toEqual([
      `  ${type}: nothing of it is read`,
    ]);
  });

  test('is nothing where everything is read', () => {
    const paths = membersOf(newer.resource_schemas[type]?.block ?? {}).map(({ path }) => path);
    expect(notModelled(newer, [type], reading(...paths))).toEqual(['nothing']);
  });
});

describe('what readers and rules read', () => {
  const read = readAttributes(kept);
  const isRead = (type: string, path: string): boolean => read.get(type)?.has(path) === true;

  test.each([
    ['mongodbatlas_advanced_cluster', 'backup_enabled'],
    ['mongodbatlas_advanced_cluster', 'replication_specs.region_configs.electable_specs.instance_size'],
    ['mongodbatlas_cluster', 'cloud_backup'],
    ['mongodbatlas_cluster', 'provider_region_name'],
    ['mongodbatlas_cloud_backup_schedule', 'copy_settings.frequencies'],
    ['mongodbatlas_cloud_backup_schedule', 'policy_item_yearly.retention_value'],
    ['mongodbatlas_cloud_backup_snapshot_restore_job', 'delivery_type_config.target_cluster_name'],
    ['data.mongodbatlas_cloud_backup_snapshots', 'results'],
  ])('include %s %s', (type, path) => {
    expect(isRead(type, path)).toBe(true);
  });

  test.each([
    ['mongodbatlas_advanced_cluster', 'redact_client_log_data'],
    ['mongodbatlas_flex_cluster', 'timeouts'],
    ['mongodbatlas_maintenance_window', 'day_of_week'],
  ])('do not include %s %s, which no rule needs', (type, path) => {
    expect(isRead(type, path)).toBe(false);
  });
});

describe('the schema of another version', () => {
  const folder = testFolder();

  test('replaces the old one, and is reported', () => {
    folder.file('mongodbatlas-2.16.0.json', kept);
    const { mongodbatlas_flex_cluster: flex, ...others } = kept.resource_schemas;
    const changed = {
      ...kept,
      version: '2.17.0',
      resource_schemas: {
        ...others,
        mongodbatlas_flex_cluster: {
          block: {
            ...flex?.block,
            attributes: { ...flex?.block.attributes, backup_vault: { type: 'string', optional: true } },
          },
        },
        mongodbatlas_vault: { block: { attributes: { name: { type: 'string', required: true } } } },
      },
    };
    const report = updateSchema(changed, undefined, folder.path).split('\n');
    expect(readdirSync(folder.path)).toEqual(['mongodbatlas-2.17.0.json']);
    expect(providerSchema(folder.path)).toEqual(changed);
    expect(report.slice(0, 6)).toEqual([
      `schema/mongodbatlas-2.17.0.json: ${Object.keys(kept.resource_schemas).length + 1} resources, ${Object.keys(kept.data_source_schemas).length} data sources`,
      '',
      `Different from ${kept.version} (+ new, ~ changed, - removed):`,
      '  mongodbatlas_flex_cluster',
      '    + backup_vault: string, optional',
      '+ mongodbatlas_vault',
    ]);
    expect(report).toContain('  mongodbatlas_flex_cluster: delete_on_create_timeout, timeouts, backup_vault');
    expect(report).toContain('  mongodbatlas_vault: nothing of it is read');
  });

  test('leaves the old one unchanged if it is rejected', () => {
    folder.file('mongodbatlas-2.16.0.json', kept);
    expect(() => updateSchema({}, '2.17.0', folder.path)).toThrow('it is not a schema');
    expect(readdirSync(folder.path)).toEqual(['mongodbatlas-2.16.0.json']);
  });

  test('is rejected if there are two old ones', () => {
    folder.file('mongodbatlas-2.16.0.json', kept);
    folder.file('mongodbatlas-2.17.0.json', kept);
    expect(() => schemaFile(folder.path)).toThrow(/has to have one mongodbatlas-VERSION\.json, and has 2$/);
  });
});

describe('a schema that is merged', () => {
  const folder = testFolder();
  const from = mergedFrom(SCHEMA_FOLDER)!;

  /** A folder with a schema that two versions add to, not merged yet. */
  function withAdditions(): void {
    folder.file('mongodbatlas-2.16.0.json', base);
    folder.file('merged-from/mongodbatlas-2.16.0.json', base);
    folder.file('merged-from/additions-2.18.0.json', {
      version: '2.18.0',
      base: '2.16.0',
      additions: [addition('2.17.0', 'vault'), addition('2.18.0', 'lock')],
    });
  }
  const addition = (since: string, name: string): Addition => ({
    kind: 'resource',
    type: 'mongodbatlas_flex_cluster',
    since,
    source: 'a pull request',
    schema: {
      block: { attributes: { [name]: { type: 'string', optional: true }, name: { required: false } } },
    },
  });
  const base = {
    ...schemaOf({ attributes: { name: { type: 'string', required: true } } }),
    version: '2.16.0',
  };
  const attributes = (): object =>
    providerSchema(folder.path).resource_schemas['mongodbatlas_flex_cluster']?.block.attributes ?? {};

  test('is the one that the project keeps: npm run update-schema changes nothing', () => {
    expect(schemaText(merged(from))).toBe(readFileSync(join(SCHEMA_FOLDER, schemaFile()), 'utf8'));
  });

  test('is of the version that the facts know', () => {
    expect(kept.version).toBe(PROVIDER_VERSION);
  });

  test('has a source for each addition, and a version after the one that it is added to', () => {
    for (const { since, source } of from.additions.additions) {
      expect(source).toMatch(/^https:\/\/github\.com\/mongodb\/|^pulumi-mongodbatlas \d/);
      expect(since).toMatch(/^2\.(?:1[6-9]|20)\.0$/);
    }
  });

  test('changes nothing in the types that nothing is added to', () => {
    const added = new Set(from.additions.additions.map(({ kind, type }) => `${kind} ${type}`));
    for (const [type, schema] of Object.entries(from.base.resource_schemas))
      if (!added.has(`resource ${type}`))
        expect(JSON.stringify(kept.resource_schemas[type])).toBe(JSON.stringify(schema));
  });

  test('has what is added, in the order of names, and not what an addition removes', () => {
    withAdditions();
    expect(mergeAgain(folder.path)).toContain('    + lock: string, optional');
    expect(readdirSync(folder.path)).toEqual(['merged-from', 'mongodbatlas-2.18.0.json']);
    expect(JSON.stringify(attributes())).toBe(
      JSON.stringify({
        lock: { type: 'string', optional: true },
        name: { type: 'string' },
        vault: { type: 'string', optional: true },
      }),
    );
  });

  test('keeps only the additions that a printed schema does not have', () => {
    withAdditions();
    updateSchema(base, '2.17.0', folder.path);
    expect(Object.keys(attributes())).toEqual(['lock', 'name']);
    expect(readdirSync(folder.path)).toEqual(['merged-from', 'mongodbatlas-2.18.0.json']);
    expect(mergedFrom(folder.path)?.base.version).toBe('2.17.0');
    updateSchema(base, '2.18.1', folder.path);
    expect(Object.keys(attributes())).toEqual(['name']);
    expect(readdirSync(folder.path)).toEqual(['mongodbatlas-2.18.1.json']);
    expect(() => mergeAgain(folder.path)).toThrow(/^name the file: /);
  });

  test('is rejected if the additions are to another version', () => {
    withAdditions();
    folder.file('merged-from/mongodbatlas-2.16.0.json', { ...base, version: '2.15.0' });
    expect(() => mergeAgain(folder.path)).toThrow(
      'additions-2.18.0.json adds to 2.16.0, and mongodbatlas-2.16.0.json is of 2.15.0',
    );
  });
});

test('every type of the schema has a binding, with the class that its name says', () => {
  const types = [
    ...Object.keys(kept.resource_schemas).map((type) => type.replace('mongodbatlas_', '')),
    ...Object.keys(kept.data_source_schemas).map((type) => `data_${type}`),
  ];
  expect(types).toHaveLength(229);
  const missing = types.filter((type) => {
    const file = join(__dirname, '..', '..', 'src', 'provider', type.replaceAll('_', '-'), 'index.ts');
    const name = `_${type}`.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return !new RegExp(`^export class ${name} |^export \\{.* as ${name},`, 'm').test(
      readFileSync(file, 'utf8'),
    );
  });
  expect(missing).toEqual([]);
});
