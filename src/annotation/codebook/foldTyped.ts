/** What a coder typed for a choice, so that case, white space around it and the form of its letters do not matter. */
export const foldTyped = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();
