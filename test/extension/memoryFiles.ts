import * as vscode from 'vscode';

/** A file system in memory, as a virtual workspace has one. Files are by their paths, folders by theirs with no content. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #entries = new Map<string, Uint8Array | undefined>();
  readonly onDidChangeFile = this.#changed.event;

  /** Whether writing fails from now on. */
  isFull = false;

  constructor() {
    this.#entries.set('/', undefined);
  }

  /** The paths of all files. */
  get files(): string[] {
    return [...this.#entries].flatMap(([path, content]) => (content ? [path] : [])).sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const content = this.#entryAt(uri);
    const type = content ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: content?.length ?? 0 };
  }

  readDirectory(folder: vscode.Uri): [string, vscode.FileType][] {
    const start = folder.path === '/' ? '/' : `${folder.path}/`;
    const within = [...this.#entries].filter(([path]) => path.startsWith(start) && path !== start);
    return within.flatMap(([path, content]): [string, vscode.FileType][] => {
      const name = path.slice(start.length);
      return name.includes('/') ? [] : [[name, content ? vscode.FileType.File : vscode.FileType.Directory]];
    });
  }

  createDirectory(uri: vscode.Uri): void {
    this.#entries.set(uri.path, undefined);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const content = this.#entryAt(uri);
    if (!content) throw vscode.FileSystemError.FileIsADirectory(uri);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (this.isFull) throw vscode.FileSystemError.NoPermissions('no room');
    this.#entries.set(uri.path, content);
  }

  delete(uri: vscode.Uri): void {
    for (const path of this.#below(uri)) this.#entries.delete(path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    for (const path of this.#below(from)) {
      this.#entries.set(to.path + path.slice(from.path.length), this.#entries.get(path));
      this.#entries.delete(path);
    }
  }

  #entryAt(uri: vscode.Uri): Uint8Array | undefined {
    if (!this.#entries.has(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return this.#entries.get(uri.path);
  }

  #below({ path }: vscode.Uri): string[] {
    return [...this.#entries.keys()].filter((other) => other === path || other.startsWith(`${path}/`));
  }
}
