export interface Conversation {
  readonly id: string;
  readonly bookingId: string;
  /** Account ids. */
  readonly participants: readonly string[];
}

export interface StoredMessage {
  readonly id: string;
  readonly conversationId: string;
  /** Made by the sender's browser: the same one again is the same message. */
  readonly clientId: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: Date;
}
