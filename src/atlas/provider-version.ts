/**
 * The newest version of the provider mongodb/mongodbatlas whose schema this release knows. What a later version adds is
 * not judged, and reports say so.
 */
export const PROVIDER_VERSION = '2.20.1';
