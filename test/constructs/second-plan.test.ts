import type { TerraformStack } from 'cdktf';
import { AtlasProject } from '../../src';
import { nonconformities } from '../support/conformity';
import { bodiesOf, synthesized } from '../support/synthesized';

/*
 * A second plan after an apply is empty: what is synthesized where the provider would otherwise find a difference between
 * the configuration and what Atlas answers. Auto-scaling is in cluster-topology.test.ts.
 */

const project = (stack: TerraformStack, props: object = {}): AtlasProject =>
  new AtlasProject(stack, 'shop', { organizationId: '5f0000000000000000000001', ...props });

describe('the resource of a project', () => {
  test('does not take back the teams that an assignment adds', () => {
    const json = synthesized((stack) => {
      project(stack).grantBackupManager({ teamId: '65f0000000000000000000a1' });
    });
    expect(bodiesOf(json, 'project')['shop']).toMatchObject({ lifecycle: { ignore_changes: ['teams'] } });
    expect(nonconformities(json)).toEqual([]);
  });

  test('ignores nothing if no team is granted a role', () => {
    const json = synthesized((stack) => {
      project(stack).grantOwner({ username: 'someone@shop.test' });
    });
    expect(bodiesOf(json, 'project')['shop']).not.toHaveProperty('lifecycle');
  });

  test('defers maintenance by the switch that Atlas answers, not by the one that changes with every apply', () => {
    const json = synthesized((stack) => {
      project(stack, {
        maintenanceWindow: {
          on: 'sunday',
          hour: 3,
          deferAutomatically: true,
          protectedHours: { from: 9, to: 17 },
        },
      });
    });
    expect(Object.values(bodiesOf(json, 'maintenance_window'))).toEqual([
      {
        project_id: expect.any(String) as string,
        day_of_week: 1,
        hour_of_day: 3,
        auto_defer_once_enabled: true,
        protected_hours: { start_hour_of_day: 9, end_hour_of_day: 17 },
      },
    ]);
    expect(nonconformities(json)).toEqual([]);
  });
});
