import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import type { LeftOut } from "./left-out";
import { readAddress } from "./read-address";

/** What is said of a link or file that was not taken over whole, until a person has read it. */
export interface LeftOutNotice {
  readonly from: "address" | "file";
  /** Empty = there is nothing to say. */
  readonly parts: readonly LeftOut[];
  /** Says what a file was read without. */
  report(parts: readonly LeftOut[]): void;
  dismiss(): void;
}

const nothing: readonly LeftOut[] = [];

/** Speaks of each part of the address once: it stays there, or goes as the address is written anew. */
export function useLeftOut(): LeftOutNotice {
  const query = useSearchParams();
  const parts = useMemo(() => readAddress(new URLSearchParams(query)).leftOut, [query]);
  const [told, setTold] = useState({ from: "address" as LeftOutNotice["from"], parts });
  const seen = useRef(new Set(parts.map(nameOf)));
  useEffect(() => {
    if (parts.every((part) => seen.current.has(nameOf(part)))) return;
    for (const part of parts) seen.current.add(nameOf(part));
    setTold({ from: "address", parts });
  }, [parts]);
  return useMemo(
    () => ({
      ...told,
      report: (next) => setTold({ from: "file", parts: next }),
      dismiss: () => setTold({ from: "address", parts: nothing }),
    }),
    [told],
  );
}

function nameOf({ text, why }: LeftOut): string {
  return `${why} ${text}`;
}
