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
