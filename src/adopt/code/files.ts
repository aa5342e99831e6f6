import { count } from '../../text/count';
import { type StackLayout, type Value, name as nameOf, object, text } from '../program/program';
import { constant, constructFile } from '../program/typescript';
import { importsOf, movesOf, namesOf } from './addresses';
import type { AdoptedCode } from './adopted-code';

/** A file to write. */
export interface CodeFile {
  readonly name: string;
  readonly content: string;
  /** What is in it, in words. */
  readonly what: string;
  /** Whether one that exists stays. */
  readonly keepsOld: boolean;
}

/** The files of the code: one for each project, an entry, and what keeps or imports what exists. */
export function filesOf(
  code: AdoptedCode,
  { inPlace, version, layout = 'single-stack' }: FileOptions,
): readonly CodeFile[] {
  const written = (name: string, content: string, what: string): CodeFile => ({
    name,
    content,
    what,
    keepsOld: false,
  });
  return [
    ...code.files.map((file) => written(`${file.name}.ts`, constructFile(file), whatIsIn(code, file.id))),
    inPlace
      ? written('addresses.ts', addressesFile(code), 'the addresses in the state')
      : written('imports.ts', importsFile(code, layout), count(importsOf(code).size, 'import')),
    layout === 'project-per-stack'
      ? written('main.ts', stacksFile(code), whatStacks(code))
      : written('main.ts', mainFile(code, inPlace), 'the app'),
    ...PROJECT_FILES(version).map(([name, content, what]) => ({
      name,
      content: `${jsonText(content)}\n`,
      what,
      keepsOld: true,
    })),
  ];
}

/** How files are made. */
export interface FileOptions {
  readonly inPlace: boolean;
  /** @default - all projects are in one stack */
  readonly layout?: StackLayout;
  /** The version of this package. */
  readonly version: string;
}

function whatIsIn({ places }: AdoptedCode, id: string): string {
  const kinds = new Map<string, number>();
  for (const { path, resource } of places) {
    if (path[0] !== id) continue;
    const kind = kindInWords(resource.type);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].map(([kind, number]) => (number === 1 ? kind : `${number} ${kind}s`)).join(', ');
}

function kindInWords(type: string): string {
  return type
    .replace(/^mongodbatlas_/, '')
    .replace(/^cloud_backup_(snapshot_)?/, '')
    .replace(/^advanced_cluster$/, 'cluster')
    .replaceAll('_', ' ')
    .replace(/^$/, 'snapshot');
}

function mainFile({ files }: AdoptedCode, inPlace: boolean): string {
  const imports = [
    ['cdktf', inPlace ? 'App' : 'App, TerraformStack'],
    ['cdktf-atlas-backup', 'MongodbatlasProvider'],
    inPlace ? ['./addresses', 'AdoptedStack'] : ['./imports', 'addImports'],
    ...files.map(({ name, className }) => [`./${name}`, className]),
  ];
  const backend = inPlace
    ? '// Add the backend of the state here, for example new S3Backend(stack, {}).\n'
    : '';
  return `${imports.map(([from, names]) => `import { ${names ?? ''} } from '${from ?? ''}';\n`).join('')}
const app = new App();
const stack = new ${inPlace ? 'AdoptedStack' : 'TerraformStack'}(app, 'atlas');
${backend}new MongodbatlasProvider(stack, 'mongodbatlas');
${files.map(({ className, id }) => `new ${className}(stack, '${id}');\n`).join('')}${inPlace ? '' : 'addImports(stack);\n'}app.synth();
`;
}

function whatStacks({ files }: AdoptedCode): string {
  return files.length === 1 ? 'the app: 1 stack' : `the app: ${files.length} stacks with separate states`;
}

/** The app with a stack for each project. */
function stacksFile({ files }: AdoptedCode): string {
  const imports: readonly (readonly [string, string])[] = [
    ['cdktf', 'App, TerraformStack'],
    ['cdktf-atlas-backup', 'MongodbatlasProvider'],
    ['./imports', 'addImports'],
    ...files.map(({ name, className }) => [`./${name}`, className] as const),
  ];
  const projects = object(files.map(({ id, className }) => ({ name: id, value: nameOf(className) })));
  return `${imports.map(([from, names]) => `import { ${names} } from '${from}';\n`).join('')}
/** The projects, by the ids of their stacks. Each stack has a separate state. */
${constant('const PROJECTS = ', projects)}

const app = new App();
for (const [id, Project] of Object.entries(PROJECTS)) {
  const stack = new TerraformStack(app, id);
  // Add its backend here, for example new S3Backend(stack, { key: id }).
  new MongodbatlasProvider(stack, 'mongodbatlas');
  new Project(stack, id);
  addImports(stack);
}
app.synth();
`;
}

