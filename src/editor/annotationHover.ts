import type { HoverProvider, Position, TextDocument } from 'vscode';
import { Hover, l10n, languages, MarkdownString } from 'vscode';
import type { Annotation } from '../annotation/annotations';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { formatTime } from '../workspace/dayText';
import { plainMarkdown } from '../workspace/plainMarkdown';
import { Owner } from '../workspace/owner';

/** Says which marks are under the mouse, and over a headline which tags the article has: by whom, since when, with their notes. */
export class AnnotationHover extends Owner implements HoverProvider {
  constructor(readonly catalogue: Catalogue) {
    super();
    this.own(languages.registerHoverProvider({ language: 'newsdump' }, this));
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const placed = this.catalogue.articleAt(document, position.line);
    const annotations = placed && this.catalogue.annotationsOf(placed.listed);
    if (!placed || !annotations) return undefined;
    const lines: MarkdownString[] = [];
    const marks = this.catalogue.marksAt(placed).filter(({ range }) => range.contains(position));
    for (const { mark } of marks) {
      lines.push(lineOf(mark.tag, mark));
      for (const note of annotations.notes.filter((on) => on.mark === mark.id))
        lines.push(lineOf(note.text, note));
    }
    const { dump, article } = placed.occurrence;
    if (dump.index.lines(article).headline === position.line) {
      for (const coding of annotations.tags) lines.push(lineOf(coding.tag, coding));
      for (const note of annotations.notes.filter((on) => on.mark === undefined))
        lines.push(lineOf(note.text, note));
    }
    return lines.length > 0 ? new Hover(lines) : undefined;
  }
}

/** What was said, by whom and when. All of it is data: it is appended as text. What other coders said is in italics. */
function lineOf(what: string, { by, at, layer }: Annotation): MarkdownString {
  const isOwn = by === coderSetting();
  const line = new MarkdownString();
  const append = (text: string): void => {
    if (!isOwn) line.appendMarkdown('*');
    line.appendMarkdown(plainMarkdown(text));
    if (!isOwn) line.appendMarkdown('*');
  };
  append(what.trim());
  line.appendMarkdown('  \n');
  append(
    layer === 'main'
      ? l10n.t('{0}, {1}', by, formatTime(at))
      : l10n.t('{0}, {1}, layer {2}', by, formatTime(at), layer),
  );
  return line;
}
