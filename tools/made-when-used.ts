/** A member of a generated class that stands for a nested block or attribute, such as `copy_settings`. */
const MEMBER = /^ {2}private _(\w+) = (new ([\w.]+)\(this, .*\));$/gm;

/**
 * Generated classes make an object for each nested block and attribute that the provider has, whether somebody uses it or
 * not, and CDKTF records for each which calls have made it. Here they are made when they are first used: a cluster
 * that only has replication specs makes one instead of six, and each of its regions none instead of five.
 */
export function madeWhenUsed(code: string): string {
  const names = new Set([...code.matchAll(MEMBER)].map(([, name = '']) => name));
  if (names.size === 0) return code;
  return (
    code
      .replace(
        MEMBER,
        (_, name: string, made: string, type: string) =>
          `  private __${name}?: ${type};\n  private get _${name}(): ${type} { return this.__${name} ??= ${made}; }`,
      )
      // The constructor, and the setter of a whole block: nothing given to what is not there changes nothing.
      .replace(
        /^( +)this\._(\w+)\.internalValue = ((?:config|value)\.\w+|undefined);$/gm,
        (line, indent: string, name: string, given: string) => {
          if (!names.has(name)) return line;
          if (given === 'undefined')
            return `${indent}if (this.__${name} !== undefined) { this._${name}.internalValue = undefined; }`;
          return `${indent}{ const given = ${given}; if (given !== undefined || this.__${name} !== undefined) { this._${name}.internalValue = given; } }`;
        },
      )
      // What is not there has no value.
      .replace(/this\._(\w+)\??\.internalValue(?! =)/g, (read, name: string) =>
        names.has(name) ? `this.__${name}?.internalValue` : read,
      )
  );
}
