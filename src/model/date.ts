/** Whether the text is a day of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whether a last day is before another day, both as YYYY-MM-DD. Without a last day it never ends. */
export function hasEnded(lastDay: string | undefined, on: string): boolean {
  return lastDay !== undefined && lastDay < on;
}
