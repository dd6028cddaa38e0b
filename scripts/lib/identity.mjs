import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * What a process is, so that a number that the system has given to another program is not mistaken for it.
 * @param {number} pid
 * @returns {{ command: string, started: string } | undefined} undefined when there is no such process (or only its zombie)
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return fs.existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid) {
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    // After the command in brackets come the state and, 19 fields later, the start in ticks since boot.
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : { command, started: fields[19] };
  } catch {
    return undefined;
  }
}

function fromPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const found = status === 0 ? /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(stdout.trim()) : null;
  return found && !found[1].startsWith('Z') ? { command: found[3], started: found[2] } : undefined;
}
