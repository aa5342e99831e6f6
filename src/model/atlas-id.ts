/** Whether a text has the form of an id of Atlas: 24 hexadecimal digits. */
export function isAtlasId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}
