/** A place on WGS84: longitude and latitude in degrees, longitude first as in GeoJSON. */
export type LonLat = { lon: number; lat: number };
