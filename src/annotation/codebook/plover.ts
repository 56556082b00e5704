import type { NewField } from './editFields';
import type { TagToWrite } from './newCodebook';
import type { Starter } from './starter';

interface EventType {
  readonly id: string;
  readonly key: string;
  readonly description: string;
  /** What it is not, where that is easily confused. */
  readonly exclude?: string;
  /** The manual's modes; none where it has none. */
  readonly modes?: Readonly<Record<string, string>>;
}

interface QuadClass {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly types: readonly EventType[];
}

const askedModes = {
  assist: 'exchange, relations or help',
  change: 'of policy, leaders or institutions',
  yield: 'releases, easing of sanctions or curfews, ceasefires',
  meet: 'meetings and negotiations',
};

const quadClasses: readonly QuadClass[] = [
  {
    id: 'verbal-cooperation',
    label: 'Verbal cooperation',
    color: 'charts.blue',
    types: [
      { id: 'agree', key: 'a', description: 'Agrees, offers or promises to cooperate.' },
      {
        id: 'consult',
        key: 'c',
        description: 'Meets, visits, hosts or otherwise talks with others.',
        modes: {
          visit: 'the actor visits, the recipient hosts',
          'third-party': 'a third party hosts',
          multilateral: 'within an alliance or international organisation',
          phone: 'by telephone or another remote medium',
        },
      },
      {
        id: 'support',
        key: 's',
        description:
          'Begins or improves diplomatic relations, praises, endorses, recognises, or signs an agreement.',
        exclude: 'Promises to sign: agree. Material help: aid or cooperate.',
      },
      {
        id: 'concede',
        key: 'y',
        description:
          'Yields in words: promises to ease restrictions, announces a ceasefire, pardons, apologises.',
        exclude: 'Concessions that are carried out: retreat.',
      },
    ],
  },
  {
    id: 'material-cooperation',
    label: 'Material cooperation',
    color: 'charts.green',
    types: [
      {
        id: 'cooperate',
        key: 'o',
        description:
          'Cooperates materially to the benefit of both sides: trade, joint exercises, extradition, intelligence.',
        exclude: 'What benefits the recipient only: aid.',
      },
      {
        id: 'aid',
        key: 'i',
        description: 'Gives money, arms, relief, protection or asylum to the recipient.',
      },
      {
        id: 'retreat',
        key: 'r',
        description:
          'Yields in deed: withdraws, releases, returns, disarms, keeps a ceasefire, lets others in, resigns.',
        modes: {
          withdraw: 'from territory or of forces',
          release: 'of captives',
          return: 'of property',
          disarm: 'gives up weapons',
          ceasefire: 'is put into effect',
          access: 'for observers, peacekeepers or helpers',
          resign: 'from office',
        },
      },
    ],
  },
  {
    id: 'verbal-conflict',
    label: 'Verbal conflict',
    color: 'charts.orange',
    types: [
      {
        id: 'request',
        key: 'q',
        description: 'Asks, appeals, demands or orders. Drafts of the manual call it DEMAND.',
        exclude: 'Demands made by demonstrating: protest.',
        modes: askedModes,
      },
      {
        id: 'accuse',
        key: 'u',
        description: 'Criticises, accuses, sues or investigates.',
        modes: {
          disapprove: 'criticises, condemns, complains',
          investigate: 'any investigation',
          allege: 'accuses, sues, indicts, brings to trial',
        },
      },
      {
        id: 'reject',
        key: 'j',
        description: 'Refuses or rejects, a meeting included.',
        exclude: 'Ending help that was given: sanction.',
        modes: askedModes,
      },
      {
        id: 'threaten',
        key: 't',
        description: 'Threatens or warns forcefully. The mode is what is threatened.',
        modes: {
          restrict: 'movement of people or goods',
          ban: 'political activity',
          arrest: 'or detain',
          relations: 'are to be suspended',
          expel: 'diplomats, peacekeepers, organisations',
          territory: 'is to be occupied',
          violence: 'of any kind',
        },
      },
    ],
  },
  {
    id: 'material-conflict',
    label: 'Material conflict',
    color: 'charts.red',
    types: [
      {
        id: 'protest',
        key: 'p',
        description: 'Civilians demonstrate, strike or protest together in another way.',
        modes: {
          demo: 'largely peaceful demonstration',
          riot: 'violent',
          general: 'general strike',
          strike: 'limited strike',
          hunger: 'hunger strike',
          boycott: '',
          obstruct: 'obstructs passage',
        },
      },
      {
        id: 'sanction',
        key: 'n',
        description: 'Reduces or ends relations, help or exchange; finds guilty in court.',
        exclude: 'Deporting a person: coerce. Cancelling a meeting: reject.',
        modes: {
          convict: 'finds guilty or liable in court',
          expel: 'from a group, organisation or country',
          withdraw: 'oneself or what is not military',
          discontinue: 'reduces or ends exchange in another way',
        },
      },
      {
        id: 'mobilize',
        key: 'm',
        description: 'Moves or readies armed forces or police short of using force.',
        exclude: 'Joint exercises: cooperate.',
        modes: {
          troops: 'armed units',
          weapons: 'weapon systems are readied',
          police: 'or other security forces',
          militia: "armed groups that are not a state's",
        },
      },
      {
        id: 'coerce',
        key: 'e',
        description: 'Represses or restricts rights: arrests, bans, censors, deports, seizes.',
        modes: {
          confiscate: 'property',
          restrict: 'political freedom or movement',
          ban: 'persons or organisations',
          censor: 'publications or other information',
          curfew: '',
          'martial-law': 'or a state of emergency',
          arrest: 'detains or charges',
          deport: 'persons',
          withhold: 'public goods, food or medicine',
        },
      },
      {
        id: 'assault',
        key: 'x',
        description: 'Acts on purpose so that people may be harmed severely, or destroys.',
        modes: {
          abduct: 'or hijacks',
          beat: '',
          torture: '',
          execute: 'by sentence of a court',
          sexual: 'violence',
          assassinate: 'with any weapon',
          destroy: 'property',
          primitive: 'weapons: fire, blades, stones, tools',
          firearms: 'that one person carries',
          explosives: 'mines, car bombs and the like',
          'suicide-attack': '',
          'heavy-weapons': 'that take a crew',
          cleansing: 'mass expulsion',
          massacre: 'mass killing',
          unconventional: 'chemical, biological, radiological, nuclear',
          sideAB: 'two-sided violence between actor and recipient',
        },
      },
    ],
  },
];

