/** A text as HCL writes it: in quotation marks, and without expressions in it. */
export function hclText(text: string): string {
  return (
    JSON.stringify(text)
      .replace(/[$%]\{/g, (sign) => sign.charAt(0) + sign)
      // JSON has two short escapes that HCL does not have.
      .replace(/\\(?:([bf])|.)/g, (escape, short?: string) =>
        short === undefined ? escape : short === 'b' ? '\\u0008' : '\\u000c',
      )
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text between quotation marks in HCL, with its escape sequences resolved. It keeps `$${` and `%%{`. */
export function withoutEscapes(quoted: string): string {
  return quoted.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g,
    (all, short?: string, long?: string, one?: string) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (Number.isNaN(code)) return ESCAPES[one ?? ''] ?? all;
      return code > 0x10ffff ? all : String.fromCodePoint(code);
    },
  );
}

/** A text without expressions, with `${` for `$${`, as HCL and JSON configuration write it. */
export function withoutDoubledSigns(text: string): string {
  return text.replace(/([$%])\1(?=\{)/g, '$1');
}
