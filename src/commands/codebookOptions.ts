import type { CodebookField } from '../annotation/codebook/codebook';

/** An option as it is written to the codebook: without what it has by default. */
export interface WrittenOption {
  readonly value: string;
  readonly label?: string;
  readonly description?: string | undefined;
  readonly aliases?: readonly string[];
}

/** The options of a field as they are written. */
export function optionsIn({ options }: CodebookField): WrittenOption[] {
  return options.map(({ value, label, description, aliases }) => ({
    value,
    ...(label !== value && { label }),
    ...(description !== undefined && { description }),
    ...(aliases.length > 0 && { aliases }),
  }));
}

/** An option in one line, as it is typed: `PRK=North Korea, NK, DPRK`. */
export function optionAs({ value, label, aliases = [] }: WrittenOption): string {
  return [label === undefined ? value : `${value}=${label}`, ...aliases].join(', ');
}

/** What is typed for an option: its value, perhaps `=` and its label, and after commas its aliases. */
export function readOption(typed: string): WrittenOption {
  const [named = '', ...others] = typed.normalize('NFC').split(',');
  const [value = '', ...rest] = named.split('=');
  const label = rest.join('=').trim();
  const aliases = others.map((alias) => alias.trim()).filter((alias) => alias !== '');
  return {
    value: value.trim(),
    ...(label !== '' && label !== value.trim() && { label }),
    ...(aliases.length > 0 && { aliases }),
  };
}