const types = quadClasses.flatMap((quadClass) => quadClass.types);
const modeOf = ({ id }: EventType): string => `${id}-mode`;
const labelOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

const commonFields: readonly NewField[] = [
  {
    id: 'actor',
    label: 'Actor',
    description:
      'Who acts (the source). If both sides act alike, as in a meeting or a battle, both are actors.',
    type: 'text',
    multiple: true,
    required: true,
  },
  {
    id: 'recipient',
    label: 'Recipient',
    description: 'Whom the action is directed at.',
    type: 'text',
    multiple: true,
  },
  { id: 'location', label: 'Location', description: 'Where it happened.', type: 'text', multiple: true },
  {
    id: 'event-date',
    label: 'Event date',
    description: 'The day on which it happened, which need not be that of the article.',
    type: 'date',
    required: true,
  },
];

function modeField(type: EventType): NewField[] {
  if (!type.modes) return [];
  const options = Object.entries(type.modes).map(([value, description]) => ({
    value,
    label: value,
    ...(description !== '' && { description }),
  }));
  return [
    {
      id: modeOf(type),
      label: `Mode of ${type.id}`,
      description: `How: the modes of ${type.id.toUpperCase()}.`,
      type: 'choice',
      options,
      multiple: true,
    },
  ];
}

const tags = quadClasses.map(({ id, label, color, types: own }): TagToWrite => ({
  id,
  label,
  color,
  tags: own.map((type) => ({
    id: type.id,
    label: labelOf(type.id),
    description: type.description,
    ...(type.exclude !== undefined && { exclude: type.exclude }),
    key: type.key,
    fields: [...commonFields.map((field) => field.id), ...(type.modes ? [modeOf(type)] : [])],
  })),
}));

/** The 16 event types of PLOVER in their four classes, with its actors, place, date and modes as fields. */
export const plover: Starter = {
  id: 'plover',
  title: 'PLOVER: political events',
  source:
    'PLOVER: Political Language Ontology for Verifiable Event Records. Event, Actor and Data Interchange Specification, Open Event Data Alliance, 2021, https://github.com/openeventdata/PLOVER',
  license: 'CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)',
  comment: [
    'The event types of PLOVER, each under its class. Mark each event of an article, or tag the article if it tells of one.',
    "The descriptions are not the manual's: see the source for its definitions.",
  ],
  codebook: { tags, fields: [...commonFields, ...types.flatMap(modeField)] },
};
