import { execFileSync, execSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { requireBuild } from './support/build';

const root = join(__dirname, '..');

/** What users of the package get. */
requireBuild();

describe('the built package', () => {
  let folder: string;

  beforeAll(() => {
    // A user's project, in which the package is installed.
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'cdktf-atlas-backup'));
    for (const name of ['cdktf', 'constructs'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(
      join(folder, 'app.ts'),
      `import { App, TerraformStack } from 'cdktf';
import { AtlasCluster, AtlasProject, MongodbatlasProvider, Retention } from 'cdktf-atlas-backup';
import * as bindings from 'cdktf-atlas-backup/provider';
import { databaseUser } from 'cdktf-atlas-backup/provider';
import { CloudBackupSnapshot } from 'cdktf-atlas-backup/provider/cloud-backup-snapshot';
import { rules, type Rule } from 'cdktf-atlas-backup/rules';
import { atlasMatchers, checkedSynth } from 'cdktf-atlas-backup/testing';
const app = new App();
const stack = new TerraformStack(app, 'shop');
new MongodbatlasProvider(stack, 'atlas');
const project = new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001' });
const orders = new AtlasCluster(stack, 'orders', { project, cloudProvider: 'AWS', instanceSize: 'M10', regions: ['EU_CENTRAL_1'] });
orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(14) } });
new CloudBackupSnapshot(stack, 'once', { projectId: 'p', clusterName: 'c', description: 'd', retentionInDays: 1 });
const peering: bindings.networkPeering.NetworkPeeringConfig = { projectId: 'p', containerId: 'c', providerName: 'AWS' };
new bindings.networkPeering.NetworkPeering(stack, 'peering', peering);
new databaseUser.DatabaseUser(stack, 'user', { projectId: 'p', username: 'u', authDatabaseName: 'admin', roles: [] });
export const first: Rule | undefined = rules[0];
export const held: boolean = atlasMatchers.toHaveNoAtlasFindings(checkedSynth(stack)).pass;
app.synth();
`,
    );
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each<[string, ts.ModuleKind, ts.ModuleResolutionKind]>([
    ['node16', ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
    ['nodenext', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
    ['bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
    // As `cdktf init` writes it. It does not read "exports", but "typesVersions".
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    ['node', ts.ModuleKind.CommonJS, ts.ModuleResolutionKind.Node10],
  ])('compiles in an app of a user under moduleResolution %s', (_, module, moduleResolution) => {
    const program = ts.createProgram([join(folder, 'app.ts')], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module,
      moduleResolution,
      types: [],
      // TypeScript 6 warns of the resolution that projects of cdktf init have.
      ignoreDeprecations: '6.0',
      // The declarations of cdktf itself do not pass under every setting.
      skipLibCheck: true,
      preserveSymlinks: true,
    });
    expect(
      ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ).toEqual([]);
  });

  test('names regions in the error about a cluster without them', () => {
    const path = join(folder, 'without-regions.ts');
    writeFileSync(
      path,
      `import { AtlasCluster, type AtlasProject } from 'cdktf-atlas-backup';
import type { TerraformStack } from 'cdktf';
export const create = (stack: TerraformStack, project: AtlasProject) =>
  new AtlasCluster(stack, 'orders', { project, cloudProvider: 'AWS', instanceSize: 'M30' });
`,
    );
    const program = ts.createProgram([path], {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: [],
      skipLibCheck: true,
      preserveSymlinks: true,
    });
    expect(
      ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ).toEqual([expect.stringContaining("Property 'regions' is missing")]);
  });

  test('has an entry in "typesVersions" for each entry with types', () => {
    const { exports, typesVersions } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
      typesVersions: { '*': Record<string, readonly string[]> };
    };
    const withTypes = Object.entries(exports).flatMap(([entry, target]) =>
      typeof target === 'string' || entry === '.' ? [] : [[entry.slice(2), [target['types']]] as const],
    );
    expect(typesVersions['*']).toEqual(Object.fromEntries(withTypes));
  });

  test('does not load what only synth or a first construct needs when a construct is imported', () => {
    const script = `
      const { AtlasCluster } = require('cdktf-atlas-backup');
      console.log(JSON.stringify(Object.keys(require.cache)));
    `;
    const loaded = JSON.parse(
      execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' }),
    ) as string[];
    expect(loaded.length).toBeGreaterThan(10);
    const costly =
      /dist\/(?:rules\/index|readers|review\/|report)|node_modules\/(?:zod|@cdktf\/provider-aws|commander)\//;
    expect(loaded.filter((path) => costly.test(path))).toEqual([]);
  });

  test('loads the bindings that are used when all are imported as one namespace', () => {
    const script = `
      const bindings = require('cdktf-atlas-backup/provider');
      const { name } = bindings.flexCluster.FlexCluster;
      const loaded = Object.keys(require.cache).filter((path) => /dist\\/provider\\//.test(path));
      console.log(JSON.stringify({ name, loaded: loaded.map((path) => path.split('provider/')[1]), count: Object.keys(bindings).length }));
    `;
    const output = execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual({
      name: 'FlexCluster',
      loaded: ['lazy-index.js', 'flex-cluster/index.js'],
      // 79 resources, 150 data sources, and the provider.
      count: 230,
    });
  });

  test('gives ECMAScript modules the bindings by their names', () => {
    const script = `
      import * as bindings from 'cdktf-atlas-backup/provider';
      import { project } from 'cdktf-atlas-backup/provider';
      console.log(project.Project.name, bindings.provider.MongodbatlasProvider.name);
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(output).toBe('Project MongodbatlasProvider\n');
  });

  test('has matchers that are loaded without jest', () => {
    const script = `console.log(Object.keys(require('cdktf-atlas-backup/testing').atlasMatchers).join())`;
    expect(execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' })).toBe(
      'toHaveNoAtlasFindings,toHaveFinding\n',
    );
  });

  test('does not load bindings for the constructs that are not used', () => {
    const script = `
      const { AtlasCluster, AtlasProject } = require('cdktf-atlas-backup');
      const loaded = Object.keys(require.cache).filter((path) => /dist\\/provider\\//.test(path));
      console.log(JSON.stringify(loaded.map((path) => path.split('provider/')[1])));
    `;
    const output = execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([
      'advanced-cluster/index.js',
      'cloud-backup-schedule/index.js',
      'project/index.js',
    ]);
  });

  describe.each([
    ['cdktf-atlas-backup', 'index.d.ts'],
    ['cdktf-atlas-backup/constructs', 'constructs/index.d.ts'],
  ])('%s', (entry, declarations) => {
    const run = (script: string, ...options: readonly string[]): unknown =>
      JSON.parse(
        execFileSync(process.execPath, [...options, '-e', script], { cwd: folder, encoding: 'utf8' }),
      );

    test('exports the values that its declarations name, to CommonJS and to ECMAScript modules', () => {
      const declared = valuesOf(join(root, 'dist', declarations));
      expect(declared).toContain('AtlasCluster');
      expect(run(`console.log(JSON.stringify(Object.keys(require('${entry}')).sort()))`)).toEqual(declared);
      const script = `
        import * as all from '${entry}';
        import { ${declared.join(', ')} } from '${entry}';
        const classes = { ${declared.join(', ')} };
        const own = Object.keys(all).filter((name) => !/^(?:default|module.exports|__esModule)$/.test(name));
        console.log(JSON.stringify(own.filter((name) => all[name] === classes[name]).sort()));
      `;
      expect(run(script, '--input-type=module')).toEqual(declared);
    });

    test('loads nothing before one of its names is read', () => {
      const script = `
        require('${entry}');
        console.log(JSON.stringify(Object.keys(require.cache).filter((path) => !path.endsWith('index.js'))));
      `;
      expect(run(script)).toEqual([]);
    });

    test('has each of its names, whichever is read first', () => {
      const script = `
        const names = Object.keys(require('${entry}'));
        const found = names.filter((name) => {
          for (const path of Object.keys(require.cache)) delete require.cache[path];
          return require('${entry}')[name].name === name;
        });
        console.log(JSON.stringify(found.sort()));
      `;
      expect(run(script)).toEqual(valuesOf(join(root, 'dist', declarations)));
    });
  });

  test.each(['--help', '--version', 'review --help'])(
    'answers %s without rules, readers or reports',
    (typed) => {
      const script = `
        process.argv.push('atlas-backup', ...${JSON.stringify(typed.split(' '))});
        process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
        require(${JSON.stringify(join(root, 'dist', 'cli', 'main.js'))});
      `;
      const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      const loaded = JSON.parse(stderr) as string[];
      expect(loaded.filter((path) => !/\/commander\//.test(path)).length).toBeLessThan(15);
    },
  );

  test('has every entry that package.json names', () => {
    const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
      bin: Record<string, string>;
    };
    const targets = [
      ...Object.values(bin),
      ...Object.values(exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    const missing = targets
      .map((target) => target.replace('*', 'project'))
      .filter((target) => !existsSync(join(root, target)));
    expect(missing).toEqual([]);
  });

  test('packs what users need and nothing else', () => {
    const packed = JSON.parse(
      execSync('npm pack --dry-run --json --ignore-scripts', {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as readonly { readonly size: number; readonly files: readonly { readonly path: string }[] }[];
    expect(packed[0]?.size).toBeLessThan(4_000_000);
    const paths = packed.flatMap(({ files }) => files.map(({ path }) => path));
    const tops = new Set(paths.map((path) => /^(?:dist\/)?[^/]+/.exec(path)?.[0] ?? path));
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? [`dist/${entry.name}`]
        : [entry.name.replace(/\.ts$/, '.js'), entry.name.replace(/\.ts$/, '.d.ts')].map(
            (name) => `dist/${name}`,
          ),
    );
    const schemas = paths.some((path) => path.startsWith('schema/')) ? ['schema'] : [];
    expect([...tops].sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'docs',
        'examples',
        'package.json',
        ...schemas,
        ...rooms,
      ].sort(),
    );
    expect(
      paths.filter(
        (path) =>
          !/\.(?:js|d\.ts|md|schema\.json)$|^LICENSE$|^package\.json$|^dist\/cli\/main\.licences\.txt$|^docs\/.*\.(?:svg|json)$|^examples\/.*\.(?:ts|cjs|json)$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  test('runs as a command', () => {
    const main = join(root, 'dist', 'cli', 'main.js');
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(execFileSync(process.execPath, [main, '--version'], { encoding: 'utf8' })).toMatch(
      /^\d+\.\d+\.\d+/,
    );
  });
});

/** The names of the values that a file of declarations exports, in alphabetical order. */
function valuesOf(path: string): readonly string[] {
  const program = ts.createProgram([path], { module: ts.ModuleKind.Node16, types: [], skipLibCheck: true });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const index = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  return (index === undefined ? [] : checker.getExportsOfModule(index))
    .filter((one) => {
      const isAlias = (one.flags & ts.SymbolFlags.Alias) !== 0;
      return ((isAlias ? checker.getAliasedSymbol(one) : one).flags & ts.SymbolFlags.Value) !== 0;
    })
    .map(({ name }) => name)
    .sort();
}
