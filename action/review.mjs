/**
 * What the GitHub Action runs: atlas-backup review with the inputs of the step, with its reports where GitHub shows them.
 * It has no dependency, and passes each input as a separate argument: no shell reads them.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Exit code 1 means findings, so an error in this script must not cause it.
process.exitCode = 2;
process.on('uncaughtException', (error) => {
  process.exit(fail(`the step failed: ${error.message}`));
});

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
  if (plans.length === 0) return fail('the input plan names no plan; write a path or a pattern a line');
  for (const name of ['NO_CONFIG', 'OWN_RULES'])
    if (!['', 'true', 'false'].includes(input(name)))
      return fail(`the input ${typedName(name)} is "${input(name)}"; write true or false`);
  if (input('CONFIG') !== '' && input('NO_CONFIG') === 'true')
    return fail('the inputs config and no-config contradict each other; write one of them');
  const command = commandOfThisAction();
  if (command === undefined)
    return fail('this version of the Action has no command in it; use one that is tagged as a release');
  const reports = lines('FORMATS').map(reportOf);
  const options = [
    ...['SYNTH', 'FAIL_ON', 'AS_OF', 'CONFIG', 'BASELINE', 'SOURCE']
      .filter((name) => input(name) !== '')
      .map((name) => `--${typedName(name)}=${input(name)}`),
    ...(input('NO_CONFIG') === 'true' ? ['--no-config'] : []),
    ...(input('OWN_RULES') === 'true' ? [] : ['--no-own-rules']),
  ];
  // A report in a new folder proves that there was a review: no earlier step can have written it.
  const witness = join(drafts, 'witness.json');
  const formats = [...reports, { format: 'json', file: witness }].map(
    ({ format, file }) => `--format=${format}:${file}`,
  );
  const { status, signal, error, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'review', ...options, ...formats, '--', ...plans],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  print(`${stdout ?? ''}${stderr ?? ''}`);
  const isReviewed = hasReport(witness);
  const isComplete = isReviewed && (status === 0 || status === 1);
  for (const report of reports) show(report, { isReviewed, isComplete });
  if (isComplete) {
    output('exit-code', String(status));
    return status;
  }
  if (error !== undefined) return fail(`the command did not run: ${error.message}`);
  if (signal !== null) return fail(`the command was ended by ${signal}`);
  return fail((stderr ?? '').trim() || 'the command did not start, or its review is incomplete');
}

/** The command of the release, or the one that this clone has built; never one from the workspace. */
function commandOfThisAction() {
  return [join(root, 'action', 'command', 'main.js'), join(root, 'dist', 'cli', 'main.js')].find((path) =>
    existsSync(path),
  );
}

/** Whether a file is a report with a summary, and not only the reason why there is none. */
function hasReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).summary !== undefined;
  } catch {
    return false;
  }
}

/** A report of the input, with the file that it is written to: a draft where this script shows it. */
function reportOf(line) {
  const [format, ...rest] = line.split(':');
  const file = rest.join(':');
  const isShown = file === '' && ['pretty', 'github', 'markdown'].includes(format);
  const suffix = format === 'junit' ? 'xml' : format;
  return { format, isShown, file: isShown ? join(drafts, format) : file || `atlas-backup.${suffix}` };
}

function show({ format, isShown, file }, { isReviewed, isComplete }) {
  const path = resolve(folder, file);
  if (!existsSync(path)) return;
  // Code scanning would close the alerts of what was not reviewed.
  if (!isShown && (isComplete || format !== 'sarif')) output(format, path);
  if (!isShown) return;
  const text = readFileSync(path, 'utf8');
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (format === 'markdown' && summary) appendFileSync(summary, text);
  // The reason why there is no review is printed at the end.
  else if (!isReviewed) return;
  else if (format === 'github') process.stdout.write(text);
  else print(text);
}

/** Prints for people. The text of a plan must not give GitHub commands: GitHub runs any line that begins with `::`. */
function print(text) {
  if (text === '') return;
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text.trimEnd()}\n::${token}::\n`);
}

function fail(message) {
  output('exit-code', '2');
  const text = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=atlas-backup::${text}\n`);
  return 2;
}

function output(name, value) {
  const file = process.env['GITHUB_OUTPUT'];
  if (!file) return;
  const end = randomUUID();
  appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}

function typedName(name) {
  return name.toLowerCase().replaceAll('_', '-');
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
