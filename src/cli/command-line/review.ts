import type { Command } from 'commander';
import type * as Reviewing from '../command/reviewing';
import type { TypedReviewOptions } from '../settings/settings';
import type { CommandRun } from './command-run';
import { examples } from './examples';
import { PLANS, SYNTH, several, withReviewOptions } from './options';

/** Declares the command `review`. */
export function declareReview(program: Command, run: CommandRun): void {
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
    .argument('<plan...>', PLANS)
    .option('--synth <file>', SYNTH)
    .option(
      '--if-refused <address[:action]>',
      'what an apply leaves if this step fails: an address, with create, update or delete; again for others; any for each step in turn',
      several,
    )
    .action(async (paths: string[], options: TypedReviewOptions) => {
      const { reviewPlans } = require('../command/reviewing') as typeof Reviewing;
      run.end(await reviewPlans(paths, options, run.streams, run.files));
    });
}
