import type { Command } from 'commander';
import type * as Forecasting from '../command/forecasting';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { AT, NO_CONFIG, RUN, SYNTH, several } from './options';

/** Declares the command `forecast`. */
export function declareForecast(program: Command, run: CommandRun): void {
  program
    .command('forecast')
    .description('Forecast what can be restored: snapshots, restore window, worst-case data loss (RPO).')
    .addHelpText('after', examples(['forecast', 'forecast plan.json --at 2027-01-31 --cluster orders']))
    .argument('[path...]', 'plans as JSON, cdk.tf.json, or a folder that cdktf synth wrote', ['cdktf.out'])
    .option('--at <date>', AT)
    .option('--since <date>', 'when backups began (default: long enough ago that every retention is reached)')
    .option('--cluster <name>', 'one cluster, by its name, address or construct path (default: all)')
    .option('--run <text>', RUN)
    .option(
      '--format <format[:file]>',
      'pretty, json, markdown or html; repeat it for more reports, each to a file (default: pretty)',
      several,
    )
    .option('--synth <file>', SYNTH)
    .option('--config <file>', 'the configuration file; its asOf is the default of --at')
    .option('--no-config', NO_CONFIG)
    .action(async (paths: string[], options: Forecasting.TypedForecastOptions) => {
      const { forecastInputs } = require('../command/forecasting') as typeof Forecasting;
      run.end(await forecastInputs(paths, options, run.streams, run.files));
    });
}
