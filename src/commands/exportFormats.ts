import { l10n, window, type Memento, type QuickPickItem } from 'vscode';
import { formatInfos, type FormatId, type FormatInfo } from '../exchange/registry';

/** Where the last format is kept, in VS Code's memory of the workspace. */
const key = 'exportFormat';

/** One of our formats. */
export interface ExportFormat extends FormatInfo {
  readonly id: FormatId;
}

/** Asks for the format of an export, the last one first. Undefined if the user leaves. */
export async function pickFormat(memory: Memento): Promise<ExportFormat | undefined> {
  const last = memory.get<string>(key);
  const texts = formatTexts();
  const items = formatInfos.map((info): QuickPickItem & { readonly info: ExportFormat } => {
    const { title, description } = texts[info.id];
    return { label: title, detail: description, info };
  });
  items.sort((a, b) => Number(b.info.id === last) - Number(a.info.id === last));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Export in Which Format?'),
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  await memory.update(key, chosen.info.id);
  return chosen.info;
}

/** What people choose a format by. */
export interface FormatText {
  readonly title: string;
  readonly description: string;
}

/** The titles and descriptions of the formats in the language of the interface. */
export function formatTexts(): Readonly<Record<FormatId, FormatText>> {
  return {
    json: {
      title: l10n.t('JSON'),
      description: l10n.t('Everything, in one object: articles, annotations, codebook, sources.'),
    },
    jsonl: {
      title: l10n.t('JSON Lines'),
      description: l10n.t('Everything about an article in a line, for dumps of any size and for DuckDB.'),
    },
    csv: {
      title: l10n.t('CSV, a row per article and coder'),
      description: l10n.t(
        'A table for R, pandas and Excel: a row per article, coder and layer, a column per tag and field.',
      ),
    },
    'csv-annotations': {
      title: l10n.t('CSV, a row per annotation'),
      description: l10n.t('A list of all tags, marks, fields, statuses and notes, with their quotations.'),
    },
    xlsx: {
      title: l10n.t('Excel workbook'),
      description: l10n.t('Three sheets: articles, annotations, codebook.'),
    },
    markdown: {
      title: l10n.t('Markdown report'),
      description: l10n.t('A report to read: by tag, then by date, with quotes, fields and notes.'),
    },
    w3c: {
      title: l10n.t('W3C Web Annotation'),
      description: l10n.t('JSON-LD for annotation tools of the web, such as Recogito.'),
    },
    doccano: {
      title: l10n.t('doccano'),
      description: l10n.t('Labels on articles and passages, and the list of labels, for a doccano project.'),
    },
    'label-studio': {
      title: l10n.t('Label Studio'),
      description: l10n.t('Tasks with annotations, and the labelling configuration.'),
    },
    prodigy: {
      title: l10n.t('Prodigy'),
      description: l10n.t('Examples with tokens, spans and accepted options, one a line.'),
    },
    brat: {
      title: l10n.t('brat standoff'),
      description: l10n.t('A text and an annotation file per article, and the configuration, for brat.'),
    },
    qdc: {
      title: l10n.t('REFI-QDA codebook'),
      description: l10n.t('The tags, for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.'),
    },
    qdpx: {
      title: l10n.t('REFI-QDA project'),
      description: l10n.t(
        'Articles, tags, marks and notes, for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.',
      ),
    },
    ninjs: {
      title: l10n.t('IPTC ninjs 3.1'),
      description: l10n.t('News items for news systems, with the tags as subjects.'),
    },
  };
}
