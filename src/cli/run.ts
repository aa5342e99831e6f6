/* eslint-disable @typescript-eslint/no-require-imports -- what a command needs is loaded when that command runs */
import { Command, CommanderError } from 'commander';
import { PROVIDER_VERSION } from '../atlas/provider-version';
import { printable } from '../text/printable';
import { CLEAN, INCOMPLETE } from './exit-codes';
import { Problem } from './problem';
import { type Asked, ReportFiles } from './report-files';
import type * as Adopting from './adopting';
import type * as Asking from './asked';
import type * as Completion from './completion';
import type * as Estate from './estate-table';
import type * as Evidencing from './evidence';
import type * as Explaining from './explaining';
import type * as Fixing from './fixing';
import type * as Forecasting from './forecasting';
import type * as Reviewing from './reviewing';
import type { TypedOptions, TypedReviewOptions } from './settings';
import type { Streams } from './streams';
import { tool } from './version';

/** Runs the command and returns its exit code. Reports are written to stdout, everything else to stderr. */
export async function run(typed: readonly string[], streams: Streams): Promise<number> {
  let code = 0;
  const files = new ReportFiles();
  const program = commands(streams, files, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(typed, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return CLEAN;
    const isKnown = error instanceof Problem || error instanceof CommanderError;
    const message = isKnown ? error.message : `internal error: ${String(error)}`;
    // The parser has already written its own errors.
    if (!(error instanceof CommanderError)) streams.stderr.write(`atlas-backup: ${printable(message)}\n`);
    await files.fail(message.replace(/^error: /, ''), () => askedOf(program, streams));
    return INCOMPLETE;
  }
}

/** The files that the typed command writes and reads. */
function askedOf(program: Command, streams: Streams): Promise<Asked> {
  const { askedOf: asked } = require('./asked') as typeof Asking;
  return asked(program.commands.find((one) => Array.isArray(one.opts()['format'])) ?? program, streams);
}

function commands(streams: Streams, files: ReportFiles, done: (code: number) => void): Command {
  const program = new Command('atlas-backup')
    .description('Checks MongoDB Atlas backups in CDKTF stacks and Terraform plans.')
    .version(
      versionLine(),
      '-V, --version',
      'print the version, the date of the facts behind the rules, and the version of the provider',
    )
    .addHelpText('after', examples(['check', 'review plan.json', 'forecast', 'explain ATLAS_GENERAL_ERROR']))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: (text, write) => {
        const reason = text
          .replace(/^error: /, '')
          .trimEnd()
          .replaceAll('\n', ' ');
        write(`atlas-backup: ${printable(reason)}; see atlas-backup --help\n`);
      },
    });

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
      const { checkStacks } = require('./reviewing') as typeof Reviewing;
      done(await checkStacks(paths, options, streams, files));
    });

  withReviewOptions(program.command('review').description('Review Terraform plans (terraform show -json).'))
    .addHelpText(
      'after',
      examples([
        'review plan.json',
        "review 'plans/**/*.json' --fail-on warning",
        'review plan.json --rule change/cluster-paused=off',
        'review plan.json --if-refused mongodbatlas_advanced_cluster.orders:delete',
        { before: 'terraform show -json plan.out | ', typed: 'review -' },
      ]),
    )
    .argument(
      '<plan...>',
      'plans or states as JSON, also gzipped; patterns such as "plans/**/*.json"; - for standard input',
    )
    .option(
      '--synth <file>',
      'the cdk.tf.json that the plan was created from (default: the one next to the plan)',
    )
    .option(
      '--if-refused <address[:action]>',
      'what an apply leaves if this step fails: an address, with create, update or delete; again for others; any for each step in turn',
      several,
    )
    .action(async (paths: string[], options: TypedReviewOptions) => {
      const { reviewPlans } = require('./reviewing') as typeof Reviewing;
      done(await reviewPlans(paths, options, streams, files));
    });

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
    .argument(
      '<plan...>',
      'plans or states as JSON, also gzipped; patterns such as "plans/**/*.json"; - for standard input',
    )
    .requiredOption('--source <folder>', 'the folder of the root module that the plans were created from')
    .option('--write', 'write the changes (default: only print them)');
  withRuleOptions(fix)
    .option('--baseline <file>', 'a file of findings that existed before, which are not fixed')
    .option(
      '--synth <file>',
      'the cdk.tf.json that the plan was created from (default: the one next to the plan)',
    )
    .option(
      '--state <file>',
      'a state of what is elsewhere, so that inputs can refer to it; repeat it for others',
      several,
    )
    .action(async (paths: string[], options: Fixing.TypedFixOptions) => {
      const { fixSource } = require('./fixing') as typeof Fixing;
      done(await fixSource(paths, options, streams));
    });

  program
    .command('forecast')
    .description('Forecast what can be restored: snapshots, restore window, worst-case data loss (RPO).')
    .addHelpText('after', examples(['forecast', 'forecast plan.json --at 2027-01-31 --cluster orders']))
    .argument('[path...]', 'plans as JSON, cdk.tf.json, or a folder that cdktf synth wrote', ['cdktf.out'])
    .option(
      '--at <date>',
      'the moment: a day, at 00:00 UTC, or 2026-08-21T18:00Z (default: the date of the facts)',
    )
    .option('--since <date>', 'when backups began (default: long enough ago that every retention is reached)')
    .option('--cluster <name>', 'one cluster, by its name, address or construct path (default: all)')
    .option('--run <text>', RUN)
    .option(
      '--format <format[:file]>',
      'pretty, json, markdown or html; repeat it for more reports, each to a file (default: pretty)',
      several,
    )
    .option(
      '--synth <file>',
      'the cdk.tf.json that a plan was created from (default: the one next to the plan)',
    )
    .option('--config <file>', 'the configuration file; its asOf is the default of --at')
    .option('--no-config', NO_CONFIG)
    .action(async (paths: string[], options: Forecasting.TypedForecastOptions) => {
      const { forecastInputs } = require('./forecasting') as typeof Forecasting;
      done(await forecastInputs(paths, options, streams, files));
    });

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
      .option(
        '--at <date>',
        'the moment: a day, at 00:00 UTC, or 2026-08-21T18:00Z (default: the date of the facts)',
      )
      .option('--run <text>', RUN)
      .option(
        '--format <format[:file]>',
        'pretty, json, csv, markdown or html; repeat it for more reports, each to a file (default: pretty)',
        several,
      ),
  ).action(async (paths: string[], options: Estate.TypedEstateOptions) => {
    const { tabulate } = require('./estate-table') as typeof Estate;
    done(await tabulate(paths, options, streams, files));
  });

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
    const { writeEvidence } = require('./evidence') as typeof Evidencing;
    done(await writeEvidence(paths, options, streams));
  });

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
      const { adoptStates } = require('./adopting') as typeof Adopting;
      done(await adoptStates(paths, options, streams));
    });

  program
    .command('rules')
    .description('List the rules.')
    .addHelpText('after', examples(['rules', 'rules --format json']))
    .option('--format <format>', 'pretty, json or markdown (default: pretty)')
    .option('--config <file>', OWN_RULES_OF)
    .option('--no-config', NO_CONFIG)
    .option('--no-own-rules', NO_OWN_RULES)
    .action(async ({ format, ...configured }: Explaining.ConfiguredBy & { format?: string }) => {
      const { listRules } = require('./explaining') as typeof Explaining;
      await listRules(format ?? 'pretty', configured, streams);
    });

  program
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
    )
    .option('--config <file>', OWN_RULES_OF)
    .option('--no-config', NO_CONFIG)
    .option('--no-own-rules', NO_OWN_RULES)
    .action(async (what: string[], configured: Explaining.ConfiguredBy) => {
      const { explain } = require('./explaining') as typeof Explaining;
      await explain(what, configured, streams);
    });

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
      const { writeCompletion } = require('./completion') as typeof Completion;
      writeCompletion(shell, program, streams);
    });
  return program;
}

