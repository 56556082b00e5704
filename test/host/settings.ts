import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** Settings for a VS Code that shows the extension and little else, and asks and fetches nothing. */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The web workbench saves by itself otherwise, and a test that only edits a file would change it.
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Writes settings for a VS Code, or a server, that gets this folder as `--user-data-dir`. */
export function writeSettings(userDataFolder: string, settings: Settings): void {
  // A server also reads the user's settings, but those of machine scope from its own file only.
  for (const owner of ['User', 'Machine']) {
    const folder = path.join(userDataFolder, owner);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
  }
}
