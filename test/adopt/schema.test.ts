import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindingOf, camel } from '../../src/adopt/program/program';
import { NOT_IMPORTED, importIdOf, importPatterns } from '../../src/adopt/schema/import-ids';
import { pathsWithDefaults } from '../../src/adopt/schema/provider-defaults';
import { placeInOrder, referringAttributes } from '../../src/adopt/schema/references';
import { type Shape, knownTypes, settableOf } from '../../src/adopt/schema/settable';
import { settableTable } from '../../tools/settable-table';
import { resourceSchema } from '../support/schema';

const root = join(__dirname, '..', '..');

test('the table of what can be set is made of the schema: npm run generate changes nothing', () => {
  const file = join(root, 'src', 'adopt', 'schema', 'settable-table.ts');
  expect(readFileSync(file, 'utf8')).toBe(settableTable());
});

describe.each(knownTypes())('%s', (type) => {
  const { name, from } = bindingOf(type);
  const folder = join(root, 'src', 'provider', from.slice('cdktf-atlas-backup/provider/'.length));
  const text = ['index.ts', 'index-structs/structs0.ts']
    .map((file) => join(folder, file))
    .flatMap((file) => {
      try {
        return [readFileSync(file, 'utf8')];
      } catch {
        return [];
      }
    })
    .join('\n');

  test('has a binding with this class and these props', () => {
    expect(text).toMatch(new RegExp(`export class ${name} |as ${name}, `));
    const missing = namesIn(settableOf(type) ?? new Map()).filter(
      (attribute) => !new RegExp(`readonly ${camel(attribute)}\\??:`).test(text),
    );
    expect(missing).toEqual([]);
  });

  test('is imported by attributes that it has, or is among those that cannot be imported', () => {
    const pattern = importPatterns()[type];
    expect(NOT_IMPORTED.includes(type)).toBe(pattern === undefined);
    const { attributes: simple = {}, block_types: blocks = {} } = resourceSchema(type) ?? {};
    const attributes = [
      ...Object.keys(simple),
      ...Object.entries(blocks).flatMap(([block, { block: inner }]) =>
        Object.keys(inner.attributes ?? {}).map((one) => `${block}.${one}`),
      ),
    ];
    const parts = [...(pattern ?? '').matchAll(/\{([\w|.]+)\}/g)].flatMap(([, names = '']) =>
      names.split('|'),
    );
    expect(parts.filter((one) => one !== 'id' && !attributes.includes(one))).toEqual([]);
  });
});

function namesIn(shape: Shape): readonly string[] {
  return [...shape].flatMap(([name, { of }]) => [name, ...(typeof of === 'string' ? [] : namesIn(of))]);
}

test.each(pathsWithDefaults())('%s has %s, which has a default', (type, path) => {
  let shape = settableOf(type);
  const parts = path.split('.');
  for (const part of parts.slice(0, -1)) {
    const of = shape?.get(part)?.of;
    shape = typeof of === 'string' ? undefined : of;
  }
  expect(shape?.get(parts.at(-1) ?? '')?.need).toMatch(/optional|computed/);
});

test.each(Object.entries(referringAttributes()))(
  '%s refers to an attribute that exists',
  (_, { types, attribute }) => {
    for (const type of types) {
      expect(resourceSchema(type)?.attributes).toHaveProperty(attribute);
      expect(placeInOrder(type)).toBeLessThan(placeInOrder('mongodbatlas_online_archive'));
    }
  },
);

test.each([
  [
    'mongodbatlas_project_ip_access_list',
    { project_id: 'p', ip_address: '10.0.0.1', cidr_block: '10.0.0.1/32' },
    'p-10.0.0.1',
  ],
  [
    'mongodbatlas_database_user',
    { project_id: 'p', username: 'my-app', auth_database_name: 'admin' },
    'p/my-app/admin',
  ],
  ['mongodbatlas_cloud_backup_schedule', { project_id: 'p', cluster_name: 'orders' }, 'p-orders'],
  ['mongodbatlas_cloud_backup_schedule', { project_id: 'p' }, undefined],
  ['mongodbatlas_cloud_provider_access_authorization', { project_id: 'p' }, undefined],
])('%s is imported by its id', (type, values, id) => {
  expect(importIdOf(type, values)).toBe(id);
});
