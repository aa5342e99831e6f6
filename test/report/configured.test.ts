import * as formats from '../../src/plan-review';
import { type Configured, takenFrom } from '../../src/report/configured';
import type { Calendar } from '../../src/report/report';
import { rules } from '../../src/rules';
import { report, reviewed } from '../support/reports';

/*
 * Every report shows the configuration of the run, the rules that are off or weakened, the modules of own rules that were
 * loaded, and the acknowledgements that have ended by the calendar.
 */

const configured: Configured = {
  file: 'atlas-backup.config.json',
  rulesOff: ['cluster/backup-disabled', 'export/without-bucket'],
  weakened: [{ rule: 'change/backup-turned-off', from: 'error', to: 'warning' }],
  ownModules: ['own-rules.cjs'],
  ownModulesLeftOut: ['more-rules.mjs'],
};

const none: Configured = {
  file: undefined,
  rulesOff: [],
  weakened: [],
  ownModules: [],
  ownModulesLeftOut: [],
};

const calendar: Calendar = {
  today: '2026-11-28',
  asOf: '2026-08-21',
  ended: [
    {
      rule: 'change/backup-turned-off',
      covers: 'mongodbatlas_advanced_cluster.orders',
      reason: 'moved',
      owner: 'platform',
      until: '2026-10-31',
      input: undefined,
    },
  ],
};

type Format = 'Pretty' | 'Json' | 'Markdown' | 'Sarif' | 'Junit' | 'Github' | 'Gitlab' | 'Azure' | 'Html';

const written = (format: Format, own: Partial<formats.Report>): string =>
  formats[`to${format}`](report([reviewed()], own));

const ENDED =
  'the acknowledgement of change/backup-turned-off at mongodbatlas_advanced_cluster.orders ended on 2026-10-31, and today is 2026-11-28; it still applies, because this run is as of 2026-08-21';

describe('a report shows the configuration of the run', () => {
  test('in pretty', () => {
    expect(written('Pretty', { configured, failOn: 'never' })).toBe(`no errors, no warnings in 7 resources

configuration: atlas-backup.config.json
  off    cluster/backup-disabled, export/without-bucket
  weaker change/backup-turned-off (error to warning)
  own    own-rules.cjs
  unused more-rules.mjs
  fails  on nothing
`);
    expect(written('Pretty', { configured: none })).toMatch(/\n\nconfiguration: none\n$/);
  });

  test('in JSON', () => {
    const json = (own: Partial<formats.Report>): unknown =>
      (JSON.parse(written('Json', own)) as { configuration?: unknown }).configuration;
    expect(json({ configured, failOn: 'warning' })).toEqual({ ...configured, failOn: 'warning' });
    expect(json({ configured: none })).toEqual({ ...none, file: null, failOn: 'error' });
    expect(json({})).toBeUndefined();
  });

  test('in Markdown', () => {
    const text = written('Markdown', { configured, failOn: 'never' });
    expect(text).toContain(`<details>
<summary>Configuration <code>atlas-backup.config.json</code>: 2 rules off, 1 rule weakened, 1 module of own rules, 1 module of own rules not loaded, fails on nothing</summary>

- off: \`cluster/backup-disabled\`
- off: \`export/without-bucket\`
- weakened: \`change/backup-turned-off\`, from error to warning
- own rules loaded from \`own-rules.cjs\`
- own rules not loaded from \`more-rules.mjs\`
- fails on nothing

</details>
`);
    expect(text).toMatch(/, configuration: <code>atlas-backup\.config\.json<\/code><\/sub>\n$/);
    expect(written('Markdown', { configured: none })).toMatch(/, configuration: none<\/sub>\n$/);
    expect(written('Markdown', { configured: none })).not.toContain('<details>');
  });

  test('in SARIF', () => {
    const { runs } = JSON.parse(written('Sarif', { configured })) as {
      runs: readonly { properties: unknown; invocations: readonly object[] }[];
    };
    const at = (id: string): object => ({ id, index: rules.findIndex((rule) => rule.id === id) });
    expect(runs[0]?.properties).toEqual({ configuration: { ...configured, failOn: 'error' } });
    expect(runs[0]?.invocations[0]).toMatchObject({
      ruleConfigurationOverrides: [
        { descriptor: at('cluster/backup-disabled'), configuration: { enabled: false } },
        { descriptor: at('export/without-bucket'), configuration: { enabled: false } },
        { descriptor: at('change/backup-turned-off'), configuration: { level: 'warning' } },
      ],
    });
  });

  test('in JUnit', () => {
    expect(written('Junit', { configured })).toContain(`
    <properties>
      <property name="configuration" value="atlas-backup.config.json"/>
      <property name="rules that are off" value="cluster/backup-disabled, export/without-bucket"/>
      <property name="rules that are weakened" value="change/backup-turned-off (error to warning)"/>
      <property name="own rules loaded from" value="own-rules.cjs"/>
      <property name="own rules not loaded from" value="more-rules.mjs"/>
    </properties>
    <testcase`);
    expect(written('Junit', { configured: none })).toContain(
      '<property name="configuration" value="none"/>\n    </properties>',
    );
  });

  test('in the log of GitHub', () => {
    expect(written('Github', { configured, failOn: 'warning' }).split('\n').at(-3)).toBe(
      'configuration: atlas-backup.config.json; rules that are off cluster/backup-disabled, export/without-bucket; rules that are weakened change/backup-turned-off (error to warning); own rules loaded from own-rules.cjs; own rules not loaded from more-rules.mjs; fails on warnings too',
    );
    expect(written('Github', { configured: none }).split('\n').at(-3)).toBe('configuration: none');
  });

  test('on a page', () => {
    const text = written('Html', { configured });
    expect(text).toContain('<h2>Configuration <small><code>atlas-backup.config.json</code></small></h2>');
    expect(text).toContain(
      '<dt>rules that are off</dt><dd>cluster/backup-disabled, export/without-bucket</dd>',
    );
    expect(text).toContain(
      '<dt>rules that are weakened</dt><dd>change/backup-turned-off (error to warning)</dd>',
    );
    expect(text).toContain('<dt>own rules loaded from</dt><dd>own-rules.cjs</dd>');
    expect(written('Html', { configured: none })).toContain('<code>none</code>');
  });
});

