// node scripts/check-room.mjs <room>: types and lint of a room from one TypeScript program, because lint asks for the types that were just worked out.
import { ESLint } from 'eslint';
import ts from 'typescript';
import { inRoot } from './lib/paths.mjs';

const [room] = process.argv.slice(2);

/** @returns {{ program: ts.Program, faults: string }} `faults`: what the compiler has to say, empty when nothing */
function checkTypes() {
  const config = ts.getParsedCommandLineOfConfigFile(inRoot(room, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (fault) => { throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n')); } });
  const host = ts.createIncrementalCompilerHost(config.options);
  const builder = ts.createIncrementalProgram({ rootNames: config.fileNames, options: config.options, configFileParsingDiagnostics: config.errors, host });
  const faults = [builder.getConfigFileParsingDiagnostics(), builder.getOptionsDiagnostics(), builder.getGlobalDiagnostics(), builder.getSyntacticDiagnostics(), builder.getSemanticDiagnostics()].flat();
  // Writes what is known for the next time, and no code.
  builder.emit();
  return { program: builder.getProgram(), faults: ts.formatDiagnosticsWithColorAndContext(faults, host) };
}

/** @param {ts.Program} program @returns {Promise<string>} what ESLint has to say, empty when nothing; warnings count */
async function lint(program) {
  const sameTypes = { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false, programs: [program] } } };
  const eslint = new ESLint({ cwd: inRoot(), overrideConfig: [sameTypes] });
  const formatter = await eslint.loadFormatter('stylish');
  return formatter.format(await eslint.lintFiles([room]));
}

const { program, faults } = checkTypes();
const remarks = await lint(program);
process.stdout.write(faults + remarks);
process.exitCode = faults === '' && remarks === '' ? 0 : 1;
