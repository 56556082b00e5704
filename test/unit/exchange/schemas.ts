import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats(ajv);
for (const name of ['export', 'journal-event'])
  ajv.addSchema(
    JSON.parse(
      readFileSync(path.resolve(__dirname, `../../../schemas/${name}.schema.json`), 'utf8'),
    ) as object,
  );

/** What is wrong with a value by one of the project's schemas, a line an error; nothing if it is valid. */
export function schemaErrors(
  schema: 'urn:newsdump:export:1' | 'urn:newsdump:journal-event:1',
  value: unknown,
  part = '',
): string[] {
  const validate: ValidateFunction | undefined = ajv.getSchema(`${schema}${part}`);
  if (!validate) throw new Error(`no schema ${schema}${part}`);
  void validate(value);
  return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`) ?? [];
}
