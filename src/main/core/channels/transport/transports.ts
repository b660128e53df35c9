import type { Post } from './post';
import type { SendMail } from './mail';

/** The ways in which messages leave the computer. */
export interface Transports {
  post: Post;
  mail: SendMail;
}
