/** An error whose message is all that a person needs: shown in one line, without a stack. */
export class Failure extends Error {}
