import type { ExtensionContext } from 'vscode';
import { commands } from 'vscode';
import { codebookDeskLater } from './codebookDeskLater';
import { JournalWarnings, openCodingLog } from './commands/codingLog';
import {
  goToArticle,
  goToNeighbour,
  goToNextNotDone,
  goToNextUntagged,
  showNextOccurrence,
} from './commands/navigation';
import { openDump } from './commands/openDump';
import { WritesAtSave } from './commands/saving';
import { giveTag, removeTag, tagArticle } from './commands/tagging';
import { Targets } from './commands/targets';
import { redoAnnotation, undoAnnotation } from './commands/undoing';
import { deskLater } from './deskLater';
import { AnnotationHover } from './editor/annotationHover';
import { DumpDiagnostics } from './editor/diagnostics';
import { FrontMatterTokens } from './editor/frontMatterTokens';
import { MarkDecorations } from './editor/markDecorations';
import { Notes } from './editor/notes';
import { SavedStatus } from './editor/savedStatus';
import { TagDecorations } from './editor/tagDecorations';
import { ArticlesView } from './sidebar/articlesView';
import { verbsLater } from './verbsLater';
import { Catalogue } from './workspace/catalogue';
import { askForCoder } from './workspace/coder';
import { DeskState } from './workspace/deskState';
import { FileDumps } from './workspace/fileDumps';
import { log } from './workspace/log';
import { OpenDumps } from './workspace/openDumps';
import { Projects } from './workspace/projects';
import { Suggestions } from './workspace/suggestions';

/** Builds the parts and hands them to VS Code. Everything that is made here is disposed with the extension. */
export function startNewsdump(context: ExtensionContext): void {
  const openDumps = new OpenDumps();
  const fileDumps = new FileDumps();
  const projects = new Projects();
  const catalogue = new Catalogue(openDumps, fileDumps, projects);
  const suggestions = new Suggestions(catalogue);
  const articlesView = new ArticlesView(catalogue, new DeskState(context.workspaceState), suggestions);
  const targets = new Targets(catalogue, articlesView);
  context.subscriptions.push(log, openDumps, fileDumps, projects, catalogue, articlesView, targets);

  context.subscriptions.push(
    new TagDecorations(catalogue),
    new MarkDecorations(catalogue),
    new AnnotationHover(catalogue),
    new SavedStatus(projects),
    new WritesAtSave(catalogue),
    new FrontMatterTokens(openDumps),
    new DumpDiagnostics(openDumps),
    new JournalWarnings(projects),
  );

  const notes = new Notes(catalogue);
  context.subscriptions.push(notes);

  const verbs: Record<string, (...args: never[]) => unknown> = {
    ...verbsLater({
      catalogue,
      targets,
      tree: articlesView,
      suggestions,
      subscriptions: context.subscriptions,
    }),
    ...deskLater({ context, catalogue, targets, articlesView, notes }),
    ...codebookDeskLater({
      catalogue,
      suggestions,
      subscriptions: context.subscriptions,
      giveTag: (project, tag, articles) => giveTag(catalogue, project, tag, articles),
    }),
    tagArticle: (...args: unknown[]) => tagArticle(catalogue, targets, args),
    removeTag: (...args: unknown[]) => removeTag(catalogue, targets, args),
    nextArticle: () => goToNeighbour(catalogue, 1),
    previousArticle: () => goToNeighbour(catalogue, -1),
    nextUntaggedArticle: () => goToNextUntagged(catalogue),
    nextNotDone: () => goToNextNotDone(catalogue),
    goToArticle: () => goToArticle(catalogue),
    showNextOccurrence: (...args: unknown[]) => showNextOccurrence(catalogue, targets, args),
    undoAnnotation: () => undoAnnotation(projects),
    redoAnnotation: () => redoAnnotation(projects),
    openCodingLog: () => openCodingLog(projects),
    openDump: () => openDump(),
    setCoder: () => askForCoder(),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    context.subscriptions.push(commands.registerCommand(`newsdump.${name}`, verb));
  }
}
