import { type Adoption, adopt } from '../../src/adopt';
import { constructFile } from '../../src/adopt/program/typescript';
import { BACKUP_ALERT_EVENTS, LATE_BACKUP_EVENTS } from '../../src/atlas/backup-alerts';
import { PROJECT_ID, type Row, clusterRow, load, projectRow, resourcesOf } from './states';

/** The code of one project, and how many of its resources are in constructs. */
function codeOf(...rows: readonly Row[]): {
  readonly text: string;
  readonly adoption: Adoption;
  readonly raw: readonly string[];
} {
  const adoption = adopt(resourcesOf(projectRow(), ...rows), { load });
  expect([...(adoption.trip?.failures ?? []), ...(adoption.trip?.differences ?? [])]).toEqual([]);
  expect(adoption.code.places).toHaveLength(rows.length + 1);
  const [file] = adoption.code.files;
  return {
    text: file === undefined ? '' : constructFile(file),
    adoption,
    raw: adoption.code.places.filter((one) => !one.isConstruct).map(({ resource }) => resource.address),
  };
}

function windowRow(values: object = {}): Row {
  return {
    type: 'mongodbatlas_maintenance_window',
    values: {
      project_id: PROJECT_ID,
      day_of_week: 1,
      hour_of_day: 3,
      auto_defer: false,
      auto_defer_once_enabled: false,
      defer: false,
      number_of_deferrals: 0,
      protected_hours: [],
      start_asap: false,
      time_zone_id: 'Etc/GMT',
      wave_assignment: null,
      ...values,
    },
  };
}

describe('a maintenance window', () => {
  test.each([
    [{}, "maintenanceWindow: { on: 'sunday', hour: 3 },"],
    [
      { day_of_week: 7, auto_defer_once_enabled: true },
      "maintenanceWindow: { on: 'saturday', hour: 3, deferAutomatically: true },",
    ],
    [
      { protected_hours: [{ start_hour_of_day: 9, end_hour_of_day: 17 }] },
      'protectedHours: { from: 9, to: 17 },',
    ],
  ])('%j is a prop of its project', (values, code) => {
    const { text, raw, adoption } = codeOf(windowRow(values));
    expect(text).toContain(code);
    expect(raw).toEqual([]);
    expect(adoption.code.places.map(({ path, importId }) => [path.join('/'), importId])).toEqual([
      ['shop/Project/Resource', PROJECT_ID],
      ['shop/Project/MaintenanceWindow', PROJECT_ID],
    ]);
  });

  test.each([
    ['that is deferred now', { defer: true }],
    ['with a wave', { wave_assignment: 2 }],
    ['without a day', { day_of_week: null }],
  ])('%s is a raw binding', (_, values) => {
    expect(codeOf(windowRow(values)).raw).toEqual(['mongodbatlas_maintenance_window.a']);
  });

  test('of a project that the state does not have is a raw binding', () => {
    const { code } = adopt(resourcesOf(windowRow()), { load });
    expect(code.places.map(({ isConstruct }) => isConstruct)).toEqual([false]);
  });
});

const group = { type_name: 'GROUP', roles: ['GROUP_OWNER'], email_enabled: true, interval_min: 60 };

function alertRow(event: string, notification: object = group, values: object = {}): Row {
  return {
    type: 'mongodbatlas_alert_configuration',
    name: event.toLowerCase(),
    values: {
      project_id: PROJECT_ID,
      alert_configuration_id: `id-${event}`,
      event_type: event,
      enabled: true,
      matcher: [],
      metric_threshold_config: [],
      severity_override: null,
      notification: [{ notifier_id: `n-${event}`, delay_min: 0, sms_enabled: false, ...notification }],
      threshold_config: LATE_BACKUP_EVENTS.has(event)
        ? [{ operator: 'GREATER_THAN', threshold: 12, units: 'HOURS' }]
        : [],
      ...values,
    },
  };
}

const ALL = Object.values(BACKUP_ALERT_EVENTS).flat();

