import path from 'node:path';

/**
 * @param {string[]} args
 * @returns {[string, string[]]} the npm that started us, else the one beside this Node or on the PATH
 */
export function npm(args) {
  const cli = process.env.npm_execpath;
  return cli && path.basename(cli).startsWith('npm') ? [process.execPath, [cli, ...args]] : ['npm', args];
}
