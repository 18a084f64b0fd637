/** Words that patrons use whatever they ask for: they tell nothing about what an answer has to speak of. */
import { words } from './features.ts';
import type { Library } from './library.ts';

/** From this share of all texts on a word is common. */
const manyTexts = 0.005;
/** Or in texts of so large a share of the intents. */
const manyIntents = 0.7;
/** From fewer texts nobody can tell which words are common. */
const enoughTexts = 1000;

/** Folded, as `words` of the features cuts them; null where the library has too few texts to tell. */
export function commonWordsIn({ answers, examples }: Pick<Library, 'answers' | 'examples'>): string[] | null {
  const texts = [
    ...answers.flatMap(({ intents: [intent = ''], title, questions, texts }) =>
      [title, ...Object.values(questions).flat(), ...Object.values(texts)].map((text) => ({ text, intent })),
    ),
    ...examples.flatMap(({ intent, examples }) =>
      Object.values(examples)
        .flat()
        .map((text) => ({ text, intent })),
    ),
  ];
  if (texts.length < enoughTexts) return null;
  const held = new Map<string, { texts: number; intents: Set<string> }>();
  for (const { text, intent } of texts) {
    for (const word of new Set(words(text))) {
      const found = held.get(word) ?? { texts: 0, intents: new Set() };
      held.set(word, found);
      found.texts++;
      found.intents.add(intent);
    }
  }
  const enoughIntents = manyIntents * new Set(texts.map(({ intent }) => intent)).size;
  return [...held]
    .filter(([, found]) => found.texts > manyTexts * texts.length || found.intents.size >= enoughIntents)
    .map(([word]) => word);
}
