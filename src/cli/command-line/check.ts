import type { Command } from 'commander';
import type * as Reviewing from '../command/reviewing';
import type { TypedOptions } from '../settings/settings';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { withReviewOptions } from './options';

/** Declares the command `check`. */
export function declareCheck(program: Command, run: CommandRun): void {
  withReviewOptions(program.command('check').description('Check synthesized stacks with the rules.'))
    .addHelpText(
      'after',
      examples([
        'check',
        'check cdktf.out/stacks/shop --fail-on warning',
        'check --format json:findings.json',
      ]),
    )
    .argument('[path...]', 'cdk.tf.json, or a folder that cdktf synth wrote', ['cdktf.out'])
    .action(async (paths: string[], options: TypedOptions) => {
      const { checkStacks } = require('../command/reviewing') as typeof Reviewing;
      run.end(await checkStacks(paths, options, run.streams, run.files));
    });
}
