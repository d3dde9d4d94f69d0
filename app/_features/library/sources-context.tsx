"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { SourceFact } from "./source-fact";

const SourcesContext = createContext<readonly SourceFact[]>([]);

/** Hands the list of sources to whoever cites one. */
export function SourcesProvider({
  sources,
  children,
}: {
  sources: readonly SourceFact[];
  children: ReactNode;
}) {
  return <SourcesContext value={sources}>{children}</SourcesContext>;
}

/** Every file of figures with its origin, licence and vintage. */
export function useSources(): readonly SourceFact[] {
  return useContext(SourcesContext);
}