const OWN_RULES_OF =
  'the configuration file, for your own rules (default: atlas-backup.config.json, if it exists)';

const RUN = 'what titles of reports call the run, such as its number, commit and date (default: nothing)';
const SOURCE =
  'the folder of the root module in HCL, whose files and lines findings then show (default: lines of constructs only)';
const NO_CONFIG = 'do not read a configuration file';
const NO_OWN_RULES = 'do not load your own rules: the modules that the configuration names do not run';

/** Options of the commands that read all inputs as one estate, and compare nothing. */
function withEstateOptions(command: Command): Command {
  return withConfiguration(
    command
      .option(
        '--synth <file>',
        'the cdk.tf.json that a plan was created from (default: the one next to the plan)',
      )
      .option(
        '--state <file>',
        'a state of what is elsewhere, so that inputs can refer to it; repeat it for others',
        several,
      ),
  );
}

/** Which rules run, and how. */
function withRuleOptions(command: Command): Command {
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

function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration file (default: atlas-backup.config.json, if it exists)')
    .option('--no-config', NO_CONFIG)
    .option('--no-own-rules', NO_OWN_RULES);
}

function withReviewOptions(command: Command): Command {
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
    .option(
      '--state <file>',
      'a state of what is elsewhere, so that inputs can refer to it; repeat it for others',
      several,
    )
    .option('--source <folder>', SOURCE);
}

/** What `--version` prints: with the date of the facts and the provider, because rules are only as good as these. */
function versionLine(): string {
  const { version, factsAsOf } = tool();
  return `${version} (facts of ${factsAsOf}, provider ${PROVIDER_VERSION})`;
}

/** Example command lines below the help. */
function examples(lines: readonly (string | { readonly before: string; readonly typed: string })[]): string {
  return `\nExamples:\n${lines
    .map((line) => (typeof line === 'string' ? { before: '', typed: line } : line))
    .map(({ before, typed }) => `  $ ${before}atlas-backup ${typed}`)
    .join('\n')}`;
}

/** An option that may be given several times. */
function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
