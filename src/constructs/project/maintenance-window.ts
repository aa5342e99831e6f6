import type { Construct } from 'constructs';
import type { Weekday } from '../../atlas';
import { MAINTENANCE_WEEKDAYS, WEEKDAYS } from '../../atlas/calendar';
import { markCreationSite } from '../../synth/creation-site';
import { bindings } from '../binding/bindings-on-demand';
import type { IAtlasProject } from '../props/project';
import type { Prop } from '../props/props';
import { providerOf } from '../props/provider-prop';
import type { OrToken } from '../props/token';

/** When Atlas maintains the clusters of a project. The hours are those of the project's time zone. */
export interface MaintenanceWindow {
  /** The day of the week. */
  readonly on: Weekday;
  /** The hour at which maintenance begins, from 0 to 23. */
  readonly hour: number;
  /**
   * Whether Atlas defers each maintenance by one week.
   * @default - Atlas decides: no
   */
  readonly deferAutomatically?: OrToken<boolean>;
  /**
   * The hours of the day without standard updates.
   * @default - none
   */
  readonly protectedHours?: {
    /** The first hour, from 0 to 23. */
    readonly from: number;
    /** The last hour, from 0 to 23. */
    readonly to: number;
  };
}

/** The schema of a maintenance window. Its day and hours must be known at synth: Atlas has its own numbers for days. */
export function maintenanceWindowSchema(prop: Prop) {
  const hour = prop.hour();
  return prop.object<MaintenanceWindow>({
    on: prop.knownOneOf(WEEKDAYS),
    hour,
    deferAutomatically: prop.optional(prop.flag()),
    protectedHours: prop.optional(
      prop.object<NonNullable<MaintenanceWindow['protectedHours']>>({ from: hour, to: hour }),
    ),
  });
}

/** Creates the maintenance window of a project. */
export function createMaintenanceWindow(project: Construct & IAtlasProject, window: MaintenanceWindow): void {
  const { on, hour, deferAutomatically, protectedHours } = window;
  const { MaintenanceWindow: Resource } = bindings.maintenanceWindow();
  const resource = new Resource(project, 'MaintenanceWindow', {
    projectId: project.projectId,
    dayOfWeek: MAINTENANCE_WEEKDAYS.indexOf(on) + 1,
    hourOfDay: hour,
    // Not auto_defer, which switches with every change of it.
    ...(deferAutomatically === undefined ? {} : { autoDeferOnceEnabled: deferAutomatically }),
    ...(protectedHours === undefined
      ? {}
      : { protectedHours: { startHourOfDay: protectedHours.from, endHourOfDay: protectedHours.to } }),
    ...providerOf(project, undefined, project),
  });
  markCreationSite(resource);
}
