/** A member of a generated class that stands for a nested block or attribute, such as `copy_settings`. */
const MEMBER = /^ {2}private _(\w+) = (new ([\w.]+)\(this, .*\));$/gm;

/**
 * Generated classes make an object for each nested block and attribute that the provider has, whether somebody uses it or
 * not, and CDKTF records for each which calls have made it. Here they are made when they are first used: a cluster
 * that only has replication specs makes none instead of six.
 */
export function madeWhenUsed(code: string): string {
  const types = new Map([...code.matchAll(MEMBER)].map(([, name = '', , type = '']) => [name, type]));
  const isList = (name: string): boolean => /^\w+List$/.test(types.get(name) ?? '');
  return (
    code
      .replace(MEMBER, (_, name: string, made: string, type: string) =>
        isList(name) ? listOf(name, made, type) : objectOf(name, made, type),
      )
      // A list only keeps what it was given, so it is made for references alone.
      .replace(/this\._(\w+)\??\.internalValue/g, (value, name: string) =>
        isList(name) ? `this._${name}_value` : value,
      )
      // The constructor, and the setter of a whole block: nothing given to what is not there changes nothing.
      .replace(
        /^( +)this\._(\w+)\.internalValue = ((?:config|value)\.\w+|undefined);$/gm,
        (line, indent: string, name: string, given: string) => {
          if (!types.has(name)) return line;
          if (given === 'undefined')
            return `${indent}if (this.__${name} !== undefined) { this._${name}.internalValue = undefined; }`;
          return `${indent}{ const given = ${given}; if (given !== undefined || this.__${name} !== undefined) { this._${name}.internalValue = given; } }`;
        },
      )
      // What is not there has no value.
      .replace(/this\._(\w+)\??\.internalValue(?! =)/g, (read, name: string) =>
        types.has(name) ? `this.__${name}?.internalValue` : read,
      )
  );
}

function objectOf(name: string, made: string, type: string): string {
  return [
    `  private __${name}?: ${type};`,
    `  private get _${name}(): ${type} { return this.__${name} ??= ${made}; }`,
  ].join('\n');
}

function listOf(name: string, made: string, type: string): string {
  return [
    `  private _${name}_given?: ${type}['internalValue'];`,
    `  private __${name}?: ${type};`,
    `  private get _${name}(): ${type} {`,
    `    if (this.__${name} === undefined) {`,
    `      this.__${name} = ${made};`,
    `      this.__${name}.internalValue = this._${name}_given;`,
    `    }`,
    `    return this.__${name};`,
    `  }`,
    `  private get _${name}_value(): ${type}['internalValue'] { return this.__${name} === undefined ? this._${name}_given : this.__${name}.internalValue; }`,
    `  private set _${name}_value(value: ${type}['internalValue']) { if (this.__${name} === undefined) { this._${name}_given = value; } else { this.__${name}.internalValue = value; } }`,
  ].join('\n');
}
