import type { TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { EventEmitter, l10n, window } from 'vscode';
import type { Comparison, Difference } from '../workspace/comparison';
import { Owner } from '../workspace/owner';
import { plainLabel } from '../workspace/plainLabel';
import {
  choiceItem,
  choiceNodes,
  differenceItem,
  variableItem,
  variableNodes,
  type ChoiceNode,
  type DifferenceNode,
  type VariableNode,
} from './disagreementItems';

type Node = VariableNode | DifferenceNode | ChoiceNode;

/** The *Disagreements* view: what compared coders differ on, by variable, the open ones first, with each coder's choice. */
export class DisagreementsView extends Owner implements TreeDataProvider<Node> {
  readonly #changed = this.own(new EventEmitter<undefined>());
  readonly #view: TreeView<Node>;
  #variables: readonly VariableNode[] = [];
  #lastSelected: { readonly id: string; readonly choice: number | undefined } | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readonly comparison: Comparison) {
    super();
    this.#view = this.own(
      window.createTreeView<Node>('newsdump.disagreements', {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.own(
      this.#view.onDidChangeSelection(({ selection: [node] }) => {
        // A refresh empties the selection for a moment; what the user selected is what counts.
        if (node) this.#lastSelected = selectedBy(node);
      }),
    );
    this.own(
      comparison.onDidChange(() => {
        this.#update();
      }),
    );
    this.#update();
  }

  /** What is selected: a disagreement, as it is now, and perhaps one of its choices. */
  get selected(): { readonly difference: Difference; readonly choice: number | undefined } | undefined {
    const difference = this.differences.find(({ id }) => id === this.#lastSelected?.id);
    return difference && { difference, choice: this.#lastSelected?.choice };
  }

  /** The disagreements in the order in which they are shown. */
  get differences(): readonly Difference[] {
    return this.#nodes.map(({ difference }) => difference);
  }

  /** Selects a disagreement, shows its choices, and puts the focus on it. */
  async select({ id }: Difference): Promise<void> {
    const node = this.#nodes.find(({ difference }) => difference.id === id);
    if (!node) return;
    await this.#view.reveal(node, { select: true, focus: true, expand: true });
    this.#lastSelected = selectedBy(node);
  }

  getChildren(node?: Node): Node[] {
    switch (node?.kind) {
      case undefined:
        return [...this.#variables];
      case 'variable':
        return [...node.children];
      case 'difference':
        return choiceNodes(node);
      case 'choice':
        return [];
    }
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'variable' ? undefined : node.parent;
  }

  getTreeItem(node: Node): TreeItem {
    const { codebook } = this.comparison.project;
    switch (node.kind) {
      case 'variable':
        return variableItem(node, codebook);
      case 'difference':
        return differenceItem(node);
      case 'choice':
        return choiceItem(node);
    }
  }

  get #nodes(): readonly DifferenceNode[] {
    return this.#variables.flatMap(({ children }) => children);
  }

  #update(): void {
    const { coders, layer, differences } = this.comparison;
    this.#variables = variableNodes(differences);
    const open = differences.filter(({ isSettled }) => !isSettled).length;
    this.#view.description = plainLabel(l10n.t('{0}, layer {1}', coders.join(', '), layer));
    this.#view.message = messageOf(open, differences.length);
    this.#view.badge = { value: open, tooltip: l10n.t('{0} open disagreements', open) };
    this.#changed.fire(undefined);
  }
}

function selectedBy(node: Node): { readonly id: string; readonly choice: number | undefined } | undefined {
  switch (node.kind) {
    case 'variable':
      return undefined;
    case 'difference':
      return { id: node.difference.id, choice: undefined };
    case 'choice':
      return { id: node.parent.difference.id, choice: node.place };
  }
}

function messageOf(open: number, all: number): string {
  if (all === 0) return l10n.t('The coders agree on everything.');
  if (open === 0) return l10n.t('All {0} disagreements are settled.', all);
  return l10n.t(
    '{0} of {1} are open. Shift+Alt+N goes to the next; 1, 2, … says which choice is so; Backspace takes it back.',
    open,
    all,
  );
}
