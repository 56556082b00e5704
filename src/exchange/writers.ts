import type { Writer } from './export';
import { json } from './json';
import { jsonl } from './jsonl';
import type { FormatId } from './registry';

const writers: Readonly<Record<FormatId, () => Promise<Writer>>> = {
  json: () => Promise.resolve(json),
  jsonl: () => Promise.resolve(jsonl),
  csv: () => import('./csv').then(({ csv }) => csv),
  'csv-annotations': () => import('./csvAnnotations').then(({ csvAnnotations }) => csvAnnotations),
  w3c: () => import('./w3c').then(({ w3c }) => w3c),
  doccano: () => import('./doccano').then(({ doccano }) => doccano),
  'label-studio': () => import('./labelStudio').then(({ labelStudio }) => labelStudio),
  brat: () => import('./brat').then(({ brat }) => brat),
  prodigy: () => import('./prodigy').then(({ prodigy }) => prodigy),
  xlsx: () => import('./xlsx').then(({ xlsx }) => xlsx),
  markdown: () => import('./markdown').then(({ markdown }) => markdown),
  qdc: () => import('./qdc').then(({ qdc }) => qdc),
  qdpx: () => import('./qdpx').then(({ qdpx }) => qdpx),
  ninjs: () => import('./ninjs').then(({ ninjs }) => ninjs),
};

/** What writes a format. Libraries that few formats need are loaded with it. */
export function writerOf(format: FormatId): Promise<Writer> {
  return writers[format]();
}
