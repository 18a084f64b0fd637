/** What leads read as they change the library from Slack. German and English. */
import type { Refusal } from './change-rules.ts';
import type { LibrarySettings } from './library.ts';
import { named } from './listed.ts';
import { daysInWords, hoursInWords } from './notice-texts.ts';
import type { StaffId } from './thread.ts';
import type { Anrede, WordingFault } from './wording-rules.ts';
import type { StaffLanguage } from './words.ts';

type Branches = LibrarySettings['branches'];
const nameIn = (branches: Branches, id: string, service: string) =>
  id === 'service' ? service : (branches.find((branch) => branch.id === id)?.name ?? id);
/** "10:00-13:00" of the settings, as words. */
const hoursOf = (hours: readonly string[], language: StaffLanguage) =>
  hours.map((period) => hoursInWords(period.slice(0, 5), period.slice(6), language)).join(', ');

function germanFault({ kind, found }: WordingFault, anrede: Anrede): string {
  if (kind === 'address')
    return `Die Bücherei sagt „${anrede}“, hier steht „${found}“. Bitte schreiben Sie den Satz um.`;
  const why = {
    picture: 'Zu einer Antwort geht kein Bild mit. Bitte sagen Sie es mit Worten.',
    markup: 'Auf X stehen diese Zeichen so da, wie sie getippt sind. Bitte schreiben Sie nur den Text.',
    gap: 'Das füllt hier niemand aus. Bitte schreiben Sie hin, was dort stehen soll.',
    link: 'So lässt sich die Adresse nicht öffnen. Bitte schreiben Sie sie ganz und ohne Leerzeichen.',
  }[kind];
  return `„${found}“: ${why}`;
}

function englishFault({ kind, found }: WordingFault, anrede: Anrede): string {
  if (kind === 'address') return `The library says “${anrede}” to patrons; this says “${found}”. Please rephrase it.`;
  const why = {
    picture: 'no picture goes out with an answer. Please say it in words.',
    markup: 'X shows these signs as they are typed. Please write the text alone.',
    gap: 'nobody fills this in here. Please write what is to stand there.',
    link: 'this address cannot be opened. Please write all of it, without blanks.',
  }[kind];
  return `“${found}”: ${why}`;
}

const german = {
  /** @param looks where somebody only asked to see what there is */
  notLead: (leads: readonly StaffId[], looks = false) => {
    if (leads.length === 0) return 'Das darf nur, wer nicht mehr in der Einarbeitung ist. Bitte fragen Sie im Team.';
    return looks
      ? `Diese Liste sieht nur die Leitung: ${named(leads)}. Bitte fragen Sie dort nach.`
      : `Das darf nur die Leitung: ${named(leads)}. Bitte geben Sie dort Bescheid.`;
  },
  refused: (why: Refusal, branches: Branches): string => {
    switch (why.kind) {
      case 'past':
        return 'Dieser Tag ist schon vorbei. Bitte einen Tag von heute an wählen.';
      case 'endsFirst':
        return 'Der letzte Tag liegt vor dem ersten.';
      case 'tooFar':
        return 'Das ist mehr als ein Jahr hin. Bitte prüfen Sie das Jahr.';
      case 'noBranch':
        return 'Dieses Haus gibt es nicht mehr. Bitte ein anderes wählen.';
      case 'empty':
        return 'Bitte einen Text eingeben.';
      case 'sentenceTooLong':
        return `Mit Haus und Datum passt der Satz nicht in einen Beitrag auf X. Bitte um ${why.by} Zeichen kürzen.`;
      case 'textTooLong':
        return `Das ist um ${why.by} Zeichen zu lang. Bitte kürzen.`;
      case 'hoursEndFirst':
        return 'Das Ende muss nach dem Anfang liegen.';
      case 'closedThen': {
        const { from, to, reason } = why.other;
        return `Für diese Tage ist schon eine Schließung eingetragen: ${daysInWords(from, to, 'de')} (${reason.de}).`;
      }
      case 'openThen': {
        const { branch, date, hours } = why.other;
        const where = nameIn(branches, branch, 'Auskunft auf X');
        return `Da ist schon eine Öffnung eingetragen: ${where}, ${daysInWords(date, date, 'de')} ${hoursOf(hours, 'de')}. Bitte erst dort klären.`;
      }
      case 'titleTaken':
        return german.answerThere(why.title);
      case 'noTopic':
        return 'Bitte ein Thema wählen.';
      case 'worded':
        return germanFault(why.fault, why.anrede);
    }
  },
  /** @param text what patrons are told from now on, or null for the service on X */
  entered: (text: string | null) =>
    `Eingetragen. ${text === null ? '' : `Wer danach fragt, bekommt nun diesen Vorschlag: „${text}“ `}Wartende Vorschläge werden erneuert.`,
  /** What the team reads in the channel; staff are named as the desk knows them. */
  enteredBy: (who: StaffId, text: string | null) => `*Neu eingetragen* von <@${who}>: ${text ?? 'Servicezeiten auf X'}`,
  /** @param line what it was, as the list of changes shows it */
  takenBackBy: (who: StaffId, line: string) => `*Zurückgenommen* von <@${who}>: ${line}`,
  saved: (title: string) => `„${title}“ gilt ab jetzt. Wartende Vorschläge werden erneuert.`,
  retired: (title: string) => `„${title}“ wird nicht mehr vorgeschlagen. Wartende Vorschläge werden erneuert.`,
  unchanged: 'Es hat sich nichts geändert.',
  tooLongForX: (german: number, english: number) =>
    `Für einen Beitrag auf X ist das zu lang: ${[
      ...(german > 0 ? [`Deutsch um ${german} Zeichen`] : []),
      ...(english > 0 ? [`Englisch um ${english}`] : []),
    ].join(', ')}. In Direktnachrichten passt es; öffentlich müsste es jedes Mal gekürzt werden.`,
  answerGone: 'Diese Antwort gibt es nicht mehr. Bitte noch einmal mit `/auskunft antwort` beginnen.',
  answerThere: (title: string) =>
    `Diese Antwort gibt es schon: „${title}“. Ändern können Sie sie mit \`/auskunft antwort ${title}\`.`,
  service: 'Auskunft auf X',
  everyBranch: 'Alle Häuser',
  came: {
    text: (title: string, de: string, en: string) => `${title}\n${de}${en === '' ? '' : `\n${en}`}`,
    retired: 'Die Antwort ist zurückgezogen.',
  },
  line: {
    closure: (house: string, days: string, service: boolean, sentence: string) =>
      `${house}: ${days} geschlossen${service ? ', auch die Auskunft ruht' : ''}. ${sentence}`,
    opening: (house: string, days: string, hours: string) => `${house}: ${days} zusätzlich ${hours} geöffnet.`,
    answer: (title: string, what: 'new' | 'changed' | 'retired', until: string | null) =>
      `Antwort „${title}“ ${{ new: 'neu', changed: 'geändert', retired: 'zurückgezogen' }[what]}${until === null ? '' : `, bis ${until}`}.`,
    inFiles: (line: string) => `${line} Steht auch schon in den Dateien.`,
  },
};

