import { BLOCKS, toHcl } from '../../src/report/hcl';
import { rules } from '../../src/rules';
import { type BlockSchema, resourceSchema } from '../support/schema';

const types = new Set(
  rules.flatMap(({ examples }) =>
    [...examples.good, ...examples.bad].flatMap(({ resources, before = {} }) => [
      ...Object.keys(resources),
      ...Object.keys(before),
    ]),
  ),
);

test('the blocks are those of the provider, for every resource of an example', () => {
  const expected = [...types]
    .map((type) => [type, blocksOf(resourceSchema(type)).sort()] as const)
    .filter(([, blocks]) => blocks.length > 0);
  expect(expected.map(([type]) => [type, [...(BLOCKS[type] ?? [])].sort()])).toEqual(expected);
});

function blocksOf(schema: BlockSchema | undefined): string[] {
  return Object.entries(schema?.block_types ?? {}).flatMap(([name, { block }]) => [name, ...blocksOf(block)]);
}

describe('an example as HCL', () => {
  test('has references without quotation marks, and blocks where the provider has them', () => {
    expect(
      toHcl({
        resources: {
          mongodbatlas_cloud_backup_schedule: {
            orders: {
              project_id: '${mongodbatlas_project.shop.id}',
              cluster_name: 'orders-${var.stage}',
              copy_settings: [{ frequencies: ['DAILY', 'WEEKLY'] }, { frequencies: [] }],
              depends_on: ['mongodbatlas_project.shop'],
              lifecycle: { prevent_destroy: true },
            },
          },
        },
      }),
    ).toBe(`resource "mongodbatlas_cloud_backup_schedule" "orders" {
  project_id   = mongodbatlas_project.shop.id
  cluster_name = "orders-\${var.stage}"
  depends_on   = [mongodbatlas_project.shop]

  copy_settings {
    frequencies = ["DAILY", "WEEKLY"]
  }

  copy_settings {
    frequencies = []
  }

  lifecycle {
    prevent_destroy = true
  }
}`);
  });

  test('has JSON in a text as an object', () => {
    expect(
      toHcl({ resources: { aws_iam_role_policy: { export: { policy: '{"Action":"s3:*","a:b":[1]}' } } } }),
    ).toBe(`resource "aws_iam_role_policy" "export" {
  policy = jsonencode({
    Action = "s3:*"
    "a:b"  = [1]
  })
}`);
  });
});
