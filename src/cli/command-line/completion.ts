import type { Command } from 'commander';
import type * as Completion from '../command/completion';
import type { CommandRun } from './command-run';

/** Declares the command `completion`. */
export function declareCompletion(program: Command, run: CommandRun): void {
  program
    .command('completion')
    .description('Print a completion script for a shell.')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText(
      'after',
      `
Examples:
  source <(atlas-backup completion bash)     in ~/.bashrc
  source <(atlas-backup completion zsh)      in ~/.zshrc, after compinit
  atlas-backup completion fish | source      in ~/.config/fish/config.fish`,
    )
    .action((shell: string) => {
      const { writeCompletion } = require('../command/completion') as typeof Completion;
      writeCompletion(shell, program, run.streams);
    });
}
