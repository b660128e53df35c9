import { jsonAnswer, type HttpAnswer } from './endpoint';

const WINDOW_MS = 60_000;

/** Counts requests by the minute and says so in headers, as Talkover does (100 on Standard, 1,000 on Professional). */
export class RateLimit {
  private used = 0;
  private endsAt = 0;

  constructor(private readonly perMinute: number) {}

  /** The answer with the limit's headers, or a 429 in its place where the limit is used up. */
  limited(answer: HttpAnswer, now: number): HttpAnswer {
    if (now >= this.endsAt) {
      this.used = 0;
      this.endsAt = now + WINDOW_MS;
    }
    this.used++;
    const isOver = this.used > this.perMinute;
    const headers = {
      'x-ratelimit-limit': String(this.perMinute),
      'x-ratelimit-remaining': String(Math.max(0, this.perMinute - this.used)),
      'x-ratelimit-reset': String(Math.ceil(this.endsAt / 1000)),
    };
    if (!isOver) return { ...answer, headers: { ...answer.headers, ...headers } };
    const retryAfter = String(Math.ceil((this.endsAt - now) / 1000));
    return jsonAnswer(
      429,
      { success: false, message: 'Too Many Attempts.' },
      { ...headers, 'retry-after': retryAfter },
    );
  }
}
