/** What has something to let go of: all of VS Code's disposables, and ours. */
interface Disposing {
  dispose(): unknown;
}

/** Something that owns disposables, and disposes them with itself. */
export abstract class Owner {
  readonly #owned: Disposing[] = [];

  dispose(): void {
    for (const disposable of this.#owned.splice(0)) disposable.dispose();
  }

  protected own<T extends Disposing>(disposable: T): T {
    this.#owned.push(disposable);
    return disposable;
  }
}
