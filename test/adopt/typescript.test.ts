import { join } from 'node:path';
import type * as Cdktf from 'cdktf';
import * as typescript from 'typescript';
import { format } from 'prettier/standalone';
import * as estree from 'prettier/plugins/estree';
import * as plugin from 'prettier/plugins/typescript';
import { type CodeFile, type StateResource, adopt, filesOf } from '../../src/adopt';
import { stacksOf } from '../../src/adopt/program/program';
import { runProgram } from '../../src/adopt/round-trip/interpreter';
import { movesOf } from '../../src/adopt/code/addresses';
import { formerRow } from './former-rows';
import { loaderOf } from './running';
import { PROJECT_ID, clusterRow, fixtureStates, load, projectRow, resourcesOf } from './states';

const root = join(__dirname, '..', '..');

const HOSTILE = `a"b'c\`d\${e}%{f}\\g\nh*/i//j<!--\u2028\u202e$\${k}`;

/** Everything that a text of a state can do to code. */
const hostile = resourcesOf(
  projectRow({
    name: HOSTILE,
    tags: { [HOSTILE]: HOSTILE, constructor: 'x', __proto__: 'y', 'a b': '${TfToken[TOKEN.1]}' },
  }),
  clusterRow({ tags: { [HOSTILE]: HOSTILE }, labels: { toString: 'x' } }, 'constructor'),
  clusterRow({}, 'class'),
  clusterRow({}, 'Project'),
  clusterRow({}, 'a'.repeat(300)),
  clusterRow({}, '日本語'),
  {
    type: 'mongodbatlas_privatelink_endpoint',
    name: 'a-name-that-is-as-long-as-it-may-be',
    values: { project_id: PROJECT_ID, private_link_id: 'pl', provider_name: 'AWS', region: 'EU_WEST_1' },
  },
  {
    type: 'mongodbatlas_privatelink_endpoint_service',
    name: 'service',
    values: { project_id: PROJECT_ID, private_link_id: 'pl', endpoint_service_id: 'e', provider_name: 'AWS' },
  },
  ...['app', 'app ', 'APP'].map((username, index) => ({
    type: 'mongodbatlas_database_user',
    name: `u${index}`,
    values: {
      project_id: PROJECT_ID,
      username,
      auth_database_name: 'admin',
      password: HOSTILE,
      roles: [{ role_name: HOSTILE, database_name: 'shop' }],
    },
    sensitive: { password: true },
  })),
  {
    type: 'mongodbatlas_project_ip_access_list',
    name: 'ip',
    address: 'module.m["a.b\\"${c}"].mongodbatlas_project_ip_access_list.ip["*/"]',
    index: '*/',
    values: {
      project_id: PROJECT_ID,
      ip_address: '10.0.0.1',
      cidr_block: '10.0.0.1/32',
      comment: '#{TfToken[TOKEN.0]} ${TfToken[TOKEN.0]}',
    },
  },
  {
    type: 'mongodbatlas_custom_db_role',
    name: 'role',
    values: {
      project_id: PROJECT_ID,
      role_name: '__proto__',
      actions: [
        { action: 'FIND', resources: [{ database_name: 'd', collection_name: '', cluster: false }] },
        { action: 'INSERT', resources: [{ database_name: HOSTILE, collection_name: 'c', cluster: false }] },
      ],
    },
  },
);

/** A state of two projects with a stack for each. */
const perStack = (() => {
  const other = projectRow({ id: '60b60a388f618252a15587ba', name: 'other-shop' });
  const layout = 'project-per-stack';
  const { code } = adopt(resourcesOf(projectRow(), { ...other, name: 'b' }), { load, layout });
  return filesOf(code, { inPlace: false, layout, version: '0.1.0' });
})();

const states: readonly { readonly name: string; readonly resources: readonly StateResource[] }[] = [
  { name: 'hostile', resources: hostile },
  { name: 'a cluster of a former type', resources: resourcesOf(projectRow(), formerRow()) },
  ...fixtureStates(),
];

/** The files of the code of each state, both ways. */
const programs = states.flatMap(({ name, resources }) =>
  [false, true].map((inPlace) => {
    const { code, trip } = adopt(resources, { load, inPlace });
    return {
      name: `${name}, ${inPlace ? 'in place' : 'imported'}`,
      code,
      trip,
      files: filesOf(code, { inPlace, version: '0.1.0' }),
    };
  }),
);

test('a hostile state becomes equal code', () => {
  const trips = programs.slice(0, 2).map(({ trip }) => trip);
  expect(trips).toHaveLength(2);
  for (const trip of trips) expect([trip?.failures, trip?.differences]).toEqual([new Map(), new Map()]);
});

