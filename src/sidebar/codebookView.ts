import type { TreeDataProvider, TreeItem, TreeView, Uri } from 'vscode';
import { commands, EventEmitter, FileDecoration, ThemeColor, window } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { gathered } from '../workspace/debounced';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import type { Project } from '../workspace/project';
import { countUse, type CodebookCounts } from './codebookCounts';
import { CodebookDrops, type OnDrop } from './codebookDrops';
import { codebookItem, retiredScheme } from './codebookItems';
import { nodesOf, nodesUnder, type CodebookNode } from './codebookNodes';

export const codebookViewId = 'newsdump.codebook';

/** What the *Codebook* view shows: the tags and fields of the projects, with how often they are used. */
export class CodebookTree extends Owner implements TreeDataProvider<CodebookNode> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  /** Counted when first asked for after a change. */
  #counts = new WeakMap<Project, CodebookCounts>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readonly catalogue: Catalogue) {
    super();
    const change = this.own(
      gathered(50, () => {
        this.#counts = new WeakMap();
        this.#changed.fire(undefined);
      }),
    );
    this.own(catalogue.onDidChange(change));
  }

  /** The projects that have dumps. */
  get projects(): readonly Project[] {
    const { catalogue } = this;
    return [...new Set(catalogue.dumps.flatMap((dump) => catalogue.projectOf(dump) ?? []))];
  }

  getChildren(node?: CodebookNode): CodebookNode[] {
    if (node) return node.kind === 'codebook' ? this.#nodesOf(node.project, node) : nodesUnder(node);
    const [first, ...others] = this.projects;
    if (!first) return [];
    if (others.length === 0) return this.#nodesOf(first, undefined);
    return [first, ...others].map((project) => ({ kind: 'codebook', project, parent: undefined }));
  }

  getParent({ parent }: CodebookNode): CodebookNode | undefined {
    return parent;
  }

  getTreeItem(node: CodebookNode): TreeItem {
    return codebookItem(node, this.#countsOf(node.project));
  }

  #nodesOf(project: Project, parent: CodebookNode | undefined): CodebookNode[] {
    return nodesOf(project, this.#countsOf(project), parent);
  }

  #countsOf(project: Project): CodebookCounts {
    let counts = this.#counts.get(project);
    if (!counts) {
      counts = countUse(this.catalogue, project);
      this.#counts.set(project, counts);
    }
    return counts;
  }
}

/** The *Codebook* view. Its context `newsdump.codebookState` is `none` without a project, `missing` if none has a codebook, or `there`. */
export class CodebookView extends Owner {
  readonly #tree: CodebookTree;
  readonly #view: TreeView<CodebookNode>;

  constructor(
    readonly catalogue: Catalogue,
    onDrop: OnDrop,
  ) {
    super();
    this.#tree = this.own(new CodebookTree(catalogue));
    this.#view = this.own(
      window.createTreeView(codebookViewId, {
        treeDataProvider: this.#tree,
        dragAndDropController: new CodebookDrops(onDrop),
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.own(catalogue.onDidChange(this.#setState, this));
    this.own(window.registerFileDecorationProvider({ provideFileDecoration: dimmed }));
    this.own(
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.#readFiles();
      }),
    );
    if (this.#view.visible) void this.#readFiles();
    this.#setState();
  }

  /** The nodes that are selected in the tree. */
  get selection(): readonly CodebookNode[] {
    return this.#view.selection;
  }

  #setState(): void {
    const { projects } = this.#tree;
    const hasCodebook = projects.some(({ codebookFile }) => codebookFile.text !== undefined);
    const state = projects.length === 0 ? 'none' : hasCodebook ? 'there' : 'missing';
    void commands.executeCommand('setContext', 'newsdump.codebookState', state);
  }

  async #readFiles(): Promise<void> {
    try {
      await this.catalogue.fileDumps.read();
    } catch (error) {
      log.error(`The dumps of the workspace could not be read: ${reasonOf(error)}`);
    }
  }
}

function dimmed({ scheme }: Uri): FileDecoration | undefined {
  return scheme === retiredScheme
    ? new FileDecoration(undefined, undefined, new ThemeColor('disabledForeground'))
    : undefined;
}