describe('alerts', () => {
  test('for everything that can go wrong with backups are a BackupAlerts', () => {
    const { text, raw } = codeOf(...ALL.map((event) => alertRow(event)));
    expect(text).toContain(`    new BackupAlerts(this, 'Backup-alerts', {
      project,
      notify: [
        {
          emailEnabled: true,
          intervalMin: 60,
          roles: ['GROUP_OWNER'],
          smsEnabled: false,
          typeName: 'GROUP',
        },
      ],
    });
`);
    expect(raw).toEqual([]);
  });

  test('for some of it name what they are for, and others are raw bindings', () => {
    const { text, raw } = codeOf(
      alertRow('CPS_COPY_SNAPSHOT_FAILED'),
      alertRow('CPS_SNAPSHOT_BEHIND'),
      alertRow('CPS_OPLOG_BEHIND', group, {
        threshold_config: [{ operator: 'GREATER_THAN', threshold: 6, units: 'HOURS' }],
      }),
      alertRow('NO_PRIMARY'),
    );
    expect(text).toContain("of: ['point-in-time-late', 'copy-failed'],\n      lateAfterHours: 6,");
    expect(raw).toEqual([
      'mongodbatlas_alert_configuration.cps_snapshot_behind',
      'mongodbatlas_alert_configuration.no_primary',
    ]);
  });

  test('that notify different people are several BackupAlerts', () => {
    const { text, raw } = codeOf(
      alertRow('CPS_COPY_SNAPSHOT_FAILED'),
      alertRow('CPS_OPLOG_BEHIND', { ...group, roles: ['GROUP_READ_ONLY'] }),
    );
    expect(text.match(/new BackupAlerts/g)).toHaveLength(2);
    expect(raw).toEqual([]);
  });

  test.each([
    ['that are disabled', alertRow('CPS_COPY_SNAPSHOT_FAILED', group, { enabled: false })],
    [
      'with a matcher',
      alertRow('CPS_COPY_SNAPSHOT_FAILED', group, {
        matcher: [{ field_name: 'CLUSTER_NAME', operator: 'EQUALS', value: 'a' }],
      }),
    ],
    [
      'with a threshold in days',
      alertRow('CPS_OPLOG_BEHIND', group, {
        threshold_config: [{ operator: 'GREATER_THAN', threshold: 1, units: 'DAYS' }],
      }),
    ],
  ])('%s are raw bindings', (_, row) => {
    expect(codeOf(row).raw).toEqual([`mongodbatlas_alert_configuration.${String(row.name)}`]);
  });

  test('with credentials are raw bindings, and the credentials are variables', () => {
    const slack = { type_name: 'SLACK', channel_name: 'ops', api_token: 's3cret', interval_min: 60 };
    const { text, raw, adoption } = codeOf(alertRow('CPS_COPY_SNAPSHOT_FAILED', slack));
    expect(raw).toHaveLength(1);
    expect(text).not.toContain('s3cret');
    expect(text).toContain("notifierId: 'n-CPS_COPY_SNAPSHOT_FAILED'");
    expect(adoption.code.variables).toHaveLength(1);
  });

  test('for one event twice are one construct and one raw binding', () => {
    const twice = { ...alertRow('CPS_COPY_SNAPSHOT_FAILED'), name: 'again' };
    expect(codeOf(alertRow('CPS_COPY_SNAPSHOT_FAILED'), twice).raw).toEqual([
      'mongodbatlas_alert_configuration.again',
    ]);
  });
});

function encryptionRow(values: object): Row {
  return {
    type: 'mongodbatlas_encryption_at_rest',
    name: 'key',
    values: {
      project_id: PROJECT_ID,
      aws_kms_config: [],
      azure_key_vault_config: [],
      google_cloud_kms_config: [],
      enabled_for_search_nodes: false,
      ...values,
    },
  };
}

const aws = {
  access_key_id: null,
  customer_master_key_id: 'arn:aws:kms:eu-west-1:1:key/1',
  enabled: true,
  region: 'EU_WEST_1',
  require_private_networking: false,
  role_id: '66bb0000000000000000000c',
  secret_access_key: null,
  valid: true,
};