test('no secret is in the code', () => {
  const [{ files } = { files: [] }] = programs;
  expect(files.map(({ content }) => content).join('')).not.toMatch(/password: '/);
});

const written = [
  ...programs.map(({ name, files }) => [name, files] as const),
  ['two stacks', perStack] as const,
];

test.each(written)('%s is formatted', async (_, files) => {
  const code = files.filter(isTypeScript);
  expect(code.length).toBeGreaterThan(0);
  for (const { content } of code)
    expect(
      await format(content, {
        singleQuote: true,
        parser: 'typescript',
        plugins: [estree as never, plugin],
      }),
    ).toBe(content);
});

/** A synthesized stack without what the files next to the constructs add. */
function withoutBlocks({ ...json }: Json & { import?: unknown; moved?: unknown }): object {
  delete json.import;
  delete json.moved;
  const { metadata, ...comment } = (json['//'] ?? {}) as { metadata?: { overrides?: object } };
  return {
    ...json,
    '//': { ...comment, ...metadata, overrides: { ...metadata?.overrides, stack: undefined } },
  };
}

type Json = Readonly<Record<string, unknown>> & { readonly import?: unknown[]; readonly moved?: unknown[] };

const isTypeScript = ({ name }: CodeFile): boolean => name.endsWith('.ts');

/** The programs that are compiled: those that have the most kinds of resources, and the hostile one. */
const compiled = [
  ...programs.slice(0, 4),
  ...programs.slice(4).filter(({ code }, index) => index % 12 === 0 || code.places.length > 6),
];

test('the code compiles under strict', () => {
  const texts = new Map(
    [...compiled.map(({ files }) => files), perStack].flatMap((files, index) =>
      files
        .filter(isTypeScript)
        .map(({ name, content }) => [join(root, 'adopted', String(index), name), content] as const),
    ),
  );
  const options: typescript.CompilerOptions = {
    target: typescript.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: typescript.ModuleKind.Node16,
    moduleResolution: typescript.ModuleResolutionKind.Node16,
    types: ['node'],
    strict: true,
    noUnusedLocals: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    paths: {
      'cdktf-atlas-backup': [join(root, 'src', 'index.ts')],
      'cdktf-atlas-backup/provider/*': [join(root, 'src', 'provider', '*', 'index.ts')],
    },
  };
  const host = typescript.createCompilerHost(options);
  const real = { ...host };
  host.fileExists = (file) => texts.has(file) || real.fileExists(file);
  host.directoryExists = (folder) =>
    folder.startsWith(join(root, 'adopted')) || typescript.sys.directoryExists(folder);
  host.readFile = (file) => texts.get(file) ?? real.readFile(file);
  host.getSourceFile = (file, language, ...others) => {
    const text = texts.get(file);
    return text === undefined
      ? real.getSourceFile(file, language, ...others)
      : typescript.createSourceFile(file, text, language);
  };
  const program = typescript.createProgram([...texts.keys()], options, host);
  const problems = [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(
    problems.map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${typescript.flattenDiagnosticMessageText(messageText, '\n')}`,
    ),
  ).toEqual([]);
}, 120_000);

test.each(compiled.map((one) => [one.name, one] as const))(
  '%s makes what the command has verified',
  (_, { code, trip, files }) => {
    const loaded = loaderOf(files, load);
    const { App, TerraformStack } = load('cdktf') as unknown as typeof Cdktf;
    const hasAddresses = files.some(({ name }) => name === 'addresses.ts');
    const Stack = hasAddresses
      ? (loaded('./addresses') as { AdoptedStack: typeof TerraformStack }).AdoptedStack
      : TerraformStack;
    const stack = new Stack(new App({ skipValidation: true }), 'atlas');
    for (const { name, className, id } of code.files)
      new ((loaded(`./${name}`) as Record<string, new (...args: unknown[]) => unknown>)[className] ?? Object)(
        stack,
        id,
      );
    if (!hasAddresses) (loaded('./imports') as { addImports: (of: unknown) => void }).addImports(stack);
    stack.prepareStack();
    const made = stack.toTerraform() as Json;
    expect(withoutBlocks(made)).toEqual(withoutBlocks(trip?.stacks.get('atlas') as Json));
    const { import: imports, moved } = made;
    const expected = code.places.filter(({ importId }) => importId !== undefined);
    if (hasAddresses) expect(moved ?? []).toHaveLength(movesOf(code).size);
    else expect(imports ?? []).toHaveLength(expected.length);
  },
);

test('running a program gives the address of each resource', () => {
  const { code } = adopt(resourcesOf(projectRow(), clusterRow()), { load });
  const { addresses, failures } = runProgram(stacksOf(code.files, 'single-stack'), load, new Map());
  expect(failures).toEqual([]);
  expect([...addresses.values()]).toEqual([
    'mongodbatlas_project.shop',
    'mongodbatlas_advanced_cluster.orders',
  ]);
});
