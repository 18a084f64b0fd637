/** What staff see and do about the rota: in the app's own tab, in its modals, and in messages to them alone. */
import { expect, vi } from 'vitest';
import { asPattern, soon, type Town, textsIn } from './town.ts';

type Blocks = readonly { block_id?: unknown; accessory?: unknown }[];

/** What the app's own tab says. */
export interface HomeSeen {
  says: string;
  /** What stands below a heading, down to the next one; empty where there is no such heading. */
  below: (heading: string) => string;
}

/** A librarian of the town, with what they do about the rota. */
export function onRota({ slack, librarian }: Town, name: string) {
  const person = librarian(name);
  const user = person.id;
  const blocks = (): Blocks => slack.home(user)?.blocks ?? [];
  const seen = (): HomeSeen => {
    const says = textsIn(blocks()).texts.join('\n');
    const below = (heading: string) => says.split(/^(?=\*)/mu).find((part) => part.startsWith(`*${heading}*`)) ?? '';
    return { says, below };
  };
  /** The line of the tab that says so and has this button. */
  const row = (actionId: string, line: string | RegExp) => {
    const found = blocks().find((block) => {
      const { texts, buttons } = textsIn([block]);
      return buttons.includes(actionId) && texts.some((text) => asPattern(line).test(text));
    });
    if (!found) throw new Error(`No ${actionId} stands at ${line}:\n${seen().says}`);
    return found;
  };
  /** The value of the choice in the open modal that reads so. */
  const choice = (input: string, words: string | RegExp): string => {
    const block = slack.openView(user)?.blocks.find(({ block_id: id }) => id === input);
    const { options = [] } = (block?.element ?? {}) as { options?: { text: { text: string }; value: string }[] };
    const found = options.find(({ text }) => asPattern(words).test(text.text));
    if (!found) throw new Error(`Nobody can choose ${words} in ${input}: ${options.map(({ text }) => text.text)}`);
    return found.value;
  };

  return {
    ...person,
    /** Looks at the app's own tab, and waits until it is there as it is now. */
    async opensHome(): Promise<HomeSeen> {
      const before = slack.home(user)?.hash;
      await slack.openHome(user);
      await vi.waitFor(() => expect(slack.home(user)?.hash).not.toBe(before), soon);
      return seen();
    },
    /** Looks at the tab, and finds nothing there: it is no business of theirs. */
    async findsNoHome() {
      expect(await slack.openHome(user)).toMatchObject({ status: 200 });
      expect(slack.home(user)).toBeUndefined();
    },
    /** Does something, and is answered by a single sentence that nobody else sees. */
    async isAnswered(words: string | RegExp, act: () => Promise<unknown>) {
      const before = slack.ephemerals().length;
      await act();
      await vi.waitFor(() => {
        const told = slack.ephemerals().slice(before);
        expect(told).toMatchObject([{ user, text: expect.stringMatching(asPattern(words)) }]);
      }, soon);
    },
    /** Waits until the tab says so by itself, after a tap or a submit. */
    async seesAtHome(words: string | RegExp): Promise<HomeSeen> {
      await vi.waitFor(() => expect(seen().says).toMatch(asPattern(words)), soon);
      return seen();
    },
    /** Presses what belongs to the line of the tab that says so. */
    async tapsAtHome(actionId: string, line: string | RegExp) {
      return slack.homeAction({ user, actionId, blockId: String(row(actionId, line).block_id) });
    },
    /** Presses a button of the tab, and waits for the modal that it opens. */
    async opensFromHome(actionId: string, title: string) {
      await slack.homeAction({ user, actionId });
      await vi.waitFor(() => expect(JSON.stringify(slack.openView(user)?.title ?? null)).toContain(title), soon);
    },
    /** Enters the days of an absence in the open modal. */
    reports: (from: string, until: string) => slack.submit({ user, values: { from: { from }, until: { until } } }),
    /** Chooses a shift and a person in the open modal, as they read there. */
    reassigns(shift: string | RegExp, to: string) {
      const values = { shift: { shift: choice('shift', shift) }, person: { person: choice('person', to) } };
      return slack.submit({ user, values });
    },
    /** What can be entered in the open modal, by block. */
    inputs: () =>
      (slack.openView(user)?.blocks ?? []).filter(({ type }) => type === 'input').map(({ block_id: id }) => id),
    /** What the button in that line of the tab is about. */
    valueAtHome: (actionId: string, line: string | RegExp): string =>
      String((row(actionId, line).accessory as { value?: string }).value),
    /** Waits until the app has written this to them alone. */
    async isWritten(words: string | RegExp) {
      await vi.waitFor(() => {
        const texts = slack.directMessages(user).map(({ text }) => text);
        expect(texts).toContainEqual(expect.stringMatching(asPattern(words)));
      }, soon);
    },
  };
}
