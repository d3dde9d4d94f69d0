import type { KeyboardEvent } from "react";

/** Enter takes the number that was typed, as leaving the field does. */
export function commitOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === "Enter") event.currentTarget.blur();
}
