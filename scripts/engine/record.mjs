import path from 'node:path';
import { hasFiles, readJson, writeJson } from '../lib/files.mjs';
import { Failure } from '../lib/failure.mjs';

/** @typedef {{ engine: 'mongod' | 'secantusdb', version: string, port: number }} EngineRecord what wrote the data of a folder */

const recordFile = (dataDir) => path.join(dataDir, 'engine.json');
const engines = ['mongod', 'secantusdb'];

/** Each engine's files have a folder of their own, so that none ever opens another's. */
export const filesOf = (dataDir, engine) => path.join(dataDir, engine);

/**
 * @param {string} dataDir
 * @returns {EngineRecord | undefined} undefined on a new folder
 */
export function readRecord(dataDir) {
  const record = readJson(recordFile(dataDir));
  if (record && engines.includes(record.engine)) return record;
  // The file can be lost, or its first start cut short: the files of the engine then tell who wrote them.
  const [found, other] = engines.filter((engine) => hasFiles(filesOf(dataDir, engine)));
  if (other) {
    throw new Failure(
      `${dataDir} holds the files of two engines (${found}, ${other}) and engine.json does not say which is right`,
      `Keep the one you want and move the other folder away, for example: mv ${filesOf(dataDir, other)} ${filesOf(dataDir, other)}.old`,
    );
  }
  return found ? { engine: found, version: '', port: 0 } : undefined;
}

/** @param {EngineRecord} record */
export const writeRecord = (dataDir, record) => writeJson(recordFile(dataDir), record);

/**
 * @param {EngineRecord} record what wrote the data
 * @param {string} dataDir
 * @param {string} why it cannot be used today
 */
export function cannotContinue(record, dataDir, why) {
  const name = `${record.engine} ${record.version}`.trim();
  return new Failure(
    `The data in ${dataDir} were written by ${name}, which cannot be used now:\n${why}`,
    [
      'Another engine would show an empty database, so none was started. Nothing is lost. Either',
      `  - make ${name} available again and start again; or`,
      '  - move the data: where it still runs, start it (npm start) and take a copy with',
      '      mongodump --uri="mongodb://127.0.0.1:<port in engine.json>/passerelle?directConnection=true" --archive=passerelle.archive',
      `    then here: mv ${dataDir} ${dataDir}.old, DEMO=0 npm start, and`,
      '      mongorestore --uri="<same, with the new port>" --archive=passerelle.archive; or',
      '  - start with new data and keep these: DATA_DIR=other-data npm start',
    ].join('\n'),
  );
}
