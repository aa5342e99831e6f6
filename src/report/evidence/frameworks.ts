import type { NotShownId } from './not-shown';
import type { Topic } from './row-names';

/** A framework that auditors compare with. */
export interface Framework {
  readonly name: string;
  /** The document, with its version or its number. */
  readonly document: string;
  /** Where its publisher has it. */
  readonly source: string;
  readonly provisions: readonly Provision[];
}

/** A provision about backups, with what speaks to it. That is not a statement that it is fulfilled. */
export interface Provision {
  /** Its number, as the framework writes it. */
  readonly section: string;
  /** Its name, or what it is about in a few words. */
  readonly subject: string;
  /** A few words of the provision itself, where it is public law. */
  readonly quote?: string;
  /** What of the evidence speaks to it. */
  readonly topics: readonly Topic[];
  /** What it is about as well, and no configuration shows. */
  readonly notShown: readonly NotShownId[];
}

/** The day on which the numbers and quotes were compared with copies of the documents. */
export const COMPARED_ON = '2026-11-28';

/** How backups are taken, and what can be restored from them. */
const BACKUPS: readonly Topic[] = [
  'kind',
  'backup',
  'policy',
  'schedule',
  'pointInTime',
  'export',
  'rpo',
  'retention',
  'granularity',
  'oldest',
];

const PLACES: readonly Topic[] = ['regions', 'storedIn', 'copies', 'survives'];

const PROTECTION: readonly Topic[] = [
  'terminationProtection',
  'retainedOnDeletion',
  'encryptionAtRest',
  'compliancePolicy',
];

/** What a team requires, and where the configuration differs from that. */
const REQUIRED: readonly Topic[] = ['objectives', 'findings', 'acknowledgements', 'unknown'];

/**
 * The provisions that evidence is about. The standards of AICPA and ISO are protected by copyright: they have their
 * numbers, and a few words about their subject. HIPAA and DORA are public law, and are quoted. What was read are copies:
 * @see https://auditfront.pages.dev/frameworks/soc-2/availability/a1-2 for SOC 2 A1.2
 * @see https://kirkpatrickprice.com/video/soc-2-academy-testing-business-continuity-plan/ for SOC 2 A1.3
 * @see https://iso27001.com/iso-27001-annex-a-8-13-information-backup/ for ISO/IEC 27001 A.8.13
 * @see https://www.mica.wtf/dora/digital-operational-resilience-act/chapter-ii-ict-risk-management/article-12-backup-policies-and-procedures for DORA
 * @see https://docs.tibco.com/pub/logcshipaa/3.9.0/doc/html/GUID-48DE7D48-7A30-4B06-8179-3D1479418DF0.html for HIPAA
 */
export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'SOC 2',
    document: 'AICPA Trust Services Criteria (TSP section 100), 2017, Availability',
    source:
      'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
    provisions: [
      {
        section: 'A1.2',
        subject: 'data backup processes and recovery infrastructure',
        topics: [...BACKUPS, ...PLACES, ...PROTECTION, ...REQUIRED],
        notShown: ['snapshotsTaken', 'applied', 'access', 'procedures', 'environment'],
      },
      {
        section: 'A1.3',
        subject: 'tests of recovery plan procedures',
        topics: [],
        notShown: ['restoreTest', 'recoveryTime', 'procedures'],
      },
    ],
  },
  {
    name: 'ISO/IEC 27001:2022',
    document: 'ISO/IEC 27001:2022, Annex A',
    source: 'https://www.iso.org/standard/27001',
    provisions: [
      {
        section: 'A.8.13',
        subject: 'Information backup: copies that are kept and tested, by a policy on backup',
        topics: [...BACKUPS, ...PLACES, ...PROTECTION, ...REQUIRED],
        notShown: [
          'restoreTest',
          'recoveryTime',
          'snapshotsTaken',
          'applied',
          'procedures',
          'classification',
        ],
      },
    ],
  },
  {
    name: 'DORA',
    document: 'Regulation (EU) 2022/2554, Article 12',
    source: 'https://eur-lex.europa.eu/eli/reg/2022/2554/oj',
    provisions: [
      {
        section: 'Art. 12(1)(a)',
        subject: 'backup policies and procedures',
        quote:
          'specifying the scope of the data that is subject to the backup and the minimum frequency of the backup, based on the criticality of information or the confidentiality level of the data',
        topics: [...BACKUPS, ...REQUIRED],
        notShown: ['classification', 'procedures'],
      },
      {
        section: 'Art. 12(1)(b)',
        subject: 'restoration and recovery',
        quote: 'restoration and recovery procedures and methods',
        topics: ['pointInTime', 'granularity', 'oldest'],
        notShown: ['procedures', 'recoveryTime'],
      },
      {
        section: 'Art. 12(2)',
        subject: 'backup systems, and tests of them',
        quote:
          'Testing of the backup procedures and restoration and recovery procedures and methods shall be undertaken periodically.',
        topics: ['backup', 'policy', 'schedule', 'pointInTime', 'encryptionAtRest'],
        notShown: ['restoreTest', 'snapshotsTaken', 'applied'],
      },
      {
        section: 'Art. 12(3)',
        subject: 'systems that backups are restored to',
        quote: 'physically and logically segregated from the source ICT system',
        topics: [...PLACES, ...PROTECTION, 'export'],
        notShown: ['environment', 'access'],
      },
      {
        section: 'Art. 12(6)',
        subject: 'recovery objectives',
        quote: 'recovery time and recovery point objectives for each function',
        topics: ['rpo', 'objectives'],
        notShown: ['recoveryTime', 'classification'],
      },
    ],
  },
  {
    name: 'HIPAA',
    document: '45 CFR 164.308(a)(7), Contingency plan',
    source: 'https://www.ecfr.gov/current/title-45/section-164.308',
    provisions: [
      {
        section: '164.308(a)(7)(ii)(A)',
        subject: 'Data backup plan',
        quote:
          'Establish and implement procedures to create and maintain retrievable exact copies of electronic protected health information.',
        topics: [...BACKUPS, ...PLACES, ...PROTECTION, ...REQUIRED],
        notShown: ['procedures', 'snapshotsTaken', 'applied', 'classification'],
      },
      {
        section: '164.308(a)(7)(ii)(B)',
        subject: 'Disaster recovery plan',
        quote: 'Establish (and implement as needed) procedures to restore any loss of data.',
        topics: ['pointInTime', 'rpo', 'oldest', 'copies', 'survives', 'objectives'],
        notShown: ['procedures', 'recoveryTime'],
      },
      {
        section: '164.308(a)(7)(ii)(D)',
        subject: 'Testing and revision procedures',
        quote: 'Implement procedures for periodic testing and revision of contingency plans.',
        topics: [],
        notShown: ['restoreTest', 'procedures'],
      },
    ],
  },
];

/** What evidence is not. Every report begins with this sentence. */
export const NO_CLAIM =
  'This is what the inputs configure, and what follows from it. It names the provisions that each row speaks to; it does not state that anyone complies with these provisions.';
