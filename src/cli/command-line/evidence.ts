import type { Command } from 'commander';
import type * as Evidencing from '../command/evidence';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { several, withEstateOptions } from './options';

/** Declares the command `evidence`. */
export function declareEvidence(program: Command, run: CommandRun): void {
  withEstateOptions(
    program
      .command('evidence')
      .description('Write what plans, states and stacks show of backups, for an audit.')
      .addHelpText(
        'after',
        `${examples([
          "evidence 'states/*.json' --to evidence.html --run 2026-Q4",
          'evidence plan.json --to evidence.md --objectives objectives.config.json',
          'evidence --to evidence.json --as-of 2026-12-31',
        ])}

It is a record and no gate: the exit code is 0 if the file is written, and 2 if it is not.`,
      )
      .argument(
        '[path...]',
        'plans and states as JSON, cdk.tf.json, and folders that cdktf synth wrote; patterns; - for standard input',
        ['cdktf.out'],
      )
      .requiredOption('--to <file>', 'the file to write; its name ends in .html, .json or .md', several)
      .option(
        '--objectives <file>',
        'a configuration file whose objectives count instead of those of --config',
      )
      .option(
        '--as-of <date>',
        'the day of the forecast, that dated rules and acknowledgements compare with as well, or today (default: the date of the facts)',
      )
      .option('--run <text>', 'what the title calls this run, such as a quarter or a commit'),
  ).action(async (paths: string[], options: Evidencing.TypedEvidenceOptions) => {
    const { writeEvidence } = require('../command/evidence') as typeof Evidencing;
    run.end(await writeEvidence(paths, options, run.streams));
  });
}
