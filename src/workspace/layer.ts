import { workspace } from 'vscode';
import { mainLayer } from '../annotation/annotations';

/** The layer that new annotations go to: `main`, unless the setting names another. */
export function layerSetting(): string {
  return workspace.getConfiguration('newsdump').get<string>('layer', '').trim() || mainLayer;
}
