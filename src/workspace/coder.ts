import { userInfo } from 'node:os';
import { ConfigurationTarget, l10n, window, workspace } from 'vscode';

/** The coder's name as set, undefined if it is not. */
export function coderSetting(): string | undefined {
  const name = workspace.getConfiguration('newsdump').get<string>('coder', '').trim();
  return name === '' ? undefined : name;
}

/** The coder's name; asks for it if it is not set. Undefined if the user does not say. */
export async function coderName(): Promise<string | undefined> {
  return coderSetting() ?? askForCoder();
}

/** Asks for the coder's name and keeps it in the user's settings. Undefined if the user does not say. */
export async function askForCoder(): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: l10n.t('Your Name as a Coder'),
    prompt: l10n.t('It stands with every annotation that you make. You can change it later in the settings.'),
    value: coderSetting() ?? systemUserName(),
    ignoreFocusOut: true,
    validateInput: (name) => (name.trim() === '' ? l10n.t('Enter a name.') : undefined),
  });
  const name = answer?.trim();
  if (!name) return undefined;
  await workspace.getConfiguration('newsdump').update('coder', name, ConfigurationTarget.Global);
  return name;
}

function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // The system may have no name for the user (some containers): then there is nothing to offer.
    return '';
  }
}
