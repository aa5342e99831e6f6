import type { Command } from 'commander';

// What arguments and options are, where several commands have them.
export const PLANS =
  'plans or states as JSON, also gzipped; patterns such as "plans/**/*.json"; - for standard input';
export const SYNTH = 'the cdk.tf.json that a plan was created from (default: the one next to the plan)';
export const STATE = 'a state of what is elsewhere, so that inputs can refer to it; repeat it for others';
export const AT = 'the moment: a day, at 00:00 UTC, or 2026-08-21T18:00Z (default: the date of the facts)';
export const RUN =
  'what titles of reports call the run, such as its number, commit and date (default: nothing)';
export const NO_CONFIG = 'do not read a configuration file';
/** What `rules` and `explain` read of the configuration file. */
export const FOR_OWN_RULES = ', for your own rules';
const NO_OWN_RULES = 'do not load your own rules: the modules that the configuration names do not run';
const SOURCE =
  'the folder of the root module in HCL, whose files and lines findings then show (default: lines of constructs only)';

/** Options of the commands that read all inputs as one estate, and compare nothing. */
export function withEstateOptions(command: Command): Command {
  return withConfiguration(command.option('--synth <file>', SYNTH).option('--state <file>', STATE, several));
}

/** Which rules run, and how. */
export function withRuleOptions(command: Command): Command {
  return withConfiguration(
    command
      .option(
        '--as-of <date>',
        'the day that dated rules and acknowledgements compare with, or today (default: the date of the facts)',
      )
      .option(
        '--rule <id=severity>',
        'off, info, warning or error for one rule; repeat it for others',
        several,
      ),
  );
}

/** @param use what a command that reviews nothing reads of the file */
export function withConfiguration(command: Command, use = ''): Command {
  return command
    .option(
      '--config <file>',
      `the configuration file${use} (default: atlas-backup.config.json, if it exists)`,
    )
    .option('--no-config', NO_CONFIG)
    .option('--no-own-rules', NO_OWN_RULES);
}

export function withReviewOptions(command: Command): Command {
  command
    .option(
      '--format <format[:file]>',
      'pretty, json, markdown, sarif, junit, github, gitlab, azure or html; repeat it for more reports, each to a file (default: pretty)',
      several,
    )
    .option('--run <text>', RUN)
    .option('--details', 'show each finding in full (default: findings of one rule share what is the same)')
    .option('--fail-on <severity>', 'unchecked, warning, error or never (default: error)');
  return withRuleOptions(command)
    .option('--baseline <file>', 'a file of findings that existed before, and do not count')
    .option('--write-baseline <file>', 'write the current findings as the baseline')
    .option(
      '--jobs <count>',
      'how many inputs to review at the same time, with --separate (default: one for each processor, if that is faster)',
    )
    .option('--separate', 'review each input alone (default: several inputs are one estate)')
    .option('--state <file>', STATE, several)
    .option('--source <folder>', SOURCE);
}

/** An option that may be given several times. */
export function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
