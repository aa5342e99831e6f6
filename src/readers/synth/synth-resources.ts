import type { Origin } from '../../model';
import type { Evaluator } from '../evaluate/evaluator';
import type { Scoped } from '../evaluate/surroundings';
import { blocksOf } from '../json/configuration-blocks';
import { type Json, member, objectsOf, textMember } from '../json/json';
import { constructIn, constructPathIn, libraryMetadata } from '../metadata/construct-metadata';
import { addTo } from '../../text/group';
import { keyInAddress } from '../resource/module-address';
import { type RawResource, blockOf } from '../resource/raw-resource';
import { ignoredPathsOf } from './ignored-paths';
import { BlockInstances } from './instances';
import { SynthAttributes } from './synth-attributes';
import type { SynthModule } from './synth-configuration';

/** An instance of a block, before its attributes are read. */
interface BlockInstance extends Pick<RawResource, 'address' | 'mode' | 'type' | 'name' | 'scope'> {
  readonly body: Json;
}

/** The resources and data sources of a cdk.tf.json, and what the expressions in it can refer to. */
export class SynthResources {
  private readonly bodies = new Map<string, Scoped>();
  private readonly byBlock = new Map<string, Scoped[]>();
  private readonly imported: ReadonlySet<string>;

  constructor(
    private readonly json: Json,
    private readonly module: SynthModule,
    private readonly evaluator: Evaluator,
    private readonly origin: Origin | undefined,
  ) {
    this.imported = importedAddresses(json);
  }

  body(address: string): Scoped | undefined {
    return this.bodies.get(address);
  }

  bodiesOf(id: string): readonly Scoped[] {
    return this.byBlock.get(id) ?? [];
  }

  hasBlock(id: string): boolean {
    return this.module.block(id) !== undefined;
  }

  local(name: string): Json {
    return this.module.localValue(name);
  }

  read(): RawResource[] {
    // First all bodies, so that values can be evaluated across resources; then what is in them.
    const instances = [...this.instancesOf('managed'), ...this.instancesOf('data')];
    return instances.map(({ address, mode, type, name, body, scope }) => {
      const comment = member(body, '//');
      const metadata = libraryMetadata(comment);
      return {
        address,
        mode,
        type,
        name,
        module: '',
        key: scope.key,
        attributes: new SynthAttributes('', body, scope, this.evaluator, ignoredPathsOf(body)),
        scope,
        constructPath: constructPathIn(comment),
        construct: constructIn(metadata),
        existence: this.imported.has(address) ? 'existing' : 'unknown',
        change: undefined,
        metadata,
      };
    });
  }

  private add(block: string, address: string, body: Scoped): void {
    this.bodies.set(address, body);
    addTo(this.byBlock, block, body);
  }

  private instancesOf(mode: RawResource['mode']): BlockInstance[] {
    const instances = new BlockInstances(this.module, this.evaluator, this.origin);
    const found: BlockInstance[] = [];
    for (const [type, name, body] of blocksOf(member(this.json, mode === 'data' ? 'data' : 'resource'))) {
      const block = blockOf({ mode, type, name });
      for (const scope of instances.of(block, body)) {
        const address = block + keyInAddress(scope.key);
        found.push({ address, mode, type, name, body, scope });
        if (mode === 'managed') this.add(block, address, { json: body, scope });
      }
    }
    return found;
  }
}

/** The addresses that import blocks bring in. */
function importedAddresses(json: Json): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const block of objectsOf(member(json, 'import'))) {
    const to = textMember(block, 'to');
    if (to !== undefined) addresses.add(to.replace(/^\$\{(.*)\}$/, '$1'));
  }
  return addresses;
}
