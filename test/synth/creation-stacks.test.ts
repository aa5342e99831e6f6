import { App, Fn, LocalBackend, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { AtlasChecks, AtlasCluster, AtlasProject, MongodbatlasProvider, Retention } from '../../src';

afterEach(() => {
  AtlasChecks.of(new App()).configure({ creationStacks: true });
});

/** A stack with resolved and unresolved tokens, and preconditions. */
function synthesized(app: App): string {
  const stack = new TerraformStack(app, 'prod');
  new LocalBackend(stack, { path: 'prod.tfstate' });
  new MongodbatlasProvider(stack, 'atlas');
  const days = new TerraformVariable(stack, 'days', { type: 'number' });
  const project = new AtlasProject(stack, 'shop', {
    name: 'shop',
    organizationId: '5f0000000000000000000001',
  });
  const orders = new AtlasCluster(stack, 'orders', {
    project,
    cloudProvider: 'AWS',
    instanceSize: 'M10',
    regions: ['EU_CENTRAL_1'],
  });
  orders.addBackupSchedule('Backups', { daily: { keep: Retention.days(days.numberValue) } });
  return Testing.synth(stack);
}

/** How many calls a new token names. */
function recorded(): number {
  return Token.asAny({ any: Fn.lower('A') }).creationStack.length;
}

describe('the calls that made a token', () => {
  test('are recorded, as CDKTF does', () => {
    expect(recorded()).toBeGreaterThan(0);
  });

  test('are not recorded where they are not wanted, until they are again', () => {
    const checks = AtlasChecks.of(new App()).configure({ creationStacks: false });
    expect(recorded()).toBe(0);
    checks.configure({ asOf: '2027-01-31' });
    expect(recorded()).toBe(0);
    checks.configure({ creationStacks: true });
    expect(recorded()).toBeGreaterThan(0);
  });

  test('change nothing of what is synthesized', () => {
    const recording = synthesized(new App());
    const app = new App();
    AtlasChecks.of(app).configure({ creationStacks: false });
    expect(synthesized(app)).toBe(recording);
    expect(recording).toContain('var.days');
  });
});
