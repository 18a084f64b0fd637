/** An invented member of the workspace. `locale` is what users.info gives with include_locale, e.g. `de-DE`. */
export interface Person {
  id: string;
  name: string;
  realName: string;
  locale: string;
  /** What the profile says about the person's work. */
  title: string;
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
  /** What its manifest registers. */
  commands: ['/auskunft'],
  /** The deprecated verification token that Slack still sends along; good for nothing. */
  verificationToken: 'not-a-secret',
  scopes:
    'chat:write,commands,users:read,users:read.email,usergroups:read,usergroups:write,files:write,im:write,channels:read,channels:history,groups:read,groups:history,metadata.message:read',
};

const person = (id: string, name: string, realName: string, title: string, locale = 'de-DE'): Person => ({
  id,
  name,
  realName,
  locale,
  title,
});

/** The members of both channels at the beginning. */
export const desk: readonly Person[] = [
  person('U0MARTA', 'marta.kuehn', 'Marta Kühn', 'Bibliothekarin'),
  person('U0JONAS', 'jonas.albrecht', 'Jonas Albrecht', 'Fachangestellter'),
  person('U0AYLIN', 'aylin.demir', 'Aylin Demir', 'Bibliothekarin'),
  person('U0PRIYA', 'priya.nair', 'Priya Nair', 'Bibliotheksleitung', 'en-US'),
  person('U0TOMASZ', 'tomasz.wilk', 'Tomasz Wilk', 'Auszubildender'),
];

/** A member of the workspace who is in neither channel. */
export const outsider = person('U0HENRIK', 'henrik.vossberg', 'Henrik Voßberg', 'Stadtverwaltung');

/** Somebody who left the workspace before it begins. */
export const former = person('U0RENATE', 'renate.hollmann', 'Renate Hollmann', 'Bibliothekarin');

export const everybody: readonly Person[] = [...desk, outsider, former];

export interface Channel {
  id: string;
  name: string;
  isPrivate: boolean;
}

export const staffChannel: Channel = { id: 'C0AUSKUNFT', name: 'auskunft', isPrivate: true };

export const reportChannel: Channel = { id: 'C0BERICHTE', name: 'berichte', isPrivate: false };

export const channels: readonly Channel[] = [staffChannel, reportChannel];
