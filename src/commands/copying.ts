import type { CancellationToken } from 'vscode';
import { CancellationError, env, l10n, ProgressLocation, window } from 'vscode';
import type { FormatId } from '../exchange/registry';
import type { Catalogue, ListedArticle } from '../workspace/catalogue';
import { log, reasonOf } from '../workspace/log';
import { plainLabel } from '../workspace/plainLabel';
import type { Project } from '../workspace/project';
import { numbersOfArticles, numbersOfNodes } from './articleNumbers';
import type { SelectableTree } from './articleTree';
import { exportOf, inSlices } from './exportContents';
import { scopeOf, wholeScope, type Scope } from './exportScope';
import type { Targets } from './targets';
import { saveDumps } from './wholeProject';

/** So many articles are copied at most, and so many UTF-16 units: more is unhandy on a clipboard, and held in memory by it. */
export const mostCopied = { articles: 10_000, units: 10_000_000 };

/** What is acted on. */
export interface CopyParts {
  readonly catalogue: Catalogue;
  readonly targets: Pick<Targets, 'articles'>;
  readonly tree: SelectableTree;
}

/**
 * *Copy as Markdown* and *Copy as JSON*: copies articles with their annotations as an export has them.
 * @param args what VS Code gives a command of the tree's context menu; nothing for what the user touched last
 */
export async function copyArticles(
  parts: CopyParts,
  format: Extract<FormatId, 'json' | 'markdown'>,
  args: readonly unknown[],
): Promise<void> {
  const { catalogue } = parts;
  const chosen = await chosenArticles(parts, args);
  if (!chosen || !(await saveDumps(catalogue, chosen.project))) return;
  const { project, articles } = chosen;
  const title = l10n.t('Copying {0} articles', articles.length);
  try {
    const text = await window.withProgress(
      { location: ProgressLocation.Notification, cancellable: true, title },
      async (_progress, token) => {
        const { listing } = catalogue.articles;
        const all = await wholeScope(catalogue, project);
        const scope = await scopeOf(all, numbersOfArticles(articles, listing, project));
        return textOf(catalogue, project, scope, format, token);
      },
    );
    if (text === undefined) {
      tellTooMuch();
      return;
    }
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t('{0} articles were copied', articles.length), 5000);
  } catch (error) {
    if (error instanceof CancellationError) return;
    log.error(reasonOf(error));
    void window.showErrorMessage(plainLabel(l10n.t('Nothing was copied. {0}', reasonOf(error))));
  }
}

interface Chosen {
  readonly project: Project;
  /** Their keys are known, so that they are found again when the texts are listed anew. */
  readonly articles: readonly ListedArticle[];
}

/** The articles that are meant. Undefined if there are none, or too many, or of several projects; then the user is told. */
async function chosenArticles(
  { catalogue, targets, tree }: CopyParts,
  [clicked, selected]: readonly unknown[],
): Promise<Chosen | undefined> {
  await catalogue.upToDate();
  await tree.ready;
  const { listing } = catalogue.articles;
  const nodes = Array.isArray(selected) ? (selected as unknown[]) : clicked === undefined ? [] : [clicked];
  const touched = nodes.length === 0 ? await targets.articles([]) : undefined;
  if (touched?.length === 0) return undefined;
  const [first, ...others] = catalogue.listedProjects
    .map((project) => ({
      project,
      numbers: touched
        ? numbersOfArticles(touched, listing, project)
        : numbersOfNodes(nodes, tree, listing, project),
    }))
    .filter(({ numbers }) => numbers.count > 0);
  if (!first) {
    void window.showInformationMessage(l10n.t('There is no article of a saved dump here.'));
    return undefined;
  }
  if (others.length > 0) {
    void window.showInformationMessage(
      l10n.t('These articles are of several projects. Copy those of one project at a time.'),
    );
    return undefined;
  }
  const { project, numbers } = first;
  if (numbers.count > mostCopied.articles) {
    tellTooMuch();
    return undefined;
  }
  const articles: ListedArticle[] = [];
  const inProject = listing.in(project);
  for (let at = numbers.isIn.indexOf(1); at >= 0; at = numbers.isIn.indexOf(1, at + 1)) {
    const article = inProject.at(at);
    if (article && article.key !== '') articles.push(article);
  }
  return { project, articles };
}

/** The articles in the format; undefined if that is too long. */
async function textOf(
  catalogue: Catalogue,
  project: Project,
  scope: Scope,
  format: FormatId,
  token: CancellationToken,
): Promise<string | undefined> {
  const { writerOf } = await import('../exchange/writers');
  const writer = await writerOf(format);
  if (!('write' in writer)) throw new Error(`${format} has several files`);
  const names = new Set<string>();
  for (const { occurrences } of scope.articles) for (const { dump } of occurrences) names.add(dump.name);
  const dumps = catalogue.dumpsIn(project).filter(({ name }) => names.has(name));
  const contents = await exportOf(project, scope, dumps, token);
  let text = '';
  for await (const piece of inSlices(writer.write(contents), token)) {
    text += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
    if (text.length > mostCopied.units) return undefined;
  }
  return text;
}

function tellTooMuch(): void {
  void window.showInformationMessage(
    l10n.t('This is too much for the clipboard. Export it to a file instead.'),
  );
}
