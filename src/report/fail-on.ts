import type { Severity } from '../rules';

/**
 * What fails a run: findings of at least this severity; `unchecked` means warnings, and whatever could not be checked or
 * was not reviewed.
 */
export type FailOn = Extract<Severity, 'error' | 'warning'> | 'unchecked' | 'never';
