/** The exercise: fifteen invented patrons who write over twenty minutes, each for something that staff should try once. */
import type { ChannelName, Millis } from './thread.ts';

const minute: Millis = 60_000;

export interface PracticeLine {
  /** From 1: its place in the exercise, and part of the message's id. */
  number: number;
  channel: ChannelName;
  patron: number;
  /** Since the exercise began. */
  after: Millis;
  text: string;
  /** The number of the line whose thread it goes on with. */
  follows?: number;
  /** X takes no answer to it. */
  gated?: true;
  /** Gone when its answer is to go out. */
  deleted?: true;
  quote?: true;
  pictures?: readonly string[];
  /** What this line is there to practise; see `practiceReview`. */
  tries: 'approve' | 'edit' | 'fourEyes' | 'byHand' | 'list' | 'close' | 'handOver' | 'urgent' | 'followUp';
}

type Line = Omit<PracticeLine, 'number' | 'channel' | 'after'> & { minutes: number; privately?: true };

const lines: readonly Line[] = [
  { patron: 1, minutes: 0, text: 'Hallo, habt ihr morgen offen? Und bis wann?', tries: 'approve' },
  { patron: 2, minutes: 1, text: 'Guten Tag, wie kann ich meine Bücher verlängern?', tries: 'list' },
  {
    patron: 3,
    minutes: 2,
    privately: true,
    text: 'Hallo, ich habe meine PIN vergessen und komme nicht ins Konto. Meine Nummer ist 0151 23456789.',
    tries: 'edit',
  },
  { patron: 4, minutes: 3, text: 'wie verlängere ich meine bücher?', tries: 'list' },
  { patron: 5, minutes: 4, text: 'Wie kann ich meine Bücher verlängern? Danke schon mal', tries: 'list' },
  {
    patron: 6,
    minutes: 5,
    text: 'Ich beschwere mich: Am Samstag war die Mitarbeiterin an der Theke sehr unfreundlich zu meinem Vater.',
    tries: 'fourEyes',
  },
  { patron: 7, minutes: 6, text: 'hi, can I get a library card if I only stay for six months?', tries: 'approve' },
  {
    patron: 8,
    minutes: 7,
    text: 'ich bin 12 und hab mein buch verloren, was muss ich jetzt machen??',
    tries: 'fourEyes',
  },
  { patron: 1, minutes: 8, follows: 1, text: 'Und gilt das auch für die Zweigstelle?', tries: 'followUp' },
  {
    patron: 9,
    minutes: 9,
    text: 'Habt ihr Noten für Streichquartett, zum Beispiel von Fanny Hensel, und darf man die kopieren?',
    tries: 'handOver',
  },
  { patron: 10, minutes: 10, text: 'JETZT 1000 Follower gratis!!! Link in Bio', tries: 'close' },
  {
    patron: 11,
    minutes: 11,
    text: 'Bei euch im Treppenhaus riecht es nach Rauch und ein Kind ist allein im Aufzug eingeschlossen!',
    tries: 'urgent',
  },
  {
    patron: 12,
    minutes: 12,
    gated: true,
    text: 'Ob die Bücherei wohl auch sonntags öffnet?',
    tries: 'byHand',
  },
  {
    patron: 13,
    minutes: 13,
    quote: true,
    pictures: ['Ein Lesesessel am Fenster, daneben ein Stapel Bücher'],
    text: 'Mein Lieblingsplatz in der Bücherei. Schaut mal rein.',
    tries: 'close',
  },
  { patron: 14, minutes: 14, deleted: true, text: 'Kann man bei euch Hörbücher ausleihen?', tries: 'approve' },
  {
    patron: 7,
    minutes: 15,
    privately: true,
    text: 'Hello again, do you need my passport for the card? I would rather not post that in public.',
    tries: 'edit',
  },
  { patron: 15, minutes: 16, text: 'Ihr seid Idioten, nie funktioniert was bei euch', tries: 'close' },
  { patron: 3, minutes: 18, privately: true, follows: 3, text: 'Hat sich erledigt, danke', tries: 'followUp' },
];

export const practiceScript: readonly PracticeLine[] = lines.map(({ minutes, privately, ...line }, index) => ({
  ...line,
  number: index + 1,
  channel: privately ? 'x-dm' : 'x-mention',
  after: minutes * minute,
}));

/** When the last of them has written. */
export const practiceLength: Millis = Math.max(...practiceScript.map(({ after }) => after));

/** A message's id names its exercise (by when that began) and its line, so that nothing else needs to be remembered. */
export function practiceId(begun: Millis, number: number): string {
  return String(BigInt(begun) * 100n + BigInt(number));
}

/** When the exercise of this id began. */
export function begunAt(id: string): Millis {
  return Number(BigInt(id) / 100n);
}

/** The line of this id, or null for one that is not of the script. */
export function practiceLine(id: string): PracticeLine | null {
  return practiceScript.find(({ number }) => BigInt(number) === BigInt(id) % 100n) ?? null;
}
