import { z } from 'zod';
import { momentOf } from '../../forecast/moments';
import { isDate } from '../../model/date';
import { secondsOf } from '../../model/duration';
import type { EstateTable } from '../../report/estate';

/** What a table is called that another run wrote. */
export type TableFile = Omit<EstateTable, 'tool'> & { readonly tool: { readonly version: string } };

/**
 * Reads what `estate --format json` wrote.
 * @returns the table, or why it is rejected
 */
export function tableIn(json: unknown): TableFile | string {
  const result = tableSchema().safeParse(json);
  if (result.success) return result.data;
  const [{ path, message } = { path: [], message: 'it is not a table' }] = result.error.issues;
  return `${path.map(String).join('.')}: ${message}`;
}

/** Members that a later version adds are ignored. */
function tableSchema() {
  const flag = z.boolean().nullable();
  const text = z.string().nullable();
  const number = z.int().min(0);
  const texts = z.array(z.string()).nullable();
  const row = z
    .object({
      project: text,
      projectId: text,
      name: text,
      addresses: z.array(z.string()).min(1),
      kind: text,
      regions: texts,
      backup: flag,
      pointInTime: flag,
      worstLoss: text.refine(
        (one) => one === null || secondsOf(one) !== undefined,
        'not an ISO 8601 duration',
      ),
      worstLossIs: z.enum(['exact', 'at most', 'everything', 'unknown']),
      oldest: text.refine((one) => one === null || momentOf(one) !== undefined, 'not a moment'),
      oldestIs: z.enum(['exact', 'about', 'at least', 'none', 'unknown']),
      copies: texts,
      survivesDeletion: flag,
      survivesRegionLoss: flag,
      objectives: z.enum(['met', 'missed', 'none', 'unknown']),
      findings: z.object({ errors: number, warnings: number, infos: number, unchecked: number }),
      scheduled: z.boolean(),
    })
    .refine(
      ({ worstLoss, worstLossIs }) =>
        (worstLoss !== null) === (worstLossIs === 'exact' || worstLossIs === 'at most'),
      'worstLoss and worstLossIs contradict each other',
    )
    .refine(
      ({ oldest, oldestIs }) => (oldest === null) === (oldestIs === 'none' || oldestIs === 'unknown'),
      'oldest and oldestIs contradict each other',
    );
  return z.object({
    format: z.literal('1'),
    kind: z.literal('estate'),
    tool: z.object({ version: z.string() }),
    at: z.string().refine((one) => momentOf(one) !== undefined, 'not a moment'),
    asOf: z.string().refine(isDate, 'not a day'),
    clusters: z.array(row),
    projects: z.array(z.object({ id: z.string(), name: z.string() })),
    schedulesElsewhere: z.array(z.object({ projectId: text, cluster: text })),
    unreadable: z.array(z.object({ path: z.string(), reason: z.string() })),
  });
}
