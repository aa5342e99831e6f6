import fc from 'fast-check';
import type { Report } from '../../src/report';
import type { AcknowledgedFinding, Finding, Review, UncheckedFinding } from '../../src/review';
import { rules } from '../../src/rules';
import type { Reviewed } from '../../src/report/reviewed';

/** A finding with everything that it may have, but for what a test says. */
export function finding(own: Partial<Finding> = {}): Finding {
  const address = own.address ?? 'mongodbatlas_cloud_backup_schedule.orders';
  return {
    rule: 'schedule/retention-out-of-order',
    severity: 'error',
    address,
    constructPath: undefined,
    attribute: 'policy_item_weekly',
    message: 'weekly snapshots are kept 1 week, less than the 14 days of daily snapshots',
    why: 'Atlas requires it.',
    fix: 'keep weekly snapshots at least 14 days',
    docs: 'https://example.com/docs#weekly',
    prevents: 'INVALID_BACKUP_POLICY',
    related: [],
    about: address,
    cluster: { address: 'mongodbatlas_advanced_cluster.orders', name: 'orders' },
    ...own,
  };
}

export function acknowledged(own: Partial<AcknowledgedFinding> = {}): AcknowledgedFinding {
  return {
    ...finding({ severity: 'warning', ...own }),
    acknowledgement: own.acknowledgement ?? {
      rule: 'schedule/retention-out-of-order',
      reason: 'a trial',
      owner: 'storage',
      until: '2027-01-31',
    },
  };
}

export function unchecked(own: Partial<UncheckedFinding> = {}): UncheckedFinding {
  return {
    rule: 'pit/without-backup',
    address: 'mongodbatlas_advanced_cluster.loans',
    constructPath: undefined,
    attribute: 'pit_enabled',
    unknownUntil: 'apply',
    reason: 'pit_enabled is known only after apply',
    ...own,
  };
}

export function reviewed(review: Partial<Review> = {}, own: Partial<Reviewed> = {}): Reviewed {
  return {
    path: 'plan.json',
    kind: 'plan',
    terraformVersion: '1.11.4',
    resources: 7,
    review: {
      asOf: '2026-08-21',
      rules: 100,
      findings: [],
      acknowledged: [],
      known: [],
      unanswered: [],
      unchecked: [],
      notReviewed: [],
      crashes: [],
      ...review,
    },
    ...own,
  };
}

export function report(inputs: readonly Reviewed[], own: Partial<Report> = {}): Report {
  return {
    tool: { name: 'cdktf-atlas-backup', version: '0.1.0', factsAsOf: '2026-08-21' },
    asOf: '2026-08-21',
    inputs,
    failOn: 'error',
    rules,
    ...own,
  };
}

/** A report in which there is one of everything. */
export const everything = report(
  [
    reviewed({
      findings: [
        finding({
          constructPath: 'prod/orders/Backups',
          related: ['mongodbatlas_advanced_cluster.orders'],
        }),
        finding({
          rule: 'cluster/no-termination-protection',
          severity: 'warning',
          address: 'mongodbatlas_advanced_cluster.loans',
          attribute: undefined,
          message: 'loans can be deleted by one changed line',
          prevents: undefined,
          cluster: { address: 'mongodbatlas_advanced_cluster.loans', name: 'loans' },
        }),
        finding({
          rule: 'project/no-one-can-restore',
          severity: 'info',
          address: 'mongodbatlas_project.shop',
          attribute: 'teams',
          message: 'nobody can restore',
          prevents: undefined,
          cluster: undefined,
        }),
      ],
      acknowledged: [
        acknowledged({ message: 'hourly snapshots are kept 2 days', attribute: 'policy_item_hourly' }),
      ],
      known: [finding({ message: 'monthly snapshots are kept 1 week', attribute: 'policy_item_monthly' })],
      unchecked: [unchecked(), unchecked({ rule: 'pit/without-hourly-item' })],
      crashes: [{ rule: 'own/breaks', message: 'x is not a function' }],
    }),
    reviewed({}, { path: 'staging/cdk.tf.json', kind: 'synth', terraformVersion: undefined, resources: 2 }),
  ],
  {
    baseline: {
      path: 'baseline.json',
      unanswered: [{ rule: 'export/daily', place: 'mongodbatlas_cloud_backup_schedule.gone export' }],
    },
    unreadable: [{ path: 'broken.json', reason: 'it is not JSON' }],
  },
);

/** A report with this number of findings, spread over clusters, with different texts. */
export function many(number: number): Report {
  const severities = ['error', 'warning', 'info'] as const;
  const all = Array.from({ length: number }, (_, index) =>
    finding({
      severity: severities[Math.floor((index * 3) / number)] ?? 'info',
      address: `mongodbatlas_cloud_backup_schedule.schedule_${index}`,
      message: `weekly snapshots of number ${index} are kept 1 week`,
      cluster: {
        address: `mongodbatlas_advanced_cluster.cluster_${index >> 3}`,
        name: `cluster_${index >> 3}`,
      },
    }),
  );
  return report([reviewed({ findings: all })]);
}

