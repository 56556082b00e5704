import type { HoverProvider, Position, TextDocument } from 'vscode';
import { Hover, l10n, languages, MarkdownString } from 'vscode';
import type { Annotation, FieldCoding } from '../annotation/annotations';
import type { Codebook } from '../annotation/codebook/codebook';
import { showValue } from '../annotation/codebook/fieldValues';
import type { Catalogue } from '../workspace/catalogue';
import { coderSetting } from '../workspace/coder';
import { formatTime } from '../workspace/dayText';
import { plainMarkdown } from '../workspace/plainMarkdown';
import { Owner } from '../workspace/owner';
import { statusLabel } from '../workspace/statusLabel';
import { tagLabel } from '../workspace/tagLabel';

/**
 * Says which marks are under the mouse, and over a headline what is annotated on the article: status, tags, fields and notes, by whom and
 * since when.
 */
export class AnnotationHover extends Owner implements HoverProvider {
  constructor(readonly catalogue: Catalogue) {
    super();
    this.own(languages.registerHoverProvider({ language: 'newsdump' }, this));
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    if (this.catalogue.openDumps.in(document)?.isReady !== true) return undefined;
    const placed = this.catalogue.articleAt(document, position.line);
    const annotations = placed && this.catalogue.annotationsOf(placed.listed);
    if (!placed || !annotations) return undefined;
    const codebook = placed.listed.project?.codebook;
    const lines: MarkdownString[] = [];
    const aboutOn = (place: string | undefined): MarkdownString[] => [
      ...annotations.fields
        .filter(({ mark }) => mark === place)
        .map((coding) => lineOf(fieldText(codebook, coding), coding)),
      ...annotations.notes.filter(({ mark }) => mark === place).map((note) => lineOf(note.text, note)),
    ];
    const marks = this.catalogue.marksAt(placed).filter(({ range }) => range.contains(position));
    for (const { mark } of marks) lines.push(lineOf(tagLabel(codebook, mark.tag), mark), ...aboutOn(mark.id));
    const { dump, article } = placed.occurrence;
    if (dump.index.lines(article).headline === position.line) {
      for (const status of annotations.statuses)
        lines.push(lineOf(l10n.t('Status: {0}', statusLabel(status.value)), status));
      for (const coding of annotations.tags) lines.push(lineOf(tagLabel(codebook, coding.tag), coding));
      lines.push(...aboutOn(undefined));
    }
    return lines.length > 0 ? new Hover(lines) : undefined;
  }
}

const fieldText = (codebook: Codebook | undefined, { field: id, value }: FieldCoding): string => {
  const field = codebook?.field(id);
  return l10n.t('{0} = {1}', field?.label ?? id, showValue(field, value));
};

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
