import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { isCode } from '../workspace/appendLines';
import { charsetNamed, EncodingError } from '../workspace/charset';
import { addAdd } from './add';
import { addAgreement } from './agreement';
import { addCheck } from './check';
import { addDescribe } from './describe';
import { exitCodesHelp } from './exitCodes';
import { addExport } from './export';
import { Failure, reasonOf } from './failure';
import { addFormats } from './formats';
import { addImport } from './import';
import { addLog } from './log';
import { addSample } from './sample';
import { addShow } from './show';
import { addStats } from './stats';
import { addTag } from './tag';
import { complain, type Terminal } from './terminal';
import { addUntag } from './untag';
import { addVerify } from './verify';

/** The exit code of a command that the user stopped, as shells have it. */
const stopped = 130;

/** Runs the command line. `args` are the words behind the program's name. Resolves to the exit code; never rejects. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await programFor(terminal).parseAsync(args, { from: 'user' });
  } catch (error) {
    terminal.exitCode = exitCodeOf(error, terminal);
  }
  return terminal.exitCode;
}

/** The program with all its commands, which describe themselves. */
export function programFor(terminal: Terminal): Command {
  const { output, errors } = terminal;
  const program = new Command('newsdump')
    .description('Reads news dumps, annotates their articles and exports them.')
    .version(version)
    .option(
      '--encoding <name>',
      "the encoding of dumps, if they are not UTF-8 and have no byte order mark: windows1252, euckr and others, as VS Code's files.encoding has them",
    )
    .hook('preAction', (program) => useEncoding(program.opts<EncodingOption>(), terminal))
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', exitCodesHelp())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
      getOutHelpWidth: () => output.columns ?? 80,
      getErrHelpWidth: () => errors.columns ?? 80,
    });
  const commands = [
    addExport,
    addImport,
    addFormats,
    addStats,
    addCheck,
    addTag,
    addUntag,
    addLog,
    addShow,
    addAdd,
    addDescribe,
    addVerify,
    addAgreement,
    addSample,
  ];
  for (const add of commands) add(program, terminal);
  return program;
}

interface EncodingOption {
  readonly encoding?: string;
}

/** Takes in which encoding dumps are to be read. Throws a `Failure` if there is none of this name. */
async function useEncoding({ encoding }: EncodingOption, terminal: Terminal): Promise<void> {
  try {
    await charsetNamed(encoding);
  } catch (error) {
    throw error instanceof EncodingError ? new Failure(`--encoding: ${error.message}`, 2) : error;
  }
  terminal.encoding = encoding;
}

/** The exit code that an error ends the program with. Says what it was, unless that was said already. */
function exitCodeOf(error: unknown, terminal: Terminal): number {
  // Help and the version end in an "error" too. Its message is written.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (terminal.signal.aborted) return stopped;
  // Whoever read our output has enough.
  if (isCode(error, 'EPIPE')) return 0;
  if (error instanceof Failure) {
    complain(error.message, terminal);
    return error.exitCode;
  }
  complain(`newsdump: ${reasonOf(error)}`, terminal);
  return 2;
}