describe('encryption at rest', () => {
  test('is an EncryptionAtRest, its key is a variable, and clusters refer to it', () => {
    const { text, raw, adoption } = codeOf(
      clusterRow({ encryption_at_rest_provider: 'AWS' }),
      encryptionRow({ aws_kms_config: [aws] }),
    );
    expect(text).toContain(`EncryptionAtRest.withAws(
      this,`);
    expect(text).toContain('keyId: keyAwsKmsConfigCustomerMasterKeyId.stringValue,');
    expect(text).toContain("region: 'EU_WEST_1',");
    expect(text).toContain('encryptionAtRest: keyEncryptionAtRest,');
    expect(text).not.toContain('arn:aws');
    expect(raw).toEqual([]);
    expect(adoption.code.variables.map(({ name }) => name)).toEqual([
      'encryption_at_rest_key_aws_kms_config_customer_master_key_id',
    ]);
  });

  test.each([
    [
      'withAzure',
      {
        azure_key_vault_config: [
          {
            enabled: true,
            azure_environment: 'AZURE',
            key_identifier: 'https://v.vault.azure.net/keys/k/1',
            key_vault_name: 'v',
            resource_group_name: 'g',
            subscription_id: 's',
            tenant_id: 't',
            role_id: 'r',
            require_private_networking: false,
          },
        ],
      },
    ],
    [
      'withGoogleCloud',
      {
        enabled_for_search_nodes: true,
        google_cloud_kms_config: [{ enabled: true, key_version_resource_id: 'projects/p', role_id: 'r' }],
      },
    ],
  ])('of another cloud: %s', (factory, values) => {
    const { text, raw } = codeOf(encryptionRow(values));
    expect(text).toContain(`EncryptionAtRest.${factory}(`);
    expect(raw).toEqual([]);
  });

  test.each([
    [
      'with credentials instead of a role',
      { ...aws, role_id: null, access_key_id: 'AKIA', secret_access_key: 's' },
    ],
    ['that is disabled', { ...aws, enabled: false }],
    ['over a private endpoint', { ...aws, require_private_networking: true }],
  ])('%s is a raw binding, and each secret is one variable', (_, block) => {
    const { text, raw, adoption } = codeOf(encryptionRow({ aws_kms_config: [block] }));
    expect(raw).toEqual(['mongodbatlas_encryption_at_rest.key']);
    expect(text).not.toMatch(/arn:aws|AKIA/);
    const names = adoption.code.variables.map(({ name }) => name);
    expect(names.filter((name) => /_\d$/.test(name))).toEqual([]);
  });

  test('of a cluster without it is a name', () => {
    expect(codeOf(clusterRow({ encryption_at_rest_provider: 'AWS' })).text).toContain(
      "encryptionAtRest: 'AWS'",
    );
  });
});

describe('a project that cannot be a construct', () => {
  test.each([
    ['because a value is sensitive', { ...projectRow(), sensitive: { org_id: true } }],
    ['because Terraform would read a tag', projectRow({ tags: { a: '${b}' } })],
  ])('%s is known to its constructs by its id', (_, row) => {
    const { code, trip } = adopt(resourcesOf(row, clusterRow(), windowRow()), { load });
    expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
    const [file] = code.files;
    const text = file === undefined ? '' : constructFile(file);
    expect(text).toContain(`const project = AtlasProject.fromProjectId(
      this,
      'Project-id',
      projectResource.id,
    );`);
    expect(text).toContain("new AtlasCluster(this, 'orders', {\n      project,");
    expect(code.places.map(({ path, isConstruct }) => [path.join('/'), isConstruct])).toEqual([
      ['shop/Project', false],
      ['shop/orders/Resource', true],
      [expect.stringMatching(/^shop\/.*maintenance-window/), false],
    ]);
  });

  test('alone is only the raw binding', () => {
    const { code } = adopt(resourcesOf(projectRow({ tags: { a: '${b}' } })), { load });
    expect(code.files.map((file) => constructFile(file)).join('')).not.toContain('fromProjectId');
  });
});

test('a project that is in two states is written twice', () => {
  const [one, two] = [projectRow(), { ...projectRow(), name: 'again' }];
  const { code, trip } = adopt(resourcesOf(one, two, clusterRow()), { load });
  expect([...(trip?.failures ?? []), ...(trip?.differences ?? [])]).toEqual([]);
  expect(code.places).toHaveLength(3);
});
