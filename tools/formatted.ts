import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from 'prettier';
import { format } from 'prettier/standalone';
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';

const OPTIONS = JSON.parse(readFileSync(join(__dirname, '..', '.prettierrc.json'), 'utf8')) as Options;

/** TypeScript as `npm run format` leaves it. The standalone build also runs under jest, where prettier itself does not. */
export async function formatted(code: string): Promise<string> {
  return format(code, { ...OPTIONS, parser: 'typescript', plugins: [estree as never, typescript] });
}