type ChangeWords = typeof german;

const english: ChangeWords = {
  notLead: (leads, looks = false) => {
    if (leads.length === 0) return 'This is for staff who are past their training. Please ask in the team.';
    return looks
      ? `Only the leads see this list: ${named(leads)}. Please ask one of them.`
      : `Only the leads may do this: ${named(leads)}. Please tell one of them.`;
  },
  refused: (why, branches) => {
    switch (why.kind) {
      case 'past':
        return 'This day is over. Please choose today or a later day.';
      case 'endsFirst':
        return 'The last day is before the first.';
      case 'tooFar':
        return 'That is more than a year ahead. Please check the year.';
      case 'noBranch':
        return 'This branch no longer exists. Please choose another.';
      case 'empty':
        return 'Please enter a text.';
      case 'sentenceTooLong':
        return `With branch and date the sentence does not fit a post on X. Please cut ${why.by} characters.`;
      case 'textTooLong':
        return `This is ${why.by} characters too long. Please shorten it.`;
      case 'hoursEndFirst':
        return 'The end must be after the beginning.';
      case 'closedThen': {
        const { from, to, reason } = why.other;
        return `A closure is entered for these days already: ${daysInWords(from, to, 'en')} (${reason.en}).`;
      }
      case 'openThen': {
        const { branch, date, hours } = why.other;
        const where = nameIn(branches, branch, 'service on X');
        return `An opening is entered there already: ${where}, ${daysInWords(date, date, 'en')} ${hoursOf(hours, 'en')}. Please settle that first.`;
      }
      case 'titleTaken':
        return english.answerThere(why.title);
      case 'noTopic':
        return 'Please choose a topic.';
      case 'worded':
        return englishFault(why.fault, why.anrede);
    }
  },
  entered: (text) =>
    `Entered. ${text === null ? '' : `Whoever asks for it is now suggested this: “${text}” `}Waiting suggestions are being renewed.`,
  enteredBy: (who, text) => `*Newly entered* by <@${who}>: ${text ?? 'hours of the service on X'}`,
  takenBackBy: (who, line) => `*Taken back* by <@${who}>: ${line}`,
  saved: (title) => `“${title}” holds from now on. Waiting suggestions are being renewed.`,
  retired: (title) => `“${title}” is no longer suggested. Waiting suggestions are being renewed.`,
  unchanged: 'Nothing has changed.',
  tooLongForX: (german, english) =>
    `Too long for a post on X: ${[
      ...(german > 0 ? [`German by ${german} characters`] : []),
      ...(english > 0 ? [`English by ${english}`] : []),
    ].join(', ')}. It fits direct messages; in public it would have to be shortened each time.`,
  answerGone: 'This answer no longer exists. Please start again with `/auskunft answer`.',
  answerThere: (title) =>
    `This answer exists already: “${title}”. You can change it with \`/auskunft answer ${title}\`.`,
  service: 'Service on X',
  everyBranch: 'All branches',
  came: { ...german.came, retired: 'The answer is retired.' },
  line: {
    closure: (house, days, service, sentence) =>
      `${house}: closed ${days}${service ? ', and so is the service on X' : ''}. ${sentence}`,
    opening: (house, days, hours) => `${house}: also open ${days} ${hours}.`,
    answer: (title, what, until) => `Answer “${title}” ${what}${until === null ? '' : ` until ${until}`}.`,
    inFiles: (line) => `${line} The files have it too.`,
  },
};

export const changeWords: Readonly<Record<StaffLanguage, ChangeWords>> = { de: german, en: english };
