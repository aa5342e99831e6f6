import type { Command, Option } from 'commander';
import { nearest, rules } from '../../rules';
import { listed } from '../../text/list';
import { quotedWord } from '../../text/shell-word';
import { allErrorCodes } from './error-codes';
import { FAIL_ON } from '../process/exit';
import { RULE_FORMATS } from './explaining';
import { ESTATE_FORMATS } from './estate-table';
import { FORECAST_FORMATS } from './forecasting';
import { REVIEW_FORMATS } from '../output/formats';
import { Problem } from '../process/problem';
import type { Streams } from '../process/streams';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Prints a script for a shell that completes the commands, their options and the values of these. */
export function writeCompletion(shell: string, program: Command, streams: Streams): void {
  const known = SHELLS.find((one) => one === shell);
  if (known === undefined) {
    const suggestion = nearest(shell, SHELLS);
    throw new Problem(
      `unknown shell "${shell}"${suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`}; write ${listed(SHELLS, 'or')}`,
    );
  }
  const commands = program.commands.map((command) => completed(command));
  streams.stdout.write({ bash, zsh, fish }[known](commands));
}

/** What a shell completes for a command. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** The values of its arguments. */
  readonly words: readonly string[];
  /** Whether its arguments may be files. */
  readonly hasFiles: boolean;
}

interface CompletedOption {
  /** `--format` */
  readonly flag: string;
  readonly description: string;
  readonly values: readonly string[];
  /** Whether its value may be a file. */
  readonly isFile: boolean;
  readonly hasValue: boolean;
}

function completed(command: Command): Completed {
  const name = command.name();
  const options = [...command.options.map((option) => completedOption(option, name)), HELP];
  return {
    name,
    description: command.description(),
    options,
    words: wordsOf(name),
    hasFiles: name !== 'explain' && name !== 'completion' && command.registeredArguments.length > 0,
  };
}

const HELP: CompletedOption = {
  flag: '--help',
  description: 'display help for command',
  values: [],
  isFile: false,
  hasValue: false,
};

function completedOption({ long, flags, description, required }: Option, command: string): CompletedOption {
  const flag = long ?? flags;
  return {
    flag,
    description,
    values: valuesOf(flag, command),
    isFile: /<file>|<folder>/.test(flags),
    hasValue: required,
  };
}

function wordsOf(command: string): readonly string[] {
  if (command === 'completion') return SHELLS;
  if (command !== 'explain') return [];
  const areas = new Set(rules.map(({ id }) => id.split('/')[0] ?? ''));
  return [...rules.map(({ id }) => id), ...areas, ...allErrorCodes(rules)];
}

function valuesOf(flag: string, command: string): readonly string[] {
  switch (flag) {
    case '--format':
      if (command === 'rules') return RULE_FORMATS;
      if (command === 'estate') return ESTATE_FORMATS;
      return command === 'forecast' ? FORECAST_FORMATS : REVIEW_FORMATS;
    case '--fail-on':
      return FAIL_ON;
    case '--language':
      return ['typescript'];
    case '--rule':
      return rules.map(({ id }) => `${id}=`);
    default:
      return [];
  }
}

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options, words, hasFiles }) =>
    [
      `    ${name})`,
      ...(options.some(({ hasValue }) => hasValue)
        ? [
            '      case "$before" in',
            ...options
              .filter(({ hasValue }) => hasValue)
              .map(
                ({ flag, values, isFile }) =>
                  `        ${flag}) ${isFile ? files('$word') : `COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$word"))`}; return ;;`,
              ),
            '      esac',
          ]
        : []),
      `      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "${options.map(({ flag }) => flag).join(' ')}" -- "$word")); return; fi`,
      hasFiles
        ? `      ${files('$word')}`
        : `      COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word"))`,
      '      ;;',
    ].join('\n'),
  );
  return `# Completes atlas-backup in bash: source <(atlas-backup completion bash)
_atlas_backup() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ "$COMP_CWORD" -eq 1 ]]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o nosort -o filenames -o bashdefault -F _atlas_backup atlas-backup
`;
}

function files(word: string): string {
  return `COMPREPLY=($(compgen -f -- "${word}"))`;
}

function zsh(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options, words, hasFiles }) =>
    [
      `    ${name})`,
      '      _arguments \\',
      ...options.map(({ flag, description, values, isFile, hasValue }) => {
        const choices = values.length === 0 ? ' ' : `(${values.join(' ')})`;
        const value = !hasValue ? '' : isFile ? ':file:_files' : `:value:${choices}`;
        return `        ${quotedWord(`*${flag}[${description.replaceAll(/[[\]:]/g, (one) => `\\${one}`)}]${value}`)} \\`;
      }),
      `        ${quotedWord(hasFiles ? '*:file:_files' : `*:word:(${words.join(' ')})`)}`,
      '      ;;',
    ].join('\n'),
  );
  return `#compdef atlas-backup
# Completes atlas-backup in zsh: source <(atlas-backup completion zsh)
_atlas_backup() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quotedWord(`${name}:${description.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local chosen="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$chosen" in
${cases.join('\n')}
  esac
}
compdef _atlas_backup atlas-backup
`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, description, options, words, hasFiles }) => {
    const within = `complete -c atlas-backup -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c atlas-backup -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(description)}`,
      ...options.map(({ flag, description: about, values, isFile, hasValue }) => {
        const value = !hasValue
          ? ''
          : isFile
            ? ' -r -F'
            : values.length === 0
              ? ' -x'
              : ` -x -a ${fishQuoted(values.join(' '))}`;
        return `${within} -l ${flag.replace(/^--/, '')}${value} -d ${fishQuoted(about)}`;
      }),
      ...(hasFiles ? [] : [`${within} -f${words.length === 0 ? '' : ` -a ${fishQuoted(words.join(' '))}`}`]),
    ];
  });
  return `# Completes atlas-backup in fish: atlas-backup completion fish | source
${lines.join('\n')}
`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
