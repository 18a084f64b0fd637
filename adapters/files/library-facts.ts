/**
 * Telephone numbers and addresses in the texts for patrons that `library.yaml` does not know: forgotten when they changed, or
 * left from the sample.
 */
import type { Library, LibrarySettings } from '../../core/library.ts';
import { textsIn } from '../../core/wording.ts';
import { exampleDomain, foundIn, national, publicIn, serviceNumber } from './library-personal-data.ts';
import type { Words } from './library-problem.ts';
import { sentencesIn } from './library-wording.ts';

interface Fact {
  kind: 'phone' | 'email' | 'web' | 'name';
  /** As written, and as it is compared. */
  value: string;
  key: string;
}

/** Nobody has the sample's area code, and nobody the domains for examples; these are its town and its branches. */
const sampleArea = /^2999/;
const sampleNames = /Birkenrath|Mühlenbach|Nordviertel/g;

/** One hint for each, with all places that name it. What is nobody's office is told by `personalDataHints`. */
export function factHints({ settings, answers }: Pick<Library, 'settings' | 'answers'>): Words[] {
  const texts = [
    ...ownIn(settings),
    ...sentencesIn(settings).map(({ path, text }) => ({ place: `library.yaml (${path[0]})`, text })),
    ...answers.flatMap((answer) => textsIn(answer).map((text) => ({ place: `answers/${answer.id}.md`, text }))),
  ];
  // Whom else to turn to: in danger, or with what is not the library's matter.
  const elsewhere = new Set([
    'library.yaml (emergency)',
    ...answers
      .filter(({ intents }) => intents.every((each) => each === 'off_topic'))
      .map(({ id }) => `answers/${id}.md`),
  ]);
  const [isOwn, isLeft, isPublic] = [knownIn(settings), leftFromSample(settings), publicIn(settings)];
  const hints = new Map<string, { value: string; places: Set<string>; tell: Tell }>();
  for (const { place, text } of texts) {
    for (const fact of factsIn(text, isPublic)) {
      const isFine = fact.kind === 'name' || isOwn(fact) || elsewhere.has(place);
      if (isFine && !isLeft(fact)) continue;
      const tell = isLeft(fact) ? left : fact.kind === 'web' ? noWebsite : noBranch;
      const hint = hints.get(fact.key) ?? { value: fact.value, places: new Set(), tell };
      hints.set(fact.key, hint);
      hint.places.add(place);
    }
  }
  return [
    ...[...hints.values()].map(({ value, places, tell }) => tell(value, [...places].join(', '))),
    ...noticeLinks(settings, isOwn),
  ];
}

/** Pages of the library's own that the note links and `library.yaml` does not name: as they were before they moved. */
function noticeLinks({ website, privacyPage, closedNotice }: LibrarySettings, isOwn: (fact: Fact) => boolean): Words[] {
  const known = [website, privacyPage].map(pageOf);
  const links = Object.values(closedNotice?.text ?? {}).flatMap((text) => text.match(/https?:\/\/\S+/g) ?? []);
  const others = links.map(pageOf).filter((page) => !known.includes(page) && factsIn(page, () => false).some(isOwn));
  return [...new Set(others)].map((page) => ({
    problem: `„${page}“ unter „closedNotice“ ist in library.yaml weder „website“ noch „privacyPage“.`,
    remedy: 'Hat sich die Adresse geändert, auch dort in allen Sprachen ändern; eine weitere Seite darf bleiben.',
  }));
}

const pageOf = (url: string): string => url.replace(/[/.,;:!?)]+$/, '');

type Tell = (value: string, places: string) => Words;

const noBranch: Tell = (value, places) => ({
  problem: `„${value}“ steht in library.yaml bei keinem Haus, aber in: ${places}.`,
  remedy: 'Gab es eine Änderung, dort alle Texte ändern; stimmt die Angabe noch, darf sie bleiben.',
});
const noWebsite: Tell = (value, places) => ({
  problem: `„${value}“ ist nicht die Website in library.yaml, steht aber in: ${places}.`,
  remedy: 'War es die eigene, dort alle Texte ändern; eine fremde darf bleiben.',
});
const left: Tell = (value, places) => ({
  problem: `„${value}“ stammt aus dem Beispielinhalt: ${places}.`,
  remedy: 'Dort durch die eigenen Angaben ersetzen oder löschen.',
});

const ownIn = ({ website, privacyPage, branches }: LibrarySettings): { place: string; text: string }[] => [
  { place: 'library.yaml (website)', text: website },
  { place: 'library.yaml (privacyPage)', text: privacyPage },
  ...branches.flatMap(({ phone, email }) => [phone, email].map((text) => ({ place: 'library.yaml (branches)', text }))),
];

function factsIn(text: string, isPublic: ReturnType<typeof publicIn>): Fact[] {
  const said = foundIn(text).filter(isPublic);
  return [
    ...said.flatMap(({ kind, value }): Fact[] => {
      if (kind === 'phone') return [{ kind, value, key: national(value) }];
      return kind === 'email' ? [{ kind, value, key: value.toLowerCase() }] : [];
    }),
    ...[...text.matchAll(/(?<![@\w.-])(?:https?:\/\/|www\.)([a-z0-9äöüß.-]*[a-z0-9])/gi)].map(([, host = '']): Fact => {
      const key = hostOf(host);
      return { kind: 'web', value: key, key };
    }),
    ...[...text.matchAll(sampleNames)].map(([value]): Fact => ({ kind: 'name', value, key: value })),
  ];
}

const hostOf = (host: string): string => host.toLowerCase().replace(/^www\./, '');

function knownIn({ website, privacyPage, branches }: LibrarySettings): (fact: Fact) => boolean {
  const known = new Set(branches.flatMap(({ phone, email }) => [national(phone), email.toLowerCase()]));
  const hosts = [website, privacyPage].map((url) => hostOf(new URL(url).hostname));
  return ({ kind, key }) => {
    if (kind === 'web') return hosts.some((host) => key === host || key.endsWith(`.${host}`));
    return known.has(key) || (kind === 'phone' && serviceNumber.test(key));
  };
}

/** Only where the library says that it is no sample; it may be in a town where a branch has such a name. */
function leftFromSample({ sample, name, city, branches }: LibrarySettings): (fact: Fact) => boolean {
  const own = [name, city, ...branches.flatMap((branch) => [branch.name, branch.address])].join('\n');
  return ({ kind, key }) => {
    if (sample) return false;
    if (kind === 'name') return !own.includes(key);
    return kind === 'phone' ? sampleArea.test(key) : exampleDomain.test(key.replace(/^.*@/, ''));
  };
}
