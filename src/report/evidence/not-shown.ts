/** What no configuration shows. Evidence reports it as not shown, whatever the inputs are. */
export const NOT_SHOWN = {
  restoreTest: 'that a restore was tested, when, and with which result',
  recoveryTime: 'how long a restore takes (RTO)',
  snapshotsTaken: 'that snapshots were taken as scheduled, and that they are complete and not damaged',
  applied:
    'that a plan was applied or a stack was deployed, and that nothing has changed in Atlas since then',
  access: 'who has access to backups, and who can change or delete them',
  procedures:
    'written policies and procedures for backup, restoration and recovery, and that people follow them',
  classification: 'which data a cluster has, and how critical or confidential it is',
  environment: 'the systems that data is restored to, and how they are separated from the source',
} as const;

export type NotShownId = keyof typeof NOT_SHOWN;

export const NOT_SHOWN_IDS = Object.keys(NOT_SHOWN) as readonly NotShownId[];
