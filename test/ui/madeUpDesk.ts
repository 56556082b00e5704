import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A project to code: a folder with a dump of made-up articles and a codebook. */
export interface MadeUpDesk {
  readonly folder: string;
  readonly dump: string;
  /** In the order of the text, oldest last. */
  readonly headlines: readonly string[];
}

const places = ['Inselstadt', 'Port Aven', 'Lower Quay', 'North Mole', 'Saltmarsh'];
const deeds = [
  ['Dock workers march through', 'Hundreds of dock workers marched for better pay.'],
  ['Ministers meet in', 'The ministers of both coasts met behind closed doors.'],
  ['Council bars foreign trawlers from', 'The ban takes effect at once, the council said.'],
  ['Lighthouse reopens in', 'The lighthouse was dark for eleven years.'],
  ['Students block the bridge of', 'Traffic stood still for most of the morning.'],
  ['Envoys sign a fishing accord in', 'The accord ends a quarrel of four years.'],
] as const;

/** As an analyst would write it by hand. */
const codebook = `{
  // Who did what to whom, in the harbour towns.
  "format": "newsdump-codebook",
  "version": 1,
  "revision": "1",
  "title": "Harbour events",
  "tags": [
    {
      "id": "event", "label": "Event", "choice": "one", "required": true,
      "description": "What kind of event the article reports.",
      "tags": [
        { "id": "protest", "label": "Protest", "key": "p", "color": "charts.red", "include": "Marches, strikes, blockades.", "patterns": ["march", "/block(s|ade)/"], "fields": ["actor", "recipient", "location", "event-date"] },
        { "id": "meeting", "label": "Meeting", "key": "m", "color": "charts.blue", "fields": ["actor", "recipient", "location", "event-date"] },
        { "id": "sanction", "label": "Sanction", "key": "s", "color": "charts.orange", "fields": ["actor", "recipient", "location", "event-date"] },
        { "id": "other", "label": "Other", "key": "o", "color": "charts.green" },
        { "id": "routine", "label": "Routine", "key": "r" }
      ]
    }
  ],
  "fields": [
    { "id": "actor", "label": "Actor", "type": "choice", "required": true, "options": [
      { "value": "LAB", "label": "Labour", "aliases": ["workers", "union"] },
      { "value": "GOV", "label": "Government", "aliases": ["ministers", "council"] },
      { "value": "STU", "label": "Students" }
    ] },
    { "id": "recipient", "label": "Recipient", "type": "choice", "required": true, "options": [
      { "value": "GOV", "label": "Government" },
      { "value": "COM", "label": "Companies" },
      { "value": "FOR", "label": "Foreign fleet" }
    ] },
    { "id": "location", "label": "Location", "type": "text", "required": true },
    { "id": "event-date", "label": "Event date", "type": "date", "required": true }
  ]
}
`;

/** Writes thirty made-up articles and a codebook into a folder that is not there yet. */
export function makeDesk(folder: string): MadeUpDesk {
  mkdirSync(path.join(folder, 'annotations'), { recursive: true });
  writeFileSync(path.join(folder, 'annotations/codebook.json'), codebook);
  const headlines: string[] = [];
  let text = '';
  for (let i = 0; i < 30; i++) {
    const [deed, excerpt] = deeds[i % deeds.length] ?? deeds[0];
    const headline = `${deed} ${places[i % places.length] ?? ''} (${i + 1})`;
    headlines.push(headline);
    text += `-\n${headline}\n${excerpt}\nSep ${30 - i}, 2031 `;
  }
  const dump = path.join(folder, 'harbour-2031-09.newsdump');
  writeFileSync(dump, `${text.trimEnd()}\n`);
  return { folder, dump, headlines };
}
