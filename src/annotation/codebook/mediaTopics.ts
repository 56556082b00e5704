import type { Starter } from './starter';

/** Number of the term, key, label, and what it is about in our words. */
const terms = [
  [
    1,
    'a',
    'arts, culture, entertainment and media',
    'Creative work, cultural life, entertainment and the media business.',
  ],
  [2, 'c', 'crime, law and justice', 'Crime, police, courts and the law.'],
  [
    3,
    'd',
    'disaster, accident and emergency incident',
    'Natural and man-made disasters, accidents, and the response to them.',
  ],
  [4, 'b', 'economy, business and finance', 'Business, markets, money and the state of the economy.'],
  [5, 'u', 'education', 'Schools, universities, teaching and learning.'],
  [6, 'n', 'environment', 'Nature, climate, pollution and their protection.'],
  [7, 'h', 'health', 'Illness, medicine, health care and public health.'],
  [8, 'i', 'human interest', 'People, animals and things that are noted for being unusual or touching.'],
  [9, 'l', 'labour', 'Work, employment, trade unions and working conditions.'],
  [10, 'y', 'lifestyle and leisure', 'How people live and spend their free time.'],
  [11, 'p', 'politics', 'Government, elections, parties, policy and international relations.'],
  [12, 'r', 'religion', 'Faiths, their institutions and religious life.'],
  [13, 's', 'science and technology', 'Research, discoveries, engineering and technology.'],
  [14, 'o', 'society', 'Communities, social groups, values, migration and welfare.'],
  [15, 't', 'sport', 'Competitions, athletes, clubs and sports bodies.'],
  [16, 'w', 'conflict, war and peace', 'Armed conflict, unrest, the military, and efforts for peace.'],
  [17, 'm', 'weather', 'Forecasts, reports and statistics of the weather.'],
] as const;

/** The 17 top terms of the IPTC Media Topics. */
export const mediaTopics: Starter = {
  id: 'media-topics',
  title: 'IPTC Media Topics: top terms',
  source:
    'IPTC NewsCodes, Media Topics, the 17 top terms in British English, International Press Telecommunications Council, http://cv.iptc.org/newscodes/mediatopic/',
  license: 'CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)',
  comment: [
    'The top terms of the IPTC Media Topics. Ids are their QCodes.',
    "The descriptions are not the IPTC's definitions: see the source for those.",
  ],
  codebook: {
    tags: terms.map(([number, key, label, description]) => ({
      id: `medtop:${String(number).padStart(2, '0')}000000`,
      label,
      description,
      key,
    })),
  },
};
