/** What the checks find, told to a librarian in German: what is wrong, and what to write instead. */
import type * as v from 'valibot';
import type { Words } from './library-problem.ts';
import { nearest } from './nearest.ts';
import { scalar } from './yaml-entries.ts';
import type { Fault } from './yaml-slips.ts';

const stringKeys = (issue: v.BaseIssue<unknown>): string[] =>
  (issue.path ?? []).map((item) => item.key).filter((key) => typeof key === 'string');

const isEmpty = (value: unknown): boolean => value === null || value === undefined;

/**
 * @param written the value as it stands in the file, or null when it is no single value
 * @param meant how an entry that nobody knows is probably spelt
 */
export function issueWords(issue: v.BaseIssue<unknown>, written: string | null, meant: string | null = null): Words {
  const name = stringKeys(issue).at(-1) ?? 'Die Datei';
  const entry = written === null ? `„${name}“` : `„${name}: ${written}“`;
  const holder = stringKeys(issue).at(-2) ?? 'Die Datei';
  if (isKeyIssue(issue) && Array.isArray(issue.path?.at(-1)?.input)) {
    return issue.type === 'strict_object' ? noList(holder) : unsorted(holder);
  }
  if (issue.type === 'strict_object') return objectWords(issue, name, meant);
  if (isKeyIssue(issue)) return { problem: `„${name}“ stimmt so nicht.`, remedy: issue.message };
  const torn = issue.type === 'string' && typeof issue.path?.at(-1)?.key === 'number' ? tornAtColon(issue.input) : null;
  if (torn !== null) {
    const problem = `„${torn}“ ist wegen des Doppelpunkts kein Text.`;
    return { problem, remedy: `In Anführungszeichen setzen: "${torn}".` };
  }
  if (isEmpty(issue.input) || (issue.type === 'min_length' && typeof issue.input === 'string')) {
    return { problem: `„${name}“ ist leer.`, remedy: emptyRemedy(issue) };
  }
  switch (issue.type) {
    case 'string':
      return {
        problem: `${entry} ist kein Text.`,
        remedy: written === null ? 'Einen Text schreiben.' : `In Anführungszeichen setzen: "${written}".`,
      };
    case 'number':
      if (/^\d+,\d+$/.test(written ?? '')) {
        return { problem: `${entry} ist keine Zahl.`, remedy: `Mit Punkt schreiben: ${written?.replace(',', '.')}.` };
      }
      return { problem: `${entry} ist keine Zahl.`, remedy: 'Nur Ziffern schreiben, ohne Anführungszeichen.' };
    case 'integer':
      return { problem: `${entry} ist keine ganze Zahl.`, remedy: 'Ohne Komma und Nachkommastellen schreiben.' };
    case 'boolean':
      return { problem: `${entry} ist weder ja noch nein.`, remedy: 'true (ja) oder false (nein) schreiben.' };
    case 'array':
      return { problem: `${entry} ist keine Liste.`, remedy: 'In eckige Klammern setzen; [] heißt: keine.' };
    case 'record':
      return unsorted(name);
    case 'picklist':
      return { problem: `${entry} gibt es hier nicht.`, remedy: choice(issue, written) };
    case 'min_value':
      return { problem: `${entry} ist zu klein.`, remedy: `Mindestens ${String(issue.requirement)}.` };
    case 'max_value':
      return { problem: `${entry} ist zu groß.`, remedy: `Höchstens ${String(issue.requirement)}.` };
    case 'min_length':
      return { problem: `„${name}“ ist leer.`, remedy: 'Mindestens einen Eintrag ergänzen.' };
    default:
      return { problem: `${entry} stimmt so nicht.`, remedy: issue.message };
  }
}

/** The line of a list that was to be a text and, for a colon in it, was read as „Wort: Wert“; null for anything else. */
function tornAtColon(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const [[key, value] = [], ...others] = Object.entries(input);
  const isLine = key !== undefined && others.length === 0 && (value === null || typeof value !== 'object');
  return isLine ? `${key}: ${value ?? ''}`.trim() : null;
}

const isKeyIssue = (issue: v.BaseIssue<unknown>): boolean => issue.path?.at(-1)?.origin === 'key';

const noList = (name: string): Words => ({
  problem: `„${name}“ soll keine Liste sein.`,
  remedy: 'Als „Wort: Wert“ schreiben, je Zeile eine Angabe, ohne Striche und eckige Klammern.',
});

const unsorted = (name: string): Words => ({
  problem: `„${name}“ ist nicht nach Sprachen geordnet.`,
  remedy: 'Darunter eingerückt de: und en: schreiben.',
});

function objectWords(issue: v.BaseIssue<unknown>, name: string, meant: string | null): Words {
  if (issue.expected === 'never') {
    if (/^\w+:\S/.test(name)) return spaceWords(name);
    const look =
      meant === null
        ? 'Schreibweise prüfen oder die Angabe löschen.'
        : `Meinten Sie „${meant}“? Sonst die Angabe löschen.`;
    return { problem: `„${name}“ ist hier unbekannt.`, remedy: look };
  }
  if (isKeyIssue(issue)) return { problem: `„${name}“ fehlt.`, remedy: `Die Angabe „${name}: …“ ergänzen.` };
  return {
    problem: name === 'Die Datei' ? 'Die Datei enthält keine Angaben.' : `Unter „${name}“ fehlen die Angaben.`,
    remedy: 'Als „Wort: Wert“ schreiben, je Zeile eine Angabe.',
  };
}

