/** The way to a value, as people write it: `resource_changes[3].change.actions`. */
export function pathText(steps: readonly (string | number)[]): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
