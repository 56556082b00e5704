import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import { plainLabel } from '../workspace/plainLabel';

/** By coder, how many articles each did. */
type Done = ReadonlyMap<string, number>;

/** The layer and the coders to compare, asked where there is a choice. Undefined if the user leaves or, with a message, if there is nothing. */
export async function pickComparison(
  layers: ReadonlyMap<string, Done>,
  isBlind: boolean,
): Promise<{ readonly layer: string; readonly coders: readonly string[] } | undefined> {
  const comparable = new Map([...layers].filter(([, coders]) => coders.size > 1));
  if (comparable.size === 0) {
    void window.showInformationMessage(whyNone(layers, isBlind));
    return undefined;
  }
  const layer = await pickLayer(comparable);
  const done = layer === undefined ? undefined : comparable.get(layer);
  const coders = done && (await pickCoders(done));
  return layer !== undefined && coders ? { layer, coders } : undefined;
}

function whyNone(layers: ReadonlyMap<string, Done>, isBlind: boolean): string {
  const coders = [...new Set([...layers.values()].flatMap((done) => [...done.keys()]))];
  const told =
    coders.length === 0
      ? l10n.t('No coder is done with an article yet.')
      : l10n.t('There are not two coders who are done with articles of one layer: {0}.', coders.join(', '));
  const how = l10n.t(
    'Only articles that two coders are done with are compared: each of them says so with Mark Done, and both journals must be in the annotations folder.',
  );
  const blind = isBlind
    ? [l10n.t('Blind coding is on, so only articles that you are done with yourself count.')]
    : [];
  return plainLabel([told, how, ...blind].join(' '));
}

interface LayerItem extends QuickPickItem {
  readonly layer: string;
}

async function pickLayer(layers: ReadonlyMap<string, Done>): Promise<string | undefined> {
  const [only] = layers.keys();
  if (layers.size === 1) return only;
  const items = [...layers].map(([layer, done]): LayerItem => ({
    layer,
    label: plainLabel(layer),
    description: plainLabel([...done.keys()].join(', ')),
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Compare Which Layer?') }))?.layer;
}

interface CoderItem extends QuickPickItem {
  readonly coder: string;
}

async function pickCoders(done: Done): Promise<readonly string[] | undefined> {
  if (done.size === 2) return [...done.keys()];
  const items = [...done].map(([coder, count]): CoderItem => ({
    coder,
    label: plainLabel(coder),
    description: l10n.t('articles done: {0}', count),
    picked: true,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Compare Which Coders?'),
    placeHolder: l10n.t('Check two or more'),
    canPickMany: true,
  });
  if (!picked || picked.length > 1) return picked?.map(({ coder }) => coder);
  void window.showInformationMessage(l10n.t('It takes two coders to compare. Check two or more.'));
  return undefined;
}
