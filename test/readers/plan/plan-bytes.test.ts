import fc from 'fast-check';
import { constants } from 'node:buffer';
import { readPlan, readPlanBytes } from '../../../src/readers';
import { cluster, project, schedule, together } from '../../../src/rules/example';
import { planOf } from '../../support/plan-of';

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

const parse = JSON.parse.bind(JSON) as (text: string) => unknown;

function* chunksOf(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* fromSync(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

const UNREAD = ['output_changes'];

type Values = Record<string, unknown>;

function isObject(json: unknown): json is Values {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What JSON.parse returns, with null instead of the parts that are not read. */
function parsed(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  if (!isObject(value)) return value;
  for (const name of UNREAD) if (Object.hasOwn(value, name)) value[name] = null;
  const planned = value['planned_values'];
  if (isObject(planned)) {
    if (Object.hasOwn(planned, 'outputs')) planned['outputs'] = null;
    keepAddresses(planned['root_module']);
  }
  return value;
}

/** Of what is planned only the addresses are kept. */
function keepAddresses(module: unknown): void {
  if (!isObject(module)) return;
  const { resources, child_modules: modules } = module;
  if (Array.isArray(resources))
    module['resources'] = resources.map((one: unknown) =>
      isObject(one) ? { address: one['address'] } : one,
    );
  if (Array.isArray(modules)) modules.forEach(keepAddresses);
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
    fc.constantFrom(
      'resource_changes',
      'prior_state',
      'configuration',
      'planned_values',
      'variables',
      '__proto__',
      ...UNREAD,
    ),
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

  test('is that too where a part looks like the end of a resource', async () => {
    const tricky = fc.oneof(
      fc.constantFrom('},{"address":"a"', '"}},{"address":', '\\"},{"address":"'),
      fc.record({ list: fc.array(fc.record({ address: fc.string(), é: fc.string() })) }),
      any,
    );
    const resource = fc.record({ address: fc.string(), change: fc.record({ after: tricky }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(resource),
        fc.array(resource),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
        async (changes, resources, sizes) => {
          const text = JSON.stringify({
            resource_changes: changes,
            configuration: { root_module: { resources } },
          });
          expect(await read(Buffer.from(text), sizes)).toEqual(parsed(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('rejects what JSON.parse rejects, also in parts that are not read', async () => {
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', 'x', '0'),
        async (value, at, character) => {
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
  ])('says why %s is not JSON', async (text, reason) => {
    await expect(read(Buffer.from(text))).rejects.toThrow(reason);
  });

  test('rejects bytes that are not UTF-8 in what is read', async () => {
    const bytes = Buffer.from('{"resource_changes":["é"]}', 'latin1');
    await expect(read(bytes)).rejects.toThrow('it is not UTF-8');
  });

  test('with modules in modules without end does not overflow the stack', async () => {
    const depth = 100_000;
    const text = `{"prior_state":{"values":{"root_module":${'{"child_modules":['.repeat(depth)}${']}'.repeat(depth)}}}}`;
    await expect(read(Buffer.from(text), [1 << 16])).resolves.toBeInstanceOf(Object);
  });

  test('may be longer than any text can be', async () => {
    const plan = JSON.stringify(planOf({ resources: together(project(), cluster(), schedule()) }));
    const repeated = Buffer.from(
      `{"address":"mongodbatlas_project.shop","values":[1,2.5,"]}",${'null,'.repeat(2000)}0]},`.repeat(100),
    );
    let length = 0;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const given = function* (): Iterable<Uint8Array> {
        yield Buffer.from('{"planned_values":{"root_module":{"resources":[');
        for (let sent = 0; sent <= constants.MAX_STRING_LENGTH; sent += repeated.length) yield repeated;
        yield Buffer.from(`{"address":"mongodbatlas_project.shop"}]}},${plan.slice(1)}`);
      };
      for (const chunk of given()) {
        length += chunk.length;
        yield await Promise.resolve(chunk);
      }
    }
    const { after } = readPlan(await readPlanBytes(chunks()));
    expect(length).toBeGreaterThan(constants.MAX_STRING_LENGTH);
    expect(after.schedules.map(({ address }) => address)).toEqual([
      'mongodbatlas_cloud_backup_schedule.orders',
    ]);
  });

  test('makes no text and no space that is much longer than its chunks', async () => {
    const change = JSON.stringify({
      address: 'mongodbatlas_project.shop',
      change: { after: { name: 'x'.repeat(2000) } },
    });
    const changes = Buffer.from(`{"resource_changes":[${`${change},`.repeat(5000)}${change}]}`);
    const lengths: number[] = [];
    const spies = [
      jest.spyOn(JSON, 'parse').mockImplementation((text: string): unknown => {
        lengths.push(text.length);
        return parse(text);
      }),
      jest.spyOn(Buffer, 'allocUnsafe').mockImplementation((size) => {
        lengths.push(size);
        return Buffer.alloc(size);
      }),
    ];
    const read = await readPlanBytes(fromSync(chunksOf(changes, 1 << 16))).finally(() => {
      for (const spy of spies) spy.mockRestore();
    });
    expect((read as { resource_changes: unknown[] }).resource_changes).toHaveLength(5001);
    expect(changes.length).toBeGreaterThan(1 << 23);
    expect(lengths.length).toBeGreaterThan(200);
    expect(Math.max(...lengths)).toBeLessThan(1 << 18);
  });
});
