import { MarkdownString } from 'vscode';

/**
 * Markdown that shows a text from a dump or a journal as it is: `appendText` escapes markup, and what Markdown makes a link by itself (addresses of pages
 * and mail) is escaped too. Nothing in it is rendered, linked or fetched.
 */
export function plainMarkdown(text: string): string {
  const escaped = new MarkdownString().appendText(text).value;
  return escaped.replace(/(?<=[a-z]):(?=\/)|(?<=www)\.|@/gi, '\\$&');
}
