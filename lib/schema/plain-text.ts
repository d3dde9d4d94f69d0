import { z } from "zod";

/**
 * What no name holds: control characters and line ends, marks that turn the direction of writing,
 * and halves of surrogate pairs. They hide what a name says, and no file format carries them all.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F\uFEFF]/u;

/** Whether a text is fit for a name: one line, in the direction in which it is read. */
export function isPlainText(text: string): boolean {
  return !unseen.test(text);
}

/** A name of one line; spaces around it are dropped, what cannot be seen is refused. */
export function nameOfLength(maxLength: number) {
  return z
    .string()
    .refine(isPlainText, "The name has control characters or line ends")
    .trim()
    .min(1)
    .max(maxLength);
}
