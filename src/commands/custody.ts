import { plainLabel } from '../workspace/plainLabel';
import { l10n, window, workspace } from 'vscode';
import { Captures } from '../annotation/captures';
import { articleHistory, type HistoryEvent } from '../annotation/articleHistory';
import { provenanceOf } from '../annotation/provenance';
import { referenceKey } from '../annotation/reference';
import { sourceRecord } from '../exchange/sourceRecord';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { coderName } from '../workspace/coder';
import { formatTime } from '../workspace/dayText';
import { bytesOf } from '../workspace/dumpBytes';
import { reasonOf } from '../workspace/log';
import { NamedDump } from '../workspace/namedDump';
import type { Project } from '../workspace/project';
import { annotate } from './annotate';
import { describeEvent } from './describeEvent';
import type { Targets } from './targets';

/** *Describe Dump…*: records where the bytes of the dump in the editor come from. */
export async function describeDump(catalogue: Catalogue): Promise<void> {
  const dump = catalogue.openDumps.in(window.activeTextEditor?.document);
  const project = dump && catalogue.projectOf(dump);
  if (!project) {
    void window.showInformationMessage(l10n.t('Open a dump, and save it, first.'));
    return;
  }
  const coder = await coderName();
  if (coder === undefined) return;
  try {
    const bytes = await bytesOf(new NamedDump(dump, project));
    const captures = new Captures(project.annotations.captures);
    const before = captures.ofBytes(bytes.sha256);
    const url = await ask(l10n.t('Address of the Page'), before?.url, 1);
    const publisher = url === undefined ? undefined : await ask(l10n.t('Publisher'), before?.publisher, 2);
    const capturedAt =
      publisher === undefined ? undefined : await ask(l10n.t('When It Was Saved'), before?.capturedAt, 3);
    if (url === undefined || publisher === undefined || capturedAt === undefined) return;
    const said = { ...(url && { url }), ...(publisher && { publisher }), ...(capturedAt && { capturedAt }) };
    await annotate(project, coder, [captures.described(bytes, said)], []);
  } catch (error) {
    void window.showErrorMessage(l10n.t('The dump was not described. {0}', reasonOf(error)));
  }
}

/** What the user enters; '' if nothing is known, undefined if the user leaves. */
async function ask(title: string, value: string | undefined, step: number): Promise<string | undefined> {
  const prompt = l10n.t('Leave it empty if it is not known. Enter goes on.');
  return (await window.showInputBox({ title: `${title} (${step}/3)`, prompt, value: value ?? '' }))?.trim();
}

/** *Show Provenance*: from an annotation to its line in the journal, its coder and time, and the bytes it was made on. */
export async function showProvenance(
  catalogue: Catalogue,
  targets: Targets,
  args: readonly unknown[],
): Promise<void> {
  const [listed] = await targets.articles(args);
  const project = listed?.project;
  if (!project) return;
  const claims = catalogue
    .annotationsIn(project)
    .claims(listed.key)
    .map(({ key }) => key);
  const history = articleHistory(project.events, claims);
  const items = history.map(({ event, undone }) => ({
    label: plainLabel(describeEvent(event)),
    description: `${event.by}, ${formatTime(event.at)}${undone ? `, ${l10n.t('undone')}` : ''}`,
    id: event.id,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing was annotated on this article.'));
    return;
  }
  const chosen = await window.showQuickPick(items.toReversed(), {
    title: l10n.t('Provenance of Which Annotation?'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const content = await provenanceText(catalogue, project, listed, history, chosen.id);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content }), {
    preview: true,
  });
}

/** The provenance of an event as YAML: every value is JSON, which YAML reads. */
async function provenanceText(
  catalogue: Catalogue,
  project: Project,
  { occurrences }: ListedArticle,
  history: readonly HistoryEvent[],
  id: string,
): Promise<string> {
  // Of what was undone, the article may have no annotations any more.
  const named = history.flatMap(({ event }) =>
    event.op === 'move' ? [event.to] : 'article' in event ? [event.article] : [],
  );
  const references = new Set([...project.annotations.articles.keys(), ...named.map(referenceKey)]);
  const keys = catalogue.keysFor(
    project,
    [...references].map((key) => ({ key })),
  );
  const provenance = provenanceOf(id, project.events, project.annotations, keys);
  if (!provenance) return '';
  const { event, undoneBy, article, reference } = provenance;
  const captures = new Captures(project.annotations.captures);
  const dumps = catalogue
    .dumpsIn(project)
    .filter(({ dump }) => occurrences.some((place) => place.dump === dump));
  const sources = await Promise.all(
    dumps.map(async (dump) => sourceRecord(dump.name, await bytesOf(dump), captures)),
  );
  const journals = await linesOf(id, project);
  const places = occurrences.map(
    ({ dump, article: number }) =>
      `${new NamedDump(dump, project).name}:${dump.index.lines(number).headline + 1}`,
  );
  const facts = {
    event,
    journals,
    undoneBy: undoneBy ?? null,
    article: article ?? reference ?? null,
    places,
    sources,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${JSON.stringify(value, null, 2)}\n`)
    .join('');
}

/** Where an event stands in the project's journals, as `kim.jsonl:12`. */
async function linesOf(id: string, project: Project): Promise<string[]> {
  const holding = project.journals.filter(({ reading }) => reading.events.some((event) => event.id === id));
  const found = holding.map(async (journal) => {
    const text = Buffer.from(await workspace.fs.readFile(project.uriOf(journal))).toString();
    const lines = text.split(/\r\n?|\n/);
    return lines.flatMap((line, i) =>
      line.includes(`"id":${JSON.stringify(id)}`) ? [`${journal.file}:${i + 1}`] : [],
    );
  });
  return (await Promise.all(found)).flat();
}
