"use client";

import { useCallback, useSyncExternalStore } from "react";
import { themeKey } from "./theme-script";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The remembered choice and the colours it comes to. */
export function useTheme() {
  const choice = useSyncExternalStore(subscribe, readChoice, () => "system" as ThemeChoice);
  const theme = useSyncExternalStore(subscribe, readTheme, () => "light" as const);
  const choose = useCallback((next: ThemeChoice) => {
    if (next === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, next);
    window.dispatchEvent(new Event(themeKey));
  }, []);
  return { choice, theme, choose };
}

function readChoice(): ThemeChoice {
  const text = localStorage.getItem(themeKey);
  return themeChoices.find((choice) => choice === text) ?? "system";
}

function readTheme(): "light" | "dark" {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  window.addEventListener(themeKey, listener);
  return () => {
    observer.disconnect();
    window.removeEventListener(themeKey, listener);
  };
}
