import { quote } from '../../model';
import { cluster, item, project, schedule, together } from '../example';
import { defineRule, unchecked } from '../rule';
import { type Version, admitsOlderThan } from './version-constraint';

const scheduled = (body: object = {}) =>
  together(project(), cluster(), schedule({ policy_item_daily: item(1, 'days', 7), ...body }));

export const providerTooOld = defineRule({
  id: 'provider/too-old',
  severity: 'warning',
  phase: 'synth',
  since: '0.1.0',
  summary: 'a version constraint that allows providers too old for the configuration',
  why: 'Terraform may install any provider that the constraint allows. One without an attribute rejects the configuration, and 1.x has a different schema for clusters and copy settings.',
  docs: 'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/guides/2.0.0-upgrade-guide',
  prevents: 'schema error',
  facts: ['T-4', 'T-6'],
  get examples() {
    return {
      good: [{ resources: scheduled({ skip_destroy: true }), provider: '~> 2.12' }],
      bad: [{ title: 'providers older than 2.0', resources: scheduled(), provider: '>= 1.30, < 3.0' }],
    };
  },
  *check({ after, input }) {
    const using = after.schedules.find(({ setsSkipDestroy }) => setsSkipDestroy === true);
    // The provider of the plan supports the attribute.
    if (input === 'plan' && using !== undefined) return;
    for (const { address, constraint } of after.providers) {
      const at = { address };
      if (constraint.kind === 'unknown') yield unchecked(at, 'version', constraint);
      if (constraint.kind !== 'known') continue;
      if (using !== undefined && admitsOlderThan(constraint.value, SKIP_DESTROY) === true)
        yield {
          at,
          attribute: 'version',
          problem: `the version constraint ${quote(constraint)} allows providers older than 2.12, which do not support skip_destroy of a backup schedule`,
          fix: FIX,
          related: [using],
        };
      else if (admitsOlderThan(constraint.value, OLDEST) === true)
        yield {
          at,
          attribute: 'version',
          problem: `the version constraint ${quote(constraint)} allows providers older than 2.0`,
          fix: FIX,
        };
    }
  },
});

/** The release that added skip_destroy. */
const SKIP_DESTROY: Version = [2, 12, 0];
const OLDEST: Version = [2, 0, 0];
const FIX = 'set version = "~> 2.12"';
