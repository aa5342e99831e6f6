/**
 * Writes src/provider: the Terraform resources (L1) of schema/mongodbatlas-VERSION.json, made by CDKTF's own generator.
 * It needs neither Terraform nor a network. `npm run bindings` runs it, and so does `npm ci` through `prepare`.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyIndex } from './lazy-index';
import { providerSchema } from './provider-schema';

const TARGET = join(__dirname, '..', 'src', 'provider');
const HEADER = '/* eslint-disable */\n// @ts-nocheck\n';
const CONSTRAINT = 'mongodb/mongodbatlas@~> 2.12';

async function main(): Promise<void> {
  // On import, CDKTF's generator looks for Terraform, logs that it is missing, and reports that to a server.
  process.env['CHECKPOINT_DISABLE'] = '1';
  process.env['CDKTF_LOG_LEVEL'] = 'off';
  const { ConstructsMakerProviderTarget, LANGUAGES, TerraformProviderConstraint } =
    await import('@cdktf/commons');
  // Not the package's root: that one also loads jsii-pacmak, which only other languages need.
  const { TerraformProviderGenerator } =
    await import('@cdktf/provider-generator/lib/get/generator/provider-generator.js');
  const { CodeMaker } = await import('codemaker');

  const all = providerSchema();
  const schema = {
    format_version: '0.1' as const,
    // Without provider_versions, the generator pins the provider by the constraint instead of exactly.
    provider_schemas: {
      'registry.terraform.io/mongodb/mongodbatlas': {
        provider: all.provider,
        resource_schemas: all.resource_schemas,
        data_source_schemas: all.data_source_schemas,
      },
    },
  };
  const generator = new TerraformProviderGenerator(new CodeMaker(), schema as never);
  generator.generate(
    new ConstructsMakerProviderTarget(new TerraformProviderConstraint(CONSTRAINT), LANGUAGES[0]!),
  );
  const draft = mkdtempSync(join(tmpdir(), 'provider-'));
  try {
    await generator.save(draft);
    rmSync(TARGET, { recursive: true, force: true });
    copy(join(draft, 'providers', 'mongodbatlas'), TARGET);
    for (const folder of folders()) nameAfterFolder(folder);
    const bindings = folders().map((name) => ({ name: camelCase(name), module: `./${name}` }));
    // What `cdktf-atlas-backup/provider` loads. Its declarations are those of index.ts.
    const index = `${HEADER}// generated like index.ts\n${lazyIndex(bindings)}`;
    writeFileSync(join(TARGET, 'lazy-index.ts'), index);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Copies the TypeScript alone; generated code does not compile under this project's strictness. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copy(join(from, entry.name), join(to, entry.name));
    else if (entry.name.endsWith('.ts') && entry.name !== 'lazy-index.ts')
      writeFileSync(join(to, entry.name), `${HEADER}${readFileSync(join(from, entry.name), 'utf8')}`);
  }
}

function folders(): readonly string[] {
  return readdirSync(TARGET, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * The generator renames a class where an interface of another type has its name already. Imported from its own folder the
 * class has the name of its type, as all others.
 */
function nameAfterFolder(folder: string): void {
  const file = join(TARGET, folder, 'index.ts');
  const text = readFileSync(file, 'utf8');
  const name = /^export class (\w+) extends cdktf\.Terraform(?:Resource|DataSource) /m.exec(text)?.[1];
  const expected = `_${folder.replaceAll('-', '_')}`.replace(/_(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  if (name !== undefined && name !== expected)
    writeFileSync(
      file,
      `${text}\nexport { ${name} as ${expected}, type ${name}Config as ${expected}Config };\n`,
    );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
