import type { JsonObject } from './json.ts';

/** An invented member of the workspace. `locale` is what users.info gives with include_locale, e.g. `de-DE`. */
export interface Person {
  id: string;
  name: string;
  realName: string;
  locale: string;
}

export const team = {
  id: 'T0BIBLIO',
  name: 'Stadtbibliothek Musterstadt',
  domain: 'stadtbibliothek-musterstadt',
};

export const app = {
  id: 'A0AUSKUNFT',
  botId: 'B0AUSKUNFT',
  botUserId: 'U0AUSKUNFTBOT',
  name: 'auskunft',
  realName: 'Auskunft',
  /** The deprecated verification token that Slack still sends along; good for nothing. */
  verificationToken: 'not-a-secret',
  scopes:
    'chat:write,commands,users:read,users:read.email,usergroups:read,usergroups:write,files:write,im:write,channels:read,channels:history,groups:read,groups:history',
};

/** The members of the staff channel. */
export const staff: readonly Person[] = [
  {
    id: 'U0MARTA',
    name: 'marta.kuehn',
    realName: 'Marta Kühn',
    locale: 'de-DE',
  },
  {
    id: 'U0JONAS',
    name: 'jonas.albrecht',
    realName: 'Jonas Albrecht',
    locale: 'de-DE',
  },
  {
    id: 'U0AYLIN',
    name: 'aylin.demir',
    realName: 'Aylin Demir',
    locale: 'de-DE',
  },
  { id: 'U0PRIYA', name: 'priya.nair', realName: 'Priya Nair', locale: 'en-GB' },
  {
    id: 'U0TOMASZ',
    name: 'tomasz.wilk',
    realName: 'Tomasz Wilk',
    locale: 'de-DE',
  },
];

/** A member of the workspace who is not in the staff channel. */
export const outsider: Person = {
  id: 'U0HENRIK',
  name: 'henrik.vossberg',
  realName: 'Henrik Voßberg',
  locale: 'de-DE',
};

export interface Channel {
  id: string;
  name: string;
  members: readonly string[];
}

const everybodyOnTheDesk = [...staff.map((person) => person.id), app.botUserId];

export const staffChannel: Channel = {
  id: 'C0AUSKUNFT',
  name: 'auskunft',
  members: everybodyOnTheDesk,
};

export const reportChannel: Channel = {
  id: 'C0BERICHTE',
  name: 'berichte',
  members: everybodyOnTheDesk,
};

export const channels: readonly Channel[] = [staffChannel, reportChannel];

export function findPerson(id: string): Person | undefined {
  return [...staff, outsider].find((person) => person.id === id);
}

/** Every account of the workspace as users.info and users.list describe it. */
export function accounts(includeLocale: boolean): JsonObject[] {
  const people = [...staff, outsider].map((person) => account(person, false, includeLocale));
  const bot: Person = {
    id: app.botUserId,
    name: app.name,
    realName: app.realName,
    locale: 'en-US',
  };
  return [...people, account(bot, true, includeLocale)];
}

function account(person: Person, isBot: boolean, includeLocale: boolean): JsonObject {
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: 'Europe/Berlin',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    profile: {
      title: '',
      phone: '',
      skype: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      status_text: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      huddle_state: 'default_unset',
      huddle_state_expiration_ts: 0,
      image_48: '',
      image_192: '',
      ...(isBot ? { api_app_id: app.id, bot_id: app.botId } : { email: `${person.name}@bibliothek.example` }),
      team: team.id,
    },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
    updated: 0,
    ...(includeLocale ? { locale: person.locale } : {}),
  };
}
