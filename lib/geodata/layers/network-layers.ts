import type { Feature } from "geojson";
import { loadBusHeadroom } from "../load-bus-headroom";
import { loadGridData } from "../load-grid-data";
import { loadBusRows, loadStationRows } from "../load-places";
import { readTopology } from "../read-topology";
import { createLine, createPoint } from "./feature-of";

/** The 803 lines of the map. */
export async function buildLineLayer(): Promise<Feature[]> {
  const lines = await readTopology("odbl/lines.topo.json", "lines");
  return lines.map(({ id, properties, geometry }) => ({
    type: "Feature",
    properties: { id: String(id), ...properties },
    geometry,
  }));
}

/** The 505 stations. */
export async function buildStationLayer(): Promise<Feature[]> {
  const stations = await loadStationRows();
  return stations.map((station) => {
    const { id, kv, nameKo, nameEn, province, municipality, bus, busKm } = station;
    return createPoint(station, {
      ...{ id, kv, nameKo, nameEn, province, municipality, bus, busKm },
      capMw: station.voltageCapMw,
      outsideKm: station.outsideKm,
    });
  });
}

/**
 * The 193 buses with their headroom at the summer peak as published with the model, and with that of
 * every stress hour as computed here (`n0…Mw` without outages, `n1…Mw` after any one; null where the
 * hour has no operation).
 */
export async function buildBusLayer(): Promise<Feature[]> {
  const [buses, computed] = await Promise.all([loadBusRows(), loadBusHeadroom()]);
  const byBus = new Map(computed.map((row) => [row.bus, row]));
  return buses.map((row) => {
    const { bus, nameKo, nameEn, province, baseKv } = row;
    return createPoint(row, {
      ...{ bus, nameKo, nameEn, province, baseKv },
      headroomN0Mw: row.headroomN0PeakMw,
      headroomN1Mw: row.headroomN1At110Mw,
      ...byBus.get(bus),
    });
  });
}

/** The 385 branches as straight lines between their buses. */
export async function buildBranchLayer(): Promise<Feature[]> {
  const { buses, branches } = await loadGridData();
  const byNumber = new Map(buses.map((bus) => [bus.bus, bus]));
  return branches.map(({ branch, fromBus, toBus, ratingMw, circuits, kv, build }) => {
    const from = byNumber.get(fromBus);
    const to = byNumber.get(toBus);
    if (!from || !to) throw new Error(`branch ${branch} lacks a bus`);
    const lineClass = `${kv} kV ${build}`;
    return createLine(from, to, {
      nameKo: `${from.name.ko}–${to.name.ko}`,
      nameEn: `${from.name.en}–${to.name.en}`,
      ...{ branchId: branch, fromBus, toBus, ratingMw, circuits, kv, build },
      class: lineClass,
    });
  });
}

/** Renewable capacity and yield at each bus that has some. */
export async function buildRenewableLayer(): Promise<Feature[]> {
  const buses = await loadBusRows();
  return buses
    .filter(({ solarMw, windMw }) => solarMw + windMw > 0)
    .map((row) => {
      const { bus, nameKo, nameEn, province, solarMw, windMw, solarCf, windCf } = row;
      return createPoint(row, {
        ...{ bus, nameKo, nameEn, province, solarMw, windMw, solarCf, windCf },
      });
    });
}
