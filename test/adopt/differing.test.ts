import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Interpreter from '../../src/adopt/round-trip/interpreter';
import { command } from '../support/command';
import { clusterRow, projectRow, stateJson } from './states';

// A program that writes something else than the state has: what the verification is there for.
jest.mock('../../src/adopt/round-trip/interpreter', () => {
  const actual = jest.requireActual<typeof Interpreter>('../../src/adopt/round-trip/interpreter');
  return {
    ...actual,
    runProgram: (...given: Parameters<typeof Interpreter.runProgram>) => {
      const made = actual.runProgram(...given);
      const stacks = [...made.stacks].map(
        ([id, json]) =>
          [id, JSON.parse(JSON.stringify(json).replaceAll('"M30"', '"M40"')) as unknown] as const,
      );
      return { ...made, stacks: new Map(stacks) };
    },
  };
});

test('what differs is reported, and the exit code is 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  try {
    const state = JSON.stringify(stateJson([projectRow(), clusterRow()]));
    const { code, stdout } = await command(['adopt', '-', '--to', join(folder, 'infra')], state);
    expect(code).toBe(1);
    expect(stdout).toContain(`round trip: 1 of 2 resources equal
  mongodbatlas_advanced_cluster.orders: replication_specs[0].region_configs[0].electable_specs.instance_size differs
`);
    expect(readdirSync(join(folder, 'infra'))).toContain('shop.ts');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