function emptyRemedy(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'array') return '[] schreiben, wenn es keine gibt.';
  if (issue.type === 'picklist') return `Erlaubt: ${allowed(issue)}.`;
  return 'Nach dem Doppelpunkt ergänzen.';
}

function choice(issue: v.BaseIssue<unknown>, written: string | null): string {
  const meant = nearest(written ?? '', allowed(issue).split(', '));
  return `${meant === null ? '' : `Meinten Sie „${meant}“? `}Erlaubt: ${allowed(issue)}.`;
}

/** From valibot's `("du" | "Sie")`. */
const allowed = (issue: v.BaseIssue<unknown>): string =>
  (issue.expected ?? '').replaceAll(/[()"]/g, '').replaceAll(' | ', ', ');

/**
 * @param near the words in the file at which the reading stopped
 * @param message the parser's own, told only where we know nothing better
 */
export function syntaxWords(fault: Fault, near: string, message: string): Words {
  const quotes = 'Den Text in Anführungszeichen setzen: "…".';
  const key = near.split(':')[0] ?? near;
  switch (fault) {
    case 'DUPLICATE_KEY':
      return { problem: `„${key}“ steht zweimal.`, remedy: 'Eine der beiden Angaben löschen.' };
    case 'DOUBLE_LIST':
      return {
        problem: `„${key}“ steht zweimal.`,
        remedy: `Alles darunter beim ersten „${key}:“ eintragen, dann das zweite löschen.`,
      };
    case 'MISSING_DASH':
      return {
        problem: `Vor „${key}“ fehlt „- “: Hier beginnt ein neuer Eintrag.`,
        remedy: '„- “ davorsetzen wie beim Eintrag darüber.',
      };
    case 'EMPTY_LIST':
      return { problem: `„${near}“ heißt „keine“, darunter stehen aber Einträge.`, remedy: `„${near}“ löschen.` };
    case 'HASHTAG':
      return {
        problem: `Ab „${near}“ gilt der Rest der Zeile als Bemerkung.`,
        remedy:
          'Gehört er zum Text, den ganzen Text in Anführungszeichen setzen: "…". Sonst nach # ein Leerzeichen lassen.',
      };
    case 'GOES_ON':
      return goesOn(near);
    case 'BLOCK_IN_FLOW':
      return {
        problem: 'Zwischen den Klammern fehlt ein Komma, oder ein Text enthält einen Doppelpunkt.',
        remedy: 'Das Komma ergänzen oder den Text in Anführungszeichen setzen: { de: "…", en: "…" }.',
      };
    case 'APOSTROPHE':
      return {
        problem: "Ein „'“ am Anfang ist nicht geschlossen.",
        remedy: 'Am Ende ergänzen; gehört es zum Text, den ganzen Text in Anführungszeichen setzen: "…".',
      };
    case 'MISSING_SPACE':
      return spaceWords(near);
    case 'TAB_AS_INDENT':
      return { problem: 'Die Zeile ist mit einem Tabulator eingerückt.', remedy: 'Durch Leerzeichen ersetzen.' };
    case 'MISSING_COLON':
      return {
        problem: 'In der Zeile fehlt ein Doppelpunkt.',
        remedy: 'Als „Wort: Wert“ schreiben; gehört die Zeile zum Text darüber, weiter einrücken.',
      };
    case 'MISSING_CHAR':
      return {
        problem: 'Ein Anführungszeichen, eine Klammer oder ein Komma fehlt.',
        remedy: 'Ergänzen, was hier geöffnet und nicht geschlossen ist.',
      };
    case 'BAD_INDENT':
      return {
        problem: 'Die Zeile ist anders eingerückt als ihre Nachbarn.',
        remedy:
          'Genauso einrücken wie die Nachbarzeilen. Sonst davor eine Klammer schließen oder „-“ ergänzen; ein Text mit Doppelpunkt, der weitergeht, gehört in Anführungszeichen.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { problem: 'In der Zeile steht mehr als ein Doppelpunkt.', remedy: quotes };
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return { problem: `„${near.slice(0, 1)}“ hat am Anfang eines Textes eine besondere Bedeutung.`, remedy: quotes };
    case 'BAD_DQ_ESCAPE':
      return { problem: 'Zwischen "…" hat \\ eine besondere Bedeutung.', remedy: "Einfache Zeichen nehmen: '…'." };
    case 'MULTIPLE_DOCS':
      return { problem: 'Mitten in der Datei steht eine Zeile „---“.', remedy: 'Die Zeile löschen.' };
    default:
      return {
        problem: `Diese Zeile ist nicht lesbar (${message}).`,
        remedy: 'Einrückung, Doppelpunkt, Anführungszeichen und Klammern prüfen.',
      };
  }
}

/** What follows a text in quotes or a list in brackets in the same line. */
function goesOn(text: string): Words {
  const whole = scalar(text);
  if (/^["']/.test(text)) {
    const problem = 'Nach dem schließenden Anführungszeichen geht der Text weiter.';
    return { problem, remedy: `Den ganzen Text in Anführungszeichen setzen: ${whole}.` };
  }
  return {
    problem: 'Nach der schließenden Klammer geht die Zeile weiter.',
    remedy: `Was dahinter steht, löschen. Gehört die Klammer zum Text, alles in Anführungszeichen setzen: ${whole}.`,
  };
}

/** @param near "until:2027-12-31" */
function spaceWords(near: string): Words {
  const [, key = near, value = ''] = /^(\w+):(.*)/.exec(near) ?? [];
  return { problem: `Nach „${key}:“ fehlt ein Leerzeichen.`, remedy: `„${key}: ${value.trim()}“ schreiben.` };
}
