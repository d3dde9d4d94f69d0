"use client";

import { useEffect, useRef, useState } from "react";

const COUNT_MS = 450;

/**
 * A number that counts over to its new value. The final text is what the page holds for
 * printing and reading aloud; a person who asked for less motion gets it at once.
 */
export function CountedNumber({
  value,
  format,
}: {
  value: number;
  format: (value: number) => string;
}) {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (still || start === value) {
      from.current = value;
      setShown(value);
      return;
    }
    const began = performance.now();
    let frame = requestAnimationFrame(function count(now) {
      const part = Math.min(1, (now - began) / COUNT_MS);
      const eased = 1 - (1 - part) ** 3;
      from.current = part === 1 ? value : start + (value - start) * eased;
      setShown(from.current);
      if (part < 1) frame = requestAnimationFrame(count);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return <span className="tabular-nums">{format(shown)}</span>;
}
