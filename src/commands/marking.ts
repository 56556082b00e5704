import type { TextEditor } from 'vscode';
import { commands, l10n, window } from 'vscode';
import { quoteOf } from '../annotation/anchoring';
import type { Mark } from '../annotation/annotations';
import { ArticleInDump } from '../annotation/articleInDump';
import type { Stretch } from '../annotation/stretch';
import type { Catalogue, ListedArticle, PlacedArticle, PlacedMark } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import type { DocumentDump } from '../workspace/dump';
import { plainLabel } from '../workspace/plainLabel';
import { dumpPosition } from '../workspace/positions';
import type { Project } from '../workspace/project';
import { tagLabel } from '../workspace/tagLabel';
import { annotate } from './annotate';
import { tagChoices } from './codebookChoices';
import { codedArticle } from './coded';
import { currentPlace } from './here';
import { pickTags } from './tagPick';
import type { Targets } from './targets';

/** A passage of an article in the editor. */
interface Passage {
  readonly placed: PlacedArticle;
  /** The article's text. */
  readonly text: string;
  /** Offsets in that text, without white space at the ends. */
  readonly stretch: Stretch;
}

/** *Mark Selection…*: gives the selected passage tags; with nothing selected, the headline. */
export async function markSelection(catalogue: Catalogue, targets: Targets): Promise<void> {
  await catalogue.upToDate();
  const passage = selectedPassage(catalogue, 'headline');
  if (!passage) return;
  const { project } = passage.placed.listed;
  if (!project) {
    const saved = await targets.savedArticles([{ kind: 'article', article: passage.placed.listed }]);
    if (saved.length > 0) await markSelection(catalogue, targets);
    return;
  }
  const coder = await coderName();
  if (coder === undefined) return;
  const { text, stretch } = passage;
  const exact = text.slice(stretch.start, stretch.end);
  const choices = tagChoices([project]);
  const decision = await pickTags(l10n.t('Mark: {0}', exact.replace(/\s+/g, ' ')), choices, 1);
  if (!decision || decision.set.length === 0) return;
  const { article: reference, moves } = codedArticle(catalogue, project, passage.placed, coder);
  const marks = decision.set.map((tag) => ({
    op: 'mark' as const,
    article: reference,
    tag,
    quote: quoteOf(text, stretch.start, stretch.end),
    ...stretch,
  }));
  const { listed, occurrence } = passage.placed;
  const ownMarks = (): readonly Mark[] =>
    (catalogue.allAnnotationsOf(listed)?.marks ?? []).filter(({ by }) => by === coder);
  const before = new Set(ownMarks().map(({ id }) => id));
  if (!(await annotate(project, coder, [...moves, ...marks], [occurrence.dump]))) return;
  await askRequiredFields(
    project,
    listed,
    ownMarks().filter(({ id }) => !before.has(id)),
  );
}

/** Asks for the required fields of new marks, one mark after the other. */
async function askRequiredFields(
  { codebook }: Project,
  article: ListedArticle,
  marks: readonly Mark[],
): Promise<void> {
  if (!codebook.fields.some(({ required, on }) => required && on !== 'article')) return;
  for (const { id } of marks) {
    const request = { kind: 'article', article, mark: id, onlyRequired: true };
    await commands.executeCommand('newsdump.editFields', request);
  }
}

/** *Remove Mark*: takes away one of this coder's marks under the cursor; asks which if there are several. */
export async function removeMark(catalogue: Catalogue): Promise<void> {
  const found = await pickOwnMark(catalogue, l10n.t('Remove Which Mark?'));
  if (found) await annotate(found.project, found.coder, [{ op: 'remove', target: found.mark.mark.id }], []);
}

/** *Resize Mark to Selection*: one of this coder's marks that the selection touches now stands where the selection is. */
export async function resizeMark(catalogue: Catalogue): Promise<void> {
  const passage = selectedPassage(catalogue);
  if (!passage) return;
  const found = await pickOwnMark(catalogue, l10n.t('Resize Which Mark?'));
  if (!found) return;
  const { text, stretch } = passage;
  const quote = quoteOf(text, stretch.start, stretch.end);
  await annotate(
    found.project,
    found.coder,
    [{ op: 'anchor', target: found.mark.mark.id, quote, ...stretch }],
    [],
  );
}

