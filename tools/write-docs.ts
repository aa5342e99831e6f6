/**
 * Fills the made blocks of README.md and docs, and writes the pages that are made as a whole. `npm run docs` runs it; CI
 * fails where that changes anything.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from './blocks';
import { configurationJsonSchema } from './configuration-schema';
import { pictures } from './pictures';
import { licencePage } from './licences';
import { REPORT_SCHEMA_FILES, reportSchemaText } from './report-schemas';
import { rulePages } from './rule-pages';

const ROOT = join(__dirname, '..');

/** The documentation that people write, with blocks that are made. */
export function writtenPages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map(({ name }) => join('docs', name));
  return ['README.md', 'CONTRIBUTING.md', ...docs.sort()];
}

async function main(): Promise<void> {
  for (const page of writtenPages()) {
    const path = join(ROOT, page);
    const text = readFileSync(path, 'utf8');
    const filled = await quietly(() => fill(text));
    if (filled !== text) writeFileSync(path, filled);
  }
  writeFileSync(join(ROOT, 'schema', 'config.schema.json'), configurationJsonSchema());
  for (const file of REPORT_SCHEMA_FILES) writeFileSync(join(ROOT, 'schema', file), reportSchemaText(file));
  for (const [name, picture] of pictures()) writeFileSync(join(ROOT, 'docs', name), picture);
  writeFileSync(join(ROOT, 'docs', 'licences.md'), licencePage());
  const folder = join(ROOT, 'docs', 'rules');
  const pages = await rulePages();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of pages) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Without the warnings of the stacks that are synthesized for a page. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = () => true;
  try {
    return await make();
  } finally {
    process.stderr.write = write;
  }
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
