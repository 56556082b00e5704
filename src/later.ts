import type { Disposable, TreeItem } from 'vscode';
import { window } from 'vscode';

/** Verbs by their names in commands. What each takes is its own matter. */
type Verbs = Record<string, (...args: never[]) => unknown>;

/** Calls `start` at the first call only, and gives what that makes. */
export function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}

/** Verbs of a bundle of its own, which is loaded when the first of them is called. */
export function verbsOf<V extends Verbs>(names: Record<keyof V, true>, load: () => Promise<V>): Verbs {
  const later =
    (name: string) =>
    async (...args: unknown[]): Promise<unknown> => {
      const verb = (await load())[name] as ((...args: unknown[]) => unknown) | undefined;
      return verb?.(...args);
    };
  return Object.fromEntries(Object.keys(names).map((name) => [name, later(name)]));
}

/** Stands in for a tree view until it is seen: then `load` puts the view there. */
export function viewLater(id: string, load: () => Promise<unknown>): Disposable {
  return window.registerTreeDataProvider(id, {
    getChildren: async () => {
      await load();
      return [];
    },
    getTreeItem: (item: TreeItem) => item,
  });
}
