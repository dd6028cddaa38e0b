/** Why one candidate for a database cannot be used here; the next one is then asked. `todo` is one line for a person. */
export class Unavailable extends Error {
  /** @param {string} message @param {string} [todo] */
  constructor(message, todo = '') {
    super(message);
    this.todo = todo;
  }
}
