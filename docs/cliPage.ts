import { Help, type Argument, type Command, type Option } from 'commander';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { exitCodes } from '../src/cli/exitCodes';
import { programFor } from '../src/cli/main';

/** The page on the command line, made of what the commands say of themselves in their help. */
export function cliPage(): string {
  const program = programFor({
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    environment: {},
    signal: new AbortController().signal,
    exitCode: 0,
  });
  const { commands } = program;
  return [
    '# The command line',
    '<!-- Generated from src/cli by `npm run docs:cli`. -->',
    `${program.description()} Where there is no \`newsdump\`, it is \`node dist/cli.js\`.`,
    tableOf('command', 'what it is for', commands.map(contentsRow)),
    '## Options of all commands',
    tableOf('option', 'meaning', program.createHelp().visibleOptions(program).map(optionRow)),
    '## Exit codes',
    tableOf(
      'code',
      'meaning',
      exitCodes.map(([code, meaning]) => [String(code), meaning]),
    ),
    ...commands.flatMap(sectionOf),
  ]
    .join('\n\n')
    .concat('\n');
}

type Row = readonly [string, string];

const nameOf = (command: Command): string => `newsdump ${command.name()}`;

function contentsRow(command: Command): Row {
  return [`[${nameOf(command)}](#${nameOf(command).replace(' ', '-')})`, text(command.description())];
}

function sectionOf(command: Command): string[] {
  const help = command.createHelp();
  const description = text(command.description());
  return [
    `## ${nameOf(command)}`,
    `${description.charAt(0).toUpperCase()}${description.slice(1)}.`,
    ['```text', help.commandUsage(command), '```'].join('\n'),
    ...(command.registeredArguments.length > 0
      ? [tableOf('argument', 'meaning', command.registeredArguments.map(argumentRow))]
      : []),
    tableOf('option', 'meaning', command.options.map(optionRow)),
  ];
}

function argumentRow(argument: Argument): Row {
  const repeated = argument.variadic ? '...' : '';
  return [code(`${argument.name()}${repeated}`), text(argument.description)];
}

function optionRow(option: Option): Row {
  const meaning = text(new Help().optionDescription(option));
  return [code(option.flags), option.mandatory ? `required: ${meaning}` : meaning];
}

function tableOf(name: string, meaning: string, rows: readonly Row[]): string {
  return [[name, meaning], ['---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const code = (text: string): string => `\`${text.replaceAll('|', String.raw`\|`)}\``;

/** Text without anything that Markdown would read. */
const text = (text: string): string => text.replaceAll(/[\\`*_<>[\]|]/g, String.raw`\$&`);

export const cliFile = path.join(__dirname, 'cli.md');

if (require.main === module) writeFileSync(cliFile, cliPage());
