/** The file name of a coder's journal: the coder's name, with `_` for what some file system refuses. */
export function journalFileName(coder: string): string {
  const name = coder
    .normalize('NFC')
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, '_')
    .replace(/^\.+|[. ]+$/g, '_')
    .slice(0, 100);
  return `${name}.jsonl`;
}