describe('a report shows the acknowledgements that have ended by the calendar', () => {
  test('in pretty', () => {
    expect(written('Pretty', { calendar })).toBe(`no errors, no warnings in 7 resources

ended: the acknowledgement of change/backup-turned-off at
  mongodbatlas_advanced_cluster.orders ended on 2026-10-31, and today is
  2026-11-28; it still applies, because this run is as of 2026-08-21
  reason moved (platform, until 2026-10-31)
  fix    fix the finding, or give the acknowledgement a new end date; with
         --as-of today it no longer applies

0 errors, 0 warnings in 7 resources
`);
  });

  test('in JSON', () => {
    expect(JSON.parse(written('Json', { calendar }))).toMatchObject({
      calendar: {
        today: '2026-11-28',
        ended: [
          {
            rule: 'change/backup-turned-off',
            covers: 'mongodbatlas_advanced_cluster.orders',
            reason: 'moved',
            owner: 'platform',
            until: '2026-10-31',
          },
        ],
      },
    });
    expect(JSON.parse(written('Json', {}))).not.toHaveProperty('calendar');
  });

  test.each<[Format, string]>([
    ['Sarif', `"level":"warning","message":{"text":"${ENDED}: moved (platform, until 2026-10-31)"}`],
    ['Junit', `<skipped message="${ENDED}; reason: moved (platform, until 2026-10-31); fix: fix the`],
    [
      'Github',
      `::warning title=acknowledgement ended::${ENDED}%0Areason: moved (platform, until 2026-10-31)%0A`,
    ],
    [
      'Azure',
      `##vso[task.logissue type=warning;]acknowledgement ended: ${ENDED}%0Areason: moved (platform, until 2026-10-31)%0A`,
    ],
    ['Gitlab', `"description":"${ENDED}. Reason: moved (platform, until 2026-10-31). Fix: fix the`],
    ['Html', `<li>${ENDED}. Reason: moved (platform, until 2026-10-31). Fix: fix the`],
  ])('in %s', (format, said) => {
    expect(written(format, { calendar })).toContain(said);
  });

  test('in Markdown, unfolded', () => {
    const [, text = ''] =
      /\n\n- \*\*ended\*\*: (.*)\n {2}- reason: moved/.exec(written('Markdown', { calendar })) ?? [];
    expect(text.replaceAll('\\', '')).toBe(ENDED);
  });
});

test('a rule is weakened if its severity is lower than its default', () => {
  const severities = new Map([
    ['cluster/backup-disabled', 'off'],
    ['change/backup-turned-off', 'warning'],
    ['schedule/retention-out-of-order', 'error'],
    ['cluster/no-termination-protection', 'error'],
    ['cluster/snapshots-deleted-with-it', 'info'],
  ] as const);
  expect(takenFrom(rules, severities)).toEqual({
    rulesOff: ['cluster/backup-disabled'],
    weakened: [
      { rule: 'cluster/snapshots-deleted-with-it', from: 'warning', to: 'info' },
      { rule: 'change/backup-turned-off', from: 'error', to: 'warning' },
    ],
  });
});
