/**
 * What the GitHub Action runs: atlas-backup review with the inputs of the step, its reports put where GitHub shows them.
 * It has no dependency, and hands every input on as an argument of its own: nothing of it passes through a shell.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = resolve(input('WORKING_DIRECTORY') || '.');
const drafts = mkdtempSync(join(tmpdir(), 'atlas-backup-'));

try {
  process.exitCode = review();
} finally {
  rmSync(drafts, { recursive: true, force: true });
}

function review() {
  const plans = lines('PLAN');
  if (plans.length === 0) return refuse('the input plan names no plan; write a path or a pattern a line');
  const reports = lines('FORMATS').map(reportOf);
  const options = ['synth', 'fail-on', 'config', 'baseline'].flatMap((name) => {
    const value = input(name.replace('-', '_').toUpperCase());
    return value === '' ? [] : [`--${name}=${value}`];
  });
  const formats = reports.map(({ format, file }) => `--format=${format}:${file}`);
  const [program, ...first] = command();
  const typed = [...first, 'review', ...options, ...formats, '--', ...plans];
  const { status, error, stdout, stderr } = spawnSync(program, typed, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  print(`${stdout ?? ''}${stderr ?? ''}`);
  for (const report of reports) show(report);
  output('exit-code', String(status ?? 2));
  if (error !== undefined) return refuse(`the command did not run: ${error.message}`);
  if (status !== 0 && status !== 1)
    return refuse((stderr ?? '').trim() || 'the review is incomplete', status);
  return status;
}

/** The command: as this checkout has built it, else as the project has installed it, else of this version from npm. */
function command() {
  const built = join(root, 'dist', 'cli', 'main.js');
  if (existsSync(built)) return [process.execPath, built];
  try {
    const manifest = createRequire(join(folder, 'package.json')).resolve('cdktf-atlas-backup/package.json');
    return [process.execPath, join(dirname(manifest), 'dist', 'cli', 'main.js')];
  } catch {
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return ['npx', '--yes', `--package=${name}@${version}`, 'atlas-backup'];
  }
}

/** A report that was asked for, with the file that it is written to, which is a draft where GitHub shows it itself. */
function reportOf(line) {
  const [format, ...rest] = line.split(':');
  const file = rest.join(':');
  const isShown = file === '' && ['pretty', 'github', 'markdown'].includes(format);
  const suffix = format === 'junit' ? 'xml' : format;
  return { format, isShown, file: isShown ? join(drafts, format) : file || `atlas-backup.${suffix}` };
}

function show({ format, isShown, file }) {
  const path = resolve(folder, file);
  if (!existsSync(path)) return;
  if (!isShown) return output(format, path);
  const text = readFileSync(path, 'utf8');
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (format === 'github') process.stdout.write(text);
  else if (format === 'markdown' && summary) appendFileSync(summary, text);
  else print(text);
}

/** Prints for people. What stands in a plan must not give GitHub commands: it takes any line that begins with `::`. */
function print(text) {
  if (text === '') return;
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text.trimEnd()}\n::${token}::\n`);
}

function refuse(message, status = 2) {
  const text = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=atlas-backup::${text}\n`);
  return status ?? 2;
}

function output(name, value) {
  const file = process.env['GITHUB_OUTPUT'];
  if (!file) return;
  const end = randomUUID();
  appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}

function input(name) {
  return (process.env[`ATLAS_BACKUP_${name}`] ?? '').trim();
}

function lines(name) {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
