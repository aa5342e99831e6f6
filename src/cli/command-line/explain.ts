import type { Command } from 'commander';
import type * as Explaining from '../command/explaining';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { FOR_OWN_RULES, withConfiguration } from './options';

/** Declares the command `explain`. */
export function declareExplain(program: Command, run: CommandRun): void {
  const command = program
    .command('explain')
    .description('Explain a rule, the rules of an area, or those for an error of Atlas.')
    .argument('<what...>', 'a rule, an area, an error code, or a whole message; - for standard input')
    .addHelpText(
      'after',
      examples([
        'explain flex/custom-backup-policy',
        'explain flex',
        'explain ATLAS_GENERAL_ERROR',
        { before: 'terraform apply 2>&1 | tee apply.log; ', typed: 'explain - < apply.log' },
      ]),
    );
  withConfiguration(command, FOR_OWN_RULES).action(
    async (what: string[], configured: Explaining.ConfiguredBy) => {
      const { explain } = require('../command/explaining') as typeof Explaining;
      await explain(what, configured, run.streams);
    },
  );
}
