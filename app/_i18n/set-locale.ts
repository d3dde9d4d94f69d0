"use server";

import { cookies } from "next/headers";
import { localeCookie, readLocale } from "./locale";

/** Remembers the language for a year; the page renders again in place and keeps its state. */
export async function setLocale(wanted: string): Promise<void> {
  (await cookies()).set(localeCookie, readLocale(wanted), {
    maxAge: 365 * 24 * 3600,
    sameSite: "lax",
    path: "/",
  });
}
