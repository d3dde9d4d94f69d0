import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";

/** A remote source that is fetched when a person first asks for it, drawn by feature states. */
export class StatedSource<Id extends string | number> {
  private readonly map: Pick<MapLibreMap, "getSource" | "setFeatureState">;
  private readonly source: string;
  private readonly url: string;
  /** Name of the feature state that the style reads, and what it is where nothing is to be drawn. */
  private readonly name: string;
  private readonly nothing: string | number;
  private isAsked = false;
  private stated: readonly Id[] = [];

  constructor(
    map: Pick<MapLibreMap, "getSource" | "setFeatureState">,
    from: { source: string; url: string },
    state: { name: string; nothing: string | number },
  ) {
    this.map = map;
    this.source = from.source;
    this.url = from.url;
    this.name = state.name;
    this.nothing = state.nothing;
  }

  /** Gives each feature its state; those of the last call that are not named again lose theirs. */
  show(states: ReadonlyMap<Id, string | number> | null): void {
    if (states && !this.isAsked) this.map.getSource<GeoJSONSource>(this.source)?.setData(this.url);
    this.isAsked ||= states !== null;
    for (const id of this.stated) this.state(id, this.nothing);
    for (const [id, value] of states ?? []) this.state(id, value);
    this.stated = [...(states?.keys() ?? [])];
  }

  private state(id: Id, value: string | number): void {
    this.map.setFeatureState({ source: this.source, id }, { [this.name]: value });
  }
}
