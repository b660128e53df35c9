import { asSent } from '../shared/numbers/extras';
import { NUMBER_TYPES, type PhoneNumber } from '../shared/numbers/phone-number';
import { pageText, readPage, type Page, type Paging } from './paging';

/** The one path the sandbox knows. */
const ENDPOINT_PATH = '/api/v1/phone-numbers';

/** A finished HTTP answer. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What the endpoint needs to know of a request. */
export interface EndpointRequest {
  method: string;
  url: URL;
  authorization: string | undefined;
}

/** An answer whose body is JSON. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return textAnswer(status, 'application/json', JSON.stringify(body), headers);
}

/** An answer with any text as its body. */
export function textAnswer(
  status: number,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): HttpAnswer {
  return { status, headers: { 'content-type': contentType, ...headers }, body: Buffer.from(body) };
}

/** The numbers behind the endpoint. Each is turned into JSON once, and the whole list once, however often it is asked. */
export class NumberStore {
  private texts: { number: PhoneNumber; text: string }[] | null = null;
  private whole: HttpAnswer | null = null;

  /** @param wire what a number is sent as, by its place in the list */
  constructor(
    private numbers: PhoneNumber[],
    private readonly wire: (number: PhoneNumber, index: number) => object = asSent,
  ) {}

  /** Replaces the list by what `edit` makes of it. */
  change(edit: (numbers: PhoneNumber[]) => PhoneNumber[]): void {
    this.numbers = edit(this.numbers);
    this.texts = null;
    this.whole = null;
  }

  /** The success answer with the numbers that pass, or with all. */
  answer(passes: ((number: PhoneNumber) => boolean) | null): HttpAnswer {
    if (passes) return listAnswer(this.textsOf(passes));
    return (this.whole ??= listAnswer(this.textsOf(null)));
  }

  /** One page of them. */
  page(passes: ((number: PhoneNumber) => boolean) | null, page: Page, { shape }: Paging): HttpAnswer {
    return textAnswer(200, 'application/json', pageText(this.textsOf(passes), page, shape, ENDPOINT_PATH));
  }

  private textsOf(passes: ((number: PhoneNumber) => boolean) | null): string[] {
    const all = (this.texts ??= this.numbers.map((number, index) => ({
      number,
      text: JSON.stringify(this.wire(number, index)),
    })));
    return (passes ? all.filter(({ number }) => passes(number)) : all).map(({ text }) => text);
  }
}

function listAnswer(texts: readonly string[]): HttpAnswer {
  return textAnswer(200, 'application/json', `{"success":true,"data":[${texts.join(',')}]}`);
}

/**
 * Answers a request as the API reference says: first the route, then the token, then the filters. What the reference
 * leaves open (405, what a boolean may be called, empty parameters) is as Laravel does it. Without `paging`, `page` and
 * `per_page` are ignored, as the reference knows neither.
 */
export function answerRequest(
  request: EndpointRequest,
  store: NumberStore,
  { token, paging }: { token: string; paging: Paging | null },
): HttpAnswer {
  const { method, url, authorization } = request;
  if (url.pathname !== ENDPOINT_PATH) return jsonAnswer(404, { success: false, message: 'Not found.' });
  if (method !== 'GET' && method !== 'HEAD') {
    const message = `The ${method} method is not supported for this route. Supported methods: GET, HEAD.`;
    return jsonAnswer(405, { success: false, message }, { allow: 'GET, HEAD' });
  }
  if (authorization !== `Bearer ${token}`) return jsonAnswer(401, { success: false, message: 'Unauthorized' });
  const filters = readFilters(url.searchParams);
  const page = paging && readPage(url.searchParams, paging);
  const errors = { ...('errors' in filters && filters.errors), ...(page && 'errors' in page && page.errors) };
  if ('errors' in filters || (page && 'errors' in page)) {
    return jsonAnswer(422, { success: false, message: 'The given data was invalid.', errors });
  }
  return paging && page ? store.page(filters.passes, page, paging) : store.answer(filters.passes);
}

type Filters = { passes: ((number: PhoneNumber) => boolean) | null } | { errors: Record<string, string[]> };

const BOOLEAN_WORDS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function readFilters(query: URLSearchParams): Filters {
  const tests: ((number: PhoneNumber) => boolean)[] = [];
  const errors: Record<string, string[]> = {};
  // of a parameter sent twice, PHP sees the last; an empty one counts as missing
  const parameter = (name: string) => query.getAll(name).at(-1) ?? '';

  const type = parameter('type');
  if (type !== '' && !(NUMBER_TYPES as readonly string[]).includes(type)) {
    errors.type = ['The selected type is invalid.'];
  } else if (type !== '') {
    tests.push((number) => number.type === type);
  }
  for (const name of ['has_voice', 'has_whatsapp'] as const) {
    const word = parameter(name);
    if (word === '') continue;
    const wanted = BOOLEAN_WORDS.get(word);
    if (wanted === undefined) errors[name] = [`The ${name.replace('_', ' ')} field must be true or false.`];
    else tests.push((number) => number[name] === wanted);
  }
  // a raw + in the address means a space and stays one, so it finds nothing, as on the real server
  const search = parameter('search').toLowerCase();
  if (search !== '') {
    tests.push((number) => number.number.includes(search) || number.id.toLowerCase().includes(search));
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { passes: tests.length > 0 ? (number) => tests.every((test) => test(number)) : null };
}
