import fc from 'fast-check';
import { readPlanBytes } from '../../src/readers';

async function read(bytes: Uint8Array, sizes: readonly number[] = [7]): Promise<unknown> {
  function* chunks(): Iterable<Uint8Array> {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const end = at + (sizes[turn % sizes.length] ?? 1);
      yield bytes.subarray(at, end);
      at = end;
    }
  }
  return readPlanBytes(fromSync(chunks()));
}

async function* fromSync(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const UNREAD = ['planned_values', 'resource_drift', 'relevant_attributes', 'output_changes', 'checks'];

/** What JSON.parse makes of it, with null in place of what nobody reads. */
function parsed(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  for (const name of UNREAD) if (Object.hasOwn(value, name)) (value as Record<string, unknown>)[name] = null;
  return value;
}

describe('a plan read from its bytes', () => {
  const any = fc.jsonValue();
  const part = fc.dictionary(
    fc.oneof(
      fc.constantFrom('resources', 'child_modules', 'module_calls', 'module', 'root_module', 'values'),
      fc.string(),
    ),
    fc.oneof(any, fc.array(fc.dictionary(fc.constantFrom('resources', 'child_modules', '__proto__'), any))),
  );
  const plan = fc.dictionary(
    fc.constantFrom('resource_changes', 'prior_state', 'configuration', 'variables', '__proto__', ...UNREAD),
    fc.oneof(
      any,
      fc.array(any),
      fc.record({ root_module: fc.oneof(any, part) }),
      fc.record({ values: fc.record({ root_module: part }) }),
    ),
  );

  test('is what JSON.parse makes of it, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(any, plan),
        fc.constantFrom('', ' ', '\n\t'),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
        async (value, indent, sizes) => {
          const text = JSON.stringify(value, null, indent);
          expect(await read(Buffer.from(text), sizes)).toEqual(parsed(text));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('refuses what JSON.parse refuses, outside of what nobody reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', 'x', '0'),
        async (value, at, character) => {
          for (const name of UNREAD) Reflect.deleteProperty(value, name);
          const text = JSON.stringify(value);
          const place = at % text.length;
          const broken = text.slice(0, place) + character + text.slice(place + 1);
          let expected: unknown;
          try {
            expected = parsed(broken);
          } catch {
            await expect(read(Buffer.from(broken))).rejects.toThrow(SyntaxError);
            return;
          }
          expect(await read(Buffer.from(broken))).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    ['{"resource_changes":[{"a":1},', 'Unexpected end of JSON input'],
    ['{"planned_values":{"a":"', 'Unexpected end of JSON input'],
    ['{"resource_changes":[1]}]', "Unexpected token ']'"],
    ['{"resource_changes":[1}', "Unexpected token '}'"],
    ['{resource_changes:[1]}', "Unexpected token 'r'"],
    ['', 'Unexpected end of JSON input'],
  ])('says why %s is no JSON', async (text, reason) => {
    await expect(read(Buffer.from(text))).rejects.toThrow(reason);
  });

  test('refuses bytes that are no UTF-8 in what is read', async () => {
    const bytes = Buffer.from('{"resource_changes":["é"]}', 'latin1');
    await expect(read(bytes)).rejects.toThrow('it is not UTF-8');
  });

  test('with modules in modules without end does not overflow the stack', async () => {
    const depth = 100_000;
    const text = `{"prior_state":{"values":{"root_module":${'{"child_modules":['.repeat(depth)}${']}'.repeat(depth)}}}}`;
    await expect(read(Buffer.from(text), [1 << 16])).resolves.toBeInstanceOf(Object);
  });
});
