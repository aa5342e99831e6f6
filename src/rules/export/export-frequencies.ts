import type { Estate, Known, Schedule } from '../../model';
import { type Unchecked, unchecked } from '../rule';

/** A schedule that says how often it exports. */
export interface Exporting {
  readonly schedule: Schedule;
  readonly frequency: Known<string>;
}

/** How often each schedule exports; for one of which that is not known yet, that. */
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
