import type { Change, Existence, Origin } from '../../model';
import { addressOfObject } from '../../model/resource';
import { type Json, member, textMember } from '../json/json';
import { moduleAt } from '../resource/configuration';
import type { InstanceKey } from '../resource/module-address';
import { type RawResource, type Scope, blockOf } from '../resource/raw-resource';
import { type BlockExpressions, UNCLEAR, writtenAs } from './block-expressions';
import { NO_CHANGE } from './change';
import type { ConstructMark } from './construct-marks';
import { isSensitive, sensitiveMark } from './marks';
import { isNullVariable } from './null-variable';
import { PlanAttributes } from './plan-attributes';
import type { PlanModule } from './plan-configuration';

/** One side of a row: the object before, or the object after. */
export interface Side {
  readonly mode: RawResource['mode'];
  readonly change: Change | undefined;
  readonly existence: Existence;
  readonly values: Json;
  /** What is not known of the values; undefined for a state, in which everything is. */
  readonly unknown: Json;
  readonly sensitive: Json;
  /** The values before, of an object after. */
  readonly prior?: Json;
}

/** The configuration of a module, and which expressions in it are null. */
interface ModuleInPlan {
  readonly configuration: PlanModule | undefined;
  readonly isNull: (expression: Json) => boolean;
}

/** Makes resources of the rows of a plan or state, with the configuration behind them. */
export class RawResources {
  private readonly modules = new Map<string, ModuleInPlan>();

  constructor(
    private readonly root: PlanModule,
    private readonly marks: ReadonlyMap<string, ConstructMark>,
    private readonly origin?: Origin,
  ) {}

  /** The resource of a row, with the values of one side. */
  of(row: Json, { mode, change, existence, values, unknown, sensitive, prior }: Side): RawResource {
    const type = textMember(row, 'type') ?? '';
    const name = textMember(row, 'name') ?? '';
    const module = textMember(row, 'module_address') ?? '';
    const index = member(row, 'index');
    const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
    const deposed = textMember(row, 'deposed');
    const address = textMember(row, 'address') ?? '';
    // In the root module, the address of the only instance is that of its block.
    const isBlock = module === '' && key === undefined && mode === 'managed' && address !== '';
    const block = isBlock ? address : blockOf({ mode, type, name });
    const { scope, expressions, isNull } = this.configurationOf(module, block, key);
    // A cdk.tf.json has the blocks of the root module, not their instances.
    const mark = module === '' ? this.marks.get(block) : undefined;
    return {
      address: addressOfObject(address, deposed),
      mode,
      type,
      name,
      module,
      key,
      attributes: new PlanAttributes(
        '',
        values,
        unknown,
        isSensitive(sensitive, values) ? sensitiveMark(sensitive, values) : undefined,
        unknown === undefined ? UNCLEAR : expressions,
        isNull,
        prior,
      ),
      scope,
      constructPath: mark?.constructPath,
      construct: mark?.construct,
      existence,
      change,
      metadata: mark?.metadata,
    };
  }

  /** The resource of a row of a state. */
  ofState(row: Json, module: string, mode: RawResource['mode']): RawResource {
    return this.of(
      { ...(row as object), module_address: module },
      {
        mode,
        change: mode === 'managed' ? NO_CHANGE : undefined,
        existence: 'existing',
        values: member(row, 'values'),
        unknown: undefined,
        sensitive: member(row, 'sensitive_values'),
      },
    );
  }

  private configurationOf(
    module: string,
    block: string,
    key: InstanceKey | undefined,
  ): { scope: Scope; expressions: BlockExpressions; isNull: (expression: Json) => boolean } {
    const { configuration, isNull } = this.moduleOf(module);
    const found = configuration?.block(block);
    return {
      scope: { module, configuration, block: found, key, origin: this.origin },
      expressions: found === undefined ? UNCLEAR : { kind: 'expressions', expressions: found.expressions },
      isNull,
    };
  }

  private moduleOf(address: string): ModuleInPlan {
    const found = this.modules.get(address);
    if (found !== undefined) return found;
    const configuration = moduleAt(this.root, address);
    const module: ModuleInPlan = {
      configuration,
      isNull: (expression) =>
        configuration !== undefined && isNullVariable(configuration, writtenAs(expression)),
    };
    this.modules.set(address, module);
    return module;
  }
}
