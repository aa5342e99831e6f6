import type { ActionKind } from '../../model';

/** How Terraform calls what it does. */
export type ApplyVerb = 'create' | 'update' | 'destroy' | 'forget' | 'read';

export const VERBS: Readonly<Record<ActionKind, ApplyVerb>> = {
  create: 'create',
  update: 'update',
  delete: 'destroy',
  forget: 'forget',
  read: 'read',
};
