/** What people choose a format by. */
export interface FormatInfo {
  /** As on the command line. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** A sentence on what it is for. */
  readonly description: string;
  /** Of the file's name, without the dot; of a format of several files undefined. */
  readonly extension: string | undefined;
  /** What can be read back: annotations of the project's articles, or a codebook. */
  readonly reads?: 'annotations' | 'codebook';
}

/** The formats, the one that is offered first at the front. What writes and reads them is in `writers` and `readers`. */
export const formatInfos = [
  {
    id: 'json',
    title: 'JSON',
    description: 'Everything, in one object: articles, annotations, codebook, sources.',
    extension: 'json',
    reads: 'annotations',
  },
  {
    id: 'jsonl',
    title: 'JSON Lines',
    description: 'Everything about an article in a line, for dumps of any size and for DuckDB.',
    extension: 'jsonl',
    reads: 'annotations',
  },
  {
    id: 'csv',
    title: 'CSV, a row per article and coder',
    description:
      'A table for R, pandas and Excel: a row per article, coder and layer, a column per tag and field.',
    extension: 'csv',
  },
  {
    id: 'csv-annotations',
    title: 'CSV, a row per annotation',
    description: 'A list of all tags, marks, fields, statuses and notes, with their quotations.',
    extension: 'csv',
    reads: 'annotations',
  },
  {
    id: 'xlsx',
    title: 'Excel workbook',
    description: 'Three sheets: articles, annotations, codebook.',
    extension: 'xlsx',
  },
  {
    id: 'markdown',
    title: 'Markdown report',
    description: 'A report to read: by tag, then by date, with quotes, fields and notes.',
    extension: 'md',
  },
  {
    id: 'w3c',
    title: 'W3C Web Annotation',
    description: 'JSON-LD for annotation tools of the web, such as Recogito.',
    extension: 'jsonld',
    reads: 'annotations',
  },
  {
    id: 'doccano',
    title: 'doccano',
    description: 'Labels on articles and passages, and the list of labels, for a doccano project.',
    extension: undefined,
    reads: 'annotations',
  },
  {
    id: 'label-studio',
    title: 'Label Studio',
    description: 'Tasks with annotations, and the labelling configuration.',
    extension: undefined,
    reads: 'annotations',
  },
  {
    id: 'prodigy',
    title: 'Prodigy',
    description: 'Examples with tokens, spans and accepted options, one a line.',
    extension: 'jsonl',
    reads: 'annotations',
  },
  {
    id: 'brat',
    title: 'brat standoff',
    description: 'A text and an annotation file per article, and the configuration, for brat.',
    extension: undefined,
    reads: 'annotations',
  },
  {
    id: 'qdc',
    title: 'REFI-QDA codebook',
    description: 'The tags, for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.',
    extension: 'qdc',
    reads: 'codebook',
  },
  {
    id: 'qdpx',
    title: 'REFI-QDA project',
    description: 'Articles, tags, marks and notes, for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.',
    extension: 'qdpx',
  },
  {
    id: 'ninjs',
    title: 'IPTC ninjs 3.1',
    description: 'News items for news systems, with the tags as subjects.',
    extension: 'json',
  },
] as const satisfies readonly FormatInfo[];

export type FormatId = (typeof formatInfos)[number]['id'];
