import { type Naming, words } from './naming.ts';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Ends a request with a problem instead of a result. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(String(answer.body.detail));
    this.answer = answer;
  }
}

/** The problem types that name nothing but the HTTP status, as X sends them. */
export function plainProblem(status: number, title: string, detail = title): Answer {
  return { status, body: { title, detail, type: 'about:blank', status } };
}

/** 403 with X's own sentence. */
export function forbidden(detail: string): Refusal {
  return new Refusal(plainProblem(403, 'Forbidden', detail));
}

/** X's answer when the prepaid credits are used up; rate-limit headers stay healthy then. */
export const creditsDepleted: Answer = {
  status: 402,
  body: {
    title: 'Payment Required',
    detail: 'credits depleted',
    type: 'https://api.x.com/2/problems/credits-depleted',
  },
};

/** 400; 2.165 describes a list of errors by parameter, 2.167 one parameter and value. */
export function invalidRequest(naming: Naming, parameter: string, value: string, message: string): Refusal {
  const type = `${words[naming].problems}invalid-request`;
  const title = 'Invalid Request';
  const sentence = 'One or more parameters to your request was invalid.';
  return new Refusal({
    status: 400,
    body:
      naming === 'tweet'
        ? { errors: [{ parameters: { [parameter]: [value] }, message }], title, detail: sentence, type }
        : { title, detail: `${sentence} ${message}`, type, parameter, value },
  });
}

/** One entry of `errors`, or the whole body for a single lookup: nothing (any more) under that id. */
export function notFound(naming: Naming, resource: 'user' | 'post', parameter: string, id: string) {
  const resourceType = resource === 'user' ? 'user' : words[naming].post;
  return {
    value: id,
    detail: `Could not find ${resourceType} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: resourceType,
    parameter,
    resource_id: id,
    type: `${words[naming].problems}resource-not-found`,
  };
}

/** The same for what a protected author wrote. */
export function notAuthorized(naming: Naming, parameter: string, id: string) {
  const resourceType = words[naming].post;
  return {
    value: id,
    detail: `Sorry, you are not authorized to see the ${resourceType} with ${parameter}: [${id}].`,
    title: 'Authorization Error',
    section: 'data',
    resource_type: resourceType,
    parameter,
    resource_id: id,
    type: `${words[naming].problems}not-authorized-for-resource`,
  };
}
