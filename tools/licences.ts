/** The page of licences: what the package depends on at run time, as package-lock.json has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package that users get or bring. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether users bring it themselves. */
  readonly isPeer: boolean;
}

interface Manifest {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Peers that only the test of the packed package installs, with their licences. */
const INSTALLED_BY_CI: ReadonlyMap<string, string> = new Map([['@cdktn/provider-aws', 'MPL-2.0']]);

/** The version of a package that the test of the packed package installs. */
function versionInCi(name: string): string {
  const script = readFileSync(join(__dirname, '..', '.ci', 'as-user'), 'utf8');
  const version = new RegExp(`${name}@([\\d.]+)`).exec(script)?.[1];
  if (version === undefined) throw new Error(`.ci/as-user does not install ${name}`);
  return version;
}

/** Every package that comes with this one, and those that it is installed with. */
export function licences(): readonly Licensed[] {
  const { packages } = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Manifest>>;
  };
  const found = new Map<string, Licensed>();
  const add = (name: string, from: string, isPeer: boolean): void => {
    const path = placeOf(name, from, packages);
    const manifest = path === undefined ? undefined : packages[path];
    if (path === undefined || manifest === undefined)
      throw new Error(`package-lock.json does not have ${name}`);
    if (found.has(path)) return;
    const { version = '', license = 'unknown', dependencies = {} } = manifest;
    found.set(path, { name, version, licence: license, isPeer });
    // What a peer brings is its own affair.
    if (!isPeer) for (const one of Object.keys(dependencies)) add(one, path, false);
  };
  const { dependencies = {}, peerDependencies = {} } = packages[''] ?? {};
  for (const name of Object.keys(dependencies)) add(name, '', false);
  for (const name of Object.keys(peerDependencies)) {
    const licence = INSTALLED_BY_CI.get(name);
    if (licence === undefined) add(name, '', true);
    else found.set(name, { name, version: versionInCi(name), licence, isPeer: true });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Where a package finds another one: next to it, or further up. */
function placeOf(
  name: string,
  from: string,
  packages: Readonly<Record<string, unknown>>,
): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (at === '') return undefined;
  }
}

/** docs/licences.md. */
export function licencePage(): string {
  const rows = (isPeer: boolean): readonly string[] =>
    licences()
      .filter((one) => one.isPeer === isPeer)
      .map(
        ({ name, version, licence }) =>
          `| [${name}](https://www.npmjs.com/package/${name}) | ${version} | ${licence} |`,
      );
  return [
    '<!-- Made by npm run docs. -->',
    '# Licences',
    'This package is under the Apache License 2.0. What it needs at run time is under compatible licences; what is bundled into the command is named, with its licence, in `dist/cli/main.licences.txt`.',
    ['| package | version tested | licence |', '|---|---|---|', ...rows(false)].join('\n'),
    'Users install these themselves. The MPL 2.0 only requires publishing changes of its files.',
    ['| package | version tested | licence |', '|---|---|---|', ...rows(true)].join('\n'),
    'The bindings under `cdktf-atlas-backup/provider/` are made from the schema that the Terraform provider [mongodb/mongodbatlas](https://github.com/mongodb/terraform-provider-mongodbatlas) (MPL 2.0) prints.',
    '',
  ].join('\n\n');
}
