import type { IConstruct } from 'constructs';
import { shown } from '../../text/shown';
import type { BackupScheduleItems } from './backup-schedule';
import type { InstanceSize } from '../props/names';
import { PropsValidator } from '../props/props';
import type { Tags } from '../props/tags';
import type { OrToken } from '../props/token';

/** What constructs use for props that are not set. */
export interface AtlasDefaultValues {
  /**
   * The id of the organization of projects: 24 hexadecimal digits.
   * @default - each project sets it
   */
  readonly organizationId?: string;
  /**
   * Tags of all projects, and of dedicated, Flex and M0 clusters. A construct's own tags are added to them.
   * @default - none
   */
  readonly tags?: Tags;
  /**
   * The size of the nodes of dedicated clusters.
   * @default - each cluster sets it
   */
  readonly instanceSize?: InstanceSize;
  /**
   * The items of schedules: `addBackupSchedule('Backups')` without items uses them.
   * @default - each schedule sets them
   */
  readonly schedule?: BackupScheduleItems;
  /**
   * Whether Atlas rejects deleting a cluster.
   * @default - true
   */
  readonly terminationProtection?: OrToken<boolean>;
  /**
   * Whether Atlas keeps the snapshots of a dedicated cluster that is deleted.
   * @default - true
   */
  readonly retainBackupsOnDeletion?: OrToken<boolean>;
}

const validator = new PropsValidator((prop) =>
  prop.object<AtlasDefaultValues>({
    organizationId: prop.optional(prop.identifier()),
    tags: prop.optional(prop.textMap()),
    instanceSize: prop.optional(prop.text()),
    schedule: prop.optional(prop.having<BackupScheduleItems>('the items of a schedule')),
    terminationProtection: prop.optional(prop.flag()),
    retainBackupsOnDeletion: prop.optional(prop.flag()),
  }),
);

/** On the constructs themselves, so that two copies of this library in one app share them. */
const VALUES = Symbol.for('cdktf-atlas-backup/defaults');

type WithValues = IConstruct & { [VALUES]?: AtlasDefaultValues };

/**
 * Defaults for all constructs of a scope: an App, a stack or another construct. Defaults of an inner scope override those
 * of an outer one, and props override both. Set them before the constructs that use them are created.
 * @example
 * AtlasDefaults.of(app).set({
 *   organizationId: '5f0000000000000000000001',
 *   tags: { team: 'platform' },
 *   schedule: BackupSchedule.production(),
 * });
 */
export class AtlasDefaults {
  /**
   * The defaults of a scope.
   * @throws if the scope is not a construct
   */
  static of(scope: IConstruct): AtlasDefaults {
    // JavaScript can pass anything.
    if (typeof (scope as unknown) !== 'object' || (scope as unknown) === null || !('node' in scope))
      throw new Error(`AtlasDefaults.of: write an App, a stack or another construct, not ${shown(scope)}`);
    return new AtlasDefaults(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The values that apply in this scope, with those of all scopes around it. */
  get values(): AtlasDefaultValues {
    const all = this.scope.node.scopes.map((one) => (one as WithValues)[VALUES] ?? {});
    const tags = Object.assign({}, ...all.map((one) => one.tags)) as Tags;
    return Object.assign({}, ...all, Object.keys(tags).length === 0 ? {} : { tags }) as AtlasDefaultValues;
  }

  /**
   * Sets values for this scope. What is not set stays unchanged.
   * @throws if a value is invalid
   */
  set(values: AtlasDefaultValues): this {
    validator.validate('AtlasDefaults', this.scope, '', values);
    const before = (this.scope as WithValues)[VALUES];
    const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    Object.defineProperty(this.scope, VALUES, { value: { ...before, ...set }, configurable: true });
    return this;
  }
}
