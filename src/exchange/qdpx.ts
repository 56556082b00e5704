import { codesXml } from './codeXml';
import { recordsOf, type Export, type ExportedFile, type FileWriter } from './export';
import { itemText } from './itemText';
import { declaredIn } from './qdpxProject';
import { guidOfSource, guidOfUser, notesXml, sourceXml } from './qdpxSource';
import { variablesXml, variableValues } from './qdpxVariables';
import type { ArticleRecord } from './records';
import { uuidOf } from './uuids';
import { element, xmlOf } from './xml';
import { zipped } from './zip';

/**
 * A REFI-QDA project: a zip of `project.qde` and a text an article. Coders are users, tags codes, an article a source and a case with its date,
 * section and fields. Positions are code points, the end exclusive.
 */
export const qdpx: FileWriter = { write: (contents) => zipped(filesOf(contents)) };

function* filesOf(contents: Export): Generator<ExportedFile> {
  yield { path: 'project.qde', pieces: projectXml(contents) };
  for (const record of distinct(contents))
    yield { path: `sources/${guidOfSource(record)}.txt`, pieces: [itemText(record)] };
}

/** The project's XML, in the order that the schema asks for. A list without items is left out: the schema does not allow it. */
function* projectXml(contents: Export): Generator<string> {
  const { codebook, generator, exportedAt } = contents;
  const declared = yield* declaredIn(contents.articles);
  const fields = codebook.fields.filter(({ id }) => declared.fields.has(id));
  const project = element('Project', {
    name: codebook.title ?? 'Newsdump',
    origin: generator,
    creationDateTime: exportedAt,
    xmlns: 'urn:QDA-XML:project:1.0',
  });
  yield `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(project).replace(/\/>$/, '>')}\n`;
  if (declared.users.length > 0) {
    const users = declared.users.map((name) => element('User', { guid: guidOfUser(name), name }));
    yield `${xmlOf(element('Users', {}, users))}\n`;
  }
  if (codebook.tags.length > 0) {
    const codes = codesXml(codebook.tags, (id) => declared.tags.has(id));
    yield `${xmlOf(element('CodeBook', {}, [codes]))}\n`;
  }
  yield `${xmlOf(variablesXml(fields))}\n`;
  const inList = (name: string, write: (record: ArticleRecord) => readonly string[]): Generator<string> =>
    list(name, contents, write);
  yield* inList('Cases', (record) => {
    const values = variableValues(record, fields);
    const guid = guidOfSource(record);
    const source = element('SourceRef', { targetGUID: guid });
    return [
      xmlOf(element('Case', { guid: uuidOf('case', record.id), name: record.headline }, [...values, source])),
    ];
  });
  yield* inList('Sources', (record) => [xmlOf(sourceXml(record))]);
  yield* inList('Notes', (record) => notesXml(record).map(xmlOf));
  yield '</Project>\n';
}

/**
 * The records, each with an id of its own: where a dump still has an article whose annotations were moved to another, both have one id, and
 * the second becomes `ID/2`.
 */
function* distinct(contents: Export): Generator<ArticleRecord> {
  const met = new Map<string, number>();
  for (const record of recordsOf(contents)) {
    const count = (met.get(record.id) ?? 0) + 1;
    met.set(record.id, count);
    yield count === 1 ? record : { ...record, id: `${record.id}/${count}` };
  }
}

function* list(
  name: string,
  contents: Export,
  write: (record: ArticleRecord) => readonly string[],
): Generator<string> {
  let isOpen = false;
  for (const record of distinct(contents)) {
    const lines = write(record);
    if (lines.length > 0 && !isOpen) yield `<${name}>\n`;
    isOpen ||= lines.length > 0;
    yield lines.map((line) => `${line}\n`).join('');
  }
  if (isOpen) yield `</${name}>\n`;
}