function importsFile(code: AdoptedCode, layout: StackLayout): string {
  return `import type { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** The id in Atlas of each resource, by the path of its construct. */
${constant('const IDS: Readonly<Record<string, string>> = ', mapOf(importsOf(code)))}

/** Makes the first apply import what exists. Remove this file after it. */
export function addImports(stack: TerraformStack): void {
${layout === 'single-stack' ? IMPORTS_OF_ALL : IMPORTS_OF_STACK}
}

${ADDRESS_OF}`;
}

const IMPORTS_OF_ALL = `  const imports = Object.entries(IDS).map(([path, id]) => ({
    to: addressOf(stack, path),
    id,
  }));
  stack.addOverride('import', imports);`;

/** A path begins with the construct of its project, which has the id of the stack. */
const IMPORTS_OF_STACK = `  const imports = Object.entries(IDS)
    .filter(([path]) => path.startsWith(\`\${stack.node.id}/\`))
    .map(([path, id]) => ({ to: addressOf(stack, path), id }));
  if (imports.length > 0) stack.addOverride('import', imports);`;

/** Finds a resource by the path of its construct. */
const ADDRESS_OF = `function addressOf(stack: TerraformStack, path: string): string {
  const found = path
    .split('/')
    .reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
  const resource = found as TerraformResource;
  return \`\${resource.terraformResourceType}.\${resource.friendlyUniqueId}\`;
}
`;

function addressesFile(code: AdoptedCode): string {
  const moves = movesOf(code);
  const names = `/** The name in the state of each resource, by the path of its construct. */
${constant('const NAMES: Readonly<Record<string, string>> = ', mapOf(namesOf(code)))}
`;
  const stack = `/** A stack in which resources keep the addresses that they have in the state. */
export class AdoptedStack extends TerraformStack {
  protected override allocateLogicalId(element: TerraformElement): string {
    const path = element.node.path.slice(this.node.path.length + 1);
    return NAMES[path] ?? super.allocateLogicalId(element);
  }
`;
  if (moves.size === 0)
    return `import { type TerraformElement, TerraformStack } from 'cdktf';

${names}
${stack}}
`;
  return `import {
  type TerraformElement,
  type TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { IConstruct } from 'constructs';

${names}
/** The address in the state of what was in a module, had a key or another type. */
${constant('const MOVED: Readonly<Record<string, string>> = ', mapOf(moves))}

${stack}
  override toTerraform(): unknown {
    const moves = Object.entries(MOVED).map(([path, from]) => ({
      from,
      to: addressOf(this, path),
    }));
    this.addOverride('moved', moves);
    return super.toTerraform() as unknown;
  }
}

${ADDRESS_OF}`;
}

function mapOf(entries: ReadonlyMap<string, string>): Value {
  const map = object([...entries].map(([name, value]) => ({ name, value: text(value) })));
  return map;
}

/** JSON as prettier writes it: a short list on one line. */
function jsonText(content: object): string {
  return JSON.stringify(content, undefined, 2).replace(/\[\n\s+("[^"]*")\n\s+\]/g, '[$1]');
}

type ProjectFile = readonly [name: string, content: object, what: string];

const PROJECT_FILES = (version: string): readonly ProjectFile[] => [
  [
    'package.json',
    {
      private: true,
      scripts: { synth: 'tsx main.ts' },
      dependencies: { cdktf: '^0.21.0', 'cdktf-atlas-backup': `^${version}`, constructs: '^10.4.2' },
      devDependencies: { '@types/node': '^20.0.0', tsx: '^4.0.0', typescript: '^5.0.0' },
    },
    'the packages',
  ],
  [
    'cdktf.json',
    { language: 'typescript', app: 'npx tsx main.ts', sendCrashReports: 'false' },
    'the settings of CDKTF',
  ],
  [
    'tsconfig.json',
    {
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2022'],
        module: 'node16',
        moduleResolution: 'node16',
        types: ['node'],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['*.ts'],
    },
    'the settings of the compiler',
  ],
];
