import type { ExtensionContext, Uri } from 'vscode';
import { commands } from 'vscode';
import type { BigFiles } from './bigFiles';
import { codebookDeskLater } from './codebookDeskLater';
import { JournalWarnings } from './commands/codingLog';
import { WritesAtSave } from './commands/saving';
import { Targets } from './commands/targets';
import { deskLater } from './deskLater';
import { AnnotationHover } from './editor/annotationHover';
import { DumpDiagnostics } from './editor/diagnostics';
import { FrontMatterTokens } from './editor/frontMatterTokens';
import { MarkDecorations } from './editor/markDecorations';
import { Notes } from './editor/notes';
import { SavedStatus } from './editor/savedStatus';
import { TagDecorations } from './editor/tagDecorations';
import { once } from './later';
import { ArticlesView } from './sidebar/articlesView';
import { verbsLater } from './verbsLater';
import { BigDumps } from './workspace/bigDumps';
import { Catalogue } from './workspace/catalogue';
import { askForCoder } from './workspace/coder';
import { DeskState } from './workspace/deskState';
import { FileDumps } from './workspace/fileDumps';
import { log } from './workspace/log';
import { OpenDumps } from './workspace/openDumps';
import { Projects } from './workspace/projects';
import { Suggestions } from './workspace/suggestions';

/**
 * Builds the parts and hands them to VS Code. Everything that is made here is disposed with the extension. Gives the text of the documents
 * that show an article of a big dump.
 */
export function startNewsdump(context: ExtensionContext): { articleText(uri: Uri): Promise<string> } {
  const bigFiles = once(async (): Promise<BigFiles> => {
    const { startBigFiles } = await import('./bigFiles');
    return startBigFiles({ catalogue, bigDumps, subscriptions: context.subscriptions });
  });
  const openDumps = new OpenDumps();
  const bigDumps = new BigDumps(bigFiles);
  const fileDumps = new FileDumps(bigDumps);
  const projects = new Projects();
  const catalogue = new Catalogue(openDumps, fileDumps, projects);
  const suggestions = new Suggestions(catalogue);
  const articlesView = new ArticlesView(catalogue, new DeskState(context.workspaceState), suggestions);
  const targets = new Targets(catalogue, articlesView);
  context.subscriptions.push(log, openDumps, bigDumps, fileDumps, projects, catalogue, articlesView, targets);

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
      context,
    }),
    ...deskLater({ context, catalogue, targets, articlesView, notes, bigDumps }),
    ...codebookDeskLater({
      catalogue,
      suggestions,
      subscriptions: context.subscriptions,
    }),
    setCoder: () => askForCoder(),
  };
  for (const [name, verb] of Object.entries(verbs)) {
    context.subscriptions.push(commands.registerCommand(`newsdump.${name}`, verb));
  }
  return { articleText: async (uri) => (await bigFiles()).articleText(uri) };
}
