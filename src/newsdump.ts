import type { ExtensionContext } from 'vscode';
import { commands } from 'vscode';
import { JournalWarnings, openCodingLog } from './commands/codingLog';
import { exportArticles } from './commands/exporting';
import { goToArticle, goToNeighbour, goToNextUntagged, showNextOccurrence } from './commands/navigation';
import { openDump } from './commands/openDump';
import { removeTag, tagArticle } from './commands/tagging';
import { Targets } from './commands/targets';
import { undoAnnotation } from './commands/undoing';
import { DumpDiagnostics } from './editor/diagnostics';
import { FrontMatterTokens } from './editor/frontMatterTokens';
import { TagDecorations } from './editor/tagDecorations';
import { ArticlesView } from './sidebar/articlesView';
import { Catalogue } from './workspace/catalogue';
import { askForCoder } from './workspace/coder';
import { FileDumps } from './workspace/fileDumps';
import { log } from './workspace/log';
import { OpenDumps } from './workspace/openDumps';
import { Projects } from './workspace/projects';

/** Builds the parts and hands them to VS Code. Everything that is made here is disposed with the extension. */
export function startNewsdump(context: ExtensionContext): void {
  const openDumps = new OpenDumps();
  const fileDumps = new FileDumps();
  const projects = new Projects();
  const catalogue = new Catalogue(openDumps, fileDumps, projects);
  const articlesView = new ArticlesView(catalogue);
  const targets = new Targets(catalogue, articlesView);
  context.subscriptions.push(log, openDumps, fileDumps, projects, catalogue, articlesView, targets);

  context.subscriptions.push(
    new TagDecorations(catalogue),
    new FrontMatterTokens(openDumps),
    new DumpDiagnostics(openDumps),
    new JournalWarnings(projects),
  );

  const verbs: Record<string, (...args: unknown[]) => unknown> = {
    tagArticle: (...args) => tagArticle(catalogue, targets, args),
    removeTag: (...args) => removeTag(catalogue, targets, args),
    nextArticle: () => {
      goToNeighbour(catalogue, 1);
    },
    previousArticle: () => {
      goToNeighbour(catalogue, -1);
    },
    nextUntaggedArticle: () => {
      goToNextUntagged(catalogue);
    },
    goToArticle: () => goToArticle(catalogue),
    showNextOccurrence: (...args) => showNextOccurrence(catalogue, targets, args),
    undoAnnotation: () => undoAnnotation(projects),
    exportArticles: () => exportArticles(catalogue),
    openCodingLog: () => openCodingLog(projects),
    openDump: () => openDump(),
    setCoder: () => askForCoder(),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    context.subscriptions.push(commands.registerCommand(`newsdump.${name}`, verb));
  }
}
