import type { ArticleRecord, FieldCodeRecord } from './records';
import { variableType, type VariableType } from './qdpxProject';
import { uuidOf } from './uuids';
import { element, type XmlNode } from './xml';

const dateVariable = uuidOf('variable', 'date');
const sectionVariable = uuidOf('variable', 'section');
const idVariable = uuidOf('variable', 'id');
const variableOf = (field: string): string => uuidOf('field', field);

/** The variables of the articles: what every article may have, and the fields. */
export function variablesXml(fields: readonly FieldCodeRecord[]): XmlNode {
  return element('Variables', {}, [
    element('Variable', { guid: dateVariable, name: 'date', typeOfVariable: 'Date' }),
    element('Variable', { guid: sectionVariable, name: 'section', typeOfVariable: 'Text' }),
    element('Variable', { guid: idVariable, name: 'doc_id', typeOfVariable: 'Text' }),
    ...fields.map((field) =>
      element(
        'Variable',
        { guid: variableOf(field.id), name: field.label, typeOfVariable: variableType(field) },
        field.description === undefined ? [] : [element('Description', {}, field.description)],
      ),
    ),
  ]);
}

/**
 * An article's values. A variable has one: several values of a text are joined by `; `, but a number, a date or a boolean on which coders
 * do not agree has none.
 */
export function variableValues(
  { id, date, section, fields }: ArticleRecord,
  known: readonly FieldCodeRecord[],
): XmlNode[] {
  return [
    ...(date === null ? [] : [valueXml(dateVariable, 'Date', date)]),
    ...(section === undefined ? [] : [valueXml(sectionVariable, 'Text', section)]),
    valueXml(idVariable, 'Text', id),
    ...known.flatMap((field) => {
      const given = fields.filter((one) => one.field === field.id && one.mark === undefined);
      const texts = [...new Set(given.flatMap(({ value }) => value).map(valueText))];
      const type = variableType(field);
      if (texts.length === 0) return [];
      if (type === 'Text') return [valueXml(variableOf(field.id), type, texts.join('; '))];
      const [text = '', ...others] = texts;
      return others.length === 0 && shapes[type].test(text)
        ? [valueXml(variableOf(field.id), type, text)]
        : [];
    }),
  ];
}

const shapes: Readonly<Record<Exclude<VariableType, 'Text'>, RegExp>> = {
  Float: /^-?\d+(?:\.\d+)?$/,
  Boolean: /^(?:true|false)$/,
  Date: /^\d{4}-\d\d-\d\d$/,
};

/** A value as text; a number without an exponent. */
export function valueText(value: string | number | boolean): string {
  if (typeof value !== 'number') return String(value);
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function valueXml(variable: string, type: VariableType, text: string): XmlNode {
  return element('VariableValue', {}, [
    element('VariableRef', { targetGUID: variable }),
    element(`${type}Value`, {}, text),
  ]);
}
