import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, LocalBackend, TerraformResource, TerraformStack, Testing } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { AtlasChecks, AtlasProject, MongodbatlasProvider } from '../../src';
import { CloudBackupSchedule } from '../../src/provider/cloud-backup-schedule';

let outdir: string;
let stderr: jest.SpyInstance;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
  stderr.mockRestore();
});

function uncheckedStack(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new LocalBackend(stack, { path: `${id}.tfstate` });
  new MongodbatlasProvider(stack, 'atlas');
  return stack;
}

function checkedStack(app: App, id: string): TerraformStack {
  const stack = uncheckedStack(app, id);
  AtlasChecks.of(stack);
  return stack;
}

/** The id of a separate project for each stack: the clusters of one project are compared across stacks. */
function projectIn(stack: TerraformStack): string {
  return Buffer.from(stack.node.id).toString('hex').padStart(24, '0').slice(-24);
}

/** A schedule that Atlas accepts, or one whose retention unit it rejects. */
function schedule(stack: TerraformStack, unit: 'days' | 'fortnights', id = 'schedule'): CloudBackupSchedule {
  return new CloudBackupSchedule(stack, id, {
    projectId: projectIn(stack),
    clusterName: `events-${id}`,
    policyItemDaily: { frequencyInterval: 1, retentionUnit: unit, retentionValue: 2 },
  });
}

/** The file of a stack; undefined where none is written. */
function written(stack: string, file = 'cdk.tf.json'): string | undefined {
  const path = join(outdir, 'stacks', stack, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function failureOf(app: App): string {
  try {
    app.synth();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('synth did not fail');
}

type During = (stack: TerraformStack, act: () => void) => void;

const anAspect: During = (stack, act) => {
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === stack) act();
    },
  });
};

const aLaterValidation: During = (stack, act) => {
  stack.node.addValidation({
    validate: () => {
      act();
      return [];
    },
  });
};

const onSynthesize: During = (stack, act) => {
  const element = new TerraformResource(stack, 'custom', { terraformResourceType: 'aws_thing' });
  addCustomSynthesis(element, { onSynthesize: act });
};

describe.each<[string, During]>([
  ['an aspect', anAspect],
  ['a later validation', aLaterValidation],
  ['onSynthesize', onSynthesize],
])('what %s changes', (_, during) => {
  test('is in the file', () => {
    const app = new App({ outdir });
    const stack = checkedStack(app, 'one');
    during(stack, () => schedule(stack, 'days', 'late'));
    app.synth();
    expect(written('one')).toContain('events-late');
  });

  test('is checked: a rejected resource is not written', () => {
    const app = new App({ outdir });
    const stack = checkedStack(app, 'one');
    during(stack, () => schedule(stack, 'fortnights', 'late'));
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(written('one')).toBeUndefined();
  });

  test('is checked: a rejected override is not written', () => {
    const app = new App({ outdir });
    const stack = checkedStack(app, 'one');
    const made = schedule(stack, 'days');
    during(stack, () => {
      made.addOverride('policy_item_daily.retention_unit', 'fortnights');
    });
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(written('one')).toBeUndefined();
  });

  test('in an earlier stack is in the file of that stack', () => {
    const app = new App({ outdir });
    const [first, second] = [checkedStack(app, 'one'), checkedStack(app, 'two')];
    during(second, () => schedule(first, 'days', 'late'));
    app.synth();
    expect(written('one')).toContain('events-late');
  });

  test('in an earlier stack is checked', () => {
    const app = new App({ outdir });
    const [first, second] = [checkedStack(app, 'one'), checkedStack(app, 'two')];
    const made = schedule(first, 'days');
    during(second, () => {
      made.addOverride('policy_item_daily.retention_unit', 'fortnights');
    });
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(written('one')).toBeUndefined();
    expect(written('two')).toBeDefined();
  });

  test('in an earlier stack is checked, also by a stack without checks', () => {
    const app = new App({ outdir });
    const [first, second] = [checkedStack(app, 'one'), uncheckedStack(app, 'two')];
    during(second, () => schedule(first, 'fortnights', 'late'));
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(written('one')).toBeUndefined();
  });

  test('in a later stack is checked', () => {
    const app = new App({ outdir });
    const [first, second] = [checkedStack(app, 'one'), checkedStack(app, 'two')];
    during(first, () => {
      schedule(second, 'days', 'late');
      schedule(second, 'fortnights', 'wrong');
    });
    const failure = failureOf(app);
    expect(failure).toContain('two/wrong');
    expect(failure).toContain('1 error, 0 warnings in 2 resources');
    expect(written('two')).toBeUndefined();
  });
});

