/** A misuse of the command, or an input that cannot be reviewed: one line on stderr, exit code 2. */
export class Problem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Problem';
  }
}

/** Why a system call failed, in a few words. */
export function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it is not permitted';
    case 'EISDIR':
      return 'this is a folder';
    case 'ENOSPC':
      return 'there is no space left on the device';
    case 'EPIPE':
      return 'the reader closed it';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a part of its path is a file, not a folder';
    default:
      return withoutPaths(error).split('\n')[0] ?? '';
  }
}

/** Node's words for why a system call failed, without the call and its paths: one of them may be of a draft. */
function withoutPaths(error: unknown): string {
  const { syscall } = error as NodeJS.ErrnoException;
  const message = messageOf(error);
  const end = syscall === undefined ? -1 : message.indexOf(`, ${syscall}`);
  return end === -1 ? message : message.slice(0, end);
}

/** Why a text is not JSON. Node quotes the text, which may contain secrets: that part is removed. */
export function jsonReasonOf(error: unknown): string {
  return (
    messageOf(error)
      .replace(/^(Unexpected token '[\s\S]{1,2}'), [\s\S]*$/, '$1')
      .split('\n')[0] ?? ''
  );
}

function messageOf(error: unknown): string {
  const { message } = error as Partial<Error>;
  return typeof message === 'string' ? message : String(error);
}
