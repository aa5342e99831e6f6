/**
 * Writes src/provider: the Terraform resources (L1) of schema/mongodbatlas-VERSION.json, made by CDKTF's own generator.
 * It needs neither Terraform nor a network. `npm run bindings` runs it, and so does `npm ci` through `prepare`.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOUND_DATA_SOURCES, BOUND_RESOURCES } from './bound-types';
import { type BlockSchemas, providerSchema, schemaFile } from './provider-schema';

const TARGET = join(__dirname, '..', 'src', 'provider');
const CONSTRAINT = 'mongodb/mongodbatlas@~> 2.12';

function only(names: readonly string[], schemas: BlockSchemas): Record<string, object> {
  return Object.fromEntries(
    names.map((name) => {
      const type = `mongodbatlas_${name}`;
      const schema = schemas[type];
      if (schema === undefined) throw new Error(`schema/${schemaFile()} has no ${type}`);
      return [type, schema];
    }),
  );
}

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
        resource_schemas: only(BOUND_RESOURCES, all.resource_schemas),
        data_source_schemas: only(BOUND_DATA_SOURCES, all.data_source_schemas),
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
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Copies the TypeScript alone; generated code does not compile under this project's strictness. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copy(join(from, entry.name), join(to, entry.name));
    else if (entry.name.endsWith('.ts') && entry.name !== 'lazy-index.ts')
      writeFileSync(
        join(to, entry.name),
        `/* eslint-disable */\n// @ts-nocheck\n${readFileSync(join(from, entry.name), 'utf8')}`,
      );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
