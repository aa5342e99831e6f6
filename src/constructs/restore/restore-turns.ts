import type { TerraformResource } from 'cdktf';
import { Turns } from '../backup/turns';

/** The restores to each cluster, of all kinds: Atlas runs one at a time. */
export const restoreTurns = new Turns<TerraformResource>();
