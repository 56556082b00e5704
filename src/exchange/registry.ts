import type { Format } from './export';
import { json } from './json';
import { jsonl } from './jsonl';

/** All formats. The first is the one that is offered first. */
export const formats: readonly [Format, ...Format[]] = [json, jsonl];
