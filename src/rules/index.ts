/**
 * The rules, and what a rule of your own is made of.
 * @module cdktf-atlas-backup/rules
 */
import { list } from './list';
import type { Rule } from './rule';

export { linked } from '../model/link';
export { quote, show } from '../model/value';
export type { Cluster, Estate, Schedule, Value } from '../model';
export type { Body, Example, Resources } from './example';
export { nearest } from '../text/nearest';
export type { Rejection } from './rejection';
export { type Fix, assign, assignAll, block, fix, locationOf, named, referenceTo, resource } from './fix/fix';
export * from './rule';

/** Every rule, in the order of the catalogue. */
export const rules: readonly Rule[] = list;
