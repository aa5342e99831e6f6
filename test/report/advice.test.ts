import { adviceOf } from '../../src/report/advice';
import type { FailOn } from '../../src/report/fail-on';
import type { Finding } from '../../src/review';
import { finding, reviewed, unchecked } from '../support/reports';

const error = finding({ severity: 'error' });
const warning = finding({ severity: 'warning' });
const intentional = finding({ severity: 'error', fix: 'keep it, or acknowledge this finding with a reason' });

describe('what the next step depends on', () => {
  test.each<[string, readonly Finding[], FailOn | undefined, readonly string[]]>([
    ['errors and warnings: only errors fail', [error, warning], 'error', ['fails']],
    ['errors alone: nothing to say', [error], 'error', []],
    ['warnings alone: nothing to say, they do not fail', [warning], 'error', []],
    ['warnings that fail too: the configuration says so', [error, warning], 'warning', []],
    ['nothing known of what fails: nothing to say', [error, warning], undefined, []],
    ['a fix that names acknowledging: how it is done', [intentional], 'error', ['accept']],
    ['both', [intentional, warning], 'error', ['fails', 'accept']],
  ])('%s', (_, findings, failOn, expected) => {
    const inputs = [reviewed({ findings })];
    expect(
      adviceOf(failOn === undefined ? { inputs } : { inputs, failOn }).map(({ short }) => short),
    ).toEqual(expected);
  });

  test.each([
    ['a cluster that no input has: what to add', 'cluster "orders" is in none of the inputs', ['add']],
    ['another value that is not known: nothing to say', 'pit_enabled is known only after apply', []],
  ])('%s', (_, reason, expected) => {
    const inputs = [reviewed({ unchecked: [unchecked({ reason })] })];
    expect(adviceOf({ inputs }).map(({ short }) => short)).toEqual(expected);
  });
});
