/**
 * Indexes that load each module when one of its names is first read, as CDKTF's own `lib/index.js` does. `npm run build`
 * writes them for the constructs and the root of the package, `npm run bindings` for the bindings.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

/** A name that an index exports: a whole module, or one of its members. */
export interface LazyExport {
  readonly name: string;
  readonly module: string;
  readonly member?: string;
}

/** The code of an index. Its last line is never run: Node.js reads the names in it for imports from ECMAScript modules. */
export function lazyIndex(all: readonly LazyExport[]): string {
  const lines = all.map(
    ({ name, module, member }) =>
      `lazily('${name}', () => require('${module}')${member === undefined ? '' : `.${member}`});\n`,
  );
  return `Object.defineProperty(exports, '__esModule', { value: true });
const lazily = (name, load) => Object.defineProperty(exports, name, { enumerable: true, get: load });
${lines.join('')}0 && (module.exports = { ${all.map(({ name }) => name).join(', ')} });
`;
}

/** The values that an index of the sources exports, in its order; types are in its declarations. */
function exportsOf(index: string): readonly LazyExport[] {
  const source = ts.createSourceFile(index, readFileSync(index, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement): readonly LazyExport[] => {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier === undefined ||
      !ts.isStringLiteral(statement.moduleSpecifier)
    )
      throw new Error(`${index}: an index only exports what other modules have`);
    const { exportClause: names, isTypeOnly } = statement;
    const { text: module } = statement.moduleSpecifier;
    if (isTypeOnly) return [];
    if (names === undefined)
      return exportsOf(join(dirname(index), module, 'index.ts')).map((one) => ({
        ...one,
        module: `./${posix.join(module, one.module)}`,
      }));
    if (ts.isNamespaceExport(names)) return [{ name: names.name.text, module }];
    return names.elements
      .filter((element) => !element.isTypeOnly)
      .map(({ name, propertyName = name }) => ({ name: name.text, module, member: propertyName.text }));
  });
}

// Replaces what was compiled from these indexes.
if (require.main === module) {
  const root = join(__dirname, '..');
  for (const folder of ['.', 'constructs'])
    writeFileSync(
      join(root, 'dist', folder, 'index.js'),
      `"use strict";\n${lazyIndex(exportsOf(join(root, 'src', folder, 'index.ts')))}`,
    );
}
