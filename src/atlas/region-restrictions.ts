/**
 * To which regions Atlas for Government restricts a project.
 * @see https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/ Group.regionUsageRestrictions (specification of 2026-08-21)
 */
export const REGION_USAGE_RESTRICTIONS = ['GOV_REGIONS_ONLY', 'COMMERCIAL_FEDRAMP_REGIONS_ONLY'] as const;

export type RegionUsageRestriction = (typeof REGION_USAGE_RESTRICTIONS)[number];
