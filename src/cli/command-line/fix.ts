import type { Command } from 'commander';
import type * as Fixing from '../command/fixing';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { PLANS, STATE, SYNTH, several, withRuleOptions } from './options';

/** Declares the command `fix`. */
export function declareFix(program: Command, run: CommandRun): void {
  const fix = program
    .command('fix')
    .description('Fix what findings of Terraform plans show, in HCL.')
    .addHelpText(
      'after',
      `${examples(['fix plan.json --source infra', 'fix plan.json --source infra --write'])}

It sets literals in the blocks of resources, where the fix of a finding is only that. It prints what it
changes as a unified diff, and reports what it does not fix on stderr. Variables and expressions stay
unchanged. The exit code is 1 if there is something to write.`,
    )
    .argument('<plan...>', PLANS)
    .requiredOption('--source <folder>', 'the folder of the root module that the plans were created from')
    .option('--write', 'write the changes (default: only print them)');
  withRuleOptions(fix)
    .option('--baseline <file>', 'a file of findings that existed before, which are not fixed')
    .option('--synth <file>', SYNTH)
    .option('--state <file>', STATE, several)
    .action(async (paths: string[], options: Fixing.TypedFixOptions) => {
      const { fixSource } = require('../command/fixing') as typeof Fixing;
      run.end(await fixSource(paths, options, run.streams));
    });
}
