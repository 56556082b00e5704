import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import { DataTransferItem } from 'vscode';
import type { Project } from '../workspace/project';
import type { CodebookNode } from './codebookNodes';

/** What the *Articles* view hands over when articles are dragged: a JSON list of {@link DraggedArticle}. */
export const articlesMime = 'application/x-newsdump-articles';
/** VS Code's name for what is dragged within this view. */
export const codebookMime = 'application/vnd.code.tree.newsdump.codebook';

/** An article that is dragged. */
export interface DraggedArticle {
  /** The URI of the project's folder. */
  readonly project: string;
  /** The key of its reference. */
  readonly key: string;
}

/** What is done when something is dropped. */
export interface OnDrop {
  /** Tags are put below another; to the top without one. */
  nest(project: Project, tags: readonly string[], parent: string | undefined): Thenable<unknown>;
  /** Articles are given a tag. */
  give(project: Project, tag: string, articles: readonly DraggedArticle[]): Thenable<unknown>;
}

/** Dragging in the *Codebook* view: a tag onto another is nested below it, an article onto a tag is given it. */
export class CodebookDrops implements TreeDragAndDropController<CodebookNode> {
  readonly dragMimeTypes = [codebookMime];
  readonly dropMimeTypes = [codebookMime, articlesMime];

  constructor(readonly onDrop: OnDrop) {}

  handleDrag(source: readonly CodebookNode[], transfer: DataTransfer): void {
    const tags = source.filter(({ kind }) => kind === 'tag');
    if (tags.length > 0) transfer.set(codebookMime, new DataTransferItem(tags));
  }

  async handleDrop(target: CodebookNode | undefined, transfer: DataTransfer): Promise<void> {
    const articles = transfer.get(articlesMime);
    if (articles) {
      const tag = target?.kind === 'tag' || target?.kind === 'unlistedTag' ? target.tag.id : undefined;
      const dragged = draggedArticles(await articles.asString());
      if (target && tag !== undefined) await this.onDrop.give(target.project, tag, dragged);
      return;
    }
    const nodes = nodesIn(transfer.get(codebookMime)?.value);
    const [first] = nodes;
    const project = target?.project ?? first?.project;
    // A tag belongs to its project's codebook: it is not taken to another's.
    const tags = nodes.flatMap((node) =>
      node.kind === 'tag' && node.project === project ? [node.tag.id] : [],
    );
    const isPlace = target === undefined || target.kind === 'tag' || target.kind === 'codebook';
    if (project && isPlace && tags.length > 0)
      await this.onDrop.nest(project, tags, target?.kind === 'tag' ? target.tag.id : undefined);
  }
}

const nodesIn = (value: unknown): readonly CodebookNode[] =>
  Array.isArray(value) ? (value as CodebookNode[]) : [];

function draggedArticles(json: string): DraggedArticle[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.filter(isDraggedArticle) : [];
}

function isDraggedArticle(value: unknown): value is DraggedArticle {
  return (
    typeof value === 'object' &&
    value !== null &&
    'project' in value &&
    typeof value.project === 'string' &&
    'key' in value &&
    typeof value.key === 'string'
  );
}
