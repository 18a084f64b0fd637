import { app, desk, everybody, former, type Person } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Whoever was deactivated stays known: users.info and users.list still tell of them, as deleted. */
export function hasLeft(workspace: Workspace, user: string): boolean {
  return user === former.id || workspace.departures.get(user) !== undefined;
}

/** Somebody who is still in the workspace. */
export function findPerson(workspace: Workspace, user: string): Person | undefined {
  return hasLeft(workspace, user) ? undefined : everybody.find((person) => person.id === user);
}

/** @throws when there is no such person, or no longer */
export function requirePerson(workspace: Workspace, user: string): Person {
  const person = findPerson(workspace, user);
  if (person !== undefined) return person;
  const was = everybody.find(({ id }) => id === user);
  throw new Error(was === undefined ? `Nobody in the workspace has the id ${user}` : `${was.realName} has left`);
}

/** The people in both channels. */
export function deskOf(workspace: Workspace): Person[] {
  return desk.filter(({ id }) => !hasLeft(workspace, id));
}

/** The ids of the members of either channel, the app itself included. */
export function membersOf(workspace: Workspace): string[] {
  return [...deskOf(workspace).map(({ id }) => id), app.botUserId];
}

/** Deactivates an account: it leaves channels and user groups, and its open modals are gone. */
export function leave(workspace: Workspace, user: string): void {
  const { id } = requirePerson(workspace, user);
  workspace.departures.put(id, { at: workspace.now() });
  workspace.modalStacks.put(id, { views: [] });
  for (const group of workspace.usergroups.all())
    if (group.users.includes(id))
      workspace.usergroups.put(group.id, { ...group, users: group.users.filter((member) => member !== id) });
}
