/* eslint-disable @typescript-eslint/no-require-imports -- what a command needs is loaded once that command is asked for */
import { Command, CommanderError } from 'commander';
import { printable } from '../report/printable';
import { INCOMPLETE } from './exit';
import { Problem } from './problem';
import type * as Explaining from './explaining';
import type * as Forecasting from './forecasting';
import type * as Reviewing from './reviewing';
import type * as Settings from './settings';
import type { TypedOptions } from './settings';
import type { Streams } from './streams';
import { tool } from './version';

/** Runs the command and returns its exit code. Findings go to stdout, everything else to stderr. */
export async function run(typed: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  const program = commands(streams, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(typed, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : INCOMPLETE;
    const message = error instanceof Problem ? error.message : `internal error: ${String(error)}`;
    streams.stderr.write(`atlas-backup: ${printable(message)}\n`);
    return INCOMPLETE;
  }
}

function commands(streams: Streams, done: (code: number) => void): Command {
  const program = new Command('atlas-backup')
    .description('Checks MongoDB Atlas backups in CDKTF stacks and Terraform plans.')
    .version(tool().version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: (text, write) => {
        write(
          `atlas-backup: ${text
            .replace(/^error: /, '')
            .trimEnd()
            .replaceAll('\n', ' ')}; see atlas-backup --help\n`,
        );
      },
    });

  reviewing(program.command('check').description('Hold synthesized stacks against the rules.'))
    .argument('[path...]', 'cdk.tf.json, or a folder that cdktf synth wrote', ['cdktf.out'])
    .action(async (paths: string[], options: TypedOptions) => {
      const { checkStacks, settingsOf } = reviews();
      done(await checkStacks(paths, await settingsOf(options), streams));
    });

  reviewing(program.command('review').description('Review plans: what terraform show -json prints.'))
    .argument(
      '<plan...>',
      'plans as JSON, also gzipped; patterns such as "plans/**/*.json"; - for standard input',
    )
    .option('--synth <file>', 'the cdk.tf.json that the plan was made of (default: the one beside the plan)')
    .action(async (paths: string[], options: TypedOptions & { synth?: string }) => {
      const { reviewPlans, settingsOf } = reviews();
      done(await reviewPlans(paths, options.synth, await settingsOf(options), streams));
    });

  program
    .command('forecast')
    .description('Forecast what can be restored: which snapshots exist, and what the worst failure costs.')
    .argument('[path...]', 'plans as JSON, cdk.tf.json, or a folder that cdktf synth wrote', ['cdktf.out'])
    .option(
      '--at <date>',
      'the moment: a day, at 00:00 UTC, or 2026-08-21T18:00Z (default: that of the facts)',
    )
    .option('--since <date>', 'when backups began (default: so long ago that every retention is reached)')
    .option('--cluster <name>', 'one cluster, by its name, address or construct path (default: all)')
    .option(
      '--format <format[:file]>',
      'pretty, json, markdown or html; again for further reports, each to a file (default: pretty)',
      several,
    )
    .option('--synth <file>', 'the cdk.tf.json that a plan was made of (default: the one beside the plan)')
    .option('--config <file>', 'the configuration file, whose asOf is the default of --at')
    .action(async (paths: string[], options: Forecasting.TypedForecastOptions) => {
      const { forecastInputs } = require('./forecasting') as typeof Forecasting;
      done(await forecastInputs(paths, options, streams));
    });

  program
    .command('rules')
    .description('List the rules.')
    .option('--format <format>', 'pretty, json or markdown (default: pretty)')
    .action((options: { format?: string }) => {
      const { listRules } = require('./explaining') as typeof Explaining;
      listRules(options.format ?? 'pretty', streams);
    });

  program
    .command('explain')
    .description('Explain a rule, the rules of an area, or those behind an error code of Atlas.')
    .argument('<name>', 'such as flex/custom-backup-policy, flex, or INVALID_BACKUP_POLICY')
    .action((name: string) => {
      const { explain } = require('./explaining') as typeof Explaining;
      explain(name, streams);
    });
  return program;
}

/** Loaded once they are asked for: --help and --version need no rules. */
function reviews(): Pick<typeof Reviewing, 'checkStacks' | 'reviewPlans'> &
  Pick<typeof Settings, 'settingsOf'> {
  const { checkStacks, reviewPlans } = require('./reviewing') as typeof Reviewing;
  const { settingsOf } = require('./settings') as typeof Settings;
  return { checkStacks, reviewPlans, settingsOf };
}

function reviewing(command: Command): Command {
  return command
    .option(
      '--format <format[:file]>',
      'pretty, json, markdown, sarif, junit, github or html; again for further reports, each to a file (default: pretty)',
      several,
    )
    .option('--fail-on <severity>', 'error, warning or never (default: error)')
    .option('--as-of <date>', 'the day that dated rules compare with (default: that of the facts)')
    .option('--rule <id=severity>', 'off, info, warning or error for one rule; again for others', several)
    .option(
      '--config <file>',
      'the configuration file (default: atlas-backup.config.json, where there is one)',
    )
    .option('--baseline <file>', 'findings that were there before, and do not count')
    .option('--write-baseline <file>', 'write the findings that there are as the baseline')
    .option(
      '--jobs <count>',
      'how many inputs to review at the same time (default: one for each processor, where that is faster)',
    );
}

/** An option that may be given several times. */
function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
