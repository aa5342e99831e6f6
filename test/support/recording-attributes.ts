import type { Value } from '../../src/model';
import type { Written } from '../../src/readers/expression/written';
import { Attributes } from '../../src/readers/resource/attributes';
import type { RawResource, Scope } from '../../src/readers/resource/raw-resource';

/** Receives the attributes of a resource that are read: by their block, without indexes, and their name. */
export type Record = (path: string) => void;

/** A resource that records every attribute that is read. */
export function recorded(raw: RawResource, record: (raw: RawResource, path: string) => void): RawResource {
  const attributes = new RecordingAttributes(raw.attributes, (path) => {
    record(raw, path);
  });
  return { ...raw, attributes };
}

/** The same attributes, recorded when they are read. */
class RecordingAttributes extends Attributes {
  protected override readonly isToCome = true;

  constructor(
    private readonly of: Attributes,
    private readonly record: Record,
  ) {
    super(of.path);
  }

  override get ownScope(): Scope | undefined {
    return this.of.ownScope;
  }

  override read(name: string): Value<unknown> {
    this.note(name);
    return this.of.read(name);
  }

  override computed(name: string): Value<string> {
    this.note(name);
    return this.of.computed(name);
  }

  override written(name: string): Written {
    this.note(name);
    return this.of.written(name);
  }

  override isSet(name: string): boolean | undefined {
    this.note(name);
    return this.of.isSet(name);
  }

  /** It is called for any step of a path, to find out whether that is an attribute. */
  override mayHave(name: string): boolean {
    return this.of.mayHave(name);
  }

  override blocks(name: string): Value<readonly Attributes[]> {
    this.note(name);
    const blocks = this.of.blocks(name);
    return blocks.kind === 'known'
      ? { ...blocks, value: blocks.value.map((block) => new RecordingAttributes(block, this.record)) }
      : blocks;
  }

  override texts(name: string): Value<readonly Value<string>[]> {
    this.note(name);
    return this.of.texts(name);
  }

  override textMap(name: string): Value<ReadonlyMap<string, Value<string>>> {
    this.note(name);
    return this.of.textMap(name);
  }

  private note(name: string): void {
    const path = this.path === '' ? name : `${this.path}.${name}`;
    this.record(path.replace(/\[\d+\]/g, ''));
  }
}