describe('app.synth()', () => {
  test('writes the stacks that pass, and none that is rejected', () => {
    const app = new App({ outdir });
    schedule(checkedStack(app, 'first'), 'fortnights');
    schedule(checkedStack(app, 'second'), 'days');
    schedule(checkedStack(app, 'third'), 'fortnights');
    const failure = failureOf(app);
    expect(failure).toContain('first/schedule');
    expect(failure).toContain('third/schedule');
    expect(failure).toContain('2 errors, 0 warnings');
    expect(['first', 'second', 'third'].map((name) => written(name) !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
  });

  test('writes the JSON that was checked, byte for byte as CDKTF does without checks', () => {
    const build = (app: App): void => {
      const [one, two] = [uncheckedStack(app, 'one'), uncheckedStack(app, 'two')];
      const project = new AtlasProject(one, 'shop', { organizationId: '5f0000000000000000000001' });
      schedule(two, 'days').addOverride('project_id', project.projectId);
      schedule(one, 'days').addOverride('update_snapshots', true);
    };
    const files = ['one', 'two'];
    const unchecked = new App({ outdir, skipValidation: true });
    build(unchecked);
    unchecked.synth();
    const expected = files.map((name) => written(name));
    rmSync(outdir, { recursive: true });

    const app = new App({ outdir });
    AtlasChecks.of(app);
    build(app);
    app.synth();
    expect(files.map((name) => written(name))).toEqual(expected);
    expect(written('two')).toContain('data.terraform_remote_state.');
  });

  test('resolves each stack as often as CDKTF does without checks', () => {
    const resolvesOf = (skipValidation: boolean): number => {
      const app = new App({ outdir, skipValidation });
      const calls = ['one', 'two'].map((id) =>
        jest.spyOn(schedule(checkedStack(app, id), 'days'), 'toTerraform'),
      );
      app.synth();
      return calls.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    };
    expect(resolvesOf(false)).toBe(resolvesOf(true));
  });

  test('fails if a validation of the app adds to a stack that is already written', () => {
    const app = new App({ outdir });
    const stack = checkedStack(app, 'one');
    app.node.addValidation({
      validate: () => {
        schedule(stack, 'days', 'late');
        return [];
      },
    });
    expect(failureOf(app)).toContain('one/late: added after the stack was checked and written');
  });

  test('checks what is written, also if a validation resolves the stack before', () => {
    const app = new App({ outdir });
    const [stack] = [checkedStack(app, 'one'), checkedStack(app, 'two')];
    const made = schedule(stack, 'days');
    aLaterValidation(stack, () => {
      expect(JSON.stringify(stack.toTerraform())).toContain('events');
      made.addOverride('policy_item_daily.retention_unit', 'fortnights');
    });
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(written('one')).toBeUndefined();
    expect(written('two')).toBeDefined();
  });

  test('checks a stack that was given its synthesizer after the checks were attached', () => {
    const app = new App({ outdir });
    const stack = checkedStack(app, 'one');
    schedule(stack, 'fortnights');
    const seen: unknown[] = [];
    stack.synthesizer = { synthesize: () => seen.push(stack.toTerraform()) };
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect(seen).toEqual([]);
  });

  test('checks a stack whose synthesizer was wrapped after the checks were attached', () => {
    const app = new App({ outdir });
    const [one, two] = [checkedStack(app, 'one'), checkedStack(app, 'two')];
    schedule(one, 'fortnights');
    schedule(two, 'days');
    for (const stack of [one, two]) {
      const inner = stack.synthesizer;
      stack.synthesizer = {
        synthesize: (session) => {
          inner.synthesize(session);
        },
      };
    }
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    expect([written('one') !== undefined, written('two') !== undefined]).toEqual([false, true]);
  });

  test('can run again, once the stack is fixed', () => {
    const app = new App({ outdir });
    const made = schedule(checkedStack(app, 'one'), 'fortnights');
    expect(failureOf(app)).toContain('schedule/invalid-retention');
    made.addOverride('policy_item_daily.retention_unit', 'days');
    app.synth();
    expect(written('one')).toContain('"days"');
  });

  test('throws the error of CDKTF if nothing else is wrong', () => {
    const app = new App({ outdir });
    const error = new Error('an aspect failed');
    anAspect(checkedStack(app, 'one'), () => {
      throw error;
    });
    schedule(checkedStack(app, 'two'), 'days');
    expect(() => {
      app.synth();
    }).toThrow(error);
    expect(written('one')).toBeUndefined();
  });

  test('reports an error in resolving a stack once', () => {
    const app = new App({ outdir });
    const made = schedule(checkedStack(app, 'one'), 'days');
    anAspect(TerraformStack.of(made), () => {
      made.addOverride('description', {
        resolve: () => {
          throw new Error('no value');
        },
        creationStack: [],
      });
    });
    schedule(checkedStack(app, 'two'), 'fortnights');
    const failure = failureOf(app);
    expect(failure.split('no value')).toHaveLength(2);
    expect(failure).toContain('two/schedule');
  });

  test('reports every stack in one run, also if CDKTF fails in one of them', () => {
    const app = new App({ outdir });
    schedule(checkedStack(app, 'one'), 'fortnights');
    const failing = checkedStack(app, 'two');
    schedule(failing, 'fortnights');
    failing.node.addValidation({ validate: () => ['the team has no owner'] });
    uncheckedStack(app, 'three').node.addValidation({ validate: () => ['the budget is missing'] });
    schedule(checkedStack(app, 'four'), 'fortnights');
    const failure = failureOf(app);
    for (const text of [
      '[two] the team has no owner',
      '[three] the budget is missing',
      'one/schedule',
      'two/schedule',
      'four/schedule',
    ])
      expect(failure).toContain(text);
  });

  describe('as HCL', () => {
    beforeEach(() => {
      process.env['SYNTH_HCL_OUTPUT'] = 'true';
    });

    afterEach(() => {
      delete process.env['SYNTH_HCL_OUTPUT'];
    });

    test('writes a stack that passes, with what onSynthesize added', () => {
      const app = new App({ outdir });
      const stack = checkedStack(app, 'one');
      onSynthesize(stack, () => schedule(stack, 'days', 'late'));
      app.synth();
      expect(written('one', 'cdk.tf')).toContain('events-late');
    });

    test('writes nothing of a rejected stack', () => {
      const app = new App({ outdir });
      const stack = checkedStack(app, 'one');
      onSynthesize(stack, () => schedule(stack, 'fortnights', 'late'));
      expect(failureOf(app)).toContain('schedule/invalid-retention');
      expect(written('one', 'cdk.tf')).toBeUndefined();
      expect(written('one', 'metadata.json')).toBeUndefined();
    });
  });
});

describe('a synthesizer that is called alone', () => {
  test('writes what was checked', () => {
    const app = Testing.app({ outdir });
    const stack = checkedStack(app, 'one');
    checkedStack(app, 'other');
    onSynthesize(stack, () => schedule(stack, 'days', 'late'));
    const folder = Testing.fullSynth(stack);
    expect(readFileSync(join(folder, 'stacks', 'one', 'cdk.tf.json'), 'utf8')).toContain('events-late');
    expect(existsSync(join(folder, 'stacks', 'other'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('rejects what was checked', () => {
    const stack = checkedStack(Testing.app({ outdir }), 'one');
    onSynthesize(stack, () => schedule(stack, 'fortnights', 'late'));
    expect(() => Testing.fullSynth(stack)).toThrow('schedule/invalid-retention');
  });
});
