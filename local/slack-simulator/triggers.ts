import { Refusal } from './arguments.ts';
import type { Workspace } from './workspace.ts';

const lifetime = 3_000; // ms: Slack's trigger ids die after 3 s

/** A trigger id for an interaction of `user`, in the modal `view` if it happened there. */
export function newTrigger(workspace: Workspace, user: string, view?: string): string {
  const [seconds = '', fraction = ''] = workspace.timestamp().split('.');
  const id = `${seconds}.${fraction}.${workspace.newId('').toLowerCase()}`;
  workspace.triggers.put(id, {
    user,
    at: workspace.now(),
    ...(view === undefined ? {} : { view }),
    exchanged: false,
  });
  return id;
}

/** Exchanges a trigger id; each can be exchanged once. */
export function exchangeTrigger(workspace: Workspace, id: string): { user: string; view?: string } {
  const trigger = workspace.triggers.get(id);
  if (trigger === undefined) throw new Refusal('invalid_trigger_id');
  if (trigger.exchanged) throw new Refusal('exchanged_trigger_id');
  if (workspace.now() - trigger.at > lifetime) throw new Refusal('expired_trigger_id');
  workspace.triggers.put(id, { ...trigger, exchanged: true });
  return trigger;
}
