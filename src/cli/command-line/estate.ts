import type { Command } from 'commander';
import type * as Estate from '../command/estate-table';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { AT, RUN, several, withEstateOptions } from './options';

/** Declares the command `estate`. */
export function declareEstate(program: Command, run: CommandRun): void {
  withEstateOptions(
    program
      .command('estate')
      .description('List the clusters of an estate with their backups, the worst first.')
      .addHelpText(
        'after',
        examples([
          "estate 'plans/**/*.json' cdktf.out",
          "estate 'states/*.json' --format pretty --format csv:clusters.csv",
          "estate 'tables/*.json' --format html:clusters.html",
        ]),
      )
      .argument(
        '[path...]',
        'plans and states as JSON, cdk.tf.json, folders that cdktf synth wrote, and what estate --format json wrote; patterns; - for standard input',
        ['cdktf.out'],
      )
      .option('--at <date>', AT)
      .option('--run <text>', RUN)
      .option(
        '--format <format[:file]>',
        'pretty, json, csv, markdown or html; repeat it for more reports, each to a file (default: pretty)',
        several,
      ),
  ).action(async (paths: string[], options: Estate.TypedEstateOptions) => {
    const { tabulate } = require('../command/estate-table') as typeof Estate;
    run.end(await tabulate(paths, options, run.streams, run.files));
  });
}
