import { toMarkdown } from '../../src/report/markdown';
import { toPretty } from '../../src/report/pretty';
import { sharedFindings } from '../../src/report/shared-findings';
import type { Finding } from '../../src/review';
import { acknowledged, finding, report, reviewed, unchecked } from '../support/reports';

/** A finding about a cluster. */
function about(name: string, own: Partial<Finding> = {}): Finding {
  const address = `mongodbatlas_advanced_cluster.${name}`;
  return finding({
    rule: 'cluster/no-termination-protection',
    address,
    message: `cluster "${name}" can be deleted`,
    attribute: 'termination_protection_enabled',
    fix: 'set termination_protection_enabled = true',
    cluster: { address, name },
    prevents: undefined,
    ...own,
  });
}

const plan = (findings: readonly Finding[], path = 'plan.json') => reviewed({ findings }, { path });

/** Groups of a plan, as data that is easy to compare. */
function groupsOf(findings: readonly Finding[]) {
  const input = plan(findings);
  return sharedFindings(findings.map((one) => ({ finding: one, reviewed: input }))).map(
    ({ first, count, subject, summary, cases }) => ({
      rule: first.rule,
      count,
      subject,
      summary,
      cases: cases.map(({ message, fix, places }) => [
        message,
        fix,
        places.map(({ finding: { cluster, address } }) => cluster?.name ?? address),
      ]),
    }),
  );
}

describe('findings of one rule', () => {
  test('have one message without the name, and their places as people count', () => {
    expect(groupsOf(['a-10', 'a-2', 'a-1', 'b'].map((name) => about(name)))).toEqual([
      {
        rule: 'cluster/no-termination-protection',
        count: 4,
        subject: '4 clusters',
        summary: 'the cluster can be deleted',
        cases: [
          [
            'the cluster can be deleted',
            'set termination_protection_enabled = true',
            ['a-1', 'a-2', 'a-10', 'b'],
          ],
        ],
      },
    ]);
  });

  test('are cases with the summary of the rule where messages differ', () => {
    const [group] = groupsOf([about('a'), about('b', { message: 'cluster "b" is in danger' }), about('c')]);
    expect(group).toMatchObject({
      subject: 'clusters "a", "b" and "c"',
      summary: 'a cluster with backups but no termination protection',
      cases: [
        ['the cluster can be deleted', expect.anything(), ['a', 'c']],
        ['cluster "b" is in danger', expect.anything(), ['b']],
      ],
    });
  });

  test('keep a fix for each place where it names something else', () => {
    const [group] = groupsOf(
      ['a', 'b'].map((name) => about(name, { fix: `choose another name than ${name}-2` })),
    );
    expect(group?.cases).toEqual([
      ['cluster "a" can be deleted', 'choose another name than a-2', ['a']],
      ['cluster "b" can be deleted', 'choose another name than b-2', ['b']],
    ]);
  });

  test('share a fix that only names the cluster', () => {
    const [group] = groupsOf(['a', 'b'].map((name) => about(name, { fix: `protect cluster "${name}"` })));
    expect(group?.cases).toEqual([['the cluster can be deleted', 'protect the cluster', ['a', 'b']]]);
  });

  test.each<[string, Partial<Finding>]>([
    ['another severity', { severity: 'warning' }],
    ['another why', { why: 'Atlas does.' }],
    ['other docs', { docs: 'https://example.com/other' }],
    ['another error', { prevents: 'OTHER_ERROR' }],
    ['another rule', { rule: 'own/other' }],
  ])('are apart if they have %s', (_, own) => {
    expect(groupsOf([about('a'), about('b', own)])).toHaveLength(2);
  });

  test.each<[string, readonly Finding[], string]>([
    [
      'one cluster',
      [about('a'), about('a', { message: 'x', address: 'mongodbatlas_project.a' })],
      'cluster "a"',
    ],
    [
      'clusters of one name',
      [about('a'), about('a', { cluster: { address: 'other', name: 'a' } })],
      '2 clusters named "a"',
    ],
    [
      'a cluster without a name',
      [
        about('a'),
        about('b', {
          cluster: { address: 'mongodbatlas_advanced_cluster.b', name: 'mongodbatlas_advanced_cluster.b' },
        }),
      ],
      'clusters "a" and mongodbatlas_advanced_cluster.b',
    ],
    [
      'one resource',
      [about('a', { cluster: undefined }), about('a', { cluster: undefined, message: 'x' })],
      'mongodbatlas_advanced_cluster.a',
    ],
    ['resources', [about('a', { cluster: undefined }), about('b', { cluster: undefined })], '2 resources'],
    ['clusters and something else', [about('a'), about('b', { cluster: undefined })], '2 resources'],
  ])('are about %s', (_, findings, subject) => {
    expect(groupsOf(findings)[0]?.subject).toBe(subject);
  });
});

