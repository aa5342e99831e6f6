import type { Command } from 'commander';
import type * as Adopting from '../command/adopting';
import type { CommandRun } from './command-run';
import { examples } from './examples';

/** Declares the command `adopt`. */
export function declareAdopt(program: Command, run: CommandRun): void {
  program
    .command('adopt')
    .description('Write typed code for what a Terraform state has (terraform show -json).')
    .addHelpText(
      'after',
      `${examples([
        'adopt state.json --to infra',
        'adopt state.json --to infra --in-place',
        "adopt 'states/*.json' --to infra --project-per-stack",
        { before: 'terraform show -json | ', typed: 'adopt - --to infra --dry-run' },
      ])}

It writes TypeScript. Each attribute that the code sets is compared with the state; if
one differs, the exit code is 1. Files that exist are not overwritten.`,
    )
    .argument('<state...>', 'states or plans as JSON, or terraform.tfstate; - for standard input')
    .requiredOption('--to <folder>', 'the folder for the code')
    .option('--single-stack', 'all projects in one stack (default)')
    .option('--project-per-stack', 'a stack for each project, with a separate state')
    .option('--in-place', 'stay on the same state: keep its addresses instead of importing')
    .option('--language <language>', 'typescript, the only one')
    .option('--dry-run', 'report what would be written, and write nothing')
    .option('--no-verify', 'do not run the code to compare it with the state; needs no CDKTF')
    .action(async (paths: string[], options: Adopting.TypedAdoptOptions) => {
      const { adoptStates } = require('../command/adopting') as typeof Adopting;
      run.end(await adoptStates(paths, options, run.streams));
    });
}
