/** Something a person can act on: `message` says what happened, `todo` what to do about it. It is shown without a stack. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [todo]
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, todo = '', { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = 'Failure';
    this.todo = todo;
    this.exitCode = exitCode;
  }
}

const byCode = {
  ENOSPC: ['The disk is full', 'Free some space and start again: what was written before is intact.'],
  EDQUOT: ['Your disk quota is used up', 'Free some space and start again: what was written before is intact.'],
  EROFS: ['The file system is read-only', 'Set DATA_DIR to a folder that can be written, for example DATA_DIR=$HOME/passerelle.'],
  EACCES: ['Permission denied', 'Run as the owner of that folder, or set DATA_DIR to a folder of yours.'],
  EPERM: ['Permission denied', 'Run as the owner of that folder, or set DATA_DIR to a folder of yours.'],
  EMFILE: ['Too many open files', 'Raise the limit with: ulimit -n 4096'],
};

/**
 * Turns what the system says into what happened and what to do. Unknown errors come back as they are.
 * @param {unknown} error
 */
function explain(error) {
  if (error instanceof Failure || !(error instanceof Error) || !('code' in error)) return error;
  const known = byCode[error.code];
  if (!known) return error;
  const where = 'path' in error && error.path ? `: ${error.path}` : '';
  return new Failure(`${known[0]}${where}`, known[1], { cause: error });
}

/**
 * One screen at most.
 * @param {unknown} error
 */
export function screen(error) {
  const known = explain(error);
  if (!(known instanceof Failure)) return known instanceof Error ? String(known.stack) : String(known);
  const lines = [`✗ ${known.message}`, ...(known.todo ? ['', known.todo] : [])].join('\n').split('\n');
  return lines.length > 24 ? [...lines.slice(0, 10), '…', ...lines.slice(-13)].join('\n') : lines.join('\n');
}