/** *Go to Next / Previous Mark*: moves the cursor to the next or previous mark of the dump, and round at its ends. */
export async function goToMark(catalogue: Catalogue, step: 1 | -1): Promise<void> {
  const here = currentPlace(catalogue);
  const marks = here ? catalogue.marksIn(here.dump) : [];
  if (!here || marks.length === 0) {
    void window.showInformationMessage(l10n.t('There is no mark in this dump.'));
    return;
  }
  const { dump, position } = here;
  const next =
    step === 1
      ? (marks.find(({ range }) => range.start.isAfter(position)) ?? marks[0])
      : (marks.findLast(({ range }) => range.start.isBefore(position)) ?? marks.at(-1));
  if (next) await here.show(dump.index.articleAt(next.range.start.line), next.range);
}

/** The passage that is selected in the editor; undefined, with a message, if none is or it is not in one article. */
export function selectedPassage(
  catalogue: Catalogue,
  withoutSelection: 'headline' | 'nothing' = 'nothing',
): Passage | undefined {
  const here = dumpInEditor(catalogue);
  const selection = here?.editor.selection;
  const placed = selection && catalogue.articleAt(here.editor.document, selection.start.line);
  if (!selection || !placed || (selection.isEmpty && withoutSelection === 'nothing')) {
    void window.showInformationMessage(l10n.t('Select text in the headline or excerpt of an article first.'));
    return undefined;
  }
  const { dump, article } = placed.occurrence;
  const inDump = new ArticleInDump(dump.source, dump.index, article);
  const { text } = inDump;
  const [headline = ''] = text.split('\n', 1);
  const stretch = selection.isEmpty
    ? { start: 0, end: headline.length }
    : {
        start: inDump.offsetOf(dumpPosition(selection.start)),
        end: inDump.offsetOf(dumpPosition(selection.end)),
      };
  const trimmed = trim(text, stretch);
  if (selection.end.line >= dump.index.lines(article).end) {
    void window.showInformationMessage(
      l10n.t('A mark stands in one article: select text of one article only.'),
    );
  } else if (trimmed.start >= trimmed.end) {
    void window.showInformationMessage(l10n.t('Select text in the headline or excerpt of an article first.'));
  } else {
    return { placed, text, stretch: trimmed };
  }
  return undefined;
}

/** A stretch without white space at its ends. */
function trim(text: string, { start, end }: Stretch): Stretch {
  const selected = text.slice(start, end);
  return {
    start: start + (selected.length - selected.trimStart().length),
    end: end - (selected.length - selected.trimEnd().length),
  };
}

interface OwnMark {
  readonly project: Project;
  readonly coder: string;
  readonly mark: PlacedMark;
}

/** One of this coder's marks under the cursor or in the selection; asks which if there are several, says so if there is none. */
async function pickOwnMark(catalogue: Catalogue, title: string): Promise<OwnMark | undefined> {
  const here = dumpInEditor(catalogue);
  const project = here && catalogue.projectOf(here.dump);
  const coder = await coderName();
  if (!here || !project || coder === undefined) return undefined;
  const { selection, document } = here.editor;
  const touched = catalogue
    .marksIn(here.dump, selection)
    .filter(({ range }) => range.intersection(selection) !== undefined);
  const own = touched.filter(({ mark }) => mark.by === coder);
  const [first] = own;
  if (!first) {
    void window.showInformationMessage(
      touched.length > 0
        ? l10n.t('The marks here are those of other coders: only they change them.')
        : l10n.t('There is no mark here.'),
    );
    return undefined;
  }
  if (own.length === 1) return { project, coder, mark: first };
  const items = own.map((mark) => ({
    label: plainLabel(tagLabel(project.codebook, mark.mark.tag)),
    description: plainLabel(document.getText(mark.range).replace(/\s+/g, ' ')),
    mark,
  }));
  const chosen = await window.showQuickPick(items, { title });
  return chosen && { project, coder, mark: chosen.mark };
}

function dumpInEditor(
  catalogue: Catalogue,
): { readonly editor: TextEditor; readonly dump: DocumentDump } | undefined {
  const editor = window.activeTextEditor;
  const dump = catalogue.openDumps.in(editor?.document);
  return editor && dump && { editor, dump };
}
