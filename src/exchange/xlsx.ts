import { annotationTable } from './annotationTable';
import { articleTable } from './articleTable';
import { codebookTable } from './codebookTable';
import { recordsOf, type Export, type ExportedFile, type FileWriter } from './export';
import { sheetXml, styles } from './sheetXml';
import type { Row } from './tableCells';
import { zipped } from './zip';

/** A workbook with the sheets `articles`, `annotations` and `codebook`. Only the rows at hand are in memory. */
export const xlsx: FileWriter = { write: (contents) => zipped(partsOf(contents)) };

/** The parts of the workbook, as ECMA-376 has them. */
function* partsOf(contents: Export): Generator<ExportedFile> {
  const sheets: readonly (readonly [string, () => Iterable<Row>])[] = [
    ['articles', () => articleTable(recordsOf(contents), contents.codebook)],
    ['annotations', () => annotationTable(contents)],
    ['codebook', () => codebookTable(contents.codebook)],
  ];
  const numbered = sheets.map(([name], i) => ({ name, number: i + 1 }));
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>` +
      numbered
        .map(
          ({ number }) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
        )
        .join('') +
      '</Types>',
  );
  yield part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>` +
      numbered
        .map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="r${number}"/>`)
        .join('') +
      '</sheets></workbook>',
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...numbered.map(({ number }) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  yield { path: 'xl/styles.xml', pieces: [styles] };
  for (const [i, [, rows]] of sheets.entries())
    yield { path: `xl/worksheets/sheet${i + 1}.xml`, pieces: sheetXml(rows()) };
}

const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function part(path: string, xml: string): ExportedFile {
  return { path, pieces: [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`] };
}

/** They have the ids r1, r2 and so on. */
function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="r${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}
