/** The menu over the library's answers: Slack searches its options as somebody types. */
import type { StaticSelect } from '@slack/types';
import { emergencyTopic } from '../../core/emergency-choices.ts';
import { type StaffLanguage, topicName, words } from '../../core/words.ts';
import type { AnswerChoice } from '../../steps/modals.ts';
import { label } from './blocks.ts';
import { option, optionsShown } from './modal-parts.ts';

interface AnswerMenu {
  actionId: string;
  placeholder: string;
  /** What stands above all topics; these answers are not named again below. */
  first: { label: string; choices: readonly { answerId: string; title: string }[] } | null;
  answers: readonly AnswerChoice[];
  language: StaffLanguage;
}

/** Null where there is nothing to choose: Slack takes no menu without options. */
export function answerMenu({ actionId, placeholder, first, answers, language }: AnswerMenu): StaticSelect | null {
  const w = words[language];
  const listed = new Set(first?.choices.map(({ answerId }) => answerId));
  const byTopic = new Map<string, AnswerChoice[]>();
  for (const answer of answers) {
    if (listed.has(answer.id)) continue;
    listed.add(answer.id);
    const topic = answer.topic === emergencyTopic ? w.emergency.topic : topicName(w, answer.topic);
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), answer]);
  }
  const inOrder = new Intl.Collator(language);
  const groups = [...byTopic]
    .sort(([a], [b]) => inOrder.compare(a, b))
    .map(([topic, choices]) => ({
      label: topic,
      options: choices.toSorted((a, b) => inOrder.compare(a.title, b.title)).map(({ id, title }) => option(title, id)),
    }));
  const fitting = { label: first?.label ?? '', options: first?.choices.map((c) => option(c.title, c.answerId)) ?? [] };
  const all = (fitting.options.length > 0 ? [fitting, ...groups] : groups).slice(0, optionsShown);
  if (all.length === 0) return null;
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: label(placeholder),
    option_groups: all.map((group) => ({ label: label(group.label), options: group.options.slice(0, optionsShown) })),
  };
}
