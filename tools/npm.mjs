import { spawnSync } from 'node:child_process';

/**
 * Runs npm, and returns what it prints, if that is piped. If npm fails, this process exits with its exit code. On Windows,
 * npm is a script that only a shell runs.
 */
export function npm(typed, options) {
  const program = process.env['npm_execpath'];
  const { status, error, stdout } =
    program === undefined
      ? spawnSync('npm', typed, { ...options, shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [program, ...typed], options);
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}
