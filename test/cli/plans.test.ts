import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/rules';
import { command } from '../support/command';

/** Real plans of the real provider, with the findings that they must give: exactly these, with these exit codes. */
const folder = join(__dirname, '..', 'fixtures', 'plans');

interface Expectation {
  readonly title: string;
  readonly exit: number;
  readonly findings?: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly address: string;
    readonly or?: readonly string[];
  }[];
  readonly allowed?: readonly string[];
  readonly unchecked?: readonly {
    readonly rule: string;
    readonly address: string;
    readonly or?: readonly string[];
  }[];
}

interface Report {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly address: string;
  }[];
  readonly unchecked: readonly { readonly rule: string; readonly address: string }[];
  readonly crashes: readonly unknown[];
}

const cases = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'plan.json')))
  .map((name): [string, Expectation] => [
    name,
    JSON.parse(readFileSync(join(folder, name, 'expect.json'), 'utf8')) as Expectation,
  ]);

test('there are many of them', () => {
  expect(cases.length).toBeGreaterThan(140);
});

test.each(cases)('%s', async (name, expected) => {
  const { code, stdout, stderr } = await command([
    'review',
    join(folder, name, 'plan.json'),
    '--format',
    'json',
  ]);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Report;
  const allowed = new Set(expected.allowed);
  const lines = (finding: {
    severity: string;
    rule: string;
    address: string;
    or?: readonly string[];
  }): string[] =>
    [finding.address, ...(finding.or ?? [])].map(
      (address) => `${finding.severity} ${finding.rule} ${address}`,
    );
  const found = new Set(report.findings.flatMap(lines));
  const wanted = expected.findings ?? [];
  const missing = wanted.filter(
    (finding) => !allowed.has(finding.rule) && !lines(finding).some((line) => found.has(line)),
  );
  const known = new Set(wanted.flatMap(lines));
  const unexpected = report.findings.filter(
    (finding) =>
      finding.severity !== 'info' &&
      !allowed.has(finding.rule) &&
      !lines(finding).some((line) => known.has(line)),
  );
  const unchecked = new Set(report.unchecked.map(({ rule, address }) => `${rule} ${address}`));
  const notSaid = (expected.unchecked ?? []).filter(
    ({ rule, address, or = [] }) => ![address, ...or].some((place) => unchecked.has(`${rule} ${place}`)),
  );
  expect({ missing, unexpected, notSaid, crashes: report.crashes }).toEqual({
    missing: [],
    unexpected: [],
    notSaid: [],
    crashes: [],
  });
  if (allowed.size === 0) expect(code).toBe(expected.exit);
});

test('every rule of the cases exists', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = cases
    .flatMap(([, { findings = [] }]) => findings.map(({ rule }) => rule))
    .filter((rule) => !ids.has(rule));
  expect(unknown).toEqual([]);
});
