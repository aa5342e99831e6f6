import type { Estate, Known, Schedule } from '../../model';
import { type Unchecked, unchecked } from '../rule';

/** A schedule with the frequency of its export. */
export interface Exporting {
  readonly schedule: Schedule;
  readonly frequency: Known<string>;
}

/** The export frequency of each schedule; an unchecked result if it is not known yet. */
export function* exportFrequencies(
  estate: Estate,
  matters: (schedule: Schedule) => boolean = () => true,
): Iterable<Exporting | Unchecked> {
  for (const schedule of estate.schedules) {
    if (schedule.export.kind === 'absent' || !matters(schedule)) continue;
    if (schedule.export.kind === 'unknown') yield unchecked(schedule, 'export', schedule.export);
    if (schedule.export.kind !== 'known') continue;
    const { frequency } = schedule.export.value;
    if (frequency.kind === 'unknown') yield unchecked(schedule, 'export.frequency_type', frequency);
    if (frequency.kind === 'known' && frequency.value !== '') yield { schedule, frequency };
  }
}
