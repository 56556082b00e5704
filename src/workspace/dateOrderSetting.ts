import { workspace } from 'vscode';
import type { DateOrder } from '../dump/day';

/** How the user says that dates in numbers are read; undefined if nothing is said. */
export function dateOrderSetting(): DateOrder | undefined {
  const order = workspace.getConfiguration('newsdump').get<string>('dateOrder');
  return order === 'dmy' || order === 'mdy' ? order : undefined;
}
