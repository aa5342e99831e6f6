import type { Frequency } from './frequencies';

/**
 * How often automatic export may run. The sources disagree about weekly and daily exports, which are not open to every
 * project: the API has only monthly and yearly.
 * @see https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/cloud_backup_schedule#export
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ AutoExportPolicyView (specification of 2026-08-21)
 */
export const EXPORT_FREQUENCIES = [
  'daily',
  'weekly',
  'monthly',
  'yearly',
] as const satisfies readonly Frequency[];

export type ExportFrequency = (typeof EXPORT_FREQUENCIES)[number];

export function isExportFrequency(text: string): text is ExportFrequency {
  return (EXPORT_FREQUENCIES as readonly string[]).includes(text);
}

/** Whether only some projects may export so often. */
export function isRestrictedExport(frequency: ExportFrequency): boolean {
  return frequency === 'daily' || frequency === 'weekly';
}
