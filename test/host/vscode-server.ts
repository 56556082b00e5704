import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './cleanup';
import { startProcess, stopProcess } from './processes';
import { obtainVSCodeServer } from './vscode-server-package';

export interface VSCodeServerOptions {
  /** Where the settings are. */
  readonly userDataFolder: string;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
  /** More arguments for the server. */
  readonly args?: readonly string[];
}

/** A running VS Code server, for a browser on this machine. */
export interface VSCodeServer {
  /** What an absolute path of this machine is for VS Code in the browser. */
  uri(file: string): string;
  /** The address that opens a folder. `parameters` are VS Code's own start parameters, by name. */
  address(folder: string, parameters?: Readonly<Record<string, string>>): string;
  /** Settles when the server ends. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a VS Code server on a free port of the loopback interface, and returns when it listens. It has no extensions
 * and no data of other servers. Throws with what it wrote if it ends before it listens.
 */
export async function startVSCodeServer(options: VSCodeServerOptions): Promise<VSCodeServer> {
  const { node, main } = await obtainVSCodeServer();
  const home = temporaryFolder('server');
  const child = startProcess(node, [
    main,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--user-data-dir', options.userDataFolder],
    ...['--server-data-dir', home, '--extensions-dir', path.join(home, 'extensions')],
    ...(options.vsix === undefined ? [] : ['--install-extension', options.vsix, '--start-server']),
    ...(options.args ?? []),
  ]);
  const authority = `127.0.0.1:${await listeningPort(child)}`;
  return {
    uri: (file) => `vscode-remote://${authority}${pathToFileURL(file).pathname}`,
    address(folder, parameters = {}) {
      const query = new URLSearchParams({
        folder: decodeURIComponent(pathToFileURL(folder).pathname),
        payload: JSON.stringify(Object.entries(parameters)),
      });
      return `http://${authority}/?${query.toString()}`;
    },
    ended: once(child, 'exit'),
    stop: () => stopProcess(child),
  };
}

function listeningPort(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    for (const stream of [server.stdout, server.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        output.push(line);
        const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(port);
      });
    }
    server.once('error', reject);
    server.once('exit', () => {
      reject(new Error(`the VS Code server ended before it listened:\n${output.join('\n')}`));
    });
  });
}
