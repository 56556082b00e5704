import { statuses } from '../annotation/events';
import { hexColor } from './hexColor';
import { controlNames, fieldControlName, type FieldControl } from './labelStudioControls';
import type { CodebookRecord, FieldCodeRecord } from './records';
import { element, xmlOf, type XmlNode } from './xml';

/**
 * The labelling configuration: the text; below it the tags, marks, status and notes, and a control for each field. Tags that Label Studio
 * cannot list, as there are none, have no control.
 */
export function labelStudioConfig(
  { tags, fields }: CodebookRecord,
  controls: Iterable<{ readonly control: FieldControl; readonly choices: ReadonlySet<string> }>,
): string {
  const toName = controlNames.text;
  const labels = tags.map(({ id, label, color }) => {
    const background = color === undefined ? undefined : hexColor(color);
    return { value: id, ...hint(id, label), ...(background !== undefined && { background }) };
  });
  const choices = tags.map(({ id, label }) => element('Choice', { value: id, ...hint(id, label) }));
  const tagControls = [
    element(
      'Labels',
      { name: controlNames.marks, toName },
      labels.map((label) => element('Label', label)),
    ),
    element('Header', { value: 'Tags' }),
    element('Choices', { name: controlNames.tags, toName, choice: 'multiple' }, choices),
  ];
  const view = element('View', {}, [
    ...(tags.length > 0 ? tagControls : []),
    element('Text', { name: toName, value: '$text' }),
    element('Header', { value: 'Status' }),
    element(
      'Choices',
      { name: controlNames.status, toName, choice: 'single' },
      statuses.map((value) => element('Choice', { value })),
    ),
    ...[...controls].flatMap(({ control, choices }) => {
      const field = fields.find(({ id }) => id === control.field);
      return [heading(control, field), fieldElement(control, field, choices)];
    }),
    element('Header', { value: 'Notes' }),
    element('TextArea', { name: controlNames.notes, toName, editable: 'true' }),
    element('TextArea', { name: controlNames.markNotes, toName, editable: 'true', perRegion: 'true' }),
  ]);
  return `${xmlOf(view)}\n`;
}

function heading({ on, field }: FieldControl, known: FieldCodeRecord | undefined): XmlNode {
  const value = known?.label ?? field;
  return element('Header', { value, ...(on === 'mark' && perRegion) });
}

function fieldElement(
  control: FieldControl,
  field: FieldCodeRecord | undefined,
  choices: ReadonlySet<string>,
): XmlNode {
  const common = {
    name: fieldControlName(control),
    toName: controlNames.text,
    ...(control.on === 'mark' && perRegion),
  };
  switch (control.type) {
    case 'choice':
      return element(
        'Choices',
        { ...common, choice: field?.multiple ? 'multiple' : 'single' },
        [...choices].map((value) => {
          const label = field?.options?.find((option) => option.value === value)?.label;
          return element('Choice', { value, ...hint(value, label) });
        }),
      );
    case 'boolean':
      return element(
        'Choices',
        { ...common, choice: 'single' },
        ['true', 'false'].map((value) => element('Choice', { value })),
      );
    case 'number':
      return element('Number', common);
    case 'date':
      return element('DateTime', { ...common, only: 'date', format: '%Y-%m-%d' });
    case 'text':
      return element('TextArea', { ...common, editable: 'true' });
  }
}

const perRegion = { perRegion: 'true' };

/** What is shown over a choice, where people know it by another name than its id. */
function hint(id: string, label: string | undefined): { readonly hint?: string } {
  return label === undefined || label === id ? {} : { hint: label };
}
