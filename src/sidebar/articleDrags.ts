import type { TreeDragAndDropController } from 'vscode';
import { DataTransferItem } from 'vscode';
import type { ListedArticle } from '../workspace/catalogue';
import { articlesMime, type DraggedArticle } from './codebookDrops';

/** Articles are dragged out of the tree onto a tag; nothing is dropped into it. */
export const articleDrags: TreeDragAndDropController<unknown> = {
  dragMimeTypes: [articlesMime],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const articles = nodes
      .filter(isArticleNode)
      .flatMap(({ article: { project, key } }): DraggedArticle[] =>
        project ? [{ project: project.folder.toString(), key }] : [],
      );
    if (articles.length > 0) transfer.set(articlesMime, new DataTransferItem(JSON.stringify(articles)));
  },
};

function isArticleNode(node: unknown): node is { readonly kind: 'article'; readonly article: ListedArticle } {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'article';
}
