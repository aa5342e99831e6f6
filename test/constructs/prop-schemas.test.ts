import type { Retention } from '../../src';
import type { DailyItem } from '../../src/constructs';
import * as prop from '../../src/constructs/props/prop-schemas';

/*
 * The compiler must expect an error in each of these lines, and reports its absence.
 */

interface Props {
  readonly name: string;
  readonly shards?: number;
  readonly provider: 'AWS' | 'GCP';
}

const complete = {
  name: prop.text(),
  shards: prop.optional(prop.number()),
  provider: prop.oneOf(['AWS', 'GCP']),
};

describe('schemas that do not match their props do not compile', () => {
  test('without a schema for every prop', () => {
    const { name, provider } = complete;
    // @ts-expect-error: shards is missing
    prop.object<Props>({ name, provider });
  });

  test('with a schema for a prop that does not exist', () => {
    // @ts-expect-error: there is no prop "nodes"
    prop.object<Props>({ ...complete, nodes: prop.number() });
  });

  test('with a schema of another type', () => {
    // @ts-expect-error: Azure is not a provider of these props
    prop.object<Props>({ ...complete, provider: prop.oneOf(['AWS', 'AZURE']) });
  });

  test('with a required schema for an optional prop, and the other way round', () => {
    // @ts-expect-error: shards is optional
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    prop.object<Props>({ ...complete, shards: prop.number() });
    // @ts-expect-error: name is required
    prop.object<Props>({ ...complete, name: prop.optional(prop.text()) });
  });

  test('with a member that another construct does not have', () => {
    // @ts-expect-error: a Retention has no length
    prop.object<DailyItem>({ keep: prop.having<Retention>('a Retention', 'length') });
  });
});

test('schemas that match their props do', () => {
  const schema = prop.object<Props>(complete);
  expect(schema.safeParse({ name: 'orders', provider: 'AWS' }).success).toBe(true);
  expect(schema.safeParse({ name: 'orders', provider: 'AWS', shards: '2' }).success).toBe(false);
});
