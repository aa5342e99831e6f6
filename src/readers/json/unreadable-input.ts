/** An input that cannot be read: one line that says what is wrong and what to do. */
export class UnreadableInput extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableInput';
  }
}
