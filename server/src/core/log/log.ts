import pino, { type Logger } from 'pino';
import type { Config } from '../config/config';

export type Log = Logger;

/** Ids, codes, amounts and durations only: no names, texts, addresses or measures are ever given to it. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.token', '*.authorization', '*.cookie', '*.email'], censor: '[hidden]' },
  });
}
