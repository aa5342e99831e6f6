import { Command, CommanderError } from 'commander';
import { PROVIDER_VERSION } from '../atlas/provider-version';
import { printable } from '../text/printable';
import { CLEAN, INCOMPLETE } from './process/exit-codes';
import { Problem } from './process/problem';
import { ReportFiles } from './output/report-files';
import type { CommandRun } from './command-line/command-run';
import { declareAdopt } from './command-line/adopt';
import { declareCheck } from './command-line/check';
import { declareCompletion } from './command-line/completion';
import { declareEstate } from './command-line/estate';
import { declareEvidence } from './command-line/evidence';
import { declareExplain } from './command-line/explain';
import { declareFix } from './command-line/fix';
import { declareForecast } from './command-line/forecast';
import { declareReview } from './command-line/review';
import { declareRules } from './command-line/rules';
import { examples } from './command-line/examples';
import { askedFiles } from './command-line/asked-files';
import { type Streams, writeNotice } from './process/streams';
import { tool } from './process/version';

/** Runs the command and returns its exit code. Reports are written to stdout, everything else to stderr. */
export async function run(typed: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  const files = new ReportFiles();
  const program = commands({
    streams,
    files,
    end: (result) => {
      code = result;
    },
  });
  try {
    await program.parseAsync(typed, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return CLEAN;
    const isKnown = error instanceof Problem || error instanceof CommanderError;
    const message = isKnown ? error.message : `internal error: ${String(error)}`;
    // The parser has already written its own errors.
    if (!(error instanceof CommanderError)) writeNotice(message, streams);
    await files.fail(message.replace(/^error: /, ''), () => askedFiles(program, streams));
    return INCOMPLETE;
  }
}

function commands(run: CommandRun): Command {
  const { streams } = run;
  const program = new Command('atlas-backup')
    .description('Checks MongoDB Atlas backups in CDKTF stacks and Terraform plans.')
    .version(
      versionLine(),
      '-V, --version',
      'print the version, the date of the facts behind the rules, and the version of the provider',
    )
    .addHelpText('after', examples(['check', 'review plan.json', 'forecast', 'explain ATLAS_GENERAL_ERROR']))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: (text, write) => {
        const reason = text
          .replace(/^error: /, '')
          .trimEnd()
          .replaceAll('\n', ' ');
        write(`atlas-backup: ${printable(reason)}; see atlas-backup --help\n`);
      },
    });

  declareCheck(program, run);
  declareReview(program, run);
  declareFix(program, run);
  declareForecast(program, run);
  declareEstate(program, run);
  declareEvidence(program, run);
  declareAdopt(program, run);
  declareRules(program, run);
  declareExplain(program, run);
  declareCompletion(program, run);
  return program;
}

/** What `--version` prints: with the date of the facts and the provider, because rules are only as good as these. */
function versionLine(): string {
  const { version, factsAsOf } = tool();
  return `${version} (facts of ${factsAsOf}, provider ${PROVIDER_VERSION})`;
}
