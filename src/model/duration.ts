const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** The seconds of an ISO 8601 duration of minutes, hours and days, such as `PT6H`; undefined if it is invalid. */
export function secondsOf(duration: string): number | undefined {
  const match = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(duration);
  if (match === null) return undefined;
  const [days = 0, hours = 0, minutes = 0] = match.slice(1).map((digits?: string) => Number(digits ?? 0));
  const seconds = days * SECONDS.day + hours * SECONDS.hour + minutes * SECONDS.minute;
  return seconds > 0 ? seconds : undefined;
}

/** A number of seconds as an ISO 8601 duration: `PT6H`, `P1D`, `P1DT12H`. */
export function isoDuration(seconds: number): string {
  const days = Math.floor(seconds / SECONDS.day);
  const hours = Math.floor((seconds % SECONDS.day) / SECONDS.hour);
  const minutes = Math.floor((seconds % SECONDS.hour) / SECONDS.minute);
  const part = (value: number, unit: string): string => (value > 0 ? `${value}${unit}` : '');
  const time = part(hours, 'H') + part(minutes, 'M');
  return `P${part(days, 'D')}${time === '' ? (days > 0 ? '' : 'T0M') : `T${time}`}`;
}

/** A number of seconds in words: "6 hours", "1 day", "90 minutes". */
export function durationInWords(seconds: number): string {
  const unit = (['day', 'hour'] as const).find((one) => seconds % SECONDS[one] === 0) ?? 'minute';
  const value = Math.round(seconds / SECONDS[unit]);
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