/** The same report with every text of an input replaced by another: what an attacker writes into a plan. */
export function saying(text: string): Report {
  const hostile = {
    address: text,
    constructPath: text,
    attribute: text,
    message: text,
    why: text,
    fix: text,
    fixInCode: text,
    docs: text,
    prevents: text,
    related: [text],
    about: text,
    source: { file: text, line: 3 },
    fixes: [{ address: text, attribute: text, value: text }],
    cluster: { address: text, name: text },
  };
  const position = { line: 3, column: 1 };
  const file = { path: text, text, realPath: text, isInside: true };
  const source = {
    lineOf: () => ({ file: text, line: 3 }),
    // What is inserted is checked before: it has no characters that are not visible.
    editsOf: () => ({
      edits: [{ file, start: 0, end: 0, text: '"days"', from: position, to: position, sets: text }],
    }),
  };
  return report(
    [
      reviewed(
        {
          findings: [
            finding(hostile),
            finding({ ...hostile, severity: 'warning' }),
            finding({ ...hostile, severity: 'info', cluster: undefined }),
          ],
          acknowledged: [
            acknowledged({
              ...hostile,
              acknowledgement: {
                rule: 'schedule/retention-out-of-order',
                reason: text,
                owner: text,
                until: text,
              },
            }),
          ],
          known: [finding(hostile)],
          unchecked: [unchecked({ address: text, constructPath: text, attribute: text, reason: text })],
          crashes: [{ rule: text, message: text }],
        },
        { path: text, terraformVersion: text, source },
      ),
      reviewed({ findings: [finding(hostile)] }, { path: `${text}2`, kind: 'synth' }),
    ],
    {
      run: text,
      baseline: { path: text, unanswered: [{ rule: text, place: text }] },
      unreadable: [{ path: text, reason: text }],
      configured: {
        file: text,
        rulesOff: [text],
        weakened: [{ rule: text, from: 'error', to: 'info' }],
        ownModules: [text],
        ownModulesLeftOut: [text],
      },
      calendar: {
        today: '2026-11-28',
        asOf: '2026-08-21',
        ended: [{ rule: text, covers: text, reason: text, owner: text, until: text, input: text }],
      },
    },
  );
}

/** What people try: terminals, directions of writing, markup of every format, commands of workflows, references. */
export const HOSTILE = [
  '\u001b[31mred\u001b[0m \u009b2J \u0007',
  'a\r\nb\nc\u2028d\u2029e\u0085f',
  '::error file=x::owned',
  '\n::add-mask::x',
  'x ##[set-env name=A]b ##[stop-commands]t',
  '##vso[task.setvariable variable=x]y ##VSO[task.complete]',
  "##teamcity[buildStatus status='SUCCESS' text='x']",
  ': ::: :::error::x #### ##',
  'arn:aws:s3:::error::x arn:aws:iam::1:role/::x',
  'a\u0301\u0336\u20dd \ufe0f\u034f\u2800',
  'gpj.‮exe‬ ⁦x⁩ \u200bzero\ufeff',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)> \' onmouseover=alert(1) x="',
  '</style></title></details></summary><!-- --> --> <!--',
  ']]> <![CDATA[ x ]]> &lt; &amp; &#0; &#x1b;',
  '| a | b |\n|---|---|\n| c | d |',
  '`code` ``double`` ```\nfence\n```',
  '**bold** _em_ ~~gone~~ [text](https://evil.example) ![i](https://evil.example/x.png) # head',
  '@everyone @org/team a@b.example #123 GH-12 org/repo#1 !45 $6 %7 &8 ~label :tada: :x:',
  'https://evil.example www.evil.example ftp://evil.example javascript:alert(1)',
  'javascript:alert(1)',
  'https://a.example/) <b>x</b> (',
  '\\ \\| \\` \\\\| $x^2$ $$y$$ \\(z\\)',
  '\ud800 half \udc00 \ufffe \uffff \u0000',
  '%0A::error::x %0D %25 , : ;',
  '- item\n1. item\n> quote\n    code\n\n<details>',
  '\u{e0041}\u{e0042} tags',
  ' ',
  '',
] as const;

/** What must not be in any report unescaped, whatever its input. */
export const RAW =
  /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffe\uffff]/u;

/** A code point that is not half of a pair. The same unit of fast-check, `binary`, costs 0.6 seconds where it is made. */
const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Arbitrary text: any characters, and many of those that mean something in one format or another. */
export const anyText = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('<>&`|\\*_[]()@#:/!$~-%,;"\'\n\r\u001b aw.1')),
    maxLength: 60,
  }),
  fc.constantFrom(...HOSTILE),
);

/** Tests of properties try the same texts every time. */
export const SEED = { seed: 20261125, numRuns: 200 };
