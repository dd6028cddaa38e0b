const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts as bytes, one behind the other. Nothing is taken back: what is out of use goes when the store is made again. */
export class Texts {
  bytes: Uint8Array;
  used = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Adds a text in UTF-8; gives how many bytes it takes. */
  append(text: string): number {
    this.#reserve(3 * text.length);
    const { written } = encoder.encodeInto(text, this.bytes.subarray(this.used));
    this.used += written;
    return written;
  }

  /** Adds bytes of another store; gives where they begin. */
  copy({ bytes }: Texts, at: number, length: number): number {
    this.#reserve(length);
    const start = this.used;
    this.bytes.set(bytes.subarray(at, at + length), start);
    this.used += length;
    return start;
  }

  read(at: number, length: number): string {
    return decoder.decode(this.bytes.subarray(at, at + length));
  }

  #reserve(more: number): void {
    if (this.used + more <= this.bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.used + more, Math.ceil(this.bytes.length * 1.5)));
    bigger.set(this.bytes.subarray(0, this.used));
    this.bytes = bigger;
  }
}
