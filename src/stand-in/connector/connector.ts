import type { Answer, Route } from '../http-server';
import type { JsonObject } from '../json';
import { isObject, objectAt, objectsIn, textAt } from '../json';
import type { Member, People } from '../people';
import type { Act, ConnectorParts, FindMember } from './connector-gate';
import { guarded } from './connector-gate';
import type { Operation } from './faults';
import { refuse } from './faults';
import type { Inboxes, InboxMessage } from './inbox';

const ok = (body: JsonObject | readonly unknown[], status = 200): Answer => ({ status, body });

function accountOf(member: Member): JsonObject {
  const { person, tenantId, mri } = member;
  const mail = person.email === undefined ? {} : { email: person.email, userPrincipalName: person.email };
  const id = { id: mri, objectId: person.id, aadObjectId: person.id };
  return { ...id, name: person.name, ...mail, tenantId, userRole: 'user' };
}

/** Text and a card in one activity become two messages, and Teams then gives no id back. */
function deliver(inboxes: Inboxes, member: Member, activity: JsonObject): InboxMessage | undefined {
  const add = (one: JsonObject) => inboxes.add('bot', member.person.id, member.conversationId, one);
  const { attachments, text, ...rest } = activity;
  if (!text || objectsIn(attachments).length === 0) return add(activity);
  add({ ...rest, text });
  add({ ...rest, attachments });
  return undefined;
}

function wrongActivity(activity: JsonObject): Answer | undefined {
  const type = textAt(activity, 'type');
  if (!type) return refuse(400, 'BadArgument', 'The activity has no type.');
  if (type !== 'message') return undefined;
  const empty = !textAt(activity, 'text') && objectsIn(activity['attachments']).length === 0;
  return empty ? refuse(400, 'BadSyntax', 'The message has neither text nor attachment.') : undefined;
}

function openChat({ inboxes, serviceUrl }: ConnectorParts): Act {
  return (member, _, body) => {
    const activity = isObject(body['activity']) ? body['activity'] : undefined;
    const wrong = activity && wrongActivity(activity);
    if (wrong) return wrong;
    const sent = activity && deliver(inboxes, member, activity);
    const ids = { id: member.conversationId, ...(sent && { activityId: sent.activityId }) };
    return ok({ ...ids, serviceUrl: serviceUrl() }, 201);
  };
}

function send({ inboxes }: ConnectorParts): Act {
  return (member, { parts: [, replyToId] }, activity) => {
    const wrong = wrongActivity(activity);
    if (wrong) return wrong;
    if (activity['type'] !== 'message') return ok({}, 202);
    const message = deliver(inboxes, member, replyToId === undefined ? activity : { ...activity, replyToId });
    return ok(message ? { id: message.activityId } : {}, 201);
  };
}

function onOwnMessage(inboxes: Inboxes, act: (message: InboxMessage, activity: JsonObject) => Answer): Act {
  return (member, { parts: [, activityId = ''] }, activity) => {
    const message = inboxes.find(member.conversationId, activityId);
    if (!message || message.deleted) {
      return refuse(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
    }
    return message.from === 'bot'
      ? act(message, activity)
      : refuse(403, 'Forbidden', 'Not the bot’s own message.');
  };
}

function update({ inboxes }: ConnectorParts): Act {
  return onOwnMessage(inboxes, (message, activity) => {
    const wrong = wrongActivity(activity);
    if (wrong) return wrong;
    inboxes.update(message, activity);
    return ok({ id: message.activityId });
  });
}

function remove({ inboxes }: ConnectorParts): Act {
  return onOwnMessage(inboxes, (message) => {
    inboxes.remove(message);
    return ok({});
  });
}

function oneMember(people: People): Act {
  return (member, { parts: [, id = ''] }) =>
    people.byAccount(id)?.mri === member.mri
      ? ok(accountOf(member))
      : refuse(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.');
}

/** The person a new personal chat is for: the first member, by `29:…` or object id, in this tenant. */
function firstMember({ people, tenantId }: ConnectorParts): FindMember {
  return (_, body) => {
    const tenant =
      textAt(body, 'tenantId') ?? textAt(objectAt(objectAt(body, 'channelData'), 'tenant'), 'id');
    if (tenant !== tenantId) return refuse(400, 'BadArgument', 'The tenant id is missing or not this one.');
    if (body['isGroup'] === true) return refuse(400, 'BadArgument', 'Bots cannot create group chats.');
    const account = textAt(objectsIn(body['members'])[0] ?? {}, 'id') ?? '';
    return people.byAccount(account) ?? refuse(400, 'BadArgument', 'Failed to decrypt pairwise id.');
  };
}

/** The connector service: what a bot can ask of Teams about its personal chats, with Teams' own errors. */
export function connectorRoutes(parts: ConnectorParts): Route[] {
  const byConversation: FindMember = ({ parts: [id = ''] }) =>
    parts.people.byConversation(id) ?? refuse(404, 'ConversationNotFound', 'Conversation not found.');
  const route = (method: string, path: string, operation: Operation, act: Act): Route => ({
    method,
    path: new RegExp(`^/v3/conversations/([^/]+)${path}$`),
    handle: guarded(parts, operation, byConversation, act),
  });
  const create = guarded(parts, 'conversation', firstMember(parts), openChat(parts));
  return [
    { method: 'POST', path: /^\/v3\/conversations$/, handle: create },
    route('POST', '/activities', 'create', send(parts)),
    route('POST', '/activities/([^/]+)', 'create', send(parts)),
    route('PUT', '/activities/([^/]+)', 'update', update(parts)),
    route('DELETE', '/activities/([^/]+)', 'delete', remove(parts)),
    route('GET', '/members', 'read', (member) => ok([accountOf(member)])),
    route('GET', '/pagedmembers', 'read', (member) => ok({ members: [accountOf(member)] })),
    route('GET', '/members/([^/]+)', 'read', oneMember(parts.people)),
  ];
}
