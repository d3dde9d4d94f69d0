"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { HourFact } from "./hour-fact";

const HoursContext = createContext<readonly HourFact[]>([]);

/** Hands the stress hours of the network model to whoever names one. */
export function HoursProvider({
  hours,
  children,
}: {
  hours: readonly HourFact[];
  children: ReactNode;
}) {
  return <HoursContext value={hours}>{children}</HoursContext>;
}

/** The stress hours of the network model, in its order. */
export function useHours(): readonly HourFact[] {
  return useContext(HoursContext);
}
