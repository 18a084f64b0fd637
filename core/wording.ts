/** In which language, and at which length, an answer is told to a patron; staff get it in their own beside that. */

/** What is to be said, as the library wrote it. */
export interface Wordings {
  /** Per language. */
  texts: Readonly<Record<string, string>>;
  /** The same in brief, where there is such a form. */
  short?: Readonly<Record<string, string>> | undefined;
  /** The same for whoever writes in private already, where that is said otherwise. */
  private?: Readonly<Record<string, string>> | undefined;
}

/** What a patron's conversation says of how they are answered. */
export interface ForPatron {
  /** ISO 639-1: the patron's. */
  language: string;
  /** Whether nobody else reads along. */
  isPrivate: boolean;
  /** Whether the channel takes a text of this length. */
  fits: (text: string) => boolean;
}

export interface Reader extends ForPatron {
  staffLanguage: string;
  /** Whether a word of explanation goes before a text in another language than the patron's. */
  explained: boolean;
}

export interface Wording {
  text: string;
  /** ISO 639-1: that of the text. */
  language: string;
  /** The same in the language of the staff, where that is another one. */
  twin?: string;
}

/** Set before an answer that the library has only in one of the languages its staff write, by that language. */
const onlyIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    ar: 'نجيبك باللغة الألمانية:',
    en: 'Our answer is in German:',
    es: 'Le respondemos en alemán:',
    fr: 'Nous répondons en allemand :',
    it: 'Rispondiamo in tedesco:',
    nl: 'Ons antwoord is in het Duits:',
    pl: 'Odpowiadamy po niemiecku:',
    pt: 'Respondemos em alemão:',
    ro: 'Vă răspundem în germană:',
    ru: 'Отвечаем по-немецки:',
    tr: 'Yanıtımız Almancadır:',
    uk: 'Відповідаємо німецькою:',
  },
  en: {
    ar: 'نجيبك باللغة الإنجليزية:',
    de: 'Wir antworten auf Englisch:',
    es: 'Le respondemos en inglés:',
    fr: 'Nous répondons en anglais :',
    it: 'Rispondiamo in inglese:',
    nl: 'Ons antwoord is in het Engels:',
    pl: 'Odpowiadamy po angielsku:',
    pt: 'Respondemos em inglês:',
    ro: 'Vă răspundem în engleză:',
    ru: 'Отвечаем по-английски:',
    tr: 'Yanıtımız İngilizcedir:',
    uk: 'Відповідаємо англійською:',
  },
};
/** Said in English to whoever writes a language that is not listed. */
const elsewhere = 'en';

interface Version {
  text: string;
  brief: boolean;
}

/**
 * The text in the patron's language, else in the staff's, else in the first that there is: in private as that is worded
 * there, else whole where it fits, else its short form. A text that fits in neither is given all the same, as short as it
 * is: staff see by how much it is too long. What is in another language than the patron's comes with a sentence in theirs
 * that says so, as far as both fit.
 */
export function wordingFor(said: Wordings, reader: Reader): Wording {
  const { language, fits, explained, isPrivate } = reader;
  const own = versionsIn(said, language, isPrivate);
  if (own.length > 0) return withTwin(said, language, fitting(own, fits), reader);
  const versionsOf = (known: string) => versionsIn(said, known, isPrivate);
  const other = [reader.staffLanguage, ...Object.keys(said.texts)].find((known) => versionsOf(known).length > 0);
  if (other === undefined) return { text: '', language: reader.staffLanguage };
  const versions = versionsOf(other);
  const preface = explained ? prefaceOf(other, language) : undefined;
  const prefaced = preface === undefined ? [] : versions.map((each) => ({ ...each, text: `${preface} ${each.text}` }));
  return withTwin(said, other, fitting([...prefaced, ...versions], fits), reader);
}

/** A text of ours without the sentence that says in this language that it is in another. */
export function withoutPreface(text: string, language: string): string {
  const prefaces = Object.keys(onlyIn).map((other) => `${prefaceOf(other, language)} `);
  return text.slice(prefaces.find((preface) => text.startsWith(preface))?.length ?? 0);
}

function prefaceOf(written: string, language: string): string | undefined {
  return onlyIn[written]?.[language] ?? onlyIn[written]?.[elsewhere];
}

/** All that is said, in any form and language. */
export function textsIn({ texts, short, private: inPrivate }: Wordings): string[] {
  return [texts, short, inPrivate].flatMap((each) => Object.values(each ?? {}));
}

/** The same told as briefly as the library can, for where several answers share one message. */
export function inBrief({ texts, short, private: inPrivate }: Wordings): Wordings {
  return { texts: { ...texts, ...short }, private: inPrivate };
}

function versionsIn(said: Wordings, language: string, isPrivate: boolean): Version[] {
  const inPrivate = isPrivate ? said.private?.[language] : undefined;
  // A private message takes many times what a post does: there is no short form of this.
  if (inPrivate !== undefined) return [{ text: inPrivate, brief: false }];
  const [whole, brief] = [said.texts[language], said.short?.[language]];
  return [
    ...(whole === undefined ? [] : [{ text: whole, brief: false }]),
    ...(brief === undefined ? [] : [{ text: brief, brief: true }]),
  ];
}

/** @param versions from the one that is liked best to the one that is shortest; at least one */
function fitting(versions: readonly Version[], fits: Reader['fits']): Version {
  const found = versions.find(({ text }) => fits(text)) ?? versions.at(-1);
  return found ?? { text: '', brief: false };
}

/** A short form's twin is short where there is such a one: both are to say the same. */
function withTwin(said: Wordings, language: string, { text, brief }: Version, reader: Reader): Wording {
  const { staffLanguage, isPrivate } = reader;
  if (language === staffLanguage) return { text, language };
  const versions = versionsIn(said, staffLanguage, isPrivate);
  const twin = (versions.find((version) => version.brief === brief) ?? versions[0])?.text;
  return { text, language, ...(twin !== undefined && { twin }) };
}
