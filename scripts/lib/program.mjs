import { stopAll } from './child.mjs';
import { screen } from './failure.mjs';

/**
 * @typedef {object} Life the time a command runs
 * @property {(close: () => unknown) => void} onEnd what to undo at the end, last first
 * @property {AbortSignal} signal aborted as soon as the end has begun
 */

/**
 * Runs a command to its end, or until Ctrl-C: either way everything it started is stopped, in reverse order, before it exits.
 * @param {(life: Life) => Promise<number>} work resolves with the exit code
 * @param {{ stopCode?: number }} [options] the exit code after Ctrl-C
 */
export async function program(work, { stopCode = 130 } = {}) {
  const closers = [];
  const abort = new AbortController();
  let ending;
  const end = () => {
    abort.abort();
    ending ??= closeAll(closers);
    return ending;
  };
  const stop = async () => {
    // A terminal and npm may both pass the signal on, and an impatient person presses twice.
    if (ending) return;
    console.log('\nStopping …');
    await end();
    console.log('Stopped.');
    process.exit(stopCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // A terminal that is closed takes our output with it; stopping in order matters more.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const fail = (error) => {
    console.error(`\n${screen(error)}`);
    return error?.exitCode ?? 1;
  };
  process.on('uncaughtException', async (error) => {
    const code = fail(error);
    await end();
    process.exit(code);
  });
  let code;
  try {
    code = await work({ onEnd: (close) => closers.push(close), signal: abort.signal });
  } catch (error) {
    if (ending) return;
    code = fail(error);
  }
  if (ending) return;
  await end();
  process.exit(code);
}

async function closeAll(closers) {
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      console.error(screen(error));
    }
  }
  await stopAll();
}
