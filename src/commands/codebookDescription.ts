import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import type { CodebookTag } from '../annotation/codebook/codebook';
import { changeTag, type TagChanges } from '../annotation/codebook/editCodebook';
import { plainLabel } from '../workspace/plainLabel';
import { changeCodebook } from './codebookChange';
import { targetTag, type CodebookParts } from './codebookTargets';

interface TextItem extends QuickPickItem {
  readonly text: string;
  /** The change that another text makes; of an empty text, if it is to go. */
  readonly changeTo: (text: string) => TagChanges;
}

/** *Edit Description…*: what a tag means, what it is for and not for, and examples; one after the other until the user leaves. */
export async function describeTag(parts: CodebookParts, args: readonly unknown[]): Promise<void> {
  const target = await targetTag(parts, args, l10n.t('Describe Which Tag?'));
  if (!target) return;
  const { project } = target;
  const { id } = target.tag;
  for (;;) {
    const tag = project.codebook.tag(id);
    const item = tag && (await pickText(tag));
    if (!item) return;
    const text = await window.showInputBox({
      title: plainLabel(`${tag.label}: ${item.label}`),
      prompt: l10n.t('Empty to remove it.'),
      value: item.text,
    });
    if (text === undefined) continue;
    const changes = item.changeTo(text.trim());
    const isDone = await changeCodebook(project, (before) => changeTag(before, id, changes), {
      said: l10n.t('{0} is described anew', tag.label),
    });
    if (!isDone) return;
  }
}

async function pickText(tag: CodebookTag): Promise<TextItem | undefined> {
  const { label, description = '', include = '', exclude = '', examples } = tag;
  const orNone = (text: string): string | undefined => (text === '' ? undefined : text);
  const withExamples = (all: readonly string[]): TagChanges => {
    const kept = all.filter((text) => text !== '');
    return { examples: kept.length > 0 ? kept : undefined };
  };
  const texts: TextItem[] = [
    {
      label: l10n.t('Description'),
      text: description,
      changeTo: (text) => ({ description: orNone(text) }),
    },
    { label: l10n.t('Include'), text: include, changeTo: (text) => ({ include: orNone(text) }) },
    { label: l10n.t('Exclude'), text: exclude, changeTo: (text) => ({ exclude: orNone(text) }) },
    ...examples.map((example, i): TextItem => ({
      label: l10n.t('Example {0}', i + 1),
      text: example,
      changeTo: (text) => withExamples(examples.with(i, text)),
    })),
    { label: l10n.t('Add Example…'), text: '', changeTo: (text) => withExamples([...examples, text]) },
  ];
  const items = texts.map((item) => ({ ...item, detail: plainLabel(item.text) }));
  return window.showQuickPick(items, { title: plainLabel(l10n.t('Describe “{0}”', label)) });
}
