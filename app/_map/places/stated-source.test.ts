import type { Map as MapLibreMap } from "maplibre-gl";
import { expect, test, vi } from "vitest";
import { StatedSource } from "./stated-source";

function makeSource() {
  const setData = vi.fn();
  const setFeatureState = vi.fn();
  // Only these two are called of a map.
  const map: Pick<MapLibreMap, "getSource" | "setFeatureState"> = {
    getSource: vi.fn().mockReturnValue({ setData }),
    setFeatureState,
  };
  const state = { name: "standing", nothing: "" };
  return {
    source: new StatedSource<string>(map, { source: "projects", url: "/projects" }, state),
    setData,
    states: () => setFeatureState.mock.calls.map(([{ id }, value]) => [id, value.standing]),
    forget: () => setFeatureState.mockClear(),
  };
}

test("features are fetched when first wanted, and once", () => {
  const { source, setData } = makeSource();
  source.show(null);
  expect(setData).not.toHaveBeenCalled();
  source.show(new Map([["a", "built"]]));
  source.show(null);
  source.show(new Map([["b", "built"]]));
  expect(setData.mock.calls).toEqual([["/projects"]]);
});

test("a feature that is not named again loses its state", () => {
  const { source, states, forget } = makeSource();
  source.show(
    new Map([
      ["a", "built"],
      ["b", "late"],
    ]),
  );
  forget();
  source.show(new Map([["b", "built"]]));
  expect(states()).toEqual([
    ["a", ""],
    ["b", ""],
    ["b", "built"],
  ]);
});
