import type { TreeDataProvider, TreeItem, TreeView, Uri } from 'vscode';
import { commands, EventEmitter, FileDecoration, ThemeColor, window } from 'vscode';
import type { Catalogue } from '../workspace/catalogue';
import { gathered } from '../workspace/debounced';
import { log, reasonOf } from '../workspace/log';
import { Owner } from '../workspace/owner';
import type { Project } from '../workspace/project';
import { TimeSlice } from '../workspace/timeSlice';
import { countUse, noCounts, type CodebookCounts } from './codebookCounts';
import { CodebookDrops, type OnDrop } from './codebookDrops';
import { codebookItem, retiredScheme } from './codebookItems';
import { nodesOf, nodesUnder, type CodebookNode } from './codebookNodes';

export const codebookViewId = 'newsdump.codebook';

/** What the *Codebook* view shows: the tags and fields of the projects, with how often they are used. */
export class CodebookTree extends Owner implements TreeDataProvider<CodebookNode> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  /** As they were counted last, of the projects that are shown. */
  readonly #counts = new Map<Project, CodebookCounts>();
  /** Grows with everything that is counted: the newest counts win. */
  #turn = 0;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readonly catalogue: Catalogue) {
    super();
    this.own(catalogue.onDidChange(this.own(gathered(50, () => void this.#count()))));
  }

  override dispose(): void {
    this.#turn++;
    super.dispose();
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
    const counts = this.#counts.get(project);
    if (counts) return counts;
    this.#counts.set(project, noCounts);
    void this.#count();
    return noCounts;
  }

  /** Counts in slices, then shows it all; leaves off when there is something newer. */
  async #count(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const slice = new TimeSlice();
      for (const project of this.#counts.keys()) {
        const counts = await slice.run(countUse(this.catalogue, project), () => turn !== this.#turn);
        if (!counts || turn !== this.#turn) return;
        this.#counts.set(project, counts);
      }
      this.#changed.fire(undefined);
    } catch (error) {
      log.error(`It could not be counted how often tags are used: ${reasonOf(error)}`);
    }
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
