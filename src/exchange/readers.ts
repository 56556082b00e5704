import { bratReader } from './bratReader';
import { csvAnnotationsReader } from './csvAnnotationsReader';
import { doccanoReader } from './doccanoReader';
import type { AnnotationReader } from './imported';
import { jsonlReader, jsonReader } from './jsonReader';
import { labelStudioReader } from './labelStudioReader';
import { prodigyReader } from './prodigyReader';
import type { FormatId } from './registry';
import { w3cReader } from './w3cReader';

/** What reads annotations back, in the order in which a file is shown to them to find out its format. */
export const readers: Partial<Record<FormatId, AnnotationReader>> = {
  brat: bratReader,
  json: jsonReader,
  jsonl: jsonlReader,
  'csv-annotations': csvAnnotationsReader,
  w3c: w3cReader,
  'label-studio': labelStudioReader,
  prodigy: prodigyReader,
  doccano: doccanoReader,
};
