import type { AskedFor } from './met-filters';
import type { ReadPage } from './whole-list';

/** What must be known of an answer once it was read. */
export interface ReadAnswer extends ReadPage {
  /** Records that could not be kept. */
  setAside: number;
  /** For each field, how many records had a value there that could not be read; absent where all could. */
  unreadable: AskedFor['unreadable'];
}

/**
 * Reads answers and makes a list of them, elsewhere than in the main thread, which must not stand still over it. What a
 * page and a list hold in addition, and what a list is compared with, is a matter of the caller who brings the reader.
 */
export interface ListReader<Page extends ReadAnswer, List> {
  /**
   * Reads the body of a success answer, whose memory is gone afterwards.
   * @param answer `fetchedAt` in epoch ms; `isWhole` where it is the whole list unless it says that it is a page
   * @throws {AppError} unexpected_response, connection_lost
   */
  read(body: Uint8Array[], answer: { fetchedAt: number; isWhole: boolean }): Promise<Page>;
  /** The list that is one answer. */
  whole(page: Page): List;
  /** The list that several pages make, or one whose numbers may not meet the filters that they were asked for. */
  join(pages: readonly Page[], question: { fetchedAt: number; asked: AskedFor }): Promise<List>;
  /** Whether a number may have been lost between the pages of a list, so that it is read once more. */
  isDoubtful(list: List): boolean;
}
