/** Whether a mark, as a state has it for a value, marks anything in that value. */
export function hasMark(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(hasMark));
}
