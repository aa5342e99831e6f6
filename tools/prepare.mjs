/**
 * Runs at `npm install` in a clone: generates the bindings and builds the package. It has no dependencies, because none may
 * be installed: with -g, as pre-commit calls it, npm installs a package from git without its development dependencies.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The environment without the settings of an installation with -g, which every nested npm would inherit. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(?:global|prefix|location|install_links)$/i.test(name),
  ),
);

const options = { cwd: root, env: environment, stdio: 'inherit' };

if (!hasDevelopmentDependencies())
  npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], options);
npm(['run', 'bindings'], options);
npm(['run', 'build'], options);

function hasDevelopmentDependencies() {
  try {
    createRequire(join(root, 'package.json')).resolve('tsx/package.json');
    return true;
  } catch {
    return false;
  }
}