const forty = Array.from({ length: 40 }, (_, index) => about(`shop-${index + 1}`));

test('pretty has a paragraph and a line for each place', () => {
  const text = toPretty(report([plan(forty)]));
  expect(text.match(/why /g)).toHaveLength(1);
  expect(text).toContain(`
  at     mongodbatlas_advanced_cluster.shop-1
         mongodbatlas_advanced_cluster.shop-2
         mongodbatlas_advanced_cluster.shop-3
`);
  expect(text.match(/^ {9}mongodbatlas_advanced_cluster\.shop-\d+$/gm)).toHaveLength(39);
});

test('Markdown has them too', () => {
  const text = toMarkdown(report([plan(forty)]));
  expect(text.match(/why: /g)).toHaveLength(1);
  expect(text.match(/^ {4}- `mongodbatlas_advanced_cluster\.shop-\d+`$/gm)).toHaveLength(40);
});

test.each([
  ['pretty', toPretty, /^ {2}fix /gm],
  ['Markdown', toMarkdown, /^ {2}- fix: /gm],
])('%s shows each in full with details', (_, write, fix) => {
  expect(write(report([plan(forty)]), { details: true }).match(fix)).toHaveLength(40);
});

test('places name their input where there are several', () => {
  const inputs = [plan([about('a')], 'one.json'), plan([about('a')], 'two.json')];
  expect(toPretty(report(inputs))).toContain(`  at     mongodbatlas_advanced_cluster.a in one.json
         mongodbatlas_advanced_cluster.a in two.json
`);
  expect(toMarkdown(report(inputs))).toContain('    - `mongodbatlas_advanced_cluster.a` in `two.json`\n');
});

test('a place has the line that a person wrote', () => {
  const findings = ['a', 'b'].map((name) => about(name, { source: { file: 'stacks/shop.ts', line: 31 } }));
  expect(toPretty(report([plan(findings)]))).toContain(
    '  at     mongodbatlas_advanced_cluster.a at stacks/shop.ts:31\n',
  );
  expect(toMarkdown(report([plan(findings)]))).toContain(
    '    - `mongodbatlas_advanced_cluster.a` at `stacks/shop.ts:31`\n',
  );
});

test('the infos of a cluster are one line, and clusters with the same ones share it', () => {
  const info = (name: string, rule: string, message: string): Finding =>
    about(name, { severity: 'info', rule, message });
  const findings = ['a-10', 'a-2'].flatMap((name) => [
    info(name, 'export/none', `cluster "${name}" has no export`),
    info(name, 'copy/none', `cluster "${name}" has no copies`),
  ]);
  const text = toPretty(report([plan([...findings, info('b', 'copy/none', 'cluster "b" has no copies')])]), {
    width: 200,
  });
  expect(text).toContain(`
info: clusters "a-2" and "a-10": the cluster has no export (export/none); the cluster has no copies (copy/none)

info: cluster "b" has no copies (copy/none)
`);
});

test('unchecked entries are grouped by their reason, and by the rules that need it', () => {
  const of = (name: string, rule: string) =>
    unchecked({
      rule,
      address: `mongodbatlas_advanced_cluster.${name}`,
      reason: `pit_enabled of cluster "${name}" is known only after apply`,
    });
  const entries = ['a-10', 'a-2'].flatMap((name) => [
    of(name, 'pit/without-backup'),
    of(name, 'pit/without-hourly-item'),
  ]);
  const text = toPretty(report([reviewed({ unchecked: [...entries, of('b', 'pit/without-backup')] })]));
  expect(text).toContain(`
unchecked: pit_enabled of the cluster is known only after apply
  rule   pit/without-backup, pit/without-hourly-item
  at     mongodbatlas_advanced_cluster.a-2
         mongodbatlas_advanced_cluster.a-10

unchecked: pit_enabled of cluster "b" is known only after apply
  rule   pit/without-backup
  at     mongodbatlas_advanced_cluster.b
`);
});

test('acknowledged findings with one reason are together', () => {
  const of = (name: string, reason: string) =>
    acknowledged({
      ...about(name, { severity: 'warning' }),
      acknowledgement: {
        rule: 'cluster/no-termination-protection',
        reason,
      },
    });
  const text = toPretty(
    report([reviewed({ acknowledged: [of('a', 'a trial'), of('b', 'a test'), of('c', 'a trial')] })]),
  );
  expect(text).toContain(`
acknowledged warning: clusters "a" and "c": the cluster can be deleted
  rule   cluster/no-termination-protection
  reason a trial
  at     mongodbatlas_advanced_cluster.a
         mongodbatlas_advanced_cluster.c

acknowledged warning: cluster "b" can be deleted
  rule   cluster/no-termination-protection
  reason a test
  at     mongodbatlas_advanced_cluster.b
`);
});
