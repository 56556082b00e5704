import { CancellationError, l10n, ProgressLocation, window, type CancellationToken } from 'vscode';
import { matchTable } from '../annotation/matchedTable';
import type { Steps } from '../dump/steps';
import type { AnnotationReader, ImportedItem, ImportFile } from '../exchange/imported';
import { planImport, type ImportPlan } from '../exchange/importing';
import type { Catalogue } from '../workspace/catalogue';
import type { Project } from '../workspace/project';
import { sha256 } from '../workspace/sha256';
import { TimeSlice } from '../workspace/timeSlice';

/** What the files say, item by item. Throws an `ImportError` for files that cannot be read, and a `CancellationError`. */
export async function readItems(
  reader: AnnotationReader,
  files: readonly ImportFile[],
): Promise<ImportedItem[]> {
  return withSteps(l10n.t('Reading annotations'), function* () {
    const items: ImportedItem[] = [];
    for (const item of reader.read(files)) {
      items.push(item);
      yield;
    }
    return items;
  });
}

/** Whether the coder of some of it is not said. */
export function isNameless(items: readonly ImportedItem[]): boolean {
  return items.some((item) => 'annotations' in item && item.annotations.some(({ by }) => by === undefined));
}

/**
 * Compares what was read with the project as it is now: its dumps as they are listed, and its journals.
 * @param coder who says what the files name no coder for
 */
export async function planned(
  catalogue: Catalogue,
  project: Project,
  items: readonly ImportedItem[],
  coder: string | undefined,
): Promise<ImportPlan> {
  await catalogue.upToDate();
  const articles = catalogue.articles.listing.articlesOf(project);
  if (!articles) throw new Error(l10n.t('The project has no dump any more.'));
  const { table, texts } = articles;
  const { annotations, newest } = project;
  const events = [...project.events];
  const plan = await withSteps(l10n.t('Comparing annotations'), function* () {
    const matched = yield* matchTable(table, annotations);
    return yield* planImport(
      items,
      { table, annotations, matched },
      { events, newest, now: new Date(), sha256, ...(coder !== undefined && { coder }) },
    );
  });
  const edited = texts.find(({ isCurrent }) => !isCurrent);
  if (edited) throw new Error(l10n.t('{0} was edited meanwhile.', edited.dump.name));
  return plan;
}

async function withSteps<T>(title: string, steps: () => Steps<T>): Promise<T> {
  return window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title },
    (_progress, token) => run(steps(), token),
  );
}

async function run<T>(steps: Steps<T>, token: CancellationToken): Promise<T> {
  const slice = new TimeSlice();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await slice.pauseIfDue();
    if (token.isCancellationRequested) throw new CancellationError();
  }
}
