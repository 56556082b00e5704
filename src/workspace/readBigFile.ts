import type { Uri } from 'vscode';
import { l10n, ProgressLocation, window, workspace } from 'vscode';
import { looksLikeDump } from '../dump/recognise';
import { StringText } from '../dump/textSource';
import { bytesInMemory, localBytes, type ByteSource } from './byteSource';
import { dateOrderSetting } from './dateOrderSetting';
import { plainLabel } from './plainLabel';
import { readStoredText, type StoredText } from './storedText';

/** So much of a file is asked of VS Code's file systems, which give a file as a whole. In bytes. */
const mostInMemory = 512 * 1024 * 1024;

/** Reading that takes longer is shown. In milliseconds. */
const unnoticed = 1000;

/** So much of a file's beginning is looked at, in bytes: more than 200 lines. */
const lookedAt = 200_000;

/**
 * Reads a file of any size as a dump, and shows how far it is when that takes long. The caller closes `bytes` of what it gives.
 * @param before what was read of the file, if it may only have grown since
 * @returns undefined if the user cancels, or `signal` says so
 * @throws why the file cannot be read, for people
 */
export async function readBigFile(
  uri: Uri,
  before: StoredText | undefined,
  signal: AbortSignal,
): Promise<StoredText | undefined> {
  const bytes = await openBytes(uri);
  const cancelling = new AbortController();
  const either = AbortSignal.any([signal, cancelling.signal]);
  const shown = new ShownProgress(uri, bytes.size, () => {
    cancelling.abort();
  });
  try {
    return await readStoredText(bytes, {
      dateOrder: dateOrderSetting(),
      encoding: workspace.getConfiguration('files', uri).get<string>('encoding'),
      onProgress: (done) => {
        shown.report(done);
      },
      signal: either,
      before,
    });
  } catch (error) {
    bytes.close();
    if (either.aborted) return undefined;
    throw error;
  } finally {
    shown.end();
  }
}

/** Whether a file begins like a dump. Fails with the error of the file system. */
export async function beginsLikeDump(uri: Uri): Promise<boolean> {
  const bytes = await openBytes(uri);
  try {
    const beginning = bytes.read(0, lookedAt);
    return looksLikeDump(new StringText(await workspace.decode(beginning, { uri })));
  } finally {
    bytes.close();
  }
}

async function openBytes(uri: Uri): Promise<ByteSource> {
  if (uri.scheme === 'file') return localBytes(uri.fsPath);
  const { size } = await workspace.fs.stat(uri);
  if (size > mostInMemory) {
    throw new Error(
      l10n.t(
        'It is larger than 512 MB, and not on a local disk ("{0}"): it would have to be read into memory as a whole. Copy it to a local folder, or split it.',
        uri.scheme,
      ),
    );
  }
  return bytesInMemory(await workspace.fs.readFile(uri));
}

/** Shows a reading that takes long, and lets the user cancel it. */
class ShownProgress {
  readonly #timer: NodeJS.Timeout;
  #percent = 0;
  #show: ((increment: number) => void) | undefined;
  readonly #ended = new AbortController();

  constructor(
    uri: Uri,
    readonly size: number,
    cancel: () => void,
  ) {
    const title = plainLabel(l10n.t('Reading the dump {0}', workspace.asRelativePath(uri)));
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    this.#timer = setTimeout(() => {
      void window.withProgress(options, (progress, token) => {
        token.onCancellationRequested(cancel);
        this.#show = (increment) => {
          progress.report({ increment });
        };
        this.#show(this.#percent);
        return this.#whenEnded();
      });
    }, unnoticed);
  }

  report(doneBytes: number): void {
    const percent = Math.floor((100 * doneBytes) / Math.max(this.size, 1));
    if (percent > this.#percent) this.#show?.(percent - this.#percent);
    this.#percent = percent;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#ended.abort();
  }

  /** VS Code may begin to show it when it has ended. */
  #whenEnded(): Promise<void> {
    const { signal } = this.#ended;
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve());
    });
  }
}
