import type { Command } from 'commander';
import type * as Explaining from '../command/explaining';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { FOR_OWN_RULES, withConfiguration } from './options';

/** Declares the command `rules`. */
export function declareRules(program: Command, run: CommandRun): void {
  const list = program
    .command('rules')
    .description('List the rules.')
    .addHelpText('after', examples(['rules', 'rules --format json']))
    .option('--format <format>', 'pretty, json or markdown (default: pretty)');
  withConfiguration(list, FOR_OWN_RULES).action(
    async ({ format, ...configured }: Explaining.ConfiguredBy & { format?: string }) => {
      const { listRules } = require('../command/explaining') as typeof Explaining;
      await listRules(format ?? 'pretty', configured, run.streams);
    },
  );
}
