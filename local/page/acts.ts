import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { Refused, readJson } from './request.ts';
import type { PageWorld, SlackSide, XSide } from './world.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const words = v.pipe(v.string(), v.maxLength(20_000));

const Pictures = v.pipe(
  v.array(
    v.strictObject({
      motif: v.exactOptional(v.picklist(['book', 'screen', 'notice'])),
      alt: v.exactOptional(v.pipe(words, v.maxLength(1_000))),
    }),
  ),
  v.maxLength(4),
);
const Post = v.strictObject({
  author: name,
  text: words,
  inReplyTo: v.exactOptional(name),
  quotes: v.exactOptional(name),
  pictures: v.exactOptional(Pictures),
});
const DirectMessage = v.strictObject({ author: name, text: words, pictures: v.exactOptional(Pictures) });
const Edit = v.strictObject({ id: name, text: words });
const Remove = v.strictObject({ id: name });
const Values = v.record(v.string(), v.record(v.string(), words));
const press = { user: name, actionId: name, blockId: v.exactOptional(name), value: v.exactOptional(v.string()) };
const Click = v.strictObject({ ...press, ts: name, values: v.exactOptional(Values) });
const ViewAction = v.strictObject({ ...press, values: Values });
const HomeAction = v.strictObject(press);
const Submit = v.strictObject({ user: name, values: Values });
const Person = v.strictObject({ user: name });
const Command = v.strictObject({
  user: name,
  command: v.pipe(v.string(), v.regex(/^\/\S+$/, 'a command starts with /'), v.maxLength(80)),
  text: words,
});

type Act = (world: PageWorld, request: IncomingMessage) => Promise<unknown>;

/** What the buttons of the page do, by path. Each answers with what came of it. */
export const acts: Readonly<Record<string, Act>> = {
  '/x/post': onX(Post, (x, post) => x.post(post)),
  '/x/dm': onX(DirectMessage, (x, message) => x.directMessage(message)),
  '/x/edit': onX(Edit, (x, { id, text }) => x.edit(id, text)),
  '/x/remove': onX(Remove, (x, { id }) => x.remove(id)),
  '/slack/click': onSlack(Click, (slack, click) => slack.click(click)),
  '/slack/submit': onSlack(Submit, (slack, submission) => slack.submit(submission)),
  '/slack/view-action': onSlack(ViewAction, (slack, action) => slack.viewAction(action)),
  '/slack/dismiss': onSlack(Person, (slack, { user }) => slack.dismiss(user)),
  '/slack/open-home': onSlack(Person, (slack, { user }) => slack.openHome?.(user)),
  '/slack/home-action': onSlack(HomeAction, (slack, action) => slack.homeAction?.(action)),
  '/slack/command': onSlack(Command, (slack, command) => slack.command(command)),
};

function onX<S extends v.GenericSchema>(schema: S, act: (x: XSide, input: v.InferOutput<S>) => unknown): Act {
  return async ({ x }, request) => {
    const input = await readJson(request, schema);
    if (x === null) throw new Refused(409, 'X is the real one: patrons write there.');
    return outcome(() => act(x, input));
  };
}

function onSlack<S extends v.GenericSchema>(
  schema: S,
  act: (slack: SlackSide, input: v.InferOutput<S>) => unknown,
): Act {
  return async ({ slack }, request) => {
    const input = await readJson(request, schema);
    if (slack === null) throw new Refused(409, 'Slack is the real one: staff decide there.');
    return outcome(() => act(slack, input));
  };
}

/** The simulated X and Slack refuse by throwing; their words are for whoever pressed the button. */
async function outcome(act: () => unknown): Promise<unknown> {
  try {
    return (await act()) ?? null;
  } catch (cause) {
    throw new Refused(422, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
