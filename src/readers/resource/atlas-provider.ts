/** Whether a provider is that of MongoDB Atlas: by its source, or by its name if no source is given. */
export function isAtlasSource(source: string | undefined, name: string): boolean {
  return source === undefined ? name === 'mongodbatlas' : /(^|\/)mongodb\/mongodbatlas$/i.test(source);
}
